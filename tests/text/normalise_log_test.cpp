// The log of normalisation: from the author's text and its changes alone, the set text can be made again.
#include <doctest/doctest.h>

#include <string>

#include "base/utf8.h"
#include "tests/text/support.h"

namespace normalise_log_test {

using namespace banxin;
using namespace banxin::test;

namespace {

struct Normalised {
  std::string text;
  std::vector<Change> changes;
};

Normalised normalised(std::string_view text, std::string_view language = "zh-Hans") {
  Normalised out;
  out.text = normalise(spans(text), language_of(language), out.changes)[0].text;
  return out;
}

// Carries the changes out; empty when one of them does not fit the author's text.
std::string carried_out(std::string_view author, const std::vector<Change>& changes) {
  const std::u32string text = utf8::to_utf32(author);
  std::u32string out;
  size_t at = 0;
  for (const Change& change : changes) {
    const std::u32string before = utf8::to_utf32(change.before);
    if (change.offset < at || text.substr(change.offset, before.size()) != before) return "";
    out += text.substr(at, change.offset - at) + utf8::to_utf32(change.after);
    at = change.offset + before.size();
  }
  return utf8::from_utf32(out + text.substr(at));
}

void check_log(std::string_view author, std::string_view language) {
  CAPTURE(author);
  CAPTURE(language);
  const Normalised n = normalised(author, language);
  CHECK(carried_out(author, n.changes) == n.text);
  CHECK(n.changes.empty() == (n.text == author));
}

}  // namespace

TEST_CASE("normalisation log: each rule under its name, at its offset") {
  struct Row {
    std::string_view text;
    std::string_view rule;
    uint32_t offset;
    std::string_view before, after;
  };
  constexpr Row rows[] = {
      {"算力,芯片", "N1", 2, ",", "，"}, {"算力, 芯片", "N1", 2, ", ", "，"}, {"装置(甲", "", 0, "", ""},
      {"说完了.", "N3", 3, ".", "。"},   {"等等...好", "N4", 2, "...", "……"}, {"他--她", "N5", 1, "--", "——"},
      {"用 AI", "N7", 1, " ", ""},       {"我国算\n力", "N8", 3, "\n", ""},   {"我国\nAI", "N8", 2, "\n", ""},
      {"open\nit", "N8", 4, "\n", " "},  {"第Ａ号", "N10", 1, "Ａ", "A"},     {"说\"好", "N6", 1, "\"", "“"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Normalised n = normalised(row.text);
    REQUIRE(n.changes.size() == (row.rule.empty() ? 0 : 1));
    if (row.rule.empty()) continue;
    CHECK(n.changes[0].rule == row.rule);
    CHECK(n.changes[0].offset == row.offset);
    CHECK(n.changes[0].before == row.before);
    CHECK(n.changes[0].after == row.after);
  }
}

TEST_CASE("normalisation log: carried out, it gives the set text") {
  constexpr std::string_view pieces[] = {
      "国",     "家",     "a",  "B",  "7",  "32", ",", ".",  ";",  ":",  "?",
      "!",      "(",      ")",  "[",  "]",  "\"", "'", " ",  "  ", "\n", "-",
      "--",     "...",    "…",  "。", "，", "“",  "”", "Ａ", "７", "—",  "http://a.cn/b",
      "x@y.cn", "\u00A0", "한", "か"};
  uint32_t state = 20250907;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (int k = 0; k < 12; ++k) {
      state = state * 1664525u + 1013904223u;
      text += pieces[(state >> 8) % std::size(pieces)];
    }
    for (const std::string_view language : {"zh-Hans", "zh-Hant", "ja", "ko"}) check_log(text, language);
  }
}

TEST_CASE("normalisation log: places follow the author's lines") {
  std::vector<Span> in(2);
  in[0].text = "我国算\n力,";
  in[0].place = {FileId{1}, 7, 5};
  in[1].text = "好(甲)";
  in[1].place = {FileId{1}, 8, 6};
  in[1].strong = true;
  std::vector<Change> changes;
  normalise(in, language_of("zh"), changes);
  REQUIRE(changes.size() == 4);
  CHECK(changes[0].place == Place{FileId{1}, 7, 8});  // the turned line
  CHECK(changes[1].place == Place{FileId{1}, 8, 2});
  CHECK(changes[2].place == Place{FileId{1}, 8, 7});
  CHECK(changes[3].place == Place{FileId{1}, 8, 9});
}

}  // namespace normalise_log_test
