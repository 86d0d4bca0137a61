// Words that are cut inside a ligature: whole where the line holds it whole, in parts where it does not.
#include <doctest/doctest.h>

#include "flow/runs.h"
#include "tests/text/support.h"

using namespace banxin;
using namespace banxin::test;

namespace {

struct Cut {
  ShapedText text;
  Composed lines;
  PlacedLine line(size_t n) const { return placed_line(text, lines, n, {}, Length{100000}); }
};

Cut compose_office(std::string_view words, int width) {
  ParaStyle style;
  style.text.size = Length{1000};
  style.indent = {};
  style.normalize = false;
  style.align = Align::start;
  style.hyphenate = {"en-US"};
  Report notes = report();
  Cut cut{Shaper(shelf()).shape(spans(words), style, language_of("en-US"), notes), {}};
  const Measure measure{{}, Length{width}};
  cut.lines = compose(cut.text, space(cut.text, style), std::span(&measure, 1), style);
  return cut;
}

size_t glyphs_of(const PlacedLine& line) {
  size_t count = 0;
  for (const GlyphRun& run : line.runs) count += run.glyphs.size();
  return count;
}

}  // namespace

TEST_CASE("a line may end inside a ligature, which is drawn whole where it stands whole") {
  const Cut whole = compose_office("different words follow here", 100000);
  REQUIRE(whole.lines.lines.size() == 1);
  CHECK(whole.line(0).text == "different words follow here");
  const size_t letters = std::string_view("different words follow here").size();
  CHECK(glyphs_of(whole.line(0)) == letters - 1);  // ff is one
  uint32_t bytes = 0;
  for (const GlyphRun& run : whole.line(0).runs)
    for (const TextCluster& cluster : run.clusters) bytes += cluster.bytes;
  CHECK(bytes == letters);

  const Cut parts = compose_office("different words follow here", 2200);
  REQUIRE(parts.lines.lines.size() > 2);
  CHECK(parts.line(0).text == "dif\u00AD");
  CHECK(glyphs_of(parts.line(0)) == 4);  // with its hyphen
  CHECK(parts.line(1).text.substr(0, 3) == "fer");
  CHECK(parts.line(1).runs.at(0).glyphs.at(0).id == parts.line(0).runs.at(0).glyphs.at(2).id);  // f and f
}

TEST_CASE("the parts of a ligature are as wide as it is") {
  const auto width = [](const ShapedText& text) {
    Length sum;
    for (const Cluster& c : text.clusters) sum += c.advance;
    return sum;
  };
  for (const char* words : {"the offered office shuffle", "traffic officials suffer affinity here"}) {
    ParaStyle style;
    style.text.size = Length{1000};
    style.normalize = false;
    Report notes = report();
    const Length plain = width(Shaper(shelf()).shape(spans(words), style, language_of("en-US"), notes));
    style.hyphenate = {"en-US"};
    const ShapedText cut = Shaper(shelf()).shape(spans(words), style, language_of("en-US"), notes);
    CHECK(!cut.ligatures.empty());
    CHECK(width(cut) == plain);
  }
}
