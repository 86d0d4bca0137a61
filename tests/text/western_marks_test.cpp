// The marks that Western words share with CJK text, in the faces of the house.
#include "text/western_marks.h"

#include <doctest/doctest.h>

#include "read/catalogue.h"
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

TEST_CASE("western marks: an ellipsis of English stands on the baseline, in one glyph") {
  Report notes = report();
  const FontCatalogue house = read_catalogue(BANXIN_SOURCE_DIR "/fonts/catalogue.yaml", notes);
  const FontShelf faces(house);
  ParaStyle style;
  style.normalize = false;
  const auto dots_of = [&](const char* words, const char* language) {
    const ShapedText text = Shaper(faces).shape(spans(words), style, language_of(language), notes);
    for (const Cluster& c : text.clusters)
      if (text.chars[c.first_char] == U'…') return house.faces[text.runs[c.run].face.index].name;
    return std::string();
  };
  CHECK(dots_of("wait… now", "en") == "noto-serif-latin");
  CHECK(dots_of("等……他", "zh-Hans") == "noto-serif-sc");
}
