// Strings as content writes them.
#pragma once

#include <string>
#include <string_view>

namespace banxin {

/// The bytes of a string operand as written, or of all strings of an array: escapes and hexadecimal digits resolved
/// (ISO 32000-1, 7.3.4).
std::string string_bytes(std::string_view operand);

}  // namespace banxin
