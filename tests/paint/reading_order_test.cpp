// Pages of other scripts as other programs read them: poppler and MuPDF give the stories in reading order.
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "base/stacks.h"
#include "base/utf8.h"
#include "tests/pages/edition.h"
#include "tests/paint/page_maker.h"
#include "tests/temporary_folder.h"

namespace banxin::test::reading_order_test {
namespace {

LaidOut laid(const std::string& edition) {
  Report report(std::make_shared<Sources>());
  return lay_out(house(), {.edition = std::filesystem::path(BANXIN_SOURCE_DIR) / edition}, report);
}

std::string pdf_of(const LaidOut& page) {
  const SubsetFaces faces(page.sheets, face_files(*page.fonts));
  return write_pdf(page.sheets, page.edition.inks, faces, {.language = page.edition.language.tag});
}

/// Without what readers differ in: white, hyphens at line ends, marks of direction, the tsheg that fill a line up
/// (MuPDF gives them all, poppler reads that they stand for one).
std::u32string bare(const std::string& text) {
  std::u32string out;
  for (const char32_t c : utf8::to_utf32(text)) {
    const bool direction = (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (c == 0xF0B && !out.empty() && out.back() == c) continue;
    if (c > U' ' && c != 0x3000 && c != 0xA0 && c != 0xAD && c != U'-' && !direction) out += c;
  }
  return out;
}

/// The lines of the columns of stories, block by block.
std::vector<std::vector<std::u32string>> stories_of(const LaidOut& page) {
  std::vector<std::vector<std::u32string>> out;
  for (const PlacedBlock& block : page.sheets.at(0).blocks) {
    std::vector<std::u32string> lines;
    for (const PlacedFrame& frame : block.frames)
      for (const PlacedLine& line : frame.lines) {
        // A reading stands between the words of its line.
        const bool read_aloud = std::ranges::any_of(line.runs, [](const GlyphRun& run) { return run.ruby > 0; });
        if (line.role == Role::body && !read_aloud) lines.push_back(bare(line.text));
      }
    if (!lines.empty()) out.push_back(std::move(lines));
  }
  return out;
}

}  // namespace

TEST_CASE("pages of other scripts are read in order by poppler and MuPDF") {
  for (const char* name : {"english", "uyghur", "tibetan", "korean", "japanese"}) {
    CAPTURE(name);
    const LaidOut page = laid(fmt::format("docs/proofs/{}.yaml", name));
    const TemporaryFolder folder;
    const std::string file = folder.write("a.pdf", pdf_of(page));
    for (const char* reader : {"pdftotext -raw '{}' -", "mutool draw -q -F txt '{}' 2>/dev/null"}) {
      CAPTURE(reader);
      const std::u32string found = bare(shell(fmt::format(fmt::runtime(reader), file)));
      size_t lines = 0;
      for (const std::vector<std::u32string>& story : stories_of(page)) {
        size_t at = 0;
        for (const std::u32string& line : story) {
          CAPTURE(utf8::from_utf32(line));
          const size_t next = found.find(line, at);
          CHECK(next != found.npos);
          if (next == found.npos) continue;
          at = next + 1;
          ++lines;
        }
      }
      CHECK(lines > 20);
    }
  }
}

TEST_CASE("lines of letters in stacks are found whole by poppler: in the order of the content, and in its own") {
  const auto in_stacks = [](char32_t c) { return c == U' ' || is_in_stacks(c); };
  for (const char* name : {"tibetan", "scripts"}) {
    CAPTURE(name);
    const LaidOut page = laid(fmt::format("docs/proofs/{}.yaml", name));
    const TemporaryFolder folder;
    const std::string file = folder.write("a.pdf", pdf_of(page));
    for (const char* order : {"-raw", ""}) {
      CAPTURE(order);
      std::vector<std::u32string> found;
      std::istringstream rows(shell(fmt::format("pdftotext {} '{}' -", order, file)));
      for (std::string row; std::getline(rows, row);) found.push_back(bare(row));
      size_t lines = 0;
      for (const std::vector<std::u32string>& story : stories_of(page))
        for (const std::u32string& line : story) {
          if (!std::ranges::all_of(line, in_stacks)) continue;
          ++lines;
          CAPTURE(utf8::from_utf32(line));
          CHECK(std::ranges::any_of(found, [&](const std::u32string& row) { return row.find(line) != row.npos; }));
        }
      CHECK(lines > 8);
    }
  }
}

}  // namespace banxin::test::reading_order_test
