#include "read/annotation.h"

#include <doctest/doctest.h>

#include "base/files.h"
#include "tests/read/desk.h"

using namespace banxin;

namespace {

// Spans parted by bars, with what annotates them in braces: d n b u f w, and readings.
std::string drawn(const Paragraph& paragraph) {
  std::string out;
  for (const Span& span : paragraph.spans) {
    out += (out.empty() ? "" : "|") + span.text;
    const Annotation& n = span.note;
    if (n.id == 0) continue;
    out += "{";
    out += std::string(n.dots ? "d" : "") + (n.name ? "n" : "") + (n.book ? "b" : "") + (n.underline ? "u" : "") +
           (n.frame ? "f" : "") + (n.warichu ? "w" : "");
    const char* forms[] = {"", "mono", "group", "jukugo"};
    out += forms[static_cast<size_t>(n.ruby)];
    for (const std::string& reading : n.readings) out += ":" + reading;
    out += "}";
  }
  return out;
}

}  // namespace

TEST_CASE("inline attributes and what they annotate") {
  struct Row {
    const char *markdown, *drawn;
  };
  const Row rows[] = {
      {"甲[乙]{.dots}丙", "甲|乙{d}|丙"},
      {"[甲]{.name}[乙]{.name}", "甲{n}|乙{n}"},
      {"[甲]{.name .dots}", "甲{dn}"},
      {"[甲]{.book}[乙]{.underline}[丙]{.frame}", "甲{b}|乙{u}|丙{f}"},
      {"甲（[乙丙]{.warichu}）", "甲（|乙丙{w}|）"},
      {"[[甲]{.name}乙]{.dots}", "甲{dn}|乙{d}"},
      {"[甲**乙**]{.dots}", "甲{d}|乙{d}"},
      {"甲**[太字]{ruby=\"ふと|じ\"}**。", "甲|太字{jukugo:ふと:じ}|。"},
      {"甲*[强调]{.dots}*乙", "甲|强调{d}|乙"},
      {"甲**太[字]{ruby=じ}**乙", "甲|太|字{mono:じ}|乙"},
      {"甲**[乙](丙)**丁", "甲**|乙|**丁"},  // a link is none
      {"[汉字]{ruby=\"hàn zì\"}", "汉字{mono:hàn:zì}"},
      {"[北京]{ruby=Běijīng}", "北京{group:Běijīng}"},
      {"[好]{ruby=hǎo}", "好{mono:hǎo}"},
      {"[港町]{ruby=\"みなと|まち\"}", "港町{jukugo:みなと:まち}"},
      {"[今日]{ruby=きょう .dots}", "今日{dgroup:きょう}"},
      // Everything else stays text.
      {"甲[2]乙", "甲|[2]乙"},
      {"甲[乙]{1, 2}", "甲|[乙]{1, 2}"},
      {"甲\\[乙]{.dots}", "甲|[乙]{.dots}"},
      {"`[甲]{.dots}`", "[甲]{.dots}"},
      {"甲]{.dots}", "甲]{.dots}"},
      {"甲[]{.dots}乙", "甲|乙"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.markdown));
    test::Desk desk;
    const Story story = desk.story(std::string("---\ntitle: 标题\n---\n") + row.markdown + "\n");
    CHECK(desk.said() == "");
    REQUIRE(story.sections.at(0).paragraphs.size() == 1);
    CHECK(drawn(story.sections[0].paragraphs[0]) == row.drawn);
  }
}

TEST_CASE("annotated spans keep their place, in characters") {
  test::Desk desk;
  const Story story = desk.story("---\ntitle: 标题\n---\n国[鲁迅]{.name}说\n");
  const auto& spans = story.sections.at(0).paragraphs.at(0).spans;
  REQUIRE(spans.size() == 3);
  CHECK(spans[1].place.line == 4);
  CHECK(spans[1].place.column == 3);
  CHECK(spans[2].place.column == 13);
}

TEST_CASE("annotations of titles and captions") {
  test::Desk desk;
  const Story story = desk.story("---\ntitle: '[鲁迅]{.name}'\n---\n国\n");
  REQUIRE(story.title.size() == 1);
  CHECK(drawn(story.title[0]) == "鲁迅{n}");
}

TEST_CASE("wrong attributes are told") {
  struct Row {
    const char *markdown, *code;
  };
  const Row rows[] = {{"[甲]{.dot}", "unknown-attribute"},
                      {"[甲乙丙]{ruby=\"a b\"}", "error[ruby]"},
                      {"[甲乙]{ruby=\"a|b|c\"}", "error[ruby]"},
                      {"[甲]{ruby=\" \"}", "error[ruby]"}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.markdown));
    test::Desk desk;
    desk.story(std::string("---\ntitle: 标题\n---\n") + row.markdown + "\n");
    CHECK(desk.said().find(row.code) != std::string::npos);
  }
}
