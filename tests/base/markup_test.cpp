#include "base/markup.h"

#include <doctest/doctest.h>

using banxin::escape_markup;

TEST_CASE("markup signs become entities, all else stays") {
  CHECK(escape_markup("a<b> & \"国\" 'c'") == "a&lt;b&gt; &amp; &quot;国&quot; 'c'");
  CHECK(escape_markup("").empty());
}
