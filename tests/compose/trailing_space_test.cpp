// Spaces that are dropped at a turn must not leave an empty line behind, nor an emptiness to measure.
#include <doctest/doctest.h>

#include "compose/compose.h"
#include "text/text.h"

using namespace banxin;

TEST_CASE("texts that end in spaces have no empty last line") {
  const FontCatalogue no_fonts;
  const FontShelf shelf(no_fonts);
  Shaper shaper(shelf);
  Shaper::Options even;
  even.uniform = Em{1000};
  for (const char* words : {"国 ", "e ", "e  ", "国　 ", "国国国 ", "国e　　", "-syre "})
    for (const char* language : {"zh-Hans", "ja", "ko", "en"})
      for (const Level level : {Level::automatic, Level::css_anywhere, Level::none})
        for (const bool optimal : {true, false})
          for (const int width : {1, 500, 1000, 2000, 6000}) {
            CAPTURE(words);
            CAPTURE(language);
            CAPTURE(width);
            ParaStyle style;
            style.text.size = {1000};
            style.indent = {width / 2};
            style.level = level;
            style.optimal = optimal;
            Report report(std::make_shared<Sources>());
            const ShapedText text = shaper.shape({{.text = words}}, style, language_of(language), report, even);
            const Measure measure{{}, {width}};
            const Composed set = compose(text, space(text, style), {&measure, 1}, style);
            REQUIRE(!set.lines.empty());
            CHECK(set.lines.back().first < set.lines.back().last);
          }
}
