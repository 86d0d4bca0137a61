#include "read/kind.h"

#include <string_view>

namespace banxin {

std::string take_kind(std::vector<Span>& spans) {
  constexpr size_t longest = 100;
  if (spans.empty() || spans.back().code) return {};
  std::string& text = spans.back().text;
  const size_t end = text.find_last_not_of(" \t\n\u2028");
  const size_t open = text.rfind("{.");
  if (end == std::string::npos || open == std::string::npos || text[end] != '}' || end - open > longest) return {};
  std::string name = text.substr(open + 2, end - open - 2);
  const bool of_bracket = open > 0 && text[open - 1] == ']';  // which was escaped, or opened nothing
  if (of_bracket || name.empty() || name.find_first_of(" \t\n{}=\"") != std::string::npos) return {};
  text.erase(open);
  while (!spans.empty()) {
    std::string& last = spans.back().text;
    last.erase(last.find_last_not_of(" \t\n") + 1);
    if (!last.empty()) break;
    spans.pop_back();
  }
  return name;
}

}  // namespace banxin
