// Tibetan lines: filled up with tsheg, and told where their stacks have no room.
#include <doctest/doctest.h>

#include "compose/compose.h"
#include "flow/runs.h"
#include "tests/text/support.h"

namespace banxin::test {
namespace {

constexpr const char* sayings =
    "མཁས་པ་ཡོན་ཏན་མཛོད་འཛིན་པ། །དེ་དག་ལེགས་བཤད་རིན་ཆེན་སྡུད། །རྒྱ་མཚོ་ཆེན་པོ་ཆུ་ཡི་གཏེར། །ཡིན་ཕྱིར་ཆུ་བོ་ཐམས་ཅད་འབབ། "
    "།ཡོན་ཏན་ཡོད་དང་མེད་པའི་མི། །བླང་དོར་ཤེས་པའི་བློ་ཅན་མཁས། །";

ShapedText shape_in(const ParaStyle& style, std::string_view language) {
  Report notes = report();
  return Shaper(shelf()).shape(spans(sayings), style, language_of(language), notes);
}

ParaStyle tibetan_style() {
  ParaStyle style;
  style.text.size = from_pt(12);
  style.indent = {};
  return style;
}

}  // namespace

TEST_CASE("justified Tibetan lines are filled up with tsheg at their end") {
  const ParaStyle style = tibetan_style();
  const ShapedText text = shape_in(style, "bo");
  int filled = 0;
  for (int ems = 8; ems < 16; ++ems) {
    const Measure measure{{}, ems * text.em};
    const Composed set = compose(text, space(text, style), std::span(&measure, 1), style);
    REQUIRE(set.lines.size() > 2);
    for (size_t n = 0; n < set.lines.size(); ++n) {
      const Line& line = set.lines[n];
      const bool last = n + 1 == set.lines.size();
      if (last) CHECK(line.fillers == 0);
      if (last || line.stage == Stage::expand_4) continue;
      CHECK(line.width == measure.width);
      const PlacedLine placed = placed_line(text, set, n, {}, measure.width);
      size_t glyphs = 0;
      Length end;
      for (const GlyphRun& run : placed.runs)
        for (const PlacedGlyph& glyph : run.glyphs) ++glyphs, end = std::max(end, run.at.x + glyph.x);
      if (line.fillers == 0) continue;
      ++filled;
      const Glyph& filler = text.runs[text.clusters[line.last - 1].run].filler;
      CHECK(end + filler.advance == measure.width);         // the last one ends with the line
      CHECK(line.filled == line.fillers * filler.advance);  // and none stands off
      // A reader copies what its author wrote.
      CHECK(placed.text.find("་་") == std::string::npos);
      CHECK(placed.text.ends_with("་"));
    }
  }
  CHECK(filled >= 8);
}

TEST_CASE("tsheg fill lines where style and language want them, and no others") {
  struct Row {
    LineFill fill;
    const char* language;
    Align align;
    bool filled;
  };
  const Row rows[] = {
      {LineFill::automatic, "bo", Align::justify, true},  {LineFill::automatic, "dz", Align::justify, true},
      {LineFill::none, "bo", Align::justify, false},      {LineFill::automatic, "zh-Hans", Align::justify, false},
      {LineFill::tsheg, "zh-Hans", Align::justify, true}, {LineFill::automatic, "bo", Align::start, false}};
  for (const Row& row : rows) {
    CAPTURE(row.language);
    ParaStyle style = tibetan_style();
    style.fill = row.fill, style.align = row.align;
    const ShapedText text = shape_in(style, row.language);
    int filled = 0;
    for (int ems = 8; ems < 16; ++ems) {
      const Measure measure{{}, ems * text.em};
      const Composed set = compose(text, space(text, style), std::span(&measure, 1), style);
      for (const Line& line : set.lines) filled += line.fillers > 0 ? 1 : 0;
    }
    CHECK((filled > 0) == row.filled);
  }
}

TEST_CASE("how far stacks reach is known of scripts that have them") {
  const ParaStyle style = tibetan_style();
  const ShapedText text = shape_in(style, "bo");
  CHECK(text.stack_above > text.em / 2);
  CHECK(text.stack_below > text.em / 4);
  CHECK(shape("国家 nation", "zh-Hans").stack_above.mpt == 0);
}

}  // namespace banxin::test
