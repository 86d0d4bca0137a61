#include "base/printable.h"

#include <doctest/doctest.h>

#include "base/utf8.h"

using namespace banxin;

TEST_CASE("what steers a terminal or turns the line is shown, not sent") {
  struct Row {
    const char *what, *text, *shown;
  };
  const Row rows[] = {
      {"plain", "版心 a—b é", "版心 a—b é"},
      {"tab", "a\tb", "a b"},
      {"escape", "a\x1b[2Jb", "a\uFFFD[2Jb"},
      {"newline", "a\nb\r", "a\uFFFDb\uFFFD"},
      {"bell, delete", "\a\x7f", "\uFFFD\uFFFD"},
      {"C1: control sequence introducer", "\u009B", "\uFFFD"},
      {"bidi override", "\u202Eabc\u202C", "\uFFFDabc\uFFFD"},
      {"bidi isolate and marks", "\u2066\u2069\u200E\u200F\u061C", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"separators", "\u2028\u2029", "\uFFFD\uFFFD"},
      {"no UTF-8", "a\xff\xc3", "a\uFFFD\uFFFD"},
      {"joiners stay", "\u200D\u200C", "\u200D\u200C"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(printable(row.text) == row.shown);
  }
}

TEST_CASE("characters that no text may hold are found") {
  for (const char32_t c : {0x00u, 0x01u, 0x0Bu, 0x0Cu, 0x1Bu, 0x7Fu, 0x80u, 0x9Fu, 0xFDD0u, 0xFDEFu, 0xFFFEu, 0xFFFFu,
                           0x1FFFEu, 0x10FFFFu}) {
    std::string text = "字";
    utf8::append(text, c);
    CAPTURE(static_cast<uint32_t>(c));
    CHECK(find_forbidden(text) == 3);
  }
  CHECK(find_forbidden("字\t\r\n\u00A0\u200B\uFEFF\uFFFD\uFDCF\uFDF0\U0001FFFD") == std::string::npos);
}
