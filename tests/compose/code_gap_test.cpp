// The gap between Han and letters: at the edges of a code span, not inside it.
#include <doctest/doctest.h>

#include "compose/compose.h"
#include "hand.h"

namespace banxin::test {

TEST_CASE("spacing: no gap inside code, one at its edges") {
  ShapedText text = set_by_hand("国a国a国");
  ParaStyle style = bare_style();
  style.letter_gap = {250};
  for (size_t i = 1; i <= 3; ++i) text.clusters[i].code = true;
  const Spacing spacing = space(text, style);
  const Length gap = Em{250} * hand_em;
  // typst#2702: the edges keep theirs. Edge 国|a, inside a|国 and 国|a, edge a|国.
  CHECK(spacing.gap[1] == gap);
  CHECK(spacing.gap[2] == Length{});
  CHECK(spacing.gap[3] == Length{});
  CHECK(spacing.gap[4] == gap);
}

}  // namespace banxin::test
