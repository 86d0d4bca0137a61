#include "base/severity_word.h"

namespace banxin {

const char* word_of(Severity severity) {
  constexpr const char* words[] = {"info", "warning", "error"};
  return words[static_cast<size_t>(severity)];
}

}  // namespace banxin
