#include "base/length.h"

namespace banxin {

std::string print_pt(Length l) {
  const int64_t magnitude = l.mpt < 0 ? -static_cast<int64_t>(l.mpt) : l.mpt;
  std::string text = (l.mpt < 0 ? "-" : "") + std::to_string(magnitude / 1000);
  if (const int64_t rest = magnitude % 1000) {
    std::string decimals = std::to_string(1000 + rest).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    text += "." + decimals;
  }
  return text + "pt";
}

}  // namespace banxin
