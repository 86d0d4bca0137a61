// How far a mistyped word is from another.
#pragma once

#include <string_view>

namespace banxin {

/// Edits (insert, delete, replace, swap of neighbours) between two words, counted in code points. Its time grows with
/// the product of their lengths.
int edit_distance(std::string_view a, std::string_view b);

}  // namespace banxin
