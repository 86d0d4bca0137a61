#include <doctest/doctest.h>
#include <fontconfig/fontconfig.h>

#include <cstdlib>

#include "tests/text/support.h"

using namespace banxin;
using namespace banxin::test;

namespace {

// Faces of the runs, `<` before a right-to-left one.
std::string runs_of(const ShapedText& text) {
  std::string out;
  for (const TextRun& run : text.runs) {
    if (!out.empty()) out += ' ';
    out += (run.right_to_left() ? "<" : "") + catalogue().faces[run.face.index].name;
  }
  return out;
}

}  // namespace

TEST_CASE("itemise: the role's face owns what it has, Pango finds the rest") {
  CHECK(runs_of(shape("国家，“DeepSeek”——Ω Жα…")) == "noto-serif-sc");
  CHECK(runs_of(shape("国مرحبا国")) == "noto-serif-sc <arabic noto-serif-sc");
  CHECK(runs_of(shape("国ไทย，བོད།国")) == "noto-serif-sc thai noto-serif-sc tibetan noto-serif-sc");
  CHECK(runs_of(shape("国שלום国")) == "noto-serif-sc <hebrew noto-serif-sc");
}

TEST_CASE("itemise: a host finds its own fontconfig again, and its rules decide nothing") {
  const auto free = [](FcConfig* config) { FcConfigDestroy(config); };
  using Config = std::unique_ptr<FcConfig, decltype(free)>;
  FontCatalogue two = catalogue();  // 们 stands in both, and not in the face of the role
  two.fallback = {face("noto-serif-tc"), face("uming")};
  const FontShelf faces(two);
  ParaStyle style;
  style.text.font = "cwtex";
  const auto runs = [&] {
    Report notes = report();
    return runs_of(Shaper(faces).shape(spans("国们国"), style, language_of("zh-Hans"), notes));
  };
  const std::string before = runs();
  CHECK(before.find("noto-serif-tc") != std::string::npos);

  const Config machines(FcConfigReference(nullptr));
  const Config hosts(FcConfigCreate());
  const std::string rule = fmt::format(
      "<fontconfig><match target=\"pattern\"><edit name=\"family\" "
      "mode=\"assign_replace\"><string>face{}</string></edit>"
      "</match></fontconfig>",
      face("uming").index);
  REQUIRE(FcConfigParseAndLoadFromMemory(hosts.get(), reinterpret_cast<const FcChar8*>(rule.c_str()), FcTrue));
  REQUIRE(FcConfigSetCurrent(hosts.get()));
  CHECK(runs() == before);
  CHECK(FcConfigGetCurrent() == hosts.get());
  FcConfigSetCurrent(machines.get());
}

TEST_CASE("itemise: right-to-left clusters come in logical order and join") {
  const ShapedText t = shape("مرحبا", "ar");
  CHECK(t.right_to_left);
  REQUIRE(t.clusters.size() == 5);
  for (uint32_t i = 0; i < 5; ++i) CHECK(t.clusters[i].first_char == i);
  // Joined forms are not the isolated ones: the first letter changes when another follows.
  const ShapedText alone = shape("م", "ar");
  CHECK(t.glyphs[t.clusters[0].first_glyph].id != alone.glyphs[0].id);
  CHECK_FALSE(shape("国مرحبا").right_to_left);
}

TEST_CASE("itemise: faces outside the role and the fallback list decide nothing, whoever has them installed") {
  // 喆 stands in Noto, not in a catalogue role of Thai: the song face for Thai text is asked first and has it.
  CHECK(runs_of(shape("喆", "th", "song")) == "noto-serif-sc");
  Report report(std::make_shared<Sources>());
  const FontShelf faces(catalogue());
  Shaper shaper(faces);
  ParaStyle style;
  style.text.font = "ming";  // UMing has no Hangul; the Noto faces do, but nobody named them for it
  shaper.shape({{.text = "가"}}, style, language_of("zh-Hans"), report);
  REQUIRE(report.notes().size() == 1);
  CHECK(report.notes()[0].code == "missing-glyph");
}

TEST_CASE("itemise: Thai breaks between words, and its clusters hold their marks") {
  const ShapedText t = shape("ที่นี่", "th");
  REQUIRE(t.clusters.size() == 2);
  CHECK(t.clusters[0].chars == 3);
}

TEST_CASE("itemise: the machine's fontconfig does not matter") {
  const std::string before = runs_of(shape("国مرحباไทย，བོད།"));
  ::setenv("FONTCONFIG_FILE", "/nowhere/fonts.conf", 1);
  ::setenv("FONTCONFIG_PATH", "/nowhere", 1);
  const FontShelf fresh(catalogue());
  Report notes = report();
  ParaStyle style;
  style.normalize = false;
  CHECK(runs_of(Shaper(fresh).shape(spans("国مرحباไทย，བོད།"), style, language_of("zh-Hans"), notes)) == before);
  CHECK_FALSE(notes.failed());
  ::unsetenv("FONTCONFIG_FILE");
  ::unsetenv("FONTCONFIG_PATH");
}

TEST_CASE("itemise: controls in text that goes to Pango do no harm") {
  const ShapedText t = shape(std::string_view("国\0م\x01ر", 9));
  CHECK(t.chars.size() == 5);
  CHECK(runs_of(t).find("<arabic") != std::string::npos);
}
