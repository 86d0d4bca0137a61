#include <doctest/doctest.h>

#include "base/files.h"
#include "tests/read/desk.h"

namespace story_test {

using namespace banxin;

namespace {

const char* const head = "---\ntitle: 标题\n---\n";  // the body begins on line 4

// Spans as text: *strong*, /emphasis/, `code`, parted by bars.
std::string drawn(const Paragraph& paragraph) {
  std::string out;
  for (const Span& span : paragraph.spans) {
    const std::string mark = span.strong ? "*" : span.emphasis ? "/" : span.code ? "`" : "";
    out += (out.empty() ? "" : "|") + mark + span.text + mark;
  }
  return out;
}

}  // namespace

TEST_CASE("paragraphs and their spans") {
  struct Row {
    const char *markdown, *drawn;
  };
  const Row rows[] = {
      {"甲乙", "甲乙"},
      {"甲**乙**丙", "甲|*乙*|丙"},
      {"甲*乙*丙", "甲|/乙/|丙"},
      {"用`a*b`写", "用|`a*b`|写"},
      // CommonMark would leave these open: the mark beside the stars is punctuation, the letter outside is none.
      {"关注**“扩容”**的人", "关注|*“扩容”*|的人"},
      {"**《意见》**指出", "*《意见》*|指出"},
      {"他说**好。**又说", "他说|*好。*|又说"},
      {"甲\n乙", "甲\n乙"},
      {"甲  \n乙", "甲\u2028|乙"},
      {"甲\\\n乙", "甲\u2028|乙"},
      {"A &amp; B", "A &| B"},
      {"&#20013;", "中"},
      {"&#x4E2D;", "中"},
      {"1\\. 甲", "1|. 甲"},
      {"见[云浮网](http://example.com)。", "见|云浮网|。"},
      {"　　甲", "甲"},
      {"    甲", "甲"},
      {"甲 < 乙 > 丙", "甲 < 乙 > 丙"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.markdown));
    test::Desk desk;
    const Story story = desk.story(std::string(head) + row.markdown + "\n");
    CHECK(desk.said() == "");
    REQUIRE(story.sections.at(0).paragraphs.size() == 1);
    CHECK(drawn(story.sections[0].paragraphs[0]) == row.drawn);
  }
}

TEST_CASE("every span keeps its place, in characters") {
  test::Desk desk;
  const Story story = desk.story(std::string(head) + "中文**强调**后&lt;末\n下行`码`\n\n> 引*文*\n");
  REQUIRE(story.sections.at(0).paragraphs.size() == 2);
  struct Row {
    const char* text;
    int line, column;
  };
  const Row rows[] = {{"中文", 4, 1}, {"强调", 4, 5}, {"后<", 4, 9}, {"末\n下行", 4, 14}, {"码", 5, 4}};
  const auto& spans = story.sections[0].paragraphs[0].spans;
  REQUIRE(spans.size() == std::size(rows));
  for (size_t i = 0; i < spans.size(); ++i) {
    CHECK(spans[i].text == rows[i].text);
    CHECK(spans[i].place.line == rows[i].line);
    CHECK(spans[i].place.column == rows[i].column);
  }
  const Paragraph& quote = story.sections[0].paragraphs[1];
  CHECK(quote.quote);
  CHECK(quote.place.line == 7);
  CHECK(quote.place.column == 3);
}

TEST_CASE("lines that begin with an ideographic space are paragraphs of their own") {
  test::Desk desk;
  const Story story = desk.story(std::string(head) + "　　第一段。\n　　第二段，\n续行。\n");
  REQUIRE(story.sections.at(0).paragraphs.size() == 2);
  CHECK(drawn(story.sections[0].paragraphs[0]) == "第一段。");
  CHECK(drawn(story.sections[0].paragraphs[1]) == "第二段，\n续行。");
  CHECK(story.sections[0].paragraphs[1].place.line == 5);
  CHECK(story.sections[0].paragraphs[1].place.column == 3);
}

TEST_CASE("sections") {
  test::Desk desk;
  const Story story = desk.story(std::string(head) + "导语。\n\n## 一\n\n甲。\n\n### 二\n乙。\n");
  CHECK(desk.said() == "");
  REQUIRE(story.sections.size() == 3);
  CHECK_FALSE(story.sections[0].heading.has_value());
  CHECK(drawn(*story.sections[1].heading) == "一");
  CHECK(drawn(*story.sections[2].heading) == "二");
  CHECK(story.sections[2].heading->place.line == 10);
  CHECK(drawn(story.sections[2].paragraphs.at(0)) == "乙。");
}

TEST_CASE("front matter") {
  test::Desk desk;
  const Story story =
      desk.story("---\nkicker: 引题\ntitle: [上行, '下**行**']\nbyline: 1. 记者 {某}\nlanguage: zh-Hant\n---\n甲。\n");
  CHECK(desk.said() == "");
  CHECK(story.name == "story");
  CHECK(story.language.region == Region::taiwan);
  CHECK(drawn(story.kicker.at(0)) == "引题");
  REQUIRE(story.title.size() == 2);
  CHECK(drawn(story.title[1]) == "下|*行*");
  CHECK(story.title[1].spans[0].place.line == 3);
  CHECK(story.title[1].spans[0].place.column == 14);
  CHECK(drawn(story.byline.at(0)) == "1. 记者 {某}");  // no list, no variable
}

TEST_CASE("paragraphs that a column end cut are joined when the text comes from a scan") {
  struct Row {
    const char* markdown;
    size_t paragraphs;
  };
  const Row rows[] = {{"我国算\n\n力产业发展。\n", 1},       {"一句。\n\n又一句。\n", 2},
                      {"说：“好。”\n\n他走了。\n", 2},       {"省略……\n\n又一段。\n", 2},
                      {"小标\n\n**粗体**起头。\n", 2},       {"一\n\n二\n\n三。\n", 1},
                      {"（新华社北京电）\n\n另一段。\n", 2}, {"本报讯\n\n## 节\n\n正文。\n", 1}};
  for (const Row& row : rows) {
    CAPTURE(row.markdown);
    test::Desk scanned, plain;
    const Story joined = scanned.story(std::string("---\ntitle: 题\nscan: true\n---\n") + row.markdown);
    CHECK(joined.sections[0].paragraphs.size() == row.paragraphs);
    const Story apart = plain.story(std::string("---\ntitle: 题\n---\n") + row.markdown);
    CHECK(apart.sections[0].paragraphs.size() >= row.paragraphs);
  }
}

TEST_CASE("a heading gives the title when the front matter has none") {
  test::Desk desk;
  const Story story = desk.story("# 标题\n\n甲。\n");
  CHECK(desk.said() == "");
  CHECK(drawn(story.title.at(0)) == "标题");
}

TEST_CASE("photos") {
  test::Desk desk;
  const Story story = desk.story(std::string(head) +
                                 "甲。\n\n![说明**字**](photo.png \"某某 摄\")"
                                 "{column=4 columns=2 lines=13 foot focus=\"0.25 1\"}\n![](photo.png)\n");
  CHECK(desk.said() == "");
  REQUIRE(story.sections.at(0).photos.size() == 2);
  const SectionPhoto& first = story.sections[0].photos[0];
  CHECK(first.column == 4);
  CHECK(first.columns == 2);
  CHECK(first.lines == 13);
  CHECK(first.at_foot);
  CHECK(first.picture.focus == std::array<int, 2>{250, 1000});
  CHECK(first.picture.name == "photo.png");
  CHECK(first.picture.file == desk.folder() / "photo.png");
  CHECK(first.picture.credit == "某某 摄");
  CHECK(drawn(first.picture.caption.at(0)) == "说明|*字*");
  CHECK(first.picture.place.line == 6);
  CHECK(first.picture.place.column == 1);
  const SectionPhoto& second = story.sections[0].photos[1];
  CHECK(second.picture.caption.empty());
  CHECK(second.columns == 1);
  CHECK(second.picture.place.line == 7);
  CHECK(story.sections[0].paragraphs.size() == 1);
}

TEST_CASE("wrong values of photo attributes") {
  for (const char* wrong : {"column=0", "column=x", "columns=33", "lines=-1", "foot=yes", "focus=0.5", "focus=\"2 0\"",
                            "=", "\"", "column=99999999999999"}) {
    CAPTURE(wrong);
    test::Desk desk;
    desk.story(std::string(head) + "甲。\n\n![图](photo.png){" + wrong + "}\n");
    CHECK(desk.first_line().find("error[photo-attribute]") != std::string::npos);
  }
}

TEST_CASE("what Markdown has and a story has not") {
  struct Row {
    const char *markdown, *at;
  };
  const Row rows[] = {{"甲。\n\n***\n\n乙。\n", "6:1"},
                      {"甲。\n\n```\nx\n```\n", "6:1"},
                      {"甲<br>乙\n", "4:2"},
                      {"甲。\n\n<!-- 乙 -->\n", "6:1"}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.markdown));
    test::Desk desk;
    desk.story(std::string(head) + row.markdown);
    CHECK(desk.first_line().find(std::string("story.md:") + row.at + ": error[unsupported-markdown]") == 0);
    CHECK(desk.notes() == 1);
  }
}

TEST_CASE("items: label, text and depth of every paragraph") {
  struct Row {
    const char *markdown, *items;  // depth:label:text
  };
  const Row rows[] = {
      {"- 甲\n- 乙\n", "1:●:甲 1:●:乙 "},
      {"1. 甲\n2. 乙\n", "1:1.:甲 1:2.:乙 "},
      {"9) 甲\n10) 乙\n", "1:9):甲 1:10):乙 "},
      {"- 甲\n\n- 乙\n", "1:●:甲 1:●:乙 "},
      {"- 甲\n\n  乙\n\n丙\n", "1:●:甲 1::乙 0::丙 "},
      {"- 甲\n  1. 乙\n  2. 丙\n- 丁\n", "1:●:甲 2:1.:乙 2:2.:丙 1:●:丁 "},
      {"> - 甲\n", "1:●:甲 "},
      {"-\n- 甲\n", "1:●:甲 "},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.markdown));
    test::Desk desk;
    const Story story = desk.story(std::string(head) + row.markdown);
    CHECK(desk.said() == "");
    std::string items;
    for (const Paragraph& p : story.sections.at(0).paragraphs)
      items += std::to_string(p.item_depth) + ":" + p.label + ":" + drawn(p) + " ";
    CHECK(items == row.items);
  }
}

TEST_CASE("a quotation of several paragraphs opens each and closes the last") {
  struct Row {
    const char *markdown, *at;  // of the warning; empty: none
  };
  const Row rows[] = {
      {"“甲。\n\n“乙。\n\n“丙。”\n", ""},
      {"他说：“甲。”\n\n“乙。”\n", ""},
      {"他说：“甲。\n\n乙。”\n", "6:1"},
      {"“甲。\n\n“乙。\n", "6:1"},
      {"甲。”\n", "4:1"},
      {"“甲。\n\n“乙。”丙。”\n", "6:1"},
      {"「甲。\n\n乙。」\n", "6:1"},
      {"`“`甲\n", ""},
      {"> “甲。\n>\n> “乙。”\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.markdown));
    test::Desk desk;
    desk.story(std::string(head) + row.markdown);
    const std::string expected = std::string("story.md:") + row.at + ": warning[quotation]";
    if (*row.at == '\0')
      CHECK(desk.said() == "");
    else
      CHECK(desk.first_line().find(expected) == 0);
  }
  test::Desk english;
  english.story(std::string(head) + "“One.\n\nTwo.”\n", "en");
  CHECK(english.said() == "");
}

TEST_CASE("odd files end in a story or in a message, never in a fall") {
  for (const char* text :
       {"",    "\n",      "---",  "---\n",        "---\n---\n", "---\n---",    "---\r\ntitle: 题\r\n---\r\n\r\n甲\r\n",
        "#\n", "> > > >", "![",   "![](",         "![]()",      "![]( \"x\")", "![a](b){",
        "**",  "&",       "&#0;", "&#xFFFFFFFF;", "[a]: b\n",   "\\"}) {
    CAPTURE(text);
    test::Desk desk;
    const Story story = desk.story(text);
    CHECK(story.sections.size() >= 1);
    CHECK((desk.report().failed() || !story.title.empty()));
  }
}

// md4c 0.4.8 closes photos here that it never opened.
TEST_CASE("brackets that cross") {
  test::Desk desk;
  const Story story = desk.story(std::string(head) + "[[](![)]()]\n\n甲**乙**\n");
  REQUIRE(story.sections.back().paragraphs.size() >= 1);
  CHECK(drawn(story.sections.back().paragraphs.back()) == "甲|*乙*");
}

TEST_CASE("a photo in the caption of another") {
  test::Desk desk;
  desk.story(std::string(head) + "甲。\n\n![外![内](photo.png)](photo.png)\n");
  CHECK(desk.first_line() == "story.md:6:1: error[photo-in-text]: a photo cannot stand in a caption");
}

TEST_CASE("deep nesting of quotations and brackets") {
  for (const char* piece : {">", "[", "![", "*", "**a", "`", "<", "(", "&", "- ", "1. "}) {
    CAPTURE(piece);
    std::string text = head;
    for (int i = 0; i < 50'000; ++i) text += piece;
    test::Desk desk;
    CHECK(desk.story(text + "甲\n").title.size() == 1);
  }
}

}  // namespace story_test
