#include "text/emphasis.h"

#include <unicode/uchar.h>

#include <string_view>

namespace banxin {
namespace {

constexpr std::u32string_view marked_punctuation = U"#%&@§¶‰‱⁊⁋⁓〼＃％＆＠﹟﹠﹪﹫";

}  // namespace

bool carries_emphasis_mark(char32_t c) {
  if (marked_punctuation.find(c) != marked_punctuation.npos) return true;
  const uint32_t unmarked = U_GC_P_MASK | U_GC_Z_MASK | U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_CN_MASK;
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & unmarked) == 0;
}

}  // namespace banxin
