// Text as it may be shown and kept: what steers a terminal or forges a line is not text.
#pragma once

#include <string>
#include <string_view>

namespace banxin {

/// False for what a terminal would obey or what would turn the line: control characters, bidi controls, the separators
/// of lines and paragraphs.
bool is_printable(char32_t c);

/// `text` as one line for a terminal: what is not printable, and what is not UTF-8, is shown as U+FFFD; a tab is a
/// blank.
std::string printable(std::string_view text);

/// True for what no text may hold, as no PDF or XML could keep it: control characters other than tabs and ends of
/// lines, and noncharacters (XML 1.0, 2.2, with its note).
bool is_forbidden(char32_t c);

/// Byte offset of the first character of `text` (valid UTF-8) that no text may hold, or npos.
size_t find_forbidden(std::string_view text);

}  // namespace banxin
