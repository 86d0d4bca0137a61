// Total fit against first fit by the judge of both, over texts of chance: addresses, long words, short measures.
#include <doctest/doctest.h>

#include <cstdlib>
#include <random>
#include <string>

#include "compose/compose.h"
#include "compose/line_fit.h"
#include "tests/text/support.h"

namespace banxin::test {
namespace {

using Random = std::mt19937;

const std::vector<std::string>& pieces_of(std::string_view language) {
  static const std::vector<std::string> chinese = {"国",
                                                   "家",
                                                   "的",
                                                   "人",
                                                   "，",
                                                   "。",
                                                   "“好”",
                                                   "《报》",
                                                   "——",
                                                   "……",
                                                   "（注）",
                                                   "3.1万",
                                                   "2026年",
                                                   "AI",
                                                   "DeepSeek",
                                                   "https://www.example.com/a/b/c-d_e?x=1&y=2#z",
                                                   "zhang.san@example.com",
                                                   "counterrevolutionaries",
                                                   "；",
                                                   "、"};
  static const std::vector<std::string> japanese = {"国",
                                                    "は",
                                                    "の",
                                                    "っ",
                                                    "ー",
                                                    "カ",
                                                    "、",
                                                    "。",
                                                    "「人」",
                                                    "『本』",
                                                    "・",
                                                    "12％",
                                                    "NHK",
                                                    "々",
                                                    "https://www.example.co.jp/news/2026/03/14/index.html#top",
                                                    "info@example.co.jp"};
  static const std::vector<std::string> korean = {
      "한", "국", "어 ", "사람 ", ", ", ". ", "(大韓)", "A/S", "‘말’ ", "www.example.kr/a/b/c ", "이 "};
  static const std::vector<std::string> english = {"a ",
                                                   "the ",
                                                   "harbour ",
                                                   "voted ",
                                                   "5-2 ",
                                                   "on ",
                                                   "Friday, ",
                                                   "there—until ",
                                                   "environmental ",
                                                   "12 km ",
                                                   "www.harborcommission.example.gov/minutes/2026 ",
                                                   "internationalization ",
                                                   "“so,” ",
                                                   "J. R. R. Tolkien. "};
  return language == "ja" ? japanese : language == "ko" ? korean : language == "en" ? english : chinese;
}

std::string any_text(std::string_view language, Random& random) {
  const std::vector<std::string>& pieces = pieces_of(language);
  std::string text;
  for (size_t n = 5 + random() % 60; n > 0; --n) text += pieces[random() % pieces.size()];
  return text;
}

}  // namespace

TEST_CASE("total fit is never above first fit, by its own judge") {
  const char* wanted = std::getenv("BANXIN_PARAGRAPHS");
  const int most = wanted != nullptr ? std::atoi(wanted) : 400;
  Random random(20260314);
  int faulty = 0;
  for (int n = 0; n < most; ++n) {
    constexpr const char* languages[] = {"zh-Hans", "zh-Hant", "ja", "ko", "en"};
    const char* language = languages[n % 5];
    const ShapedText text = shape_uniform(any_text(language, random), language, Em{n % 5 < 3 ? 1000 : 500});
    ParaStyle style;
    style.indent = Em{static_cast<int32_t>(random() % 3) * 1000};
    style.hang = random() % 4 == 0 ? Hang::allow : Hang::none;
    style.align = random() % 5 == 0 ? Align::start : Align::justify;
    style.hyphens.most = static_cast<int>(random() % 3);
    if (random() % 3 == 0) style.justify.least_letter = {-20}, style.justify.most_letter = {20};
    if (random() % 3 == 0) style.justify.word = {800, 1000, 1330}, style.justify.glyph = {980, 1000, 1020};
    const Measure measure{
        {}, Length{static_cast<int32_t>(3 + random() % 20) * 1000 + static_cast<int32_t>(random() % 1000)}};
    const Spacing spacing = space(text, style);
    style.optimal = true;
    const Composed total = compose(text, spacing, std::span(&measure, 1), style);
    style.optimal = false;
    const Composed first = compose(text, spacing, std::span(&measure, 1), style);
    faulty += total.cost >= 10'000'000'000'000 ? 1 : 0;
    CAPTURE(n);
    CAPTURE(text.text);
    CAPTURE(measure.width.mpt);
    CHECK(total.cost <= first.cost);
  }
  CHECK(faulty > most / 10);  // the measures are short enough to matter
}

TEST_CASE("of two bad lines the worse one costs more, however bad they are") {
  const ShapedText text = shape_uniform("国国abcdefghij", "zh-Hans");
  const ParaStyle style;
  const Spacing spacing = space(text, style);
  Slack slack;
  measure_slack(text, spacing, style, slack);
  const LineFitter fitter(text, style, slack);
  const auto cost = [&](uint32_t first, uint32_t end, int ems) {
    return fitter.fit(first, end, int64_t{ems} * 1000, false).cost;
  };
  for (int ems = 3; ems < 500; ++ems) {
    CAPTURE(ems);
    CHECK(cost(0, 2, ems) < cost(0, 2, ems + 1));  // one hole
    CHECK(cost(2, 3, ems) < cost(2, 3, ems + 1));  // nothing that opens: ragged
    CHECK(cost(0, 2, ems) < cost(2, 3, ems - 1));  // the ragged edge of the same width is the worse
    CHECK(cost(2, 3, ems) < cost(2, 12, 9));       // but sticking out is worse than both
    if (ems < 10) CHECK(cost(2, 12, ems) < cost(2, 12, ems - 1));
  }
}

}  // namespace banxin::test
