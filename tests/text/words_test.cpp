#include "text/words.h"

#include <doctest/doctest.h>

#include <string>

#include "base/utf8.h"

using namespace banxin;

namespace {

std::string in_words(std::u32string_view text, std::string_view language) {
  const auto starts = word_starts(text, language_of(language));
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && starts[i]) out += '|';
    utf8::append(out, text[i]);
  }
  return out;
}

}  // namespace

TEST_CASE("words of the dictionaries and of UAX #29") {
  struct Row {
    std::u32string_view text;
    const char* language;
    const char* words;
  };
  const Row rows[] = {
      {U"中国人民", "zh-Hans", "中国|人民"},
      {U"中國人民", "zh-Hant", "中國|人民"},
      {U"制造悬念", "zh-Hans", "制造|悬念"},
      {U"东京、北京", "zh-Hans", "东京|、|北京"},
      {U"增长3.1%", "zh-Hans", "增长|3.1|%"},
      {U"東京の空", "ja", "東京|の|空"},
      {U"서울 지하철", "ko", "서울| |지하철"},
      {U"don't stop", "en", "don't| |stop"},
      {U"ภาษาไทย", "th", "ภาษา|ไทย"},
      {U"一\U00020000二", "und", "一|\U00020000|二"},
      {U"", "zh-Hans", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    CHECK(in_words(row.text, row.language) == row.words);
  }
}
