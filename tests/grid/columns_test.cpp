#include "grid/columns.h"

#include <doctest/doctest.h>

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

namespace {

// A 四开 page: 6 columns of 11 字, 86 lines of 9 pt on 11.54 pt, half of a sheet of 540 mm × 390 mm.
PageGeometry tabloid(int gap) {
  PageGeometry g;
  g.columns = 6, g.chars = 11, g.gap = gap, g.body = from_pt(9), g.pitch = from_pt(11.54), g.lines = 86;
  g.trim = {from_mm(270), from_mm(390)};
  g.type_area.width = g.chars_across(0, 6) * g.body;
  g.type_area.x = (g.trim.width - g.type_area.width) / 2;
  return g;
}

}  // namespace

// Two 四开 pages and a 中缝 of 12 字: 71 + 12 + 71 = 154 字 = 1386 pt = 489 mm; the strip holds 12 × 86 = 1032 字.
TEST_CASE("a spread keeps the strip between its pages") {
  const PageGeometry page = tabloid(1), g = spread_of(page, 12);
  CHECK(page.chars_across(0, 6) == 71);
  CHECK(g.columns == 12);
  CHECK(g.trim == Size{page.trim.width * 2, page.trim.height});
  CHECK(g.chars_across(0, 12) == 154);
  CHECK(g.chars_across(0, 6) == 71);
  CHECK(g.chars_across(6, 6) == 71);
  CHECK(g.chars_across(5, 2) == 11 + 12 + 11);
  CHECK(g.chars_across(6, 1) == 11);
  CHECK(g.type_area.width == from_pt(1386));
  CHECK(to_mm(g.type_area.width) == doctest::Approx(489).epsilon(0.001));
  CHECK(g.strip * g.lines == 1032);
  CHECK(g.type_area.x + 77 * g.body == g.fold());
  const auto columns = base_columns(g);
  REQUIRE(columns.size() == 12);
  CHECK(columns[6].x - columns[5].right() == 12 * g.body);
  CHECK(columns[5].right() + 6 * g.body == g.fold());
  CHECK(columns[11].right() == g.type_area.right());
  CHECK(columns[7].x - columns[6].right() == g.body);
}

// The same 154 字 as one grid: 12 columns of 11 字 with gaps of 2 字, one of which lies on the fold.
TEST_CASE("a spread without a strip of its own is one grid of columns") {
  const PageGeometry g = spread_of(tabloid(2), 2);
  CHECK(g.chars_across(0, 12) == 154);
  const auto columns = base_columns(g);
  for (size_t i = 0; i + 1 < columns.size(); ++i) CHECK(columns[i + 1].x - columns[i].right() == 2 * g.body);
  CHECK(columns[5].right() + g.body == g.fold());
  // A story over all of the other spread's columns, re-divided into 12, comes to the same columns.
  const Division division = divide_columns(154, 12, 1, Remainder::gap);
  REQUIRE(division.columns.size() == 12);
  for (int i = 0; i < 12; ++i) {
    CHECK(division.columns[static_cast<size_t>(i)].chars == 11);
    CHECK(division.columns[static_cast<size_t>(i)].start_milli == 13000 * i);
  }
}

TEST_CASE("every even division of a spread has a gap on the fold") {
  for (int columns = 2; columns <= 12; columns += 2) {
    CAPTURE(columns);
    const Division division = divide_columns(154, columns, 1, Remainder::gap);
    const auto half = static_cast<size_t>(columns) / 2;
    const auto& before = division.columns[half - 1];
    CHECK(before.start_milli + before.chars * 1000 < 77000);
    CHECK(division.columns[half].start_milli > 77000);
  }
}

TEST_CASE("bound at the right, columns count from there, also over a spread with its strip") {
  PageGeometry page = tabloid(1);
  page.from_right = true;
  const auto columns = base_columns(page);
  REQUIRE(columns.size() == 6);
  CHECK(columns[0].right() == page.type_area.right());
  CHECK(columns[5].x == page.type_area.x);
  CHECK(columns[0].x - columns[1].right() == page.body);
  const PageGeometry g = spread_of(page, 12);
  const auto both = base_columns(g);
  REQUIRE(both.size() == 12);
  CHECK(both[0].right() == g.type_area.right());
  CHECK(both[5].x - 6 * g.body == g.fold());
  CHECK(both[5].x - both[6].right() == 12 * g.body);
}

namespace {

// 12 tiers of 10 字, flattened: 8.2 pt high and 10.25 pt wide, 48 lines.
PageGeometry tiers() {
  PageGeometry g;
  g.vertical = true;
  g.columns = 12, g.chars = 10, g.gap = 1, g.lines = 48;
  g.body = from_pt(8.2), g.cell = from_pt(10.25), g.pitch = from_pt(14.6);
  g.trim = {from_pt(774), from_pt(1150)};
  g.type_area = {from_pt(38), from_pt(37), g.height_of_lines(48), g.chars_across(0, 12) * g.body};
  return g;
}

}  // namespace

TEST_CASE("tiers count from the top, vertical lines from the right") {
  const PageGeometry g = tiers();
  CHECK(g.type_area.height == 131 * g.body);
  const auto all = base_columns(g);
  REQUIRE(all.size() == 12);
  CHECK(all[0] == Rect{g.type_area.x, g.type_area.y, g.type_area.width, 10 * g.body});
  CHECK(all[1].y - all[0].bottom() == g.body);
  CHECK(all[11].bottom() == g.type_area.bottom());
  const Rect first = g.on_page({g.column_start(0), g.line_top(0), g.column_width(), g.cell});
  CHECK(first == Rect{g.type_area.right() - g.cell, g.type_area.y, g.cell, 10 * g.body});
  const Rect last = g.on_page({g.column_start(0), g.line_top(47), g.column_width(), g.cell});
  CHECK(last.x == g.type_area.x);
  CHECK(g.on_page(g.on_grid(last)) == last);
}

TEST_CASE("a spread of vertical lines counts those of both pages, the strip between them") {
  const PageGeometry g = spread_of(tiers(), 3);
  CHECK(g.lines == 96);
  CHECK(g.columns == 12);
  const Rect before = g.on_page({{}, g.line_top(47), g.body, g.cell}),
             behind = g.on_page({{}, g.line_top(48), g.body, g.cell});
  CHECK(before.x - behind.right() == 3 * g.body);
  CHECK(before.x - g.fold() == g.fold() - behind.right());
  CHECK(g.on_page({{}, g.line_top(95), g.body, g.cell}).x == g.type_area.x);
}
