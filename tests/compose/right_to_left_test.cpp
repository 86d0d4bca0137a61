// Marks in right-to-left lines: a cell that lost its white keeps its ink to itself.
#include <doctest/doctest.h>

#include "compose/compose.h"
#include "tests/text/support.h"

namespace banxin::test {
namespace {

Composed compose_line(const ShapedText& text, Length width, bool compress) {
  ParaStyle style;
  style.indent = {};
  style.align = Align::end;  // from the left edge
  style.compress = compress;
  const Measure measure{{}, width};
  return compose(text, space(text, style), std::span(&measure, 1), style);
}

}  // namespace

TEST_CASE("a bracket in right-to-left text gives its white where it is read from") {
  const ShapedText text = shape("（مۇ）", "ug");
  const Composed set = compose_line(text, Length{100000}, true);
  REQUIRE(set.lines.size() == 1);
  const uint32_t last = static_cast<uint32_t>(text.clusters.size() - 1);
  CHECK(set.advance[0].mpt == 500);  // at the start of the line
  CHECK(set.advance[last].mpt == 500);
  // Read from the right, the opening bracket loses its right half and stays where it is; the closing one loses its
  // left.
  CHECK(set.x[last].mpt == -500);
  Length cell;
  for (uint32_t i = last; i > 0; --i) cell += set.advance[i];
  CHECK(set.x[0] == cell);
}

}  // namespace banxin::test
