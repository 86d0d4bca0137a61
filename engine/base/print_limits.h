// What a newspaper's press can hold: limits of the house that pages are made and judged by.
#pragma once

#include "base/length.h"

namespace banxin::limits {

inline constexpr Length least_line = from_pt(0.25);  ///< thinner lines are hairlines
inline constexpr Length small_text = from_pt(12);    ///< smaller text stands in one ink

// Press register is a fifth of a millimetre: what is finer than that and in several inks shows fringes.
inline constexpr Length fine_in_two_inks = from_pt(1), fine_in_more = from_pt(1.5);       ///< lines
inline constexpr Length white_on_two_inks = from_pt(8), white_on_more_inks = from_pt(9);  ///< text

}  // namespace banxin::limits
