// The proof sheets of the documentation: they lay out without a fault, and no line breaks the rules of its edges.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>

#include "api/lay_out.h"
#include "base/letters.h"
#include "base/utf8.h"
#include "tests/house.h"
#include "tests/pages/properties.h"

namespace fs = std::filesystem;
using namespace banxin;

namespace {

// CLREQ, "prohibition rules for line start and line end", the marks of every level from `basic` on.
constexpr std::u32string_view no_start = U"，、。；：？！”’）〉》」』】〕〗］｝·‧・～",
                              no_end = U"“‘（〈《「『【〔〖［｛";

// Underset boxes, headings that turn, narrow columns of scripts that are not hyphenated, and the plain way with marks.
const std::set<std::string> shown_on_purpose = {"underset", "headline-turn", "loose-line", "squeezed-line"};

}  // namespace

TEST_CASE("proof sheets lay out without a fault") {
  std::set<fs::path> sheets;
  for (const auto& entry : fs::directory_iterator(fs::path(BANXIN_SOURCE_DIR) / "docs/proofs")) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".yaml") && !name.ends_with(".page.yaml")) sheets.insert(entry.path());
  }
  REQUIRE(sheets.size() >= 6);
  for (const fs::path& sheet : sheets) {
    CAPTURE(sheet.filename().string());
    Report report(std::make_shared<Sources>());
    const LaidOut laid = lay_out(test::house(), {.edition = sheet}, report);
    for (const Note& note : report.notes()) {
      CAPTURE(note.text);
      CHECK(shown_on_purpose.contains(note.code));
    }
    CHECK(test::lost_text(laid, letters_of) == "");
    CHECK(test::text_in_the_way(laid) == "");
    for (const Sheet& page : laid.sheets) {
      CHECK(test::off_grid(page) == "");
      CHECK(test::uneven_feet(page) == "");
    }
    for (const Sheet& page : laid.sheets)
      for (const PlacedBlock& block : page.blocks)
        for (const PlacedFrame& frame : block.frames)
          for (const PlacedLine& line : frame.lines) {
            const std::u32string text = utf8::to_utf32(line.text);
            if (text.empty()) continue;
            CAPTURE(line.text);
            CHECK(no_start.find(text.front()) == no_start.npos);
            CHECK(no_end.find(text.back()) == no_end.npos);
          }
  }
}
