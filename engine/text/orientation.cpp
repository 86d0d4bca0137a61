#include "text/orientation.h"

#include <unicode/uchar.h>

namespace banxin {

const char* vertical_orientation(char32_t c) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_VERTICAL_ORIENTATION)) {
    case U_VO_UPRIGHT:
      return "U";
    case U_VO_TRANSFORMED_UPRIGHT:
      return "Tu";
    case U_VO_TRANSFORMED_ROTATED:
      return "Tr";
    default:
      return "R";
  }
}

}  // namespace banxin
