// The sample editions on their plates: what a platesetter would be given.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "sheet/items.h"
#include "tests/pages/edition.h"
#include "tests/preflight/rendered.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace fs = std::filesystem;

namespace banxin::test {
namespace {

constexpr int dpi = 100;
constexpr const char* process[] = {"Cyan", "Magenta", "Yellow", "Black"};

struct Sample {
  const char *name, *house, *ink, *process, *spot;  // an ink of its house style, as it is and as a plate of its own
};
constexpr Sample samples[] = {
    {"yunfu-2025-09-07", "yunfu", "masthead-red", "{c: 0%, m: 95%, y: 90%, k: 5%}", "{spot: 套红, m: 95%, y: 90%}"},
    {"gangwan-2026-03-14", "gangwan", "teal", "{c: 95%, m: 38%, y: 45%, k: 32%}", "{spot: Teal, c: 95%, m: 38%}"}};

// The repository's samples and templates in a folder of their own.
struct Copy {
  TemporaryFolder folder;
  Copy() {
    for (const char* part : {"samples", "templates"})
      fs::copy(fs::path(BANXIN_SOURCE_DIR) / part, folder.path / part, fs::copy_options::recursive);
  }
  void replace(const std::string& file, const std::string& what, const std::string& by) const {
    std::string text = read_file(folder.path / file, 1 << 20).value();
    const size_t at = text.find(what);
    REQUIRE_MESSAGE(at != std::string::npos, what);
    folder.write(file, text.replace(at, what.size(), by));
  }
  std::string press(const std::string& sample) const {
    int status = -1;
    const std::string said = shell(
        fmt::format("cd '{0}' && XDG_CACHE_HOME='{0}/cache' '{1}' render samples/{2}/edition.yaml --press x4 -o out",
                    folder.path.string(), banxin::test::program_under_test, sample),
        &status);
    REQUIRE_MESSAGE(status == 0, said);
    return (folder.path / "out" / (sample + ".pdf")).string();
  }
};

// Pixels with ink in an area of the page, without the pixels that its edges cut.
int inked(const PagePlates& page, const std::string& plate, const Rect& area) {
  const auto pixel = [](Length at) { return static_cast<int>(to_pt(at) * dpi / 72); };
  const std::vector<uint8_t>& ink = page.plates.at(plate);
  int count = 0;
  for (int y = pixel(area.y) + 2; y < std::min(pixel(area.bottom()) - 2, page.height); ++y)
    for (int x = pixel(area.x) + 2; x < std::min(pixel(area.right()) - 2, page.width); ++x)
      count += ink[static_cast<size_t>(y) * static_cast<size_t>(page.width) + static_cast<size_t>(x)] != 0 ? 1 : 0;
  return count;
}

// Where a text stands that has nothing but paper below it; on paper with its bleed, as the plates have it.
std::vector<Rect> body_lines(const Sheet& sheet) {
  std::vector<Rect> out;
  const auto covered = [&](const Rect& line) {
    bool any = false;
    for_each<Fill>(sheet, [&](const Fill& fill) { any = any || fill.area.overlaps(line); });
    return any;
  };
  for (const PlacedBlock& block : sheet.blocks)
    for (const PlacedFrame& frame : block.frames)
      for (const PlacedLine& line : frame.lines) {
        const Rect area{line.x, line.baseline - from_pt(9), line.width, from_pt(11)};
        if (line.role == Role::body && !covered(area))
          out.push_back({area.x + sheet.bleed, area.y + sheet.bleed, area.width, area.height});
      }
  return out;
}

const PlacedBlock& block_of(const Sheet& sheet, const std::string& name) {
  const auto found = std::ranges::find_if(
      sheet.blocks, [&](const PlacedBlock& b) { return b.name == name || b.name.ends_with("." + name); });
  REQUIRE_MESSAGE(found != sheet.blocks.end(), name);
  return *found;
}

}  // namespace

TEST_CASE("the samples on their plates: body text on black alone, ink within the limit, inkcov agrees" *
          doctest::test_suite("released")) {
  const Copy copy;
  for (const Sample& sample : samples) {
    CAPTURE(std::string(sample.name));
    const LaidOut laid = laid_sample(sample.name);
    const std::string file = copy.press(sample.name);
    const PagePlates page = plates_of(file, dpi);
    const std::vector<Rect> lines = body_lines(laid.sheets[0]);
    CHECK(lines.size() > 50);
    int black = 0, colour = 0;
    for (const Rect& line : lines) {
      black += inked(page, "Black", line);
      for (const char* plate : {"Cyan", "Magenta", "Yellow"}) colour += inked(page, plate, line);
    }
    CHECK(black > 1000);
    CHECK(colour == 0);

    // One pixel may be over by what JPEG adds to it, a square millimetre (4 × 4 pixels) may not.
    constexpr int limit = 2200 * 255 / 1000, side = 4;
    int most = 0;
    for (int y = 0; y + side <= page.height; y += side)
      for (int x = 0; x + side <= page.width; x += side) {
        int sum = 0;
        for (const char* plate : process)
          for (int k = 0; k < side * side; ++k)
            sum += page.plates.at(plate)[static_cast<size_t>(y + k / side) * static_cast<size_t>(page.width) +
                                         static_cast<size_t>(x + k % side)];
        most = std::max(most, sum / (side * side));
      }
    CHECK(most > 255);
    CHECK(most <= limit);

    const std::string told = shell(fmt::format("gs -q -dNOPAUSE -dBATCH -sDEVICE=inkcov -r{} -o - '{}'", dpi, file));
    double shares[4] = {};
    REQUIRE_MESSAGE(std::sscanf(told.c_str(), "%lf %lf %lf %lf", &shares[0], &shares[1], &shares[2], &shares[3]) == 4,
                    told);
    const double pixels = static_cast<double>(page.width) * page.height;
    for (size_t i = 0; i < 4; ++i) {
      const std::vector<uint8_t>& ink = page.plates.at(process[i]);
      const auto count = static_cast<double>(ink.size()) - static_cast<double>(std::ranges::count(ink, 0));
      CHECK(count / pixels == doctest::Approx(shares[i]).epsilon(0.02));
    }
  }
}

TEST_CASE("the samples with a house ink as a spot ink: it is on its own plate, where the nameplate stands" *
          doctest::test_suite("released")) {
  const Copy copy;
  for (const Sample& sample : samples) {
    CAPTURE(std::string(sample.name));
    copy.replace(fmt::format("templates/house/{}.yaml", sample.house),
                 fmt::format("{}: {}", sample.ink, sample.process), fmt::format("{}: {}", sample.ink, sample.spot));
    const LaidOut laid = laid_sample(sample.name);
    const PagePlates page = plates_of(copy.press(sample.name), dpi);
    REQUIRE(page.plates.size() == 5);
    const Ink& ink = *std::ranges::find(laid.edition.inks.all(), std::string(sample.ink), &Ink::name);
    CHECK(ink.kind == Ink::Kind::process);  // of the sample itself
    const Rect& area = block_of(laid.sheets[0], "nameplate").area;
    for (const auto& [plate, bytes] : page.plates) {
      const bool own = std::ranges::find(process, plate) == std::end(process);
      CHECK_MESSAGE((inked(page, plate, area) > 1000) == own, plate);
      if (!own) CHECK_MESSAGE(inked(page, plate, area) == 0, plate);
    }
  }
}

}  // namespace banxin::test
