// Tables and notices on a small page.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>
#include <string>

#include "base/utf8.h"
#include "flow/notice_columns.h"
#include "tests/blocks/small_page.h"

using namespace banxin;
using test::SmallPage;

namespace {

// 430 pt wide, 10 pt type; its cells have no white at their sides.
std::string table(const std::string& keys, int lines = 10) {
  return fmt::format("  t: {{kind: table, line: 1, lines: {}, style: plain, padding: {{side: 0em}}, {}}}\n", lines,
                     keys);
}

const PlacedFrame& cell(const SmallPage& page, size_t n) { return page.sheet().blocks.at(0).frames.at(n); }

std::string words(const PlacedFrame& frame) {
  std::string all;
  for (const PlacedLine& line : frame.lines) all += (all.empty() ? "" : "/") + line.text;
  return all;
}

}  // namespace

TEST_CASE("table: columns by shares and by characters, rows that fill their block") {
  const SmallPage page(table("columns: [13字, 1, 2], rows: [[甲, 乙, 丙], [一, 二, 三], [四, 五, 六]]", 4));
  CHECK(page.codes() == "");
  const auto& frames = page.sheet().blocks.at(0).frames;
  REQUIRE(frames.size() == 9);
  const Rect area = page.sheet().blocks[0].area;
  CHECK(cell(page, 0).area.width == from_pt(130));
  CHECK(cell(page, 1).area.width == from_pt(100));
  CHECK(cell(page, 2).area.width == from_pt(200));
  CHECK(cell(page, 0).role == Role::cell_head);
  CHECK(cell(page, 3).role == Role::cell);
  CHECK(cell(page, 0).area.y == area.y);
  CHECK(cell(page, 8).area.bottom() == area.bottom());
  for (size_t i = 0; i < 9; i += 3) CHECK(cell(page, i).area.height.mpt / 10 == cell(page, 0).area.height.mpt / 10);
  // In the middle of its row, 0.88 em down from the top of its cell to the baseline.
  const PlacedLine& line = cell(page, 4).lines.at(0);
  CHECK(line.text == "二");
  CHECK(line.baseline == cell(page, 4).area.y + (cell(page, 4).area.height - from_pt(10)) / 2 + from_pt(8.8));
}

TEST_CASE("table: a row grows with its text, set by the composer in the width of the cell") {
  const SmallPage page(table(
      "columns: [10字, 1], rules: {pattern: none}, rows: [[甲, 乙], [一二三四五六七八九十一二三四, 短], [末, 行]]"));
  CHECK(words(cell(page, 2)) == "一二三四五六七八九十/一二三四");
  CHECK(cell(page, 2).area.height - cell(page, 4).area.height == from_pt(13));
  CHECK(page.items<Stroke>().empty());
}

TEST_CASE("table: joined cells, the rules between rows and columns stop at them") {
  const SmallPage page(
      table("columns: [1, 1, 1], rules: {pattern: all, outer-weight: 0pt}, head: 0, rows: [[{text: 甲, rows: 2}, "
            "{text: 乙, columns: 2}], [丙, 丁], [戊, 己, 庚]]",
            5));
  CHECK(page.codes() == "");
  const auto& frames = page.sheet().blocks.at(0).frames;
  REQUIRE(frames.size() == 7);
  REQUIRE(frames[0].cell);
  CHECK(frames[0].cell->rows == 2);
  CHECK(frames[1].cell->columns == 2);
  CHECK(frames[2].cell->column == 2);
  CHECK(frames[0].area.bottom() == frames[3].area.bottom());
  const Length left = page.sheet().blocks[0].area.x;
  std::vector<Stroke> across, down;
  for (const Stroke& stroke : page.items<Stroke>()) (stroke.from.y == stroke.to.y ? across : down).push_back(stroke);
  REQUIRE(across.size() == 2);
  CHECK(across[0].from.x > left + from_pt(100));  // beside 甲
  CHECK(across[1].from.x == left);
  REQUIRE(down.size() == 2);
  CHECK(down[0].from.y == page.sheet().blocks[0].area.y);
  CHECK(down[1].from.y == frames[1].area.bottom());  // below 乙
}

TEST_CASE("table: numbers stand with their points one under another, words in the middle") {
  const SmallPage page(table("columns: [1], align: [point], rows: [[头], ['1.5'], ['120'], ['-3.25'], ['12%'], [—]]"));
  CHECK(page.codes() == "");
  std::set<int> points;
  for (size_t i = 1; i <= 4; ++i) {
    const GlyphRun& run = cell(page, i).lines.at(0).runs.at(0);
    Length at = run.at.x;
    const std::string digits = i == 1 ? "1" : i == 2 ? "120" : i == 3 ? "−3" : "12";
    CHECK(run.text.starts_with(digits));
    for (size_t c = 0; c < utf8::length(digits); ++c) at += run.advances.at(c);
    points.insert(at.mpt);
  }
  CHECK(points.size() == 1);
  const PlacedLine& dash = cell(page, 5).lines.at(0);
  const Rect area = cell(page, 5).area;
  CHECK(dash.runs.at(0).at.x > area.x + area.width / 2 - from_pt(11));
  CHECK(dash.runs.at(0).at.x < area.x + area.width / 2);
}

TEST_CASE("table: what does not fit is told in rows, and room that is left in lines") {
  const std::string rows = "rows: [[甲], [一], [二], [三], [四], [五], [六]]";
  const SmallPage over(table(rows, 5));
  CHECK(over.codes() == "table-overset ");
  CHECK(over.report.notes().at(0).text == "2 rows of table t do not fit");
  CHECK(over.sheet().blocks[0].frames.size() == 5);
  const SmallPage under(table(rows, 20));
  CHECK(under.codes() == "table-underset ");
  // Seven rows of 16 pt and 7 ½ pt more each, in 295 pt.
  CHECK(under.report.notes().at(0).text == "table t leaves 8 grid lines free below its last row");
  const SmallPage narrow(table("columns: [1, 100], rows: [[甲, 乙]]"));
  CHECK(narrow.codes() == "narrow-column ");
  const SmallPage wide(table("columns: [50字, 1], rows: [[甲, 乙]]"));
  CHECK(wide.codes() == "table-width ");
}

TEST_CASE("table: a CSV file with quotes, line breaks and a byte order mark") {
  const SmallPage page(
      table("file: t.csv", 5), "",
      {{"t.csv", "\xEF\xBB\xBF队, 积分 \r\n\"镇一中\r\n教工队\",\"1,120\"\r\n\r\n\"他说\"\"好\"\"\",**3**\n"}});
  CHECK(page.codes() == "");
  std::string all;
  for (const PlacedFrame& frame : page.sheet().blocks.at(0).frames) all += words(frame) + "|";
  CHECK(all == "队|积分|镇一中/教工队|1,120|他说“好”|**3**|");
}

TEST_CASE("table: faults of a CSV file have their line and column") {
  struct Row {
    const char *csv, *said;
    int line, column;
  };
  const Row rows[] = {{"甲,乙\n丙\n", "row 2 has cells for 1 columns, there are 2 to fill", 2, 1},
                      {"甲,乙\n丙,丁,戊\n", "row 2 has cells for 3 columns, there are 2 to fill", 2, 1},
                      {"甲,\"乙\n", "this quotation mark is not closed", 1, 3},
                      {"甲,\"乙\"丙\n", "a field goes on behind its closing quotation mark", 1, 6},
                      {"甲,乙\"丙\"\n", "a quotation mark stands in a field that does not begin with one", 1, 4},
                      {"\n", "this file has no rows", 1, 1}};
  for (const Row& row : rows) {
    CAPTURE(row.csv);
    const SmallPage page(table("file: t.csv"), "", {{"t.csv", row.csv}});
    REQUIRE(page.report.notes().size() == 1);
    const Note& note = page.report.notes()[0];
    CHECK(note.text == row.said);
    CHECK(note.place.line == row.line);
    CHECK(note.place.column == row.column);
    CHECK(page.report.sources().path(note.place.file).ends_with("t.csv"));
  }
}

TEST_CASE("table: faults of its keys") {
  const std::pair<const char*, const char*> rows[] = {{"head: 1", "missing-key "},
                                                      {"rows: [[甲]], file: t.csv", "table-rows "},
                                                      {"rows: [[甲, 乙]], columns: [1]", "table-columns "},
                                                      {"rows: [[甲, 乙], [{text: 丙, columns: 3}]]", "table-row "},
                                                      {"rows: [[甲, {text: 乙, rows: 2}]]", "table-row "},
                                                      {"rows: [[甲], 乙]", "wrong-type "},
                                                      {"rows: [[甲]], columns: [0]", "missing-unit "},
                                                      {"rows: [[甲]], align: [left]", "bad-name "},
                                                      {"rows: [[甲]], direction: vertical", "vertical-table "}};
  for (const auto& [keys, code] : rows) {
    CAPTURE(keys);
    const SmallPage page(table(keys));
    CHECK(page.codes() == code);
  }
}

namespace {

std::vector<NoticeLine> entries(const std::vector<int>& lines) {
  std::vector<NoticeLine> all;
  for (size_t e = 0; e < lines.size(); ++e)
    for (int i = 0; i < lines[e]; ++i) all.push_back({static_cast<int>(e), i == 0 || (i >= 2 && i + 2 <= lines[e])});
  return all;
}

std::string lines_of(const std::vector<NoticeColumn>& columns) {
  std::string all;
  for (const NoticeColumn& column : columns) all += fmt::format("{} ", column.last - column.first);
  return all;
}

}  // namespace

TEST_CASE("notices: entries stand whole where that leaves little white, and are cut where it leaves much") {
  // Ten lines a column, nothing between entries.
  const NoticeRoom room{3, from_pt(100), from_pt(10), from_pt(10), {}};
  CHECK(lines_of(divide_notices(entries({4, 4, 4, 4}), room, false)) == "8 8 ");
  CHECK(lines_of(divide_notices(entries({2, 10, 4, 5}), room, false)) == "8 8 5 ");
  CHECK(lines_of(divide_notices(entries({4, 10, 4, 5}), room, false)) == "4 10 9 ");
  CHECK(lines_of(divide_notices(entries({10, 10, 10, 5}), room, false)) == "10 10 10 ");
  CHECK(lines_of(divide_notices(entries({3, 3, 3, 3, 3, 3}), room, true)) == "6 6 6 ");
  // Four lines and the white between two entries: a third does not fit.
  const NoticeRoom gaps{3, from_pt(45), from_pt(10), from_pt(10), from_pt(5)};
  CHECK(lines_of(divide_notices(entries({2, 2, 2}), gaps, false)) == "4 2 ");
}

TEST_CASE("notices: run-in heads, lines of their own pitch, a rule between entries, and what is over") {
  const std::string notices =
      "## 遗失\n\n张三遗失身份证一张，声明作废。\n\n## 招租\n\n老街铺面一间，面议。\n\n---\n\n寻黄犬一只。\n";
  const std::string block =
      "  n: {kind: notices, cols: 1-2, line: 1, lines: 4, columns: 2, style: {size: 8pt, pitch: 9pt, indent: 0em}, "
      "file: "
      "n.md";
  const SmallPage page(block + "}\n", "", {{"n.md", notices}});
  CHECK(page.codes() == "underset ");
  const auto body = page.lines(Role::body);
  REQUIRE(body.size() >= 4);
  CHECK(body[0].text.starts_with("遗失　张三"));
  CHECK(page.first_run(body[0]).face != page.first_run(body[1]).face);
  CHECK(body[1].baseline - body[0].baseline == from_pt(9));
  CHECK(page.items<Stroke>().size() >= 1);
  const SmallPage own(block + ", head: {place: line, style: {size: 8pt, align: centre}}, rule: {weight: 0pt}}\n", "",
                      {{"n.md", notices}});
  CHECK(own.lines(Role::heading).size() == 2);
  CHECK(own.items<Stroke>().empty());
  std::string long_one;
  for (int i = 0; i < 60; ++i) long_one += fmt::format("第{}条启事，特此声明。\n\n---\n\n", i);
  const SmallPage over(block + "}\n", "", {{"n.md", long_one}});
  CHECK(over.codes() == "overset ");
  REQUIRE(over.sheet().copyfits.size() == 1);
  CHECK(over.sheet().copyfits[0].lines_over > 30);
  const SmallPage vertical(block + ", direction: vertical}\n", "", {{"n.md", notices}});
  CHECK(vertical.codes() == "vertical-notices ");
}

TEST_CASE("a Markdown table in a story takes whole lines of its columns, and the text runs on below it") {
  const std::string block =
      "  lead: {kind: story, cols: 1-2, line: 1, lines: 20, columns: 2, story: story.md, body: plain, table: {style: "
      "plain, rules: {pattern: all}}}\n";
  const SmallPage page(block,
                       "# 题\n\n正文第一段。\n\n| 名 | 数 |\n|:--|--:|\n| 甲**乙** | 1.5 |\n| 丙 | 20 |\n\n{column=1 "
                       "columns=2}\n\n正文第二段。\n");
  CHECK(page.codes() == "underset ");
  const auto& frames = page.sheet().blocks.at(0).frames;
  REQUIRE(frames.size() >= 7);
  for (size_t i = 0; i < 6; ++i) REQUIRE(frames[i].cell);
  CHECK(frames[0].role == Role::cell_head);
  CHECK(words(frames[2]) == "甲乙");
  CHECK(frames[5].cell->row == 3);
  CHECK(frames[0].area.y == page.sheet().type_area.y);
  CHECK(frames[1].area.right() == page.sheet().blocks[0].area.right());
  // Three rows of 16 pt in four lines, a free one, then text.
  const auto body = page.lines(Role::body);
  REQUIRE(body.size() == 2);
  CHECK(body[0].baseline == page.sheet().grid_top + from_pt(5 * 15 + 8.8));
  const SmallPage wrong(block, "# 题\n\n正文。\n\n| 名 | 数 |\n|---|---|\n| 甲 | 1 |\n\n{colum=1}\n");
  CHECK(wrong.codes() == "photo-attribute ");
  const SmallPage vertical("  lead: {kind: story, lines: 20, direction: vertical, story: story.md, body: plain}\n",
                           "# 题\n\n正文。\n\n| 名 | 数 |\n|---|---|\n| 甲 | 1 |\n");
  CHECK(vertical.told("vertical-table"));
}
