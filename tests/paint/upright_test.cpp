// Vertical lines as other readers find them: poppler, MuPDF and Ghostscript show and read what was written.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "base/files.h"
#include "tests/pages/edition.h"
#include "tests/paint/page_maker.h"
#include "tests/temporary_folder.h"

namespace banxin::test::upright_test {
namespace {

LaidOut laid(const char* edition) {
  Report report(std::make_shared<Sources>());
  return lay_out(house(), {.edition = std::filesystem::path(BANXIN_SOURCE_DIR) / edition}, report);
}

std::string pdf_of(const LaidOut& page) {
  const SubsetFaces faces(page.sheets, face_files(*page.fonts));
  return write_pdf(page.sheets, page.edition.inks, faces, {.language = page.edition.language.tag});
}

/// What each vertical line says by itself: not those with readings beside them, which are read between the words.
std::vector<std::string> vertical_lines(const LaidOut& page) {
  std::vector<std::string> out;
  for (const Sheet& sheet : page.sheets)
    for (const PlacedBlock& block : sheet.blocks)
      for (const PlacedFrame& frame : block.frames)
        for (const PlacedLine& line : frame.lines) {
          std::string text;
          for (const GlyphRun& run : line.runs) text += run.text;
          const bool plain = std::ranges::none_of(line.runs, [](const GlyphRun& run) { return run.ruby > 0; });
          if (line.vertical && plain && !text.empty()) out.push_back(text);
        }
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

// Places of the glyphs of vertical lines in points from the corner of the media, in the order in which they are
// painted.
std::vector<std::pair<double, double>> places(const LaidOut& page) {
  std::vector<std::pair<double, double>> out;
  for (const Sheet& sheet : page.sheets)
    for (const PlacedBlock& block : sheet.blocks)
      for (const PlacedFrame& frame : block.frames)
        for (const PlacedLine& line : frame.lines)
          for (const GlyphRun& run : line.vertical ? line.runs : std::vector<GlyphRun>{})
            for (const PlacedGlyph& glyph : run.glyphs)
              out.emplace_back(to_pt(run.at.x + glyph.x + sheet.bleed), to_pt(run.at.y + glyph.y + sheet.bleed));
  return out;
}

std::vector<std::pair<double, double>> places_by_mupdf(const std::string& file) {
  std::vector<std::pair<double, double>> out;
  for (const std::string& line : lines_of(shell(fmt::format("mutool trace '{}' 2>/dev/null", file)))) {
    const size_t x = line.find(" x=\""), y = line.find(" y=\"");
    if (line.find("<g ") == line.npos || x == line.npos || y == line.npos) continue;
    out.emplace_back(std::stod(line.substr(x + 4)), std::stod(line.substr(y + 4)));
  }
  return out;
}

}  // namespace

constexpr const char* editions[] = {"samples/minato-2026-03-14/edition.yaml",
                                    "samples/gangwan-2026-03-14/vertical.yaml", "docs/proofs/vertical.yaml"};

TEST_CASE("a vertical line is found whole: by pdftotext in the order of the content, and in its own") {
  for (const char* edition : editions) {
    CAPTURE(edition);
    const LaidOut page = laid(edition);
    const std::vector<std::string> lines = vertical_lines(page);
    REQUIRE(lines.size() > 20);
    const TemporaryFolder folder;
    const std::string file = folder.write("a.pdf", pdf_of(page));
    for (const char* order : {"-raw", ""}) {
      CAPTURE(order);
      const std::vector<std::string> found = lines_of(shell(fmt::format("pdftotext {} '{}' -", order, file)));
      for (const std::string& line : lines) {
        CAPTURE(line);
        CHECK(std::ranges::any_of(found, [&](const std::string& one) { return one.find(line) != one.npos; }));
      }
    }
  }
}

TEST_CASE("in the order of the content the lines of a vertical page follow one another") {
  const LaidOut page = laid(editions[0]);
  const TemporaryFolder folder;
  const std::string found = shell(fmt::format("pdftotext -raw '{}' -", folder.write("a.pdf", pdf_of(page))));
  size_t at = 0;
  for (const std::string& line : vertical_lines(page)) {
    CAPTURE(line);
    at = found.find(line, at);
    REQUIRE(at != found.npos);
  }
}

TEST_CASE("MuPDF takes upright characters as written downwards, and those of horizontal lines not") {
  const LaidOut page = laid("docs/proofs/vertical.yaml");
  const TemporaryFolder folder;
  const std::string file = folder.write("a.pdf", pdf_of(page));
  bool down = false;
  std::string downwards, across;
  for (const std::string& line : lines_of(shell(fmt::format("mutool draw -F stext '{}' 2>/dev/null", file)))) {
    if (line.find("<line ") != line.npos) down = line.find("wmode=\"1\"") != line.npos;
    if (const size_t at = line.find(" c=\""); at != line.npos) (down ? downwards : across) += line.substr(at + 4, 8);
  }
  const auto has = [](const std::string& text, const char* code) { return text.find(code) != text.npos; };
  CHECK(has(downwards, "&#x508d;"));  // 傍, which begins the vertical story
  CHECK_FALSE(has(across, "&#x508d;"));
  CHECK(has(across, "&#x6a2a;"));  // 横, the horizontal one
  CHECK_FALSE(has(downwards, "&#x6a2a;"));
}

TEST_CASE("glyphs of vertical lines stand where the sheet has them") {
  for (const char* edition : editions) {
    CAPTURE(edition);
    const LaidOut page = laid(edition);
    const TemporaryFolder folder;
    const auto shown = places_by_mupdf(folder.write("a.pdf", pdf_of(page)));
    const auto meant = places(page);
    // Between them are those of other lines, drawings and supplied pages.
    const auto near = [](const auto& a, const auto& b) {
      return std::abs(a.first - b.first) < 0.002 && std::abs(a.second - b.second) < 0.002;
    };
    auto at = shown.begin();
    for (const auto& place : meant) {
      CAPTURE(place.first);
      CAPTURE(place.second);
      at = std::find_if(at, shown.end(), [&](const auto& one) { return near(one, place); });
      REQUIRE(at != shown.end());
      ++at;
    }
  }
}

}  // namespace banxin::test::upright_test
