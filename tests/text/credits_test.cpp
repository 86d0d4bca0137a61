// Credits of pictures: their names are whole, whatever the caption before them is long.
#include "text/credits.h"

#include <doctest/doctest.h>

#include "tests/text/support.h"

namespace banxin::test {

TEST_CASE("no line cuts the words of a credit, that nobody listed as names") {
  struct Row {
    const char* credit;
    std::vector<std::u32string> whole;
  };
  const Row rows[] = {{"（方舟 摄）", {U"方舟"}},
                      {"（周以澄 摄）", {U"周以澄"}},
                      {"（本报记者 周以澄 摄）", {U"本报记者", U"周以澄"}},
                      {"（新华社发 欧阳子墨 摄）", {U"新华社发", U"欧阳子墨"}}};
  Shaper shaper(shelf());
  for (const Row& row : rows) {
    CAPTURE(row.credit);
    for (const bool credit : {true, false}) {
      Report notes = report();
      const std::vector<Span> said = {{.text = "夜色中的渔港。"}, {.text = row.credit, .whole = credit}};
      const ShapedText text = shaper.shape(said, {}, language_of("zh-Hans"), notes);
      bool cut = false;
      for (const std::u32string& word : row.whole) {
        const size_t at = text.chars.find(word);
        REQUIRE(at != text.chars.npos);
        for (size_t i = 0; i < text.clusters.size(); ++i) {
          const size_t c = text.clusters[i].first_char;
          cut = cut || (c > at && c < at + word.size() && text.breaks[i] != no_break);
        }
      }
      CHECK(cut == !credit);  // the same words in a caption may be
    }
  }
}

}  // namespace banxin::test
