#include <doctest/doctest.h>

#include "grid/grid.h"

using namespace banxin;

// 长栏: k joined columns of 13 字 (a daily) and of 11 字 (an evening paper), gap 1.
TEST_CASE("joined columns hold k·c + (k−1)·g characters") {
  const int daily[] = {13, 27, 41, 55, 69, 83, 97, 111};
  for (int k = 1; k <= 8; ++k) CHECK(joined_chars(k, 13, 1) == daily[k - 1]);
  const int evening[] = {23, 35, 47};
  for (int k = 2; k <= 4; ++k) CHECK(joined_chars(k, 11, 1) == evening[k - 2]);
  CHECK(joined_chars(8, 13, 1) * 120 == 13320);  // 字 of a 对开 page
  CHECK(joined_chars(6, 11, 1) * 86 == 6106);    // 字 of a 四开 page
}

// 破栏 "a破b" of 13-字 columns: characters a column, and the remainder.
TEST_CASE("re-divided columns follow the textbook") {
  struct Case {
    int from, to, chars, rest;
  };
  const Case cases[] = {{3, 2, 20, 0}, {4, 3, 17, 2}, {5, 2, 34, 0}, {5, 3, 22, 1},
                        {5, 4, 16, 2}, {7, 4, 23, 2}, {8, 5, 21, 2}, {8, 3, 36, 1}};
  for (const Case& c : cases) {
    CAPTURE(c.from);
    CAPTURE(c.to);
    const int total = joined_chars(c.from, 13, 1);
    const Division by_gap = divide_columns(total, c.to, 1, Remainder::gap);
    REQUIRE(by_gap.columns.size() == static_cast<size_t>(c.to));
    for (const auto& column : by_gap.columns) CHECK(column.chars == c.chars);
    CHECK(by_gap.columns.back().start_milli + c.chars * 1000 == total * 1000);

    const Division by_column = divide_columns(total, c.to, 1, Remainder::column);
    int longer = 0;
    for (const auto& column : by_column.columns) longer += column.chars - c.chars;
    CHECK(longer == c.rest);
    CHECK(by_column.columns.back().start_milli + by_column.columns.back().chars * 1000 == total * 1000);
  }
}

TEST_CASE("5破3 uses its remainder in one of two ways") {
  const Division column = divide_columns(69, 3, 1, Remainder::column);
  CHECK(column.columns[0].chars == 22);
  CHECK(column.columns[1].chars == 22);
  CHECK(column.columns[2].chars == 23);
  const Division gap = divide_columns(69, 3, 1, Remainder::gap);
  CHECK(gap.columns[1].start_milli == 23500);  // half a character more in each gap
  CHECK(gap.columns[2].start_milli == 47000);
}

TEST_CASE("too many columns give none") {
  CHECK(divide_columns(10, 8, 1, Remainder::gap).columns.empty());
  CHECK(divide_columns(10, 0, 1, Remainder::gap).columns.empty());
}

TEST_CASE("base columns fill the type area") {
  PageGeometry g;
  g.columns = 6, g.chars = 15, g.gap = 1, g.body = from_pt(10.5), g.pitch = from_pt(15), g.lines = 92;
  g.type_area = {from_mm(19), from_mm(30), 95 * g.body, 91 * g.pitch + g.body};
  const auto columns = base_columns(g);
  REQUIRE(columns.size() == 6);
  CHECK(columns.front().x == g.type_area.x);
  CHECK(columns.back().right() == g.type_area.right());
  CHECK(columns[1].x - columns[0].right() == g.body);
}
