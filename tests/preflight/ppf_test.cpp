// Ink coverage for a press console, read back as PostScript: by a reader of the test, and by Ghostscript, for which the
// operators of PPF are defined here.
#include "preflight/ppf.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

#include "tests/preflight/ad_maker.h"
#include "tests/press/maker.h"

namespace banxin::test::ppf_test {
namespace {

// 100 × 60 mm: cyan all over, magenta on the left half, yellow 40 % on the right quarter, a spot in the first 32 mm.
std::string striped() {
  constexpr double mm = 72 / 25.4;
  const auto stripe = [&](const char* colour, double left, double right) {
    return fmt::format("{} {} 0 {} 300 re f ", colour, left * mm, (right - left) * mm);
  };
  return make_ad({.content = "/O gs " + stripe("1 0 0 0 k", 0, 100) + stripe("0 1 0 0 k", 0, 50) +
                             stripe("0 0 .4 0 k", 75, 100) + stripe("/S cs 1 scn", 0, 32),
                  .resources = "<< /ExtGState << /O << /OP true /op true /OPM 1 >> >> /ColorSpace << /S [/Separation "
                               "/Signal#20#281#29 /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 "
                               "[0 .5 1 0] >>] >> >>",
                  .page = fmt::format("/MediaBox [0 0 {0} {1}] /TrimBox [0 0 {0} {1}]", 100 * mm, 60 * mm)});
}

struct Separation {
  std::map<std::string, std::string> keys;
  std::vector<int> light;
};

// As PLRM has it: the definitions before each image, then its data in ASCII hex up to >.
std::vector<Separation> read_back(const std::string& ppf) {
  std::vector<Separation> all;
  std::istringstream in(ppf);
  for (std::string line; std::getline(in, line);) {
    if (line == "CIP3BeginSeparation") all.emplace_back();
    if (line.starts_with("/CIP3PreviewImage") && line.ends_with(" def")) {
      const size_t space = line.find(' ');
      all.at(all.size() - 1).keys[line.substr(17, space - 17)] = line.substr(space + 1, line.size() - space - 5);
    }
    if (line != "CIP3PreviewImage") continue;
    std::string data;
    std::getline(in, data, '>');
    std::erase(data, '\n');
    for (size_t i = 0; i + 1 < data.size(); i += 2)
      all.back().light.push_back(std::stoi(data.substr(i, 2), nullptr, 16));
  }
  return all;
}

// Mean ink between two places, millimetres from the left, percent.
double ink_between(const Separation& plate, double left, double right) {
  const int width = std::stoi(plate.keys.at("Width")), height = std::stoi(plate.keys.at("Height"));
  double sum = 0;
  int count = 0;
  for (int y = 0; y < height; ++y)
    for (int x = static_cast<int>(left * 2); x < static_cast<int>(right * 2); ++x, ++count)
      sum += 255 - plate.light.at(static_cast<size_t>(y * width + x));
  return sum / count / 2.55;
}

constexpr const char* prologue =
    "/CIP3BeginSheet {} def /CIP3EndSheet {} def /CIP3BeginFront {} def /CIP3EndFront {} def "
    "/CIP3BeginPreviewImage {} def /CIP3EndPreviewImage {} def /CIP3BeginSeparation {} def /CIP3EndSeparation {} def "
    "/CIP3PreviewImage { /n CIP3PreviewImageWidth CIP3PreviewImageHeight mul def "
    "/data currentfile CIP3PreviewImageEncoding filter def /s 0 def "
    "n { data read not { (short) = quit } if s add /s exch def } repeat "
    "data read { (long) = quit } if s n div cvi = } def\n";

}  // namespace

TEST_CASE("a CIP3 file tells a console how much ink each plate takes where") {
  const TemporaryFolder folder;
  PreflightJob job;
  job.previews = true;
  const Preflight result = preflight_bytes(striped(), job);
  const std::string ppf = to_ppf(result.previews, {"A1", "page 1"});
  REQUIRE(ppf.starts_with("%!PS-Adobe-3.0\n%%CIP3-File Version 3.0\nCIP3BeginSheet\n"));
  CHECK(ppf.ends_with("CIP3EndPreviewImage\nCIP3EndFront\nCIP3EndSheet\n%%CIP3EndOfFile\n"));
  CHECK(has(ppf, "/CIP3AdmSeparationNames [ (Cyan) (Magenta) (Yellow) (Black) (Signal \\(1\\)) ] def"));
  CHECK(has(ppf, "/CIP3AdmJobName (A1) def"));
  CHECK(has(ppf, "/CIP3AdmPSExtent [283."));
  const std::vector<Separation> plates = read_back(ppf);
  REQUIRE(plates.size() == 5);
  for (const Separation& plate : plates) {
    const int width = std::stoi(plate.keys.at("Width")), height = std::stoi(plate.keys.at("Height"));
    CHECK(width == 200);
    CHECK(height == 120);
    CHECK(plate.light.size() == static_cast<size_t>(width * height));
    CHECK(plate.keys.at("Matrix") == fmt::format("[{0} 0 0 -{1} 0 {1}]", width, height));
    CHECK(plate.keys.at("BitsPerComp") == "8");
    CHECK(plate.keys.at("Components") == "1");
    double x = 0, y = 0;
    REQUIRE(std::sscanf(plate.keys.at("Resolution").c_str(), "[%lf %lf]", &x, &y) == 2);
    CHECK(x == doctest::Approx(50.8).epsilon(0.01));
  }
  const struct {
    size_t plate;
    double left, right, ink;
  } stripes[] = {{0, 0, 100, 100}, {1, 0, 49, 100}, {1, 51, 100, 0},   {2, 0, 74, 0},
                 {2, 76, 100, 40}, {3, 0, 100, 0},  {4, 0, 31.5, 100}, {4, 33, 100, 0}};
  for (const auto& s : stripes) {
    CAPTURE(s.plate);
    CAPTURE(s.left);
    CHECK(std::abs(ink_between(plates[s.plate], s.left, s.right) - s.ink) < 0.6);
  }
  // What preflight says in JSON is the same, zone by zone.
  constexpr std::string_view order[] = {"Cyan", "Magenta", "Yellow", "Black", "Signal (1)"};
  REQUIRE(result.ink.size() == 5);
  for (const InkCoverage& plate : result.ink) {
    const auto which = static_cast<size_t>(std::ranges::find(order, plate.plate) - std::begin(order));
    for (size_t zone = 0; zone < 3; ++zone)
      CHECK(std::abs(
                ink_between(plates.at(which), 32.0 * static_cast<double>(zone), 32.0 * static_cast<double>(zone + 1)) -
                100 * plate.zones.at(zone)) < 1.5);
  }
  // PostScript all of it: Ghostscript reads as many samples as the keys say, and none beyond. The means are of light.
  const std::string program = folder.write("run.ps", prologue + ppf);
  CHECK(shell("gs -q -dNODISPLAY -dBATCH -dNOPAUSE -dSAFER " + program) == "0\n127\n229\n255\n173\n");
}

TEST_CASE("a CIP3 file is ASCII alone, whatever the names are") {
  PlatePreview plate{1, "Gold", 1, 1, {from_mm(0.5), from_mm(0.5)}, {51}};
  const std::string ppf = to_ppf({plate}, {"金", "page 1"});
  CHECK(has(ppf, "/CIP3AdmSeparationNames [ (Gold) ] def"));
  CHECK(has(ppf, "/CIP3AdmJobName (\\351\\207\\221) def"));  // ASCII alone
  CHECK(has(ppf, "CIP3PreviewImage\ncc>\nCIP3EndSeparation"));
}

}  // namespace banxin::test::ppf_test
