// The marks that Western words share with CJK text, in the faces of the house.
#include "text/western_marks.h"

#include <doctest/doctest.h>

#include "tests/text/support.h"
#include "text/fonts.h"

using namespace banxin;
using namespace banxin::test;

namespace {

Length width_of(const ShapedText& text, char32_t c) {
  for (const Cluster& cluster : text.clusters)
    if (text.chars[cluster.first_char] == c) return cluster.advance;
  return {};
}

}  // namespace

TEST_CASE("western marks: every language has quotation marks of Western width in Western words") {
  for (const char* role : {"song", "hei", "kai", "cwtex"})
    for (const char* language : {"en", "en-US", "fr", "de", "ru", "tr", "ug", "und"}) {
      CAPTURE(role);
      CAPTURE(language);
      const ShapedText text = shape("they’ll ‘say’ “so”", language, role);
      for (const char32_t mark : std::u32string_view(U"‘’“”")) {
        CHECK(width_of(text, mark).mpt > 150);
        CHECK(width_of(text, mark).mpt < 600);
      }
    }
  CHECK(width_of(shape("дом “да”", "ru"), U'“').mpt < 550);
  CHECK(width_of(shape("مۇنار “تۇر”", "ug"), U'“').mpt < 550);
}

TEST_CASE("western marks: in Chinese text those of the sentence are one em, those of its Western words are not") {
  const ShapedText text = shape("O’Neill，“don’t worry”");
  CHECK(width_of(text, U'“').mpt == 1000);
  CHECK(width_of(text, U'”').mpt == 1000);
  CHECK(width_of(text, U'’').mpt == 266);  // the face's own apostrophe, by pwid
  for (const char* word : {"摇滚’n’roll", "在’90s", "the boys’，", "D’Arcy的"}) {
    CAPTURE(word);
    CHECK(width_of(shape(word), U'’').mpt == 266);
    CHECK(width_of(shape(word, "zh-Hant"), U'’').mpt == 266);
  }
  CHECK(width_of(shape("a “b” c 国"), U'“').mpt == 462);
}

TEST_CASE("western marks: a face without them takes those of the fallback list") {
  FontCatalogue all = catalogue();
  all.fallback.insert(all.fallback.begin(), face("noto-serif-jp"));
  const FontShelf faces(all);
  ParaStyle style;
  style.text.font = "ming";
  Report notes = report();
  const ShapedText text = Shaper(faces).shape(spans("don’t"), style, language_of("en"), notes);
  REQUIRE(text.runs.size() == 3);
  CHECK(text.runs[0].face == face("uming"));
  CHECK(text.runs[1].face == face("noto-serif-jp"));
  CHECK(text.runs[2].face == face("uming"));
}

TEST_CASE("western marks: an ellipsis of English stands on the baseline") {
  const ShapedText english = shape("wait… now", "en");
  const ShapedText stops = shape("wait... now", "en");
  const auto dots = [](const ShapedText& text) {
    std::vector<uint32_t> glyphs;
    for (const Cluster& c : text.clusters)
      if (text.chars[c.first_char] == U'…' || text.chars[c.first_char] == U'.')
        for (uint32_t g = c.first_glyph; g < c.first_glyph + c.glyphs; ++g) glyphs.push_back(text.glyphs[g].id);
    return glyphs;
  };
  CHECK(dots(english).size() == 3);
  CHECK(dots(english) == dots(stops));
  CHECK(width_of(english, U'…').mpt > 700);
  CHECK(shape("等……他").clusters[1].advance.mpt == 2000);
}
