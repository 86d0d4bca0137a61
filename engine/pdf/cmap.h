// ToUnicode CMaps: which text the codes of a font stand for (ISO 32000-1, 9.10.3).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

/// Codes one after another and what they stand for, in UTF-16BE. A range may name far more codes than there are.
struct CodeRange {
  uint64_t first = 0, last = 0;
  /// Of each code, as far as the file says them; or of the first one alone, from which the last unit counts up.
  std::vector<std::string> texts;
  bool counts_up = false;
};

/// Goes through a CMap as long as `take` says so. Returns how many bytes a code has: 1 … 4, 0 where it is not said.
/// Ends on every input; throws TooMuchWork.
size_t read_to_unicode(std::string_view cmap, const std::function<bool(const CodeRange&)>& take);

}  // namespace banxin
