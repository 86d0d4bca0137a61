// Where Western words and numbers turn. Expectations from the Chicago Manual of Style, 17th edition (chapters 6 and 7),
// the rules of the Imprimerie nationale, JLREQ 3.1.10 and KLREQ.
#include "text/western_breaks.h"

#include <doctest/doctest.h>

#include "tests/text/break_support.h"

using namespace banxin;
using namespace banxin::test;

TEST_CASE("breaks: what belongs together in Western text") {
  struct Row {
    const char* language;
    std::u32string_view text;
    std::string_view wanted;
  };
  constexpr Row rows[] = {
      // 6.90: a line turns after an em dash, never before
      {"en", U"there—until it came", "there—|until |it |came"},
      {"en", U"went — or ran", "went — |or |ran"},
      {"fr", U"il — elle — dit", "il |— |elle |— |dit"},  // the first dash opens an aside
      {"de", U"er – sie – sagt", "er |– |sie |– |sagt"},
      // 7.41 and 7.44: initials, numbers and their units
      {"en", U"by J. R. R. Tolkien", "by |J. R. R. |Tolkien"},
      {"en", U"12 km, 5 °C and 20 % of 3 men", "12 km, |5 °C |and |20 % |of |3 |men"},
      {"en", U"see § 5 (p. 12)", "see |§ 5 |(p. 12)"},
      {"en", U"the p. of it, No. One", "the |p. |of |it, |No. |One"},
      {"de", U"z. B. Nr. 3", "z. B. |Nr. 3"},
      // Imprimerie nationale: no-break spaces inside « » and before ; : ! ?
      {"fr", U"« Ah ? » dit-il ; oui : non !", "« Ah ? » |dit-|il ; |oui : |non !"},
      {"en", U"a « b » c", "a |« |b |» |c"},
      // 7.46: addresses, where their marks are
      {"en", U"www.harbor.example.gov/a", "www|.harbor|.example|.gov/|a"},
      {"und", U"www.harbor.example.gov/a", "www.harbor.example.gov/|a"},
      {"en", U"see a.smith@example.org", "see |a.smith|@example|.org"},
      // one letter alone is no syllable (7.36)
      {"en", U"the T-shirt, vis-à-vis, well-known", "the |T-shirt, |vis-|à-vis, |well-|known"},
      {"en", U"at 5 m/s and/or more", "at |5 m/s |and/|or |more"},
      {"en", U"in C++ or so", "in |C++ |or |so"},
      {"ug", U"2-ئىككى", "2-ئىككى"},
      // rules of setting of the Russian press: initials and name, numbers and what they count, endings of ordinals
      {"ru", U"А. С. Пушкин и М. Ю. Лермонтов", "А. С. Пушкин |и |М. Ю. Лермонтов"},
      {"ru", U"в 1990 г., 20 см и 5 тыс. руб. на стр. 5", "в |1990 г., |20 см |и |5 тыс. |руб. |на |стр. 5"},
      {"ru", U"на 2-й и 10-му, из-за", "на |2-й |и |10-му, |из-|за"},
      {"uk", U"Т. Г. Шевченко, 150 га, 1917 р.", "Т. Г. Шевченко, |150 га, |1917 р."},
      {"ru", U"группа А. Потом", "группа |А. Потом"},  // what cannot be told from a name
      // thousands
      {"ru", U"3 245 758 душ", "3 245 758 |душ"},
      {"fr", U"12 000 € en 1996 500 fois, 16 h 15", "12 000 € |en |1996 |500 |fois, |16 h 15"},
      {"de", U"am 5. 300 und 12 3456", "am |5. |300 |und |12 |3456"},
      // w3c/sealreq 45: no line begins with ๆ
      {"th", U"ต่าง ๆ กัน", "ต่าง ๆ |กัน"},
      {"und", U"12 km there—until", "12 |km |there|—|until"},  // UAX #14 and nothing else
  };
  for (const Row& row : rows) CHECK(breakable(row.text, row.language, Level::automatic) == row.wanted);
}

TEST_CASE("breaks: what belongs together in CJK text") {
  struct Row {
    const char* language;
    std::u32string_view text;
    std::string_view wanted;
  };
  constexpr Row rows[] = {
      {"zh", U"买T-shirt去", "买|T-shirt|去"},
      {"zh", U"风速10m/s时", "风|速|10m/s|时"},
      {"zh", U"达2．2％与519．4", "达|2．2％|与|519．4"},
      {"zh", U"（5 °C，约12 km）", "（5 °C，|约|12 km）"},
      {"zh", U"路12 km处，见p. 5", "路|12 km|处，|见|p. 5"},
      {"zh", U"是J. R. R. Tolkien的", "是|J. R. R. |Tolkien|的"},
      {"zh", U"有12 000人", "有|12 000|人"},
      {"zh-Hant-HK", U"電2345 6789。", "電|2345 6789。"},
      {"ja", U"約12 kmと03 1234 5678", "約|12 km|と|03 1234 5678"},
      {"ko", U"길이 12 km는 010 1234 5678", "길이 |12 km는 |010 1234 5678"},
      {"zh", U"用C++写", "用|C++写"},
      {"zh", U"于12：30以3：2胜：2人", "于|12：30|以|3：2|胜：|2|人"},
      {"zh-Hant-TW", U"１：０勝", "１：０|勝"},
      {"ja", U"12：30に", "12：30|に"},
      {"zh", U"那年，’90s的歌", "那|年，|’90s|的|歌"},
      {"zh", U"用¹⁴C测", "用|¹⁴C|测"},
      {"zh", U"水²⁰也", "水²⁰|也"},
      {"zh", U"m²与H₂O", "m²|与|H₂O"},
      {"ja", U"住所〒100-0001東", "住|所|〒100-0001|東"},
      {"ja", U"は6－4で", "は|6－4|で"},
      {"ja", U"、¹⁴Cの", "、|¹⁴C|の"},
      // JLREQ 3.1.10: ％ belongs to its number, of Arabic or Han digits; else table 2 lets a line turn before it
      {"ja", U"約5％と五〇％と率％", "約|5％|と|五|〇％|と|率|％"},
      {"ja", U"気℃　国", "気|℃|　|国"},
      // KLREQ: words are parted by spaces alone
      {"ko", U"세종대왕(世宗大王)이 『훈민정음(訓民正音)』은", "세종대왕(世宗大王)이 |『훈민정음(訓民正音)』은"},
      {"ko", U"A/S는 좋다", "A/S는 |좋다"},
  };
  for (const Row& row : rows) CHECK(breakable(row.text, row.language, Level::automatic) == row.wanted);
}
