#include "tests/pages/random_text.h"

#include <iterator>

#include "base/utf8.h"

namespace banxin::test {

int RandomText::between(int least, int most) {
  return least + static_cast<int>(random_() % static_cast<unsigned>(most - least + 1));
}

std::string RandomText::han(int n) {
  std::u32string text;
  for (; n > 0; --n) text += static_cast<char32_t>(0x4E00 + between(0, 2999));
  return utf8::from_utf32(text);
}

std::string RandomText::sentence() {
  std::string text = han(1);
  for (int parts = between(1, 12); parts > 0; --parts) {
    const std::string pieces[] = {"，",
                                  "、",
                                  "：“" + han(between(1, 9)) + "”，",
                                  "（" + han(between(1, 3)) + "）",
                                  "《" + han(3) + "》",
                                  "——",
                                  "……",
                                  "AI",
                                  "2026",
                                  "7.5%",
                                  "one two",
                                  "；",
                                  "。"};
    text += han(between(1, 14)) + pieces[random_() % std::size(pieces)];
  }
  return text + han(1) + "。";
}

}  // namespace banxin::test
