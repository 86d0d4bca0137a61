// Proofs of what the press prints: plates one by one, and through the output profile.
#include "api/press_proof.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <lcms2.h>

#include <array>
#include <cstdlib>

#include "photo/jpeg.h"
#include "photo/png.h"
#include "tests/preflight/ad_maker.h"
#include "tests/press/maker.h"
#include "tests/program.h"
#include "tests/small_edition.h"

namespace banxin::test::press_proof_test {
namespace {

// Cyan with a black square that overprints it, a spot square that cuts it out, and bare paper at the right.
constexpr const char* page = R"(template: t
page: {trim: [100mm, 60mm], bleed: 3mm, body: 10pt, pitch: 15pt, margins: {top: 0mm, left: 0mm}, lines: 8, columns: {count: 1, chars: 20}}
inks: {sea: {c: 100%}, signal: {spot: "Signal/1", m: 100%}}
blocks:
  sea: {kind: rule, x: 5mm, y: 20mm, width: 60mm, height: 20mm, weight: 20mm, ink: sea}
  on: {kind: rule, x: 10mm, y: 25mm, width: 10mm, height: 10mm, weight: 10mm, over: sea}
  cut: {kind: rule, x: 30mm, y: 25mm, width: 10mm, height: 10mm, weight: 10mm, ink: signal, over: sea}
)";

Raster read(const std::filesystem::path& file) {
  const auto png = read_png(read_file(file, 1 << 26).value_or(""));
  REQUIRE_MESSAGE(png, file.string());
  return png->colour;
}

std::array<int, 3> at(const Raster& picture, double x_mm, double y_mm, int dpi) {
  const auto pixel = [&](double mm) { return static_cast<int>((mm + 3) / 25.4 * dpi); };
  const uint8_t* p = picture.line(pixel(y_mm)) + pixel(x_mm) * picture.components;
  const auto c = static_cast<size_t>(picture.components);
  return {p[0], p[1 % c], p[2 % c]};
}

// What the profile's own colorimetry says of an ink, in sRGB: lightness to the eye, absolute.
std::array<int, 3> by_profile(const std::array<uint8_t, 4>& ink) {
  cmsHPROFILE from = cmsOpenProfileFromMem(newsprint().bytes.data(), static_cast<unsigned>(newsprint().bytes.size()));
  cmsHPROFILE lab = cmsCreateLab4Profile(nullptr), to = cmsCreate_sRGBProfile();
  cmsHTRANSFORM first = cmsCreateTransform(from, TYPE_CMYK_8, lab, TYPE_Lab_DBL, INTENT_ABSOLUTE_COLORIMETRIC, 0);
  cmsHTRANSFORM second = cmsCreateTransform(lab, TYPE_Lab_DBL, to, TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, 0);
  cmsCIELab seen{};
  uint8_t rgb[3] = {};
  cmsDoTransform(first, ink.data(), &seen, 1);
  cmsDoTransform(second, &seen, rgb, 1);
  for (cmsHTRANSFORM t : {first, second}) cmsDeleteTransform(t);
  for (cmsHPROFILE p : {from, lab, to}) cmsCloseProfile(p);
  return {rgb[0], rgb[1], rgb[2]};
}

bool is_near(const std::array<int, 3>& a, const std::array<int, 3>& b) {
  for (size_t i = 0; i < 3; ++i)
    if (std::abs(a[i] - b[i]) > 4) return false;
  return true;
}

}  // namespace

TEST_CASE("the press proof shows plates, overprint, and the paper's own white" * doctest::test_suite("released")) {
  for (const char* standard : {"x4", "x1a"}) {
    const TemporaryFolder folder;
    folder.write("page.yaml", page);
    folder.write("e.yaml", "edition: e\npaper: p\ndate: 2026-03-14\npages: [{template: page.yaml}]\n");
    int status = -1;
    const std::string said = shell(fmt::format("cd '{}' && '{}' proof e.yaml -o out --dpi 72 --press {}",
                                               folder.path.string(), program_under_test, standard),
                                   &status);
    REQUIRE_MESSAGE(status == 0, said);
    const std::filesystem::path out = folder.path / "out";
    const auto ink = [&](const char* plate, double x, double y) {
      return 255 - at(read(out / (std::string("e-01.") + plate + ".png")), x, y, 72)[0];
    };
    CHECK(ink("Cyan", 50, 30) == 255);
    CHECK(ink("Cyan", 15, 30) == 255);  // black overprints
    CHECK(ink("Cyan", 35, 30) == 0);    // the spot ink cuts out
    CHECK(ink("Black", 15, 30) == 255);
    CHECK(ink("Black", 50, 30) == 0);
    CHECK(ink("Signal-1", 35, 30) == 255);
    CHECK(ink("Signal-1", 50, 30) == 0);
    const Raster proof = read(out / "e-01.press.png");
    const struct {
      double x;
      std::array<uint8_t, 4> ink;
    } places[] = {{80, {0, 0, 0, 0}}, {50, {255, 0, 0, 0}}, {15, {255, 0, 0, 255}}, {35, {0, 255, 0, 0}}};
    for (const auto& place : places) {
      CAPTURE(place.x);
      const auto seen = at(proof, place.x, 30, 72), wanted = by_profile(place.ink);
      CHECK_MESSAGE(is_near(seen, wanted), seen[0] << " " << seen[1] << " " << seen[2] << ", wanted " << wanted[0]
                                                   << " " << wanted[1] << " " << wanted[2]);
    }
    CHECK(at(proof, 80, 30, 72)[2] < 235);  // newsprint is no white
  }
}

TEST_CASE("poppler and Ghostscript agree on what overprints a spot ink, and what cuts it out" *
          doctest::test_suite("released")) {
  // On cyan: the spot overprints; cuts out; is cut into with black that overprints it and grey that does not.
  const std::string pdf = make_ad(
      {.content = "1 0 0 0 k 0 0 100 50 re f /O gs /S cs 1 scn 5 5 20 40 re f /N gs 35 5 20 40 re f 65 5 30 40 re f "
                  "/O gs 0 0 0 1 k 70 10 10 30 re f /N gs 0 0 0 .5 k 82 10 10 30 re f",
       .resources = "<< /ColorSpace << /S [/Separation /Signal /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 "
                    "[0 0 0 0] /C1 [0 1 .5 0] >>] >> /ExtGState << /O << /OP true /op true /OPM 1 >> /N << /OP false "
                    "/op false /OPM 0 >> >> >>"});
  const Plates rendered(pdf, {.dpi = 72});
  REQUIRE_MESSAGE(rendered.fault().empty(), rendered.fault().english());
  const PagePlates plates = rendered.page(0).value();
  const TemporaryFolder folder;
  const std::string file = folder.write("a.pdf", pdf);
  shell(fmt::format("cd '{}' && pdftoppm -r 72 -overprint -jpegcmyk -singlefile a.pdf a", folder.path.string()));
  const auto poppler = read_jpeg(read_file(folder.path / "a.jpg", 1 << 20).value_or(""), 1);
  REQUIRE(poppler);
  REQUIRE(poppler->components == 4);
  const struct {
    int x;
    bool cyan, spot;
    int black;
  } places[] = {
      {15, true, true, 0}, {45, false, true, 0}, {75, false, true, 255}, {87, false, false, 127}, {60, true, false, 0}};
  for (const auto& place : places) {
    CAPTURE(place.x);
    const auto on = [&](const char* plate) {
      return int{plates.plates.at(plate)[25 * static_cast<size_t>(plates.width) + static_cast<size_t>(place.x)]};
    };
    CHECK((on("Cyan") == 255) == place.cyan);
    CHECK((on("Signal") == 255) == place.spot);
    CHECK(std::abs(on("Black") - place.black) < 3);
    const uint8_t* pixel = poppler->line(25) + 4 * place.x;  // the spot shows as its substitute there
    const int wanted[] = {on("Cyan"), on("Signal"), on("Signal") / 2, on("Black")};
    for (int i = 0; i < 4; ++i) CHECK(std::abs(int{pixel[i]} - wanted[i]) < 16);
  }
}

TEST_CASE("no Ghostscript, no press proof; overlays are none of the press's") {
  const TemporaryFolder folder;
  folder.write("page.yaml", page);
  folder.write("e.yaml", "edition: e\npaper: p\ndate: 2026-03-14\npages: [{template: page.yaml}]\n");
  int status = -1;
  const auto run = [&](const std::string& before, const std::string& more) {
    return shell(fmt::format("cd '{}' && {} '{}' proof e.yaml -o out --press x4 {} 2>&1", folder.path.string(), before,
                             program_under_test, more),
                 &status);
  };
  CHECK(has(run("PATH=/nowhere", ""), "error[no-plates]"));
  CHECK(status == 3);
  CHECK(has(run("", "--overlay grid"), "error[overlay-on-press]"));
  CHECK(status == 2);
  CHECK_FALSE(std::filesystem::exists(folder.path / "out"));
}

}  // namespace banxin::test::press_proof_test
