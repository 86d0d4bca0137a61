#include "base/utf8.h"

#include <doctest/doctest.h>

using namespace banxin;

TEST_CASE("characters go out and come back") {
  for (const char32_t c :
       {U'\x1', U'a', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'版', U'\xFFFD', U'\x10000', U'\x10FFFF'}) {
    std::string text;
    utf8::append(text, c);
    const utf8::Decoded back = utf8::decode(text, 0);
    CHECK(back.valid);
    CHECK(back.value == c);
    CHECK(back.bytes == text.size());
  }
}

// Unicode 15.0, table 3-7: well-formed byte sequences.
TEST_CASE("what is not UTF-8 is found where it begins") {
  struct Row {
    const char* text;
    size_t at;
  };
  const Row rows[] = {{"abc", std::string::npos},
                      {"版心", std::string::npos},
                      {"a\x80", 1},
                      {"a\xC0\xAF", 1},
                      {"\xC1\xBF", 0},
                      {"\xE0\x80\xAF", 0},
                      {"\xED\xA0\x80", 0},
                      {"\xF0\x80\x80\x80", 0},
                      {"\xF4\x90\x80\x80", 0},
                      {"\xF5", 0},
                      {"\xFF", 0},
                      {"版\xE7\x89", 3},
                      {"\xE7", 0}};
  for (const Row& row : rows) CHECK(utf8::find_invalid(row.text) == row.at);
}

TEST_CASE("lengths and widths") {
  CHECK(utf8::length("") == 0);
  CHECK(utf8::length("a版𠀀") == 3);
  CHECK(utf8::display_width(U'a') == 1);
  CHECK(utf8::display_width(U'版') == 2);
  CHECK(utf8::display_width(U'，') == 2);
  CHECK(utf8::display_width(U'“') == 1);
  CHECK(utf8::from_utf32(utf8::to_utf32("a版𠀀")) == "a版𠀀");
}
