// Whole fronts: what a chief sub-editor demands of every page, and the golden layout of each line.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/letters.h"
#include "base/utf8.h"
#include "sheet/items.h"
#include "tests/golden.h"
#include "tests/pages/edition.h"
#include "tests/pages/properties.h"

using namespace banxin;

namespace {

const std::vector<std::string> samples = {"yunfu-2025-09-07", "gangwan-2026-03-14"};

// CLREQ: 不应出现在行首、行尾的符号.
constexpr std::u32string_view never_first = U"、，。；：？！）》”’」』】〉〕％·";
constexpr std::u32string_view never_last = U"（《“‘「『【〈〔";

template <class Visit>
void each_line(const Sheet& sheet, const Visit& visit) {
  for (const PlacedBlock& block : sheet.blocks)
    for (const PlacedFrame& frame : block.frames)
      for (const PlacedLine& line : frame.lines) visit(block, frame, line);
}

std::string lines_of(const Sheet& sheet) {
  std::string out;
  each_line(sheet, [&](const PlacedBlock& block, const PlacedFrame& frame, const PlacedLine& line) {
    out += fmt::format("{} {} c{} s{} p{} x={} y={} w={} n={} {} | {}\n", block.name, name_of(line.role), frame.column,
                       frame.section, line.paragraph, print_pt(line.x), print_pt(line.baseline), print_pt(line.width),
                       print_pt(line.natural), line.stage, line.text);
  });
  return out;
}

}  // namespace

TEST_CASE("every body baseline stands on the page grid, and no line in the way of a picture") {
  for (const std::string& name : samples) {
    const LaidOut laid = laid_sample(name);
    for (const Sheet& sheet : laid.sheets) CHECK(test::off_grid(sheet) == "");
    CHECK(test::text_in_the_way(laid) == "");
  }
}

TEST_CASE("no line begins or ends with a mark that may not stand there") {
  for (const std::string& name : samples) {
    for (const Sheet& sheet : laid_sample(name).sheets)
      each_line(sheet, [&](const PlacedBlock&, const PlacedFrame&, const PlacedLine& line) {
        CAPTURE(line.text);
        const std::u32string text = utf8::to_utf32(line.text);
        REQUIRE(!text.empty());
        CHECK(never_first.find(text.front()) == std::u32string_view::npos);
        CHECK(never_last.find(text.back()) == std::u32string_view::npos);
      });
  }
}

TEST_CASE("justified lines are as wide as their measure and nowhere stretched by more than a quarter em") {
  for (const std::string& name : samples) {
    for (const Sheet& sheet : laid_sample(name).sheets) {
      CHECK(test::ragged_lines(sheet) == "");
      each_line(sheet, [&](const PlacedBlock&, const PlacedFrame&, const PlacedLine& line) {
        if (line.role != Role::body) return;
        CAPTURE(line.text);
        CHECK(line.widest_gap <= line.runs.front().size / 4);
      });
    }
  }
}

TEST_CASE("the columns of a section end on one line, or one apart") {
  for (const std::string& name : samples) {
    for (const Sheet& sheet : laid_sample(name).sheets) {
      std::map<std::pair<std::string, int>, std::vector<Length>> feet;
      for (const PlacedBlock& block : sheet.blocks)
        for (const PlacedFrame& frame : block.frames)
          if (frame.role == Role::column) feet[{block.name, frame.section}].push_back(frame.area.bottom());
      for (const auto& [section, bottoms] : feet) {
        const std::pair<std::string, int> named = section;
        CAPTURE(named.first);
        CAPTURE(named.second);
        const auto [high, low] = std::minmax_element(bottoms.begin(), bottoms.end());
        CHECK(*low - *high <= sheet.pitch);
      }
    }
  }
}

TEST_CASE("every story says all that is written, once and in order") {
  for (const std::string& name : samples) {
    const LaidOut laid = laid_sample(name);
    CHECK(test::lost_text(laid, letters_of) == "");
    std::set<StoryId> told;
    for (const Sheet& sheet : laid.sheets)
      for (const PlacedBlock& block : sheet.blocks)
        if (block.kind == "story") told.insert(block.story.value());
    CHECK(told.size() == laid.edition.stories.size());
  }
}

TEST_CASE("nothing is overset, nothing is short, and no band of more than three lines is idle") {
  for (const std::string& name : samples) {
    CAPTURE(name);
    for (const Sheet& sheet : laid_sample(name).sheets) {
      for (const Copyfit& fit : sheet.copyfits) CHECK(fit.state() == Copyfit::State::fits);
      // Every grid line that ink touches: glyphs of lines, pictures, fills, strokes.
      std::set<int> inked;
      const auto touch = [&](Length top, Length bottom) {
        for (int n = 0; n < sheet.grid_lines; ++n) {
          const Length y = sheet.grid_top + n * sheet.pitch;
          if (top < y + sheet.pitch && bottom > y) inked.insert(n);
        }
      };
      for_each<GlyphRun>(sheet, [&](const GlyphRun& run) { touch(run.at.y - run.size * 7 / 10, run.at.y); });
      for_each<Image>(sheet, [&](const Image& image) { touch(image.box.y, image.box.bottom()); });
      for_each<Fill>(sheet, [&](const Fill& fill) { touch(fill.area.y, fill.area.bottom()); });
      int idle = 0, widest = 0;
      for (int n = 0; n < sheet.grid_lines; ++n) {
        idle = inked.contains(n) ? 0 : idle + 1;
        widest = std::max(widest, idle);
      }
      CHECK(widest <= 3);
    }
  }
}

// 湊日日新聞: tiers of vertical lines. 避頭尾 as Japanese newspapers have it: ？ ！ and small kana may begin a line.
TEST_CASE("the vertical front: its lines stand on the lines of the page, and it is full") {
  const LaidOut laid = laid_sample("minato-2026-03-14");
  const Sheet& sheet = laid.sheets.at(0);
  CHECK(sheet.bound_right);
  CHECK(test::lost_text(laid, letters_of) == "");
  CHECK(test::text_in_the_way(laid) == "");
  for (const Copyfit& fit : sheet.copyfits) CHECK(fit.lines_under + fit.lines_over == 0);
  each_line(sheet, [&](const PlacedBlock& block, const PlacedFrame&, const PlacedLine& line) {
    if (line.role != Role::body) return;
    CAPTURE(block.name);
    CAPTURE(line.text);
    CHECK(line.vertical);
    CHECK((sheet.trim.width - line.x - sheet.baseline_first).mpt % sheet.pitch.mpt == 0);
    const std::u32string text = utf8::to_utf32(line.text);
    CHECK(std::u32string_view(U"、。）」』・").find(text.front()) == std::u32string_view::npos);
    CHECK(std::u32string_view(U"（「『").find(text.back()) == std::u32string_view::npos);
  });
  check_golden("pages/minato-2026-03-14.lines", lines_of(sheet));
}

TEST_CASE("the tabloid's stories in vertical lines fill a page of tiers") {
  Report report(std::make_shared<Sources>());
  const LaidOut laid =
      lay_out(test::house(), {.edition = sample("gangwan-2026-03-14").parent_path() / "vertical.yaml"}, report);
  for (const Note& note : report.notes()) FAIL_CHECK(print(note, report.sources()));
  CHECK(test::lost_text(laid, letters_of) == "");
  CHECK(test::text_in_the_way(laid) == "");
  for (const Copyfit& fit : laid.sheets.at(0).copyfits) CHECK(fit.lines_under + fit.lines_over == 0);
}

TEST_CASE("the first edition's paragraphs are joined where the scan had cut them") {
  const LaidOut laid = laid_sample("yunfu-2025-09-07");
  std::map<int, std::string> paragraphs;
  std::vector<std::string> headings, captions;
  each_line(laid.sheets[0], [&](const PlacedBlock&, const PlacedFrame&, const PlacedLine& line) {
    if (line.role == Role::body) paragraphs[line.paragraph] += line.text;
    if (line.role == Role::heading) headings.push_back(line.text);
    if (line.role == Role::caption && line.text.find("月") != std::string::npos) captions.push_back(line.text);
  });
  CHECK(paragraphs.size() == 27);
  CHECK(headings == std::vector<std::string>{"基础底座不断夯实", "渗透力日益深化", "未来发力点在何处？"});
  CHECK(captions.size() == 5);
  CHECK(paragraphs[6].find("我国算力产业发展呈现") != std::string::npos);
  for (const auto& [number, text] : paragraphs) CHECK(text.find_first_of(",;?") == std::string::npos);
}

TEST_CASE("layout of the samples, line by line") {
  for (const std::string& name : samples) {
    std::string lines;
    for (const Sheet& sheet : laid_sample(name).sheets) lines += lines_of(sheet);
    check_golden("pages/" + name + ".lines", lines);
  }
}
