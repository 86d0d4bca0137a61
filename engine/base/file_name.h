// Names of files that any system takes.
#pragma once

#include <string>
#include <string_view>

namespace banxin {

inline constexpr size_t longest_file_name = 200;  ///< bytes, with room for an ending

/// `text` with a hyphen in the place of what no file name may hold somewhere: separators of folders, : * ? " < > |, and
/// control characters. Blanks and dots at its ends go; what is left of nothing is "-".
std::string file_name_of(std::string_view text);

/// Whether two names would be one file on a system that does not tell capitals from small letters (of ASCII).
bool is_same_file_name(std::string_view a, std::string_view b);

}  // namespace banxin
