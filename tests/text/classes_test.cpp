#include "text/classes.h"

#include <doctest/doctest.h>

#include "base/utf8.h"

namespace classes_test {

using namespace banxin;

namespace {

struct Row {
  CharClass cls;
  Profile profile;
  std::u32string_view chars;
};

using enum CharClass;
using enum Profile;

// Section 2 of the typographic rules, row by row.
constexpr Row rows[] = {{op, zh, U"（〈《「『【〔〖［｛〘〝"},
                        {op, ja, U"（〈《「『【〔〖［｛｟〘〝«‘“"},
                        {op, ko, U"（〈《「『【〔〖［｛‘“"},
                        {clo, zh, U"）〉》」』】〕〗］｝〙〞〟"},
                        {clo, ja, U"）〉》」』】〕〗］｝｠〙〟»’”"},
                        {clo, ko, U"）〉》」』】〕〗］｝"},
                        {com, zh, U"，、；："},
                        {com, ja, U"、，"},
                        {stp, zh, U"。．"},
                        {stp, ja, U"。．｡"},
                        {exc, zh, U"！？‼⁇⁈⁉"},
                        {exc, ja, U"！？‼⁇⁈⁉"},
                        {exc, ko, U"！？"},
                        {mid, zh, U"·‧・"},
                        {mid, ja, U"・：；･"},
                        {con, zh, U"–～〜－"},
                        {con, ja, U"‐〜゠–"},
                        {sol, zh, U"/／"},
                        {dsh, zh, U"⸺⸻"},
                        {dsh, ja, U"—―⸺"},
                        {ell, zh, U"…⋯‥"},
                        {ell, ja, U"…⋯‥"},
                        {ell, ko, U"…⋯‥"},
                        {pre, zh, U"￥¥＄$￡£€№＋+−±#"},
                        {pre, ja, U"￥¥＄$￡£€№＋+−±#"},
                        {pre, none, U"￥¥＄$￡£€№＋+−±#"},
                        {pos, zh, U"％%‰‱℃℉°′″￠¢₫㍱㏟㌀㍗"},
                        {pos, ja, U"％%‰‱℃℉°′″￠¢₫㍱㏟㌀㍗"},
                        {ite, ja, U"々〻ゝゞヽヾ"},
                        {cho, ja, U"ーｰ"},
                        {skn, ja, U"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇿｧｯ"},
                        {wide_space, zh, U"\u3000"},
                        {space, zh, U" "},
                        {no_break_space, zh, U"\u00A0"},
                        {han, zh, U"国〇①★㐀𠀀🀄"},
                        {kana, ja, U"あン"},
                        {hangul, ko, U"한ㄱ"},
                        {letter, zh, U"AzéΩЖﬁ"},
                        {digit, zh, U"09"},
                        {western, zh, U"\"'()[]{},.;:?!&"},
                        {western, none, U"“”‘’—…·"},
                        {forced_break, zh, U"\u2028"},
                        {other, zh, U"مไབא"}};

std::vector<CharClass> classified(std::u32string_view text, Profile profile = zh) {
  std::vector<CharClass> out;
  classify(text, profile, out);
  return out;
}

}  // namespace

TEST_CASE("classes: the table of section 2") {
  for (const Row& row : rows)
    for (const char32_t c : row.chars) {
      CAPTURE(static_cast<uint32_t>(c));
      CHECK(class_of(c, row.profile) == row.cls);
    }
}

TEST_CASE("classes: the tables are sorted, and the base covers all code points") {
  char32_t next = 0;
  for (const ClassRange& r : base_classes()) {
    CHECK(r.first == next);
    CHECK(r.last >= r.first);
    next = r.last + 1;
  }
  CHECK(next == 0x110000);
  for (const Profile p : {zh, ja, ko}) {
    char32_t least = 0;
    for (const ClassRange& r : class_overrides(p)) {
      CHECK(r.first >= least);
      CHECK(r.last >= r.first);
      least = r.last + 1;
    }
  }
}

TEST_CASE("classes: quotation marks by their partner") {
  struct Quote {
    std::u32string_view text;
    size_t at;
    CharClass cls;
  };
  constexpr Quote quotes[] = {{U"他说“扩容”。", 2, op},
                              {U"他说“扩容”。", 5, clo},
                              {U"用“BEST”模型", 1, op},
                              {U"用“BEST”模型", 6, clo},               // touches Han
                              {U"He said “hello” to me", 8, western},  // all Western
                              {U"“DeepSeek”是", 0, op},                // the closing one touches
                              {U"国“‘A’”人", 2, op},
                              {U"国“‘A’”人", 4, clo},  // the inner pair stands between Chinese marks
                              {U"国“‘Yes,’ he said.”人", 1, op},
                              {U"国“‘Yes,’ he said.”人", 2, western},  // it belongs to the words inside
                              {U"国“‘Yes,’ he said.”人", 7, western},
                              {U"国“‘Yes,’ he said.”人", 17, clo},
                              {U"他don’t走", 4, western},
                              {U"the boys’ 书", 8, western},  // apostrophes
                              {U"the boys’，书", 8, western},
                              {U"摇滚’n’roll", 2, western},
                              {U"摇滚’n’roll", 4, western},
                              {U"在’90s的书", 1, western},
                              {U"书，’tis", 2, western},
                              {U"那‘the ’90s’书", 6, western},
                              {U"那‘the ’90s’书", 10, clo},
                              {U"‘好’OK吧", 2, clo},  // a quotation that Western words follow
                              {U"他说“扩容", 2, op},
                              {U"扩容”他", 2, clo},  // without a partner
                              {U"“国‘人”", 0, op},
                              {U"“国‘人”", 4, clo}};
  for (const Quote& q : quotes) {
    CAPTURE(utf8::from_utf32(q.text));
    CHECK(classified(q.text)[q.at] == q.cls);
  }
}

TEST_CASE("classes: dashes, hyphens and signs") {
  CHECK(classified(U"他——她")[1] == dsh);
  CHECK(classified(U"他——她")[2] == dsh);
  CHECK(classified(U"1949—1986年")[4] == con);
  CHECK(classified(U"北京—上海")[2] == con);
  CHECK(classified(U"北京-上海")[2] == con);
  CHECK(classified(U"CN44-0020号")[4] == western);
  CHECK(classified(U"，－5度")[1] == pre);
  CHECK(classified(U"北京－上海")[2] == con);
}

}  // namespace classes_test
