#include "sheet/copyfit.h"

#include <doctest/doctest.h>

namespace banxin {

TEST_CASE("overset is lines or characters over, whatever stands free besides; underset is room for either") {
  struct Case {
    int lines_over, characters_over, lines_under, characters_under;
    const char* state;
  };
  const Case cases[] = {{0, 0, 0, 0, "fits"},     {1, 20, 0, 0, "overset"},  {1, 0, 0, 0, "overset"},
                        {0, 1, 0, 0, "overset"},  {2, 30, 4, 60, "overset"}, {0, 0, 4, 60, "underset"},
                        {0, 0, 1, 0, "underset"}, {0, 0, 0, 1, "underset"}};
  for (const Case& c : cases) {
    CAPTURE(c.lines_over);
    CAPTURE(c.characters_over);
    CAPTURE(c.lines_under);
    CHECK(name_of(Copyfit{{}, "lead", c.lines_over, c.characters_over, c.lines_under, c.characters_under}.state()) ==
          c.state);
  }
}

}  // namespace banxin
