// The faces of the house: which one sets what, in every language.
#include <doctest/doctest.h>

#include <set>

#include "read/catalogue.h"
#include "tests/text/support.h"

using namespace banxin;
using namespace banxin::test;

namespace {

const FontCatalogue& house_faces() {
  static const FontCatalogue all = [] {
    Report notes = report();
    return read_catalogue(BANXIN_SOURCE_DIR "/fonts/catalogue.yaml", notes);
  }();
  return all;
}

struct Set {
  ShapedText text;
  std::string notes, runs;
};

Set set_in(std::string_view text, std::string_view language, const std::string& role,
           const std::vector<std::string>& features = {}) {
  static const FontShelf faces(house_faces());
  ParaStyle style;
  style.text.font = role;
  style.text.size = Length{1000};
  style.text.features = features;
  style.normalize = false;
  Report notes = report();
  Set set{Shaper(faces).shape(spans(text), style, language_of(language), notes), {}, {}};
  for (const Note& note : notes.notes()) set.notes += note.code + ": " + note.text + " = " + note.hint + "\n";
  for (const TextRun& run : set.text.runs)
    set.runs += (set.runs.empty() ? "" : " ") + house_faces().faces[run.face.index].name;
  return set;
}

}  // namespace

TEST_CASE("faces: what the face of a role lacks is set in that of its stand-in") {
  struct Row {
    const char *text, *language, *role, *runs;
  };
  const Row rows[] = {
      {"\u5803\u5586\u3007", "zh-Hant-TW", "fang", "noto-serif-tc"},
      {"\u570B\u5CEF\u570B", "zh-Hant-TW", "fang", "cwtex-fang noto-serif-tc cwtex-fang"},
      {"\U00020BB7\uD55C", "zh-Hant-TW", "ming", "noto-serif-tc"},
      {"a\u56FD b", "en", "serif-bold", "noto-serif-latin-bold noto-serif-sc-bold noto-serif-latin-bold"},
      {"a\u56FD", "ja", "sans", "noto-sans-latin noto-sans-jp"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.role);
    const Set set = set_in(row.text, row.language, row.role);
    CHECK(set.notes == "");
    CHECK(set.runs == row.runs);
  }
}

TEST_CASE("faces: emphasis of Western languages is italic, bold words of other scripts are bold") {
  CHECK(set_in("Seagull", "en", "kai").runs == "noto-serif-italic");
  CHECK(set_in("\u56FD", "zh-Hant-HK", "kai").runs == "lxgw-wenkai");
  CHECK(set_in("مۇنار", "ug", "song-bold").runs == "noto-naskh-arabic-bold");
  CHECK(set_in("مۇنار", "ug", "song").runs == "noto-naskh-arabic");
  CHECK(set_in("བོད", "bo", "hei-bold").runs == "noto-serif-tibetan-bold");
  CHECK(set_in("שלום", "he", "hei-black").runs == "noto-serif-hebrew-bold");
}

TEST_CASE("faces: features of a style, and a word when the face has none") {
  const auto glyphs = [](const Set& set) {
    std::vector<uint32_t> ids;
    for (const Glyph& glyph : set.text.glyphs) ids.push_back(glyph.id);
    return ids;
  };
  const Set plain = set_in("Nato 1984", "en", "serif");
  const Set small = set_in("Nato 1984", "en", "serif", {"smcp"}), old = set_in("Nato 1984", "en", "serif", {"onum"});
  CHECK(small.notes == "");
  CHECK(glyphs(small)[0] == glyphs(plain)[0]);  // the capital
  for (size_t i = 1; i < 4; ++i) CHECK(glyphs(small)[i] != glyphs(plain)[i]);
  for (size_t i = 5; i < 9; ++i) CHECK(glyphs(old)[i] != glyphs(plain)[i]);
  CHECK(set_in("Nato", "en", "song", {"smcp"}).notes.find("missing-feature: the face noto-serif-sc") == 0);
}

TEST_CASE("faces: the hint of a missing character names what helps") {
  CHECK(set_in("\U0001F600", "zh-Hans", "song").notes.find("in words, or place it as a picture") != std::string::npos);
  CHECK(set_in("\U00028456", "zh-Hans", "song").notes.find("(fonts-hanazono)") != std::string::npos);
  CHECK(set_in("\U00031350", "zh-Hans", "song").notes.find("hanazono") == std::string::npos);
  CHECK(set_in("\U0001D11E", "zh-Hans", "song").notes.find("Noto Music") != std::string::npos);
  CHECK(set_in("\u0995", "zh-Hans", "song").notes.find("Bengali script to the font catalogue (fonts-noto-core)") !=
        std::string::npos);
}

TEST_CASE("faces: the same code point has the form of its region") {
  // Forms by the standards of the regions: the first that differs from mainland's (通用规范汉字字形) is named.
  struct Row {
    const char* c;
    const char* differs;  // languages whose glyph is another than that of zh-Hans
  };
  const Row rows[] = {{"骨", "zh-Hant ja ko"}, {"直", "ja ko"},
                      {"令", "zh-Hant ja ko"}, {"将", "ja"},
                      {"角", "zh-Hant ja ko"}, {"述", "zh-Hant ja ko"},
                      {"海", "ja ko"},         {"写", "ja"},
                      {"今", "zh-Hant ja ko"}, {"与", "ja"}};
  for (const Row& row : rows)
    for (const char* language : {"zh-Hant", "ja", "ko"}) {
      CAPTURE(row.c);
      CAPTURE(language);
      const bool same =
          set_in(row.c, language, "song").text.glyphs[0].id == set_in(row.c, "zh-Hans", "song").text.glyphs[0].id;
      if (std::string_view(row.differs).find(language) != std::string_view::npos) CHECK(!same);
    }
}
