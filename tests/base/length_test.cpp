#include "base/length.h"

#include <doctest/doctest.h>

using namespace banxin;

TEST_CASE("points and millimetres") {
  CHECK(from_pt(10.5).mpt == 10'500);
  CHECK(from_mm(25.4).mpt == 72'000);
  CHECK(from_mm(-25.4).mpt == -72'000);
  CHECK(from_mm(390).mpt == 1'105'512);  // 390 / 25.4 × 72000 = 1 105 511.81
  CHECK(round_to_int(2.5) == 3);
  CHECK(round_to_int(-2.5) == -3);
}

TEST_CASE("shares round to the nearest, away from zero") {
  CHECK(thousandths(from_pt(10.5), 500).mpt == 5'250);
  CHECK(thousandths({3}, 500).mpt == 2);
  CHECK(thousandths({-3}, 500).mpt == -2);
  CHECK(thousandths({2'000'000'000}, 1000).mpt == 2'000'000'000);
}

TEST_CASE("lengths print as the shortest decimal") {
  struct Row {
    int32_t mpt;
    const char* text;
  };
  const Row rows[] = {{0, "0pt"},
                      {9'500, "9.5pt"},
                      {10'000, "10pt"},
                      {1, "0.001pt"},
                      {-1, "-0.001pt"},
                      {-500, "-0.5pt"},
                      {1'050, "1.05pt"},
                      {100'000, "100pt"},
                      {INT32_MAX, "2147483.647pt"},
                      {INT32_MIN, "-2147483.648pt"}};
  for (const Row& row : rows) CHECK(print_pt({row.mpt}) == row.text);
}

TEST_CASE("rectangles") {
  const Rect a{{0}, {0}, {10}, {10}}, beside{{10}, {0}, {5}, {5}}, inside{{2}, {2}, {8}, {8}};
  CHECK_FALSE(a.overlaps(beside));  // they touch
  CHECK(a.overlaps(inside));
  CHECK(a.contains(inside));
  CHECK_FALSE(inside.contains(a));
  CHECK(a.inset({3}) == Rect{{3}, {3}, {4}, {4}});
}

TEST_CASE("what does not fit into a length is held to the farthest") {
  CHECK(round_to_int(1e300) == INT32_MAX);
  CHECK(round_to_int(-1e300) == INT32_MIN);
  CHECK(round_to_int(0.0 / 0.0) == 0);
  CHECK(round_to_int(-2.5) == -3);
  CHECK(times(100'000, from_pt(1000)) == farthest);
  CHECK(times(-100'000, from_pt(1000)) == -farthest);
  CHECK(times(3, from_pt(10)) == from_pt(30));
  CHECK(saturated(int64_t{1} << 40) == farthest);
}
