// The exchange standards a press PDF may follow.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace banxin {

enum class PressStandard : uint8_t {
  x4,   ///< PDF/X-4 (ISO 15930-7:2010)
  x1a,  ///< PDF/X-1a:2003 (ISO 15930-4:2003)
};

/// As commands and files of ours call it: "x4", "x1a".
const char* word_of(PressStandard standard);
/// Nothing for any other word.
std::optional<PressStandard> press_standard_of(std::string_view word);

}  // namespace banxin
