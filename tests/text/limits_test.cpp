// What a paragraph may be at most: beyond it a message with a place, and nothing that takes long or overflows.
#include "text/limits.h"

#include <doctest/doctest.h>

#include "tests/text/support.h"
#include "text/lexicon.h"

using namespace banxin;
using namespace banxin::test;

namespace {

std::string repeated(std::string_view what, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += what;
  return text;
}

// Codes and places of what is said of a text, set in one size.
std::string said_of(const std::string& text, Length size = from_pt(10)) {
  Report notes = report();
  ParaStyle style;
  style.text.size = size;
  Shaper(shelf()).shape(spans(text), style, language_of("zh-Hans"), notes);
  std::string said;
  for (const Note& note : notes.notes())
    said += fmt::format("{}:{} {}\n", note.place.line, note.place.column, note.code);
  return said;
}

}  // namespace

TEST_CASE("a paragraph has at most a hundred thousand characters") {
  CHECK(said_of(repeated("字", 100'001)) == "1:1 long-paragraph\n");
  CHECK(said_of(repeated("字", 20'000)) == "");
}

TEST_CASE("a paragraph whose length on one line would overflow is refused") {
  CHECK(said_of(repeated("字", 3000), from_pt(1000)) == "1:1 long-line\n");
  CHECK(said_of(repeated("字", 900), from_pt(1000)) == "");
}

TEST_CASE("marks pile up on one character up to a limit") {
  CHECK(said_of("字a" + repeated("\u0301", 32) + "b") == "");
  CHECK(said_of("字\na" + repeated("\u0301", 60'000) + "b") == "2:2 too-many-marks\n");
  CHECK(said_of("字a" + repeated("\u200D", 90'000) + "字") == "1:3 too-many-marks\n");
}

TEST_CASE("a chain of joiners is no cluster of thousands") {
  CHECK(said_of("字" + repeated("👨\u200D", 20'000)).find("too-many-joined") != std::string::npos);
}

TEST_CASE("dashes in their tens of thousands become units") {
  const ShapedText text = shape_uniform(repeated("—", 90'000));
  CHECK(text.clusters.size() == 45'000);
  CHECK(shape("———").clusters.size() == 1);
  CHECK(shape("—————").clusters.size() == 2);
}

TEST_CASE("places of runs in a long text of many scripts") {
  std::string mixed;
  for (int i = 0; i < 10'000; ++i) mixed += "字aбα";
  Report notes = report();
  ParaStyle style;
  const ShapedText text = Shaper(shelf()).shape(spans(mixed), style, language_of("zh-Hans"), notes);
  CHECK(text.place_of(39'999) == Place{FileId{1}, 1, 40'000});
  const ShapedText turned = Shaper(shelf()).shape(spans("我国算\n力（一"), style, language_of("zh-Hans"), notes);
  CHECK(turned.place_of(2) == Place{FileId{1}, 1, 3});
  CHECK(turned.place_of(3) == Place{FileId{1}, 2, 1});
}

TEST_CASE("names are found however many begin alike") {
  std::vector<std::string> names;
  for (int i = 0; i < 20'000; ++i) names.push_back("陈" + std::to_string(i));
  names.push_back("陈浩");
  names.push_back("陈浩明");
  names.push_back("陈浩明");
  names.push_back(repeated("长", 65));
  const Lexicon lexicon(names);
  CHECK(lexicon.longest_at(U"记者陈浩明摄", 2) == 3);
  CHECK(lexicon.longest_at(U"记者陈浩摄", 2) == 2);
  CHECK(lexicon.longest_at(U"记者陈摄", 2) == 0);
  CHECK(lexicon.longest_at(U"陈19999", 0) == 6);
  CHECK(lexicon.longest_at(U"陈1999", 0) == 5);
  CHECK(lexicon.longest_at(std::u32string(65, U'长'), 0) == 0);
}
