// No variable of the libraries below reaches a page.
#include <doctest/doctest.h>

#include <string>

#include "tests/app/workshop.h"

using namespace banxin;
using test::Starter;

namespace {

// What HarfBuzz, FreeType, Pango, fontconfig, Cairo, GLib, librsvg, pixman, libjpeg, Little CMS, ICU, qpdf and GnuTLS
// obey.
const std::string hostile =
    "HB_SHAPER_LIST=fallback HB_OPTIONS=uniscribe-bug-compatible "
    "FREETYPE_PROPERTIES='truetype:interpreter-version=35 cff:no-stem-darkening=0 cff:hinting-engine=adobe "
    "autofitter:no-stem-darkening=0' "
    "PANGO_LANGUAGE=tr:ja PANGOCAIRO_BACKEND=win32 FONTCONFIG_FILE=/nonexistent FONTCONFIG_PATH=/nonexistent "
    "FONTCONFIG_SYSROOT=/nonexistent FC_LANG=ja FC_DEBUG=1 CAIRO_DEBUG=1 CAIRO_DEBUG_PDF=1 G_DEBUG=fatal-warnings "
    "G_MESSAGES_DEBUG=all G_FILENAME_ENCODING=EUC-JP G_SLICE=always-malloc GDK_PIXBUF_MODULE_FILE=/nonexistent "
    "RSVG_LOG=1 PIXMAN_DISABLE='fast sse2 ssse3 mmx' JPEGMEM=1k JSIMD_FORCENONE=1 ICU_DATA=/nonexistent "
    "ICU_TIMEZONE_FILES_DIR=/nonexistent QPDF_CRYPTO_PROVIDER=none GNUTLS_NO_IMPLICIT_INIT=1 "
    "GNUTLS_CPUID_OVERRIDE=1 XML_CATALOG_FILES=/nonexistent "
    "SOURCE_DATE_EPOCH=1 LANGUAGE=tr LC_ALL=tr_TR.UTF-8 TZ=Asia/Kathmandu DICPATH=/nonexistent";

const std::string drawing =
    "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='60'><defs><linearGradient id='g'><stop offset='0' "
    "stop-color='#036'/><stop offset='1' stop-color='#f60' stop-opacity='0.4'/></linearGradient></defs>"
    "<rect width='80' height='60' fill='url(#g)'/><circle cx='40' cy='30' r='21.3' fill='none' stroke='#000'/></svg>";

}  // namespace

TEST_CASE("no variable that a library obeys changes a byte" * doctest::test_suite("released")) {
  const Starter shop;
  shop.write("paper/d.svg", drawing);
  shop.replace("paper/01-story.md", "把正文写在这里", "![图](d.svg)\n\nefficient AV To fi 把正文写在这里");
  REQUIRE(shop.run("render paper/edition.yaml -o a --layout").code == 0);
  REQUIRE(shop.run("proof paper/edition.yaml -o a --dpi 60").code == 0);
  REQUIRE(shop.run("render paper/edition.yaml -o b --layout", hostile).code == 0);
  REQUIRE(shop.run("proof paper/edition.yaml -o b --dpi 60", hostile).code == 0);
  // Alone: with those that are read before main() the program begins anew without any.
  REQUIRE(shop.run("render paper/edition.yaml -o c", "GNUTLS_NO_IMPLICIT_INIT=1").code == 0);
  CHECK(shop.read("c/paper.pdf") == shop.read("a/paper.pdf"));
  for (const char* file : {"paper.pdf", "paper.layout.json", "paper-01.png"}) {
    CAPTURE(file);
    CHECK_FALSE(shop.read("a/" + std::string(file)).empty());
    CHECK(shop.read("a/" + std::string(file)) == shop.read("b/" + std::string(file)));
  }
}
