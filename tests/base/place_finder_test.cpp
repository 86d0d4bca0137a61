#include "base/place_finder.h"

#include <doctest/doctest.h>

#include <string>

namespace banxin {

TEST_CASE("a byte's place counts lines, and characters of a line") {
  constexpr FileId file{3};
  const std::string text = "一x\n\n\xFF云浮";
  struct Case {
    size_t byte;
    int line, column;
  };
  // Behind the text there is its end; a byte that is no UTF-8 is a character.
  const Case cases[] = {{0, 1, 1}, {3, 1, 2},  {4, 1, 3},  {5, 2, 1}, {6, 3, 1},
                        {7, 3, 2}, {10, 3, 3}, {13, 3, 4}, {99, 3, 4}};
  PlaceFinder forward(text, {file, 1, 1}), back(text, {file, 1, 1});
  for (const Case& c : cases) {
    CAPTURE(c.byte);
    CHECK(place_of_byte(file, text, c.byte) == Place{file, c.line, c.column});
    CHECK(forward.at(c.byte) == Place{file, c.line, c.column});
  }
  for (size_t i = std::size(cases); i-- > 0;)
    CHECK(back.at(cases[i].byte) == Place{file, cases[i].line, cases[i].column});
}

TEST_CASE("a step back in a long text finds the same place") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += i % 50 == 49 ? "\n" : "字";
  PlaceFinder finder(text, {{}, 7, 5});
  const Place end = finder.at(text.size());
  for (size_t byte = 0; byte < text.size(); byte += 150)
    CHECK(finder.at(byte) == PlaceFinder(text, {{}, 7, 5}).at(byte));
  CHECK(finder.at(text.size()) == end);
}

}  // namespace banxin
