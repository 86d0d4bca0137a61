// Paragraph rules on the page (CLREQ: quotations, items): where lines stand in their column.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "tests/small_edition.h"

using namespace banxin;

namespace {

// A story in one column of twenty characters of 10 pt on 15 pt.
struct Column : test::SmallEdition {
  explicit Column(const std::string& markdown, const std::string& keys = "", const std::string& language = "zh-Hans")
      : SmallEdition(
            "template: page\npage:\n  trim: [300pt, 600pt]\n  columns: {count: 1, chars: 20}\n  lines: 30\n"
            "  body: 10pt\n  pitch: 15pt\nstyles:\n  body: {size: 10pt}\n  small: {font: kai, size: 9pt}\nblocks:\n"
            "  lead: {kind: story, story: story.md, lines: 30, body: body" +
                keys + "}\n",
            {{"story.md", "---\ntitle: 题\n---\n\n" + markdown}}, language) {}

  // In characters from the left of the column: where the measure starts, and where ink does.
  double start(const PlacedLine& line) const { return to_pt(line.x - from_pt(50)) / 10; }
  double ink(const PlacedLine& line) const { return to_pt(first_run(line).at.x - from_pt(50)) / 10; }
};

const std::string long_text = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八";  // 38

}  // namespace

TEST_CASE("a block quotation is indented by two em, and its measure is shorter by as much") {
  const Column column("引文：\n\n> " + long_text + "。\n\n正文。\n");
  const auto quote = column.lines(Role::quote);
  REQUIRE(quote.size() == 3);  // 2 + 38 characters and the stop through 18 a line
  for (const PlacedLine& line : quote) {
    CHECK(column.start(line) == 2);
    CHECK(line.width == from_pt(180));
  }
  CHECK(column.ink(quote[0]) == 4);
  CHECK(column.ink(quote[1]) == 2);
  CHECK(column.start(column.lines(Role::body).at(0)) == 0);
}

TEST_CASE("quotation: its own indents, and its own size on the lines of the grid") {
  const Column column("引文：\n\n> " + long_text + "。\n", ", quote: {style: small, start: 3em, end: 1em}");
  const auto quote = column.lines(Role::quote);
  REQUIRE(quote.size() == 3);
  for (size_t i = 0; i < quote.size(); ++i) {
    CHECK(column.start(quote[i]) == 3);
    CHECK(quote[i].width == from_pt(160));
    // Cells of 9 pt in the middle of cells of 10: ½ pt below their top, 0.88 em down to the baseline.
    const Length top = column.sheet().grid_top + (static_cast<int>(i) + 1) * from_pt(15);
    CHECK(quote[i].baseline == top + from_pt(0.5 + 0.88 * 9));
  }
}

TEST_CASE("after a quotation that does not end its sentence the paragraph goes on without an indent") {
  struct Row {
    const char* quote;
    double ink;
  };
  const Row rows[] = {{"山高水长", 0}, {"山高水长。", 2}, {"山高水长……", 2}, {"“山高水长”", 2}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.quote));
    const Column column(fmt::format("他写道\n\n> {}\n\n这四个字。\n", row.quote));
    CHECK(column.ink(column.lines(Role::body).at(1)) == row.ink);
  }
}

TEST_CASE("items hang beside labels of whole em") {
  SUBCASE("a sign of one em takes two") {
    const Column column("- " + long_text + "\n- 乙\n");
    const auto labels = column.lines(Role::label), text = column.lines(Role::body);
    REQUIRE(labels.size() == 2);
    REQUIRE(text.size() == 4);  // 38 characters through 18 a line, and one
    for (const PlacedLine& label : labels) CHECK(column.ink(label) == 0);
    for (const PlacedLine& line : text) CHECK(column.ink(line) == 2);
    CHECK(labels[0].baseline == text[0].baseline);
    CHECK(labels[1].baseline == text[3].baseline);
  }
  SUBCASE("labels of two and of three characters take the same width") {
    const Column column("9. 甲\n10. 乙\n11. 丙\n");
    for (const PlacedLine& line : column.lines(Role::body))
      CHECK(column.ink(line) == column.ink(column.lines(Role::body)[0]));
    const double width = column.ink(column.lines(Role::body)[0]);
    CHECK(width == static_cast<int>(width));
    CHECK(width >= 2);
  }
  SUBCASE("items in items hang further in") {
    const Column column("- 甲\n  - 乙\n- 丙\n");
    const auto labels = column.lines(Role::label);
    REQUIRE(labels.size() == 3);
    CHECK(column.ink(labels[1]) == 2);
    CHECK(column.ink(column.lines(Role::body)[1]) == 4);
    CHECK(column.ink(labels[2]) == 0);
  }
  SUBCASE("however deep, six characters of text are left") {
    std::string deep;
    for (int i = 0; i < 30; ++i) deep += "- ";
    const Column column(deep + long_text + "\n");
    for (const PlacedLine& line : column.lines(Role::body)) CHECK(line.width == from_pt(60));
  }
}

TEST_CASE("even setting: n characters over m em, white between them only") {
  const Column column("[张三]{even=3}、[王小明]{even=3}、[欧阳修]{even=4}、[李]{even=3}。\n");
  const auto lines = column.lines(Role::body);
  REQUIRE(lines.size() == 1);
  const auto& run = column.first_run(lines[0]);
  // Pens in em after the indent: 张 and 三 two em apart, 欧 阳 修 one and a half; single characters stay.
  const double pens[] = {0, 2, 3, 4, 5, 6, 7, 8, 9.5, 11, 12, 13, 14};
  REQUIRE(run.glyphs.size() == std::size(pens));
  for (size_t i = 0; i < std::size(pens); ++i) {
    CAPTURE(i);
    CHECK(to_pt(run.glyphs[i].x) == pens[i] * 10);
  }
  for (const char* wrong : {"even=0", "even=x", "even=41", "even=2pt"}) {
    CAPTURE(std::string(wrong));
    const Column faulty(fmt::format("[张三]{{{}}}。\n", wrong));
    CHECK(faulty.report.failed());
  }
}

TEST_CASE("a heading keeps two lines of its text below it") {
  // 30 lines: 26 of text, three of the heading, and one left.
  std::string first;
  for (int i = 0; i < 26; ++i) first += "一二三四五六七八九十一二三四五六七八九十";
  first.resize(first.size() - 9);  // indent, and the stop at the end of its line
  const Column cut(first + "。\n\n## 小标题\n\n" + long_text + "\n");
  CHECK(cut.lines(Role::heading).empty());
  const Column room(first.substr(60) + "。\n\n## 小标题\n\n" + long_text + "\n");
  CHECK(room.lines(Role::heading).size() == 1);
}

TEST_CASE("a title less than 1.1 times its section headings is told at their style") {
  const std::string keys =
      ", headline: {lines: 4, title: {based-on: body, size: 20pt}}, section-head: {style: {based-on: body, size: ";
  const std::string story = "导语。\n\n## 小标题\n\n正文。\n";
  CHECK(Column(story, keys + "18.5pt}}").told("headline-sizes"));
  CHECK(!Column(story, keys + "18pt}}").told("headline-sizes"));
  CHECK(!Column("正文。\n", keys + "18.5pt}}").told("headline-sizes"));
}

TEST_CASE("a run-in heading: strong words, then one em of white") {
  const Column column("**现场**　记者看到。\n");
  const auto lines = column.lines(Role::body);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].text == "现场　记者看到。");
  // Indent 2, heading 2, white 1, text 5 with its stop half an em at the end.
  CHECK(lines[0].natural == from_pt(80 - 5));
  const auto& heading = lines[0].runs.front();
  const auto& text = lines[0].runs.back();
  CHECK(heading.face.index != text.face.index);
}

TEST_CASE("kinds of paragraphs: what stands in braces behind one says how it is set") {
  const Column column("正文。\n\n二〇二六年春{.signature}\n\n居中\n{.centre}\n\n顶格。\n\n{.flush}\n");
  const auto lines = column.lines(Role::body);
  CHECK(column.codes() == "underset ");
  REQUIRE(lines.size() == 4);
  CHECK(column.ink(lines[0]) == 2);
  CHECK(lines[1].text == "二〇二六年春");
  CHECK(column.ink(lines[1]) == 20 - 1 - 6);
  CHECK(column.ink(lines[2]) == 9);
  CHECK(column.ink(lines[3]) == 0);
  const Column unknown("正文。{.signatur}\n");
  CHECK(unknown.codes() == "paragraph-kind underset ");
  CHECK(unknown.report.notes().at(0).hint.find("signature") != std::string::npos);
  CHECK(Column("{.note}\n\n正文。\n").told("paragraph-kind"));
}

TEST_CASE("verse: lines as they were written, a free line before and between stanzas") {
  const Column column("正文。\n\n甲乙\n丙丁\n{.stanza}\n\n戊己\n{.stanza}\n\n正文。\n");
  const auto lines = column.lines(Role::body);
  REQUIRE(lines.size() == 5);
  const Length pitch = from_pt(15);
  CHECK(lines[1].text == "甲乙");
  CHECK(column.ink(lines[1]) == 2);
  const int steps[] = {2, 1, 2, 2};
  for (size_t i = 0; i < 4; ++i) CHECK(lines[i + 1].baseline - lines[i].baseline == steps[i] * pitch);
}

TEST_CASE("a house names kinds of its own, and changes those that are there") {
  const test::SmallEdition page(
      "template: page\npage:\n  trim: [300pt, 600pt]\n  columns: {count: 1, chars: 20}\n  lines: 30\n  body: 10pt\n"
      "  pitch: 15pt\nstyles: {body: {size: 10pt}}\n"
      "paragraphs: {诗: {align: start, keep-lines: true, start: 4em}, note: {font: hei, rule: box, tint: black 10%}}\n"
      "blocks: {lead: {kind: story, story: story.md, body: body}}\n",
      {{"story.md", "# 题\n\n正文。\n\n甲\n乙{.诗}\n\n编者按。\n{.note}\n\n正文。\n"}});
  CHECK(page.codes() == "underset ");
  const auto lines = page.lines(Role::body);
  REQUIRE(lines.size() == 5);
  CHECK(page.first_run(lines[1]).at.x == from_pt(50 + 40 + 20));
  CHECK(page.items<Fill>().size() == 1);
  CHECK(page.items<Stroke>().size() == 4);
  CHECK(lines[4].baseline - lines[3].baseline == from_pt(30));
}

TEST_CASE("drop cap: the first character beside two lines, the cell as high as both; its paragraph stays one") {
  const Column column("“" + long_text + "。”\n\n第二段。\n", ", drop-cap: {lines: 2}");
  CHECK(column.codes() == "underset ");
  const auto initial = column.lines(Role::initial), body = column.lines(Role::body);
  REQUIRE(initial.size() == 1);
  CHECK(initial[0].text == "“一");
  CHECK(column.first_run(initial[0]).size == from_pt(25));
  CHECK(initial[0].baseline == column.sheet().grid_top + from_pt(0.88 * 25));
  CHECK(initial[0].paragraph == body.at(0).paragraph);
  CHECK_FALSE(initial[0].ends_paragraph);
  CHECK(column.start(body[0]) > 2.5);
  CHECK(column.start(body[0]) == column.start(body.at(1)));
  CHECK(column.start(body.at(2)) == 0);
  // A paragraph of one line leaves the second beside the character white.
  const Column short_one("短。\n\n第二段。\n", ", drop-cap: {lines: 2}");
  const auto lines = short_one.lines(Role::body);
  CHECK(lines.at(1).baseline - lines.at(0).baseline == from_pt(30));
  CHECK(lines.at(0).ends_paragraph);
  CHECK(Column(long_text + "。\n", ", columns: 2, drop-cap: {lines: 4}").codes() == "drop-cap underset ");
}

TEST_CASE("drop cap: the marks that open before the character are large too, of every language") {
  struct Row {
    const char *language, *text, *initial;
  };
  const Row rows[] = {{"en-US", "\"Some boats sailed\", she said.", "\"S"},
                      {"en-US", "“‘Some’ boats”, she said.", "“‘S"},
                      {"de", "„Ja“, sagte sie.", "„J"},
                      {"fr", "«\u00A0Oui\u00A0», dit-elle.", "«\u00A0O"},
                      {"ru", "«Да», сказала она.", "«Д"},
                      {"es", "¿Qué barco es?", "¿Q"},
                      {"ja", "【港町】船が出た。", "【港"},
                      {"en-US", "Some boats sailed.", "S"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Column column(std::string(row.text) + "\n", ", drop-cap: {lines: 2}", row.language);
    const auto initial = column.lines(Role::initial);
    REQUIRE(initial.size() == 1);
    CHECK(initial[0].text == row.initial);
  }
}

TEST_CASE("drop cap: features of the text are not asked of its face") {
  const test::SmallEdition page(
      "template: page\npage:\n  trim: [300pt, 600pt]\n  columns: {count: 1, chars: 20}\n  lines: 4\n"
      "  body: 10pt\n  pitch: 15pt\nstyles:\n  body: {size: 10pt, font: serif, features: [onum]}\nblocks:\n"
      "  lead: {kind: story, story: story.md, lines: 4, body: body, drop-cap: {lines: 2, font: song-bold}}\n",
      {{"story.md", "---\ntitle: T\n---\n\nIn 1996 boats sailed to the island.\n"}}, "en");
  CHECK(page.lines(Role::initial).at(0).text == "I");
  CHECK(page.codes().find("missing-feature") == std::string::npos);
}

TEST_CASE("drop cap: it has six characters beside it also where something stands beside its lines") {
  const auto page = [](int line) {
    return test::SmallEdition(
        fmt::format("template: page\npage: {{trim: [500pt, 700pt], columns: {{count: 1, chars: 16}}, lines: 30, body: "
                    "10pt, pitch: 15pt}}\nstyles: {{body: {{size: 10pt}}}}\nblocks:\n  lead: {{kind: story, story: "
                    "story.md, body: body, drop-cap: {{lines: 3}}}}\n  inner: {{kind: box, in: lead, cols: 1, before: "
                    "9, line: {}, lines: 6, blocks: {{}}}}\n",
                    line),
        {{"story.md", "# 题\n\n" + long_text + long_text + "。\n"}});
  };
  CHECK(page(1).codes().find("drop-cap ") != std::string::npos);
  CHECK(page(1).codes().find("overfull ") == std::string::npos);
  CHECK(page(8).codes().find("drop-cap ") == std::string::npos);
}

TEST_CASE("a heading across the columns that one row does not hold takes the rows that its lines have") {
  const auto page = [](int lines) {
    return test::SmallEdition(
        fmt::format(
            "template: page\npage: {{trim: [500pt, 700pt], columns: {{count: 1, chars: 8}}, lines: 30, body: "
            "10pt, pitch: 15pt}}\nstyles: {{body: {{size: 10pt}}}}\nblocks:\n  lead: {{kind: story, story: "
            "story.md, body: body, section-head: {{style: {{size: 12pt, indent: 0em}}, spread: 0, lines: {}}}}}\n",
            lines),
        {{"story.md", "# 题\n\n一段。\n\n## 老街的书房夜里还亮着灯\n\n" + long_text + "。\n"}});
  };
  const auto rows = [](const test::SmallEdition& one) {
    size_t count = 0;
    for (const PlacedFrame& frame : one.sheet().blocks.at(0).frames)
      if (frame.role == Role::heading) count += frame.lines.size();
    return count;
  };
  CHECK(rows(page(3)) == 2);
  CHECK(page(3).codes().find("overfull ") == std::string::npos);
  CHECK(page(1).codes().find("headline-too-long ") != std::string::npos);
}

TEST_CASE("what stands at the end of a story leaves no lines free") {
  const auto page = [](const char* place) {
    return test::SmallEdition(
        fmt::format("template: page\npage: {{trim: [500pt, 700pt], columns: {{count: 1, chars: 10}}, lines: 10, body: "
                    "10pt, pitch: 15pt}}\nstyles: {{body: {{size: 10pt, indent: 0em}}}}\nblocks:\n  lead: {{kind: "
                    "story, story: story.md, body: body}}\n  inner: {{kind: box, in: lead, {}, blocks: {{}}}}\n",
                    place),
        {{"story.md", "# 题\n\n一二三四五六七八九十一二三四五六七八九。\n"}});
  };
  CHECK(page("line: 3, lines: 8").codes() == "");
  CHECK(page("line: 4, lines: 7").codes() == "underset ");
}

TEST_CASE("headings in a column keep two lines of their text, and the columns end level over the whole story") {
  std::string story = "# 题\n\n";
  for (int i = 0; i < 6; ++i) story += fmt::format("## 小标题\n\n{0}。\n\n{0}{0}。\n\n", long_text);
  const test::SmallEdition page(
      "template: page\npage:\n  trim: [500pt, 700pt]\n  columns: {count: 3, chars: 13, gap: 1}\n  lines: 40\n"
      "  body: 10pt\n  pitch: 15pt\nstyles: {body: {size: 10pt}}\nblocks:\n"
      "  lead: {kind: story, story: story.md, columns: 3, body: body, paragraph-gap: 0, flush-first: true,\n"
      "         section-head: {place: column, lines: 2, spread: 0, style: {size: 12pt, align: centre}}}\n",
      {{"story.md", story}});
  CHECK(page.codes() == "underset ");
  const PlacedBlock& block = page.sheet().blocks.at(0);
  REQUIRE(block.frames.size() == 3);
  int headings = 0;
  Length highest = from_pt(1000), lowest{};
  for (const PlacedFrame& frame : block.frames) {
    REQUIRE(!frame.lines.empty());
    lowest = std::max(lowest, frame.lines.back().baseline);
    highest = std::min(highest, frame.lines.back().baseline);
    for (size_t i = 0; i < frame.lines.size(); ++i) {
      if (frame.lines[i].role != Role::heading) continue;
      ++headings;
      REQUIRE(i + 2 < frame.lines.size());
      CHECK(frame.lines[i + 1].role == Role::body);
      CHECK(frame.lines[i + 1].x == frame.area.x);
      CHECK(page.first_run(frame.lines[i + 1]).at.x < frame.area.x + from_pt(1));  // flush
      CHECK(frame.lines[i + 2].role == Role::body);
      if (i > 0) CHECK(frame.lines[i + 1].baseline - frame.lines[i - 1].baseline == from_pt(45));
    }
  }
  CHECK(headings == 6);
  CHECK(lowest - highest <= from_pt(15));
}

TEST_CASE("a heading that must stand alone at the foot of its column, or with one line of its text, says so") {
  const auto told = [](int head_lines, int text_lines) {
    std::string text;
    for (int line = 1; line < text_lines; ++line) text += "一二三四五六七八九十";
    const test::SmallEdition page(
        fmt::format(
            "template: page\npage:\n  trim: [500pt, 700pt]\n  columns: {{count: 2, chars: 10, gap: 1}}\n  lines: 6"
            "\n  body: 10pt\n  pitch: 15pt\nstyles: {{body: {{size: 10pt, indent: 0em}}}}\nblocks:\n"
            "  lead: {{kind: story, story: story.md, columns: 2, body: body,\n"
            "         section-head: {{place: column, lines: {}, spread: 0, style: body}}}}\n",
            head_lines),
        {{"story.md", "# 题\n\n一二三四五六七八九。\n\n## 小标题\n\n" + text + "一二三四五六七八九。\n"}});
    for (const Note& note : page.report.notes())
      if (note.code == "lone-heading") return note.text;
    return std::string();
  };
  // Of five lines it fills the first column, and in the second one there is no room for both.
  CHECK(told(5, 4).starts_with("this heading stands alone at the foot"));
  // Of four it leaves one line for its text, and the second column holds the others, not one more.
  CHECK(told(4, 7).starts_with("this heading has one line of its text below it"));
  CHECK(told(3, 6) == "");
  CHECK(told(2, 4) == "");
}

TEST_CASE("a heading that a block parts from its text says so") {
  // Six lines of text or five, the heading, and a block on lines 8 to 10 of the only column.
  const auto told = [](int before, int block_line) {
    std::string text;
    for (int line = 1; line < before; ++line) text += "一二三四五六七八九十";
    const test::SmallEdition page(
        fmt::format("template: page\npage:\n  trim: [500pt, 700pt]\n  columns: {{count: 1, chars: 10}}\n  lines: 16"
                    "\n  body: 10pt\n  pitch: 15pt\nstyles: {{body: {{size: 10pt, indent: 0em}}}}\nblocks:\n"
                    "  lead: {{kind: story, story: story.md, columns: 1, body: body,\n"
                    "         section-head: {{place: column, lines: 1, spread: 0, style: body}}}}\n"
                    "  q: {{kind: text, in: lead, line: {}, lines: 3, style: body, text: 引语}}\n",
                    block_line),
        {{"story.md", "---\ntitle: 题\n---\n\n" + text + "一二三四五六七八九。\n\n## 小标题\n\n" + text +
                          "一二三四五六七八九。\n"}});
    std::string said;
    for (const Note& note : page.report.notes())
      if (note.code == "lone-heading") said = note.text;
    return said;
  };
  CHECK(told(6, 8).starts_with("this heading stands alone above what parts its column"));
  CHECK(told(5, 8) == "");   // a line of its text stands below it
  CHECK(told(6, 2) == "");   // the block stands over it
  CHECK(told(3, 12) == "");  // and below its text
}

TEST_CASE("wherever the columns end, a heading in one of them has two lines of its text below it") {
  for (int before = 1; before <= 10; ++before) {
    CAPTURE(before);
    std::string story;
    for (int i = 0; i < before; ++i) story += "短。\n\n";
    story += "## 小标题\n\n" + long_text + long_text + "。\n";
    const Column column(story, ", columns: 2, section-head: {place: column, lines: 1, style: {size: 10pt}}");
    CAPTURE(column.codes());
    const PlacedBlock& block = column.sheet().blocks.at(0);
    for (const PlacedFrame& frame : block.frames)
      for (size_t i = 0; i < frame.lines.size(); ++i)
        if (frame.lines[i].role == Role::heading) CHECK(i + 2 < frame.lines.size());
    CHECK(column.lines(Role::heading).size() == 1);
  }
}
