#include "base/edit_distance.h"

#include <doctest/doctest.h>

using namespace banxin;

TEST_CASE("edits between words") {
  CHECK(edit_distance("color", "colour") == 1);
  CHECK(edit_distance("lead", "laed") == 1);  // neighbours swapped
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("报头", "报尾") == 1);  // one character, not three bytes
  CHECK(edit_distance("kitten", "sitting") == 3);
}
