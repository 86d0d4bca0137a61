// Tables and notices on a small page.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "base/utf8.h"
#include "flow/notice_columns.h"
#include "sheet/structure.h"
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
  const std::pair<const char*, const char*> rows[] = {
      {"head: 1", "missing-key "},
      {"rows: [[甲]], file: t.csv", "table-rows "},
      {"rows: [[甲, 乙]], columns: [1]", "table-columns "},
      {"rows: [[甲, 乙], [{text: 丙, columns: 3}]]", "table-row "},
      {"rows: [[甲, {text: 乙, rows: 2}]]", "table-row "},
      {"rows: [[甲], 乙]", "wrong-type "},
      {"rows: [[甲]], columns: [0]", "missing-unit "},
      {"rows: [[甲]], align: [left]", "bad-name "},
      {"continues: x, rows: [[甲]]", "table-rows table-look table-look "},
      {"continues: x", "table-look table-look "}};
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
  CHECK(lines_of(divide_notices(entries({4, 10, 4, 5}), room, false)) == "9 9 5 ");
  CHECK(lines_of(divide_notices(entries({6, 10, 4, 5}), room, false)) == "6 10 9 ");
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
}

TEST_CASE("notices: vertical lines from right to left, in tiers with a rule between") {
  const SmallPage page(
      "  n: {kind: notices, cols: 1-2, line: 1, lines: 20, columns: 2, direction: vertical, style: {size: 10pt, pitch: "
      "15pt, indent: 0em}, column-rule: {weight: 0.5pt}, file: n.md}\n",
      "", {{"n.md", "## 遗失\n\n张三遗失身份证一张，声明作废。\n\n---\n\n寻黄犬一只，项有铜铃。\n"}});
  CHECK(page.codes() == "underset ");
  const Rect area = page.sheet().blocks.at(0).area;
  const auto body = page.lines(Role::body);
  REQUIRE(body.size() == 3);
  for (const PlacedLine& line : body) CHECK(line.vertical);
  // On the axis in the middle of the first line, at the right edge; the next ones left of it.
  CHECK(body[0].x == area.right() - from_pt(5));
  CHECK(body[1].x == body[0].x - from_pt(15));
  CHECK(body[2].x == body[1].x - from_pt(15 + 7.5));
  CHECK(body[0].width == (area.height - from_pt(10)) / 2);
  const auto strokes = page.items<Stroke>();
  REQUIRE(strokes.size() == 2);
  CHECK(strokes[0].from.x == strokes[0].to.x);  // between the entries
  CHECK(strokes[1].from.y == strokes[1].to.y);  // between the tiers
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
  CHECK(vertical.codes() == "underset ");
  const auto& cells = vertical.sheet().blocks.at(0).frames;
  REQUIRE(cells.at(3).cell);
  CHECK(cells[0].area.right() > cells[2].area.right());  // its rows from right to left, their cells downwards
  CHECK(cells[1].area.y == cells[0].area.bottom());
  CHECK(cells[0].lines.at(0).vertical);
}

namespace {

// `count` rows under a head, each two cells.
std::string rows_of(int count) {
  std::string rows = "rows: [[头, 数]";
  for (int i = 1; i <= count; ++i) rows += fmt::format(", [第{}行, '{}']", i, i);
  return rows + "]";
}

std::string markdown_rows(int count) {
  std::string rows = "| 头 | 数 |\n|---|---:|\n";
  for (int i = 1; i <= count; ++i) rows += fmt::format("| 行{} | {} |\n", i, i);
  return rows;
}

/// What stands in a column of a table, the cells of its first column from the top down.
std::string column_at(const Sheet& sheet, size_t block, Length left) {
  std::string all;
  for (const PlacedFrame& frame : sheet.blocks.at(block).frames)
    if (frame.cell && frame.cell->column == 1 && frame.area.x == left)
      all += (frame.cell->again ? "+" : "") + words(frame) + " ";
  return all;
}

}  // namespace

TEST_CASE("table: abreast it goes on beside itself under its head, level, its rows on the same heights") {
  const SmallPage page(table("abreast: 3, rules: {pattern: rows}, " + rows_of(11), 7));
  CHECK(page.codes() == "");
  const Rect area = page.sheet().blocks.at(0).area;
  const Length width = (area.width - from_pt(20)) / 3;
  CHECK(column_at(page.sheet(), 0, area.x) == "头 第1行 第2行 第3行 第4行 ");
  CHECK(column_at(page.sheet(), 0, area.x + width + from_pt(10)) == "+头 第5行 第6行 第7行 第8行 ");
  CHECK(column_at(page.sheet(), 0, area.x + 2 * (width + from_pt(10))) == "+头 第9行 第10行 第11行 ");
  std::set<int> tops;
  for (const PlacedFrame& frame : page.sheet().blocks[0].frames) tops.insert(frame.area.y.mpt);
  CHECK(tops.size() == 5);
  // Each column is closed by a rule.
  int closing = 0;
  for (const Stroke& stroke : page.items<Stroke>()) closing += stroke.width == from_pt(0.75) ? 1 : 0;
  CHECK(closing == 6);
}

TEST_CASE("table: joined rows stand together, and a row higher than a column is told") {
  const SmallPage page(table("abreast: 2, head: 0, rows: [[一], [二], [{text: 三, rows: 2}], [], [五], [六]]", 4));
  CHECK(page.codes() == "wrong-type ");
  const SmallPage joined(
      table("abreast: 2, head: 0, rows: [[一, 甲], [二, 乙], [{text: 三, rows: 2}, 丙], [丁], [五, 戊]]", 4));
  CHECK(joined.codes() == "");
  const Length left = joined.sheet().blocks.at(0).area.x;
  CHECK(column_at(joined.sheet(), 0, left) == "一 二 ");
  const SmallPage high(table("abreast: 2, rows: [[头], [一], [[长, 长, 长, 长, 长, 长]], [二]]", 4));
  CHECK(high.codes() == "high-row table-overset ");
  CHECK(high.report.notes().at(0).text == "row 3 of table t is higher than a column has room for under its head");
}

TEST_CASE("table: it goes on in other blocks, each full before the next, its look said once") {
  const std::string first = table(rows_of(9), 5);
  const SmallPage page(first + "  u: {kind: table, line: 8, lines: 8, abreast: 2, continues: t, title: 续表}\n");
  CHECK(page.codes() == "");
  const Rect area = page.sheet().blocks.at(1).area;
  CHECK(column_at(page.sheet(), 0, area.x) == "头 第1行 第2行 第3行 ");
  CHECK(column_at(page.sheet(), 1, area.x) == "头 第4行 第5行 第6行 ");
  CHECK(column_at(page.sheet(), 1, area.x + (area.width + from_pt(10)) / 2) == "+头 第7行 第8行 第9行 ");
  CHECK(page.lines(Role::caption).at(0).text == "续表");
  const SmallPage over(first + "  u: {kind: table, line: 8, lines: 2, continues: t}\n");
  CHECK(over.codes() == "table-overset ");
  const SmallPage other(first + "  u: {kind: table, line: 8, lines: 8, continues: v}\n");
  CHECK(other.codes() == "unknown-story-block ");
  const SmallPage looks(first + "  u: {kind: table, line: 8, lines: 8, continues: t, rules: {pattern: all}}\n");
  CHECK(looks.codes() == "table-look ");
  const SmallPage kinds(first + "  u: {kind: story, line: 8, lines: 8, continues: t}\n");
  CHECK(kinds.codes() == "thread-kind ");
}

TEST_CASE("a Markdown table that is higher than its column turns between rows, its head repeated") {
  const std::string text = "# 题\n\n正文第一段。\n\n" + markdown_rows(15) + "\n{column=1}\n\n正文第二段。\n";
  const std::string block =
      "  lead: {kind: story, cols: 1-3, line: 1, lines: 10, columns: 3, story: story.md, body: plain, table: {style: "
      "plain}}\n";
  const SmallPage page(block, text);
  CHECK(page.codes() == "");
  const Length left = page.sheet().type_area.x;
  CHECK(column_at(page.sheet(), 0, left) == "头 行1 行2 行3 行4 行5 行6 行7 行8 ");
  CHECK(column_at(page.sheet(), 0, left + from_pt(110)) == "+头 行9 行10 行11 行12 行13 行14 行15 ");
  // Where it turns it reaches to the foot of the column.
  Length foot;
  for (const PlacedFrame& frame : page.sheet().blocks[0].frames)
    if (frame.cell && frame.area.x == left) foot = std::max(foot, frame.area.bottom());
  CHECK(foot == page.sheet().type_area.y + from_pt(9 * 15 + 10));
  // No row goes on alone.
  const SmallPage short_one(block, "# 题\n\n正文第一段。\n\n" + markdown_rows(9) + "\n{column=1}\n\n正文第二段。\n");
  CHECK(column_at(short_one.sheet(), 0, left) == "头 行1 行2 行3 行4 行5 行6 行7 ");
  CHECK(column_at(short_one.sheet(), 0, left + from_pt(110)) == "+头 行8 行9 ");
  // Said once to those who hear the page.
  const Structure tree = structure_of(page.laid.sheets, "zh-Hans");
  CHECK(std::ranges::count(tree.elements, StructureType::table, &StructureElement::type) == 1);
  CHECK(std::ranges::count(tree.elements, StructureType::th, &StructureElement::type) == 2);
  CHECK(std::ranges::count(tree.elements, StructureType::tr, &StructureElement::type) == 16);
  const SmallPage small(
      "  lead: {kind: story, cols: 1, line: 1, lines: 6, story: story.md, body: plain, table: {style: "
      "plain}}\n  rest: {kind: story, cols: 2, line: 1, lines: 14, continues: lead}\n",
      "# 题\n\n正文第一段。\n\n" + markdown_rows(9) + "\n正文第二段。\n");
  CHECK(column_at(small.sheet(), 0, left).empty());  // the next part holds it whole
  CHECK(column_at(small.sheet(), 1, left + from_pt(110)) == "头 行1 行2 行3 行4 行5 行6 行7 行8 行9 ");
  const SmallPage over(block, "# 题\n\n正文。\n\n" + markdown_rows(40) + "\n{column=1}\n");
  CHECK(over.told("table-overset"));
}

TEST_CASE("a column that holds but one row of a table below its head stays free when a higher one follows") {
  const auto page = [](int low) {
    return SmallPage(
        fmt::format("  lead: {{kind: story, story: story.md, body: plain, table: {{style: plain}},\n"
                    "         shape: [{{cols: 1, lines: {}}}, {{cols: 2, lines: 16}}, {{cols: 3, lines: 16}}]}}\n",
                    low),
        "# 题\n\n" + markdown_rows(15) + "\n{column=1}\n\n正文。\n");
  };
  const SmallPage one = page(3), two = page(5);
  const Length left = one.sheet().type_area.x;
  CHECK(column_at(one.sheet(), 0, left).empty());
  CHECK(column_at(one.sheet(), 0, left + from_pt(110)).starts_with("头 行1 行2 "));
  CHECK(column_at(two.sheet(), 0, left) == "头 行1 行2 行3 ");
  CHECK(column_at(two.sheet(), 0, left + from_pt(110)).starts_with("+头 行4 "));
}
