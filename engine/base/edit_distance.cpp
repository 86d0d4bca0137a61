#include "base/edit_distance.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace banxin {

int edit_distance(std::string_view a, std::string_view b) {
  const std::u32string s = utf8::to_utf32(a), t = utf8::to_utf32(b);
  std::vector<int> above, before_above, row(t.size() + 1);
  for (size_t j = 0; j <= t.size(); ++j) row[j] = static_cast<int>(j);
  for (size_t i = 1; i <= s.size(); ++i) {
    before_above = std::move(above);
    above = std::move(row);
    row.assign(t.size() + 1, static_cast<int>(i));
    for (size_t j = 1; j <= t.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (s[i - 1] == t[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && s[i - 1] == t[j - 2] && s[i - 2] == t[j - 1])
        row[j] = std::min(row[j], before_above[j - 2] + 1);
    }
  }
  return row[t.size()];
}

}  // namespace banxin
