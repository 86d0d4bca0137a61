// Spreads and the plan of sheets: what is read, and what is said of what cannot be.
#include <doctest/doctest.h>

#include "tests/read/desk.h"

using namespace banxin;

namespace {

// An edition of these pages, `plan` in front of them.
std::string edition(const std::string& plan, const std::string& pages) {
  return "edition: e\npaper: p\ndate: 2025-09-07\n" + plan + "pages:\n" + pages;
}
std::string singles(int from, int to) {
  std::string pages;
  for (int n = from; n <= to; ++n) pages += "  - {template: template.yaml, page: " + std::to_string(n) + "}\n";
  return pages;
}
constexpr const char* inner = "  - {template: template.yaml, spread: [2, 3]}\n";

using Sides = std::vector<std::array<int, 2>>;
Sides sides_of(const Edition& edition) {
  Sides sides;
  for (const SheetSide& side : edition.sheets) sides.push_back({side.left, side.right});
  return sides;
}

// A template whose blocks need no content.
void prepare(test::Desk& desk) {
  desk.replace("template.yaml", "  lead: {kind: story, columns: 4}\n  photo: {kind: photo}", "  foot: {kind: rule}");
}

}  // namespace

TEST_CASE("a spread doubles the page, and its strip lies in the middle") {
  test::Desk desk;
  prepare(desk);
  desk.replace("template.yaml", "{count: 6, chars: 15}", "{count: 6, chars: 11}\n  strip: 12");
  desk.replace("template.yaml", "{paper} {weekday}", "{page}|{page-left}|{page-right}|{pages}");
  desk.write("edition.yaml", edition("", singles(1, 1) + inner + "  - {template: template.yaml}\n"));
  const Edition read = desk.read();
  CHECK(desk.said() == "");
  REQUIRE(read.pages.size() == 3);
  const Page& spread = read.pages[1];
  CHECK(spread.number == 2);
  CHECK(spread.second == 3);
  CHECK(read.pages[2].number == 4);  // a spread is two pages
  const auto said = [&](size_t page) {
    return dynamic_cast<const fake::Text&>(*read.pages[page].blocks[0]).text.at(0).spans.at(0).text;
  };
  CHECK(said(0) == "1|1|1|4");
  CHECK(said(1) == "2-3|2|3|4");
  CHECK(read.pages[0].geometry.trim.width * 2 == spread.geometry.trim.width);
  CHECK(spread.geometry.columns == 12);
  CHECK(spread.geometry.type_area.width == 154 * spread.geometry.body);
  CHECK(spread.geometry.type_area.y == read.pages[0].geometry.type_area.y);
}

TEST_CASE("a plan by its fold") {
  struct Row {
    const char* plan;
    int pages;
    Sides sides;
  };
  const Row rows[] = {
      {"plan: {fold: half}\n", 4, {{4, 1}, {2, 3}}},
      {"plan: {fold: half}\n", 8, {{4, 1}, {2, 3}, {8, 5}, {6, 7}}},
      {"plan: {fold: half}\n", 12, {{4, 1}, {2, 3}, {8, 5}, {6, 7}, {12, 9}, {10, 11}}},
      {"plan: {fold: nested}\n", 4, {{4, 1}, {2, 3}}},
      {"plan: {fold: nested}\n", 8, {{8, 1}, {2, 7}, {6, 3}, {4, 5}}},
      {"plan: {sheets: [[2, 1], [4, 3]]}\n", 4, {{2, 1}, {4, 3}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.plan);
    CAPTURE(row.pages);
    test::Desk desk;
    prepare(desk);
    desk.write("edition.yaml", edition(row.plan, singles(1, row.pages)));
    CHECK(sides_of(desk.read()) == row.sides);
    CHECK(desk.said() == "");
  }
}

TEST_CASE("a page that is not there leaves its half blank, two leave the side out") {
  test::Desk desk;
  prepare(desk);
  desk.write("edition.yaml", edition("plan: {fold: half}\n", singles(1, 3) + singles(6, 7)));
  CHECK(sides_of(desk.read()) == Sides{{4, 1}, {2, 3}, {6, 7}});
  CHECK(desk.first_line() ==
        "edition.yaml:4:7: warning[plan-blank]: page 4 is not in the edition: its half of the sheet stays blank");
  CHECK(desk.notes() == 1);
}

TEST_CASE("faults of plans and spreads are said with their place") {
  struct Row {
    std::string plan, pages, expect;
  };
  const std::string four = singles(1, 4), with_spread = singles(1, 1) + inner + singles(4, 4);
  const Row rows[] = {
      {"plan: {}\n", four, "edition.yaml:4:7: error[plan-forms]: the plan says nothing"},
      {"plan: {fold: half, creep: 0.1mm}\n", four,
       "edition.yaml:4:7: error[plan-margins]: pages creep only where sheets lie in one another"},
      {"plan: {sheets: [[4, 1], [2, 3]], creep: 0.1mm}\n", four,
       "edition.yaml:4:7: error[plan-margins]: pages creep only where sheets lie in one another"},
      {"plan: {fold: half, gap: -1mm}\n", four,
       "edition.yaml:4:7: error[plan-margins]: gap, lip, gripper and creep are 0mm to 200mm"},
      {"plan: {fold: half, gripper: 201mm}\n", four,
       "edition.yaml:4:7: error[plan-margins]: gap, lip, gripper and creep are 0mm to 200mm"},
      {"plan: {fold: half, sheets: [[4, 1]]}\n", four,
       "edition.yaml:4:7: error[plan-forms]: the plan says both fold and sheets"},
      {"plan: {sheets: [[4, 1], [1, 3]]}\n", four,
       "edition.yaml:4:25: error[plan-twice]: page 1 is on the sheets more than once"},
      {"plan: {sheets: [[4, 1]]}\n", four,
       "edition.yaml:4:7: error[plan-missing]: page 2 of the edition is on no sheet"},
      {"plan: {sheets: [[4, 1], [2]]}\n", four,
       "edition.yaml:4:25: error[wrong-type]: sheets of plan of the edition needs two page numbers"},
      {"plan: {sheets: [[4, 2], [1, 3]]}\n", with_spread,
       "edition.yaml:4:17: error[plan-spread]: the spread 2-3 is not side by side: the sheet has 4 and 2"},
      {"plan: {sheets: [[4, 1], [3, 2]]}\n", with_spread,
       "edition.yaml:4:25: error[plan-spread]: the spread 2-3 is not side by side: the sheet has 3 and 2"},
      {"plan: {fold: half}\n", four + singles(4, 4),
       "edition.yaml:10:5: error[plan-twice]: page 4 is in the edition twice"},
      {"plan: {fold: thrice}\n", four,
       "edition.yaml:4:14: error[unknown-word]: fold of plan of the edition cannot be \"thrice\""},
      {"", "  - {template: template.yaml, spread: [3, 4]}\n",
       "edition.yaml:5:39: error[bad-spread]: pages 3 and 4 do not face each other"},
      {"", "  - {template: template.yaml, spread: [2, 5]}\n",
       "edition.yaml:5:39: error[bad-spread]: pages 2 and 5 do not face each other"},
      {"", "  - {template: template.yaml, spread: 2}\n",
       "edition.yaml:5:39: error[wrong-type]: spread of page 1 needs two page numbers"},
      {"", "  - {template: template.yaml, page: 2, spread: [2, 3]}\n",
       "edition.yaml:5:37: error[spread-and-page]: a page is a single one or a spread"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.plan);
    test::Desk desk;
    prepare(desk);
    desk.write("edition.yaml", edition(row.plan, row.pages));
    desk.read();
    CHECK(desk.first_line() == row.expect);
    CHECK_FALSE(desk.first_hint().empty());
  }
}

TEST_CASE("pages that share a sheet are of one size; the type area of a spread stays on its pages") {
  test::Desk desk;
  prepare(desk);
  desk.write("small.yaml", "template: small\nextends: template.yaml\npage: {trim: [380mm, 550mm]}\n");
  desk.write("edition.yaml", edition("plan: {sheets: [[2, 1]]}\n", singles(1, 1) + "  - {template: small.yaml}\n"));
  desk.read();
  CHECK(desk.first_line() == "edition.yaml:4:17: error[plan-size]: pages 2 and 1 share a sheet and differ in size");

  test::Desk wide;
  prepare(wide);
  wide.replace("template.yaml", "lines: 92", "strip: 30\n  lines: 92");
  wide.write("edition.yaml", edition("", inner));
  wide.read();
  CHECK(
      wide.first_line() ==
      "template.yaml:5:10: error[type-area]: the type area of the spread is 814.9mm wide, its two pages have 780.0mm");
}

TEST_CASE("bound at the right, spreads and folded sheets are the other way round") {
  test::Desk desk;
  prepare(desk);
  desk.replace("template.yaml", "template: test", "template: test\nbinding: right");
  desk.replace("template.yaml", "{paper} {weekday}", "{page}|{page-left}|{page-right}|{pages}");
  const std::string pages = singles(1, 1) + "  - {template: template.yaml, spread: [3, 2]}\n" + singles(4, 4);
  desk.write("edition.yaml", edition("plan: {fold: half}\n", pages));
  const Edition read = desk.read();
  CHECK(desk.said() == "");
  CHECK(sides_of(read) == Sides{{1, 4}, {3, 2}});
  REQUIRE(read.pages.size() == 3);
  CHECK(read.pages[1].number == 2);  // read first
  CHECK(read.pages[1].second == 3);
  CHECK(read.pages[1].geometry.from_right);
  CHECK(dynamic_cast<const fake::Text&>(*read.pages[1].blocks[0]).text.at(0).spans.at(0).text == "2-3|3|2|4");
  desk.write("edition.yaml", edition("plan: {fold: nested}\n", singles(1, 8)));
  CHECK(sides_of(desk.read()) == Sides{{1, 8}, {7, 2}, {3, 6}, {5, 4}});
  desk.write("edition.yaml", edition("", singles(1, 1) + inner));
  desk.read();
  CHECK(desk.first_line() == "edition.yaml:6:39: error[bad-spread]: pages 2 and 3 do not face each other");
  CHECK(desk.first_hint().find("[3, 2]") != std::string::npos);
}

TEST_CASE("binding is one for all pages, and at the right where lines are vertical") {
  const auto prepared = [](test::Desk& desk, const std::string& pages) {
    prepare(desk);
    desk.write("vertical.yaml",
               "template: v\nextends: template.yaml\n"
               "page: {writing: vertical-rl, lines: 60, columns: {count: 12, chars: 10}}\n");
    desk.write("left.yaml", "template: v\nextends: vertical.yaml\nbinding: left\n");
    desk.write("flat.yaml", "template: v\nextends: template.yaml\npage: {cell: 12pt}\n");
    desk.write("edition.yaml", edition("", pages));
    return desk.read();
  };
  test::Desk vertical;
  const Edition read = prepared(vertical, "  - {template: vertical.yaml, spread: [3, 2]}\n");
  CHECK(vertical.said() == "");
  const PageGeometry& g = read.pages.at(0).geometry;
  CHECK(g.vertical);
  CHECK(g.bound_right());
  CHECK(g.lines == 120);
  CHECK(g.type_area.height == 131 * g.body);
  const std::pair<std::string, const char*> rows[] = {
      {singles(1, 1) + "  - {template: vertical.yaml}\n",
       "vertical.yaml:1:1: error[binding-differs]: page 2 is bound at the right, the first at the other side"},
      {"  - {template: left.yaml}\n",
       "left.yaml:3:10: error[bad-binding]: a page of vertical lines is bound at the right"},
      {"  - {template: flat.yaml}\n", "flat.yaml:3:14: error[out-of-range]: type is flattened in vertical lines only"},
  };
  for (const auto& [pages, said] : rows) {
    test::Desk desk;
    prepared(desk, pages);
    CHECK(desk.first_line() == said);
  }
}
