#include "pdf/cmap.h"

#include <doctest/doctest.h>

using namespace banxin;

namespace {

using Ranges = std::vector<CodeRange>;

Ranges ranges_of(std::string_view cmap, size_t& bytes) {
  Ranges all;
  bytes = read_to_unicode(cmap, [&](const CodeRange& range) { return all.push_back(range), true; });
  return all;
}

}  // namespace

TEST_CASE("a ToUnicode CMap names characters, ranges that count up, and ranges of arrays") {
  size_t bytes = 0;
  const Ranges all = ranges_of(
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
      "1 beginbfchar <0003> <4E2D> endbfchar\n"
      "2 beginbfrange <0004> <0006> <0041>\n<0007> <0009> [<0058> <00590059>] endbfrange",
      bytes);
  CHECK(bytes == 2);
  REQUIRE(all.size() == 3);
  CHECK((all[0].first == 3 && all[0].last == 3 && all[0].texts == std::vector<std::string>{"\x4E\x2D"}));
  CHECK((all[1].first == 4 && all[1].last == 6 && all[1].counts_up));
  CHECK((all[2].last == 9 && !all[2].counts_up && all[2].texts.size() == 2));
  CHECK(all[2].texts[1] == std::string("\0Y\0Y", 4));
}

TEST_CASE("a CMap is read no further than is asked for, and may be anything") {
  int taken = 0;
  read_to_unicode("<01> <02> <03> <04> endbfchar", [&](const CodeRange&) { return ++taken, false; });
  CHECK(taken == 1);
  size_t bytes = 1;
  CHECK(ranges_of("<01 [ (", bytes).empty());
  CHECK(bytes == 0);
}
