// The exchange standards a press PDF may follow.
#pragma once

#include <cstdint>

namespace banxin {

enum class PressStandard : uint8_t {
  x4,   ///< PDF/X-4 (ISO 15930-7:2010)
  x1a,  ///< PDF/X-1a:2003 (ISO 15930-4:2003)
};

}  // namespace banxin
