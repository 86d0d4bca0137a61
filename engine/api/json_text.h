// JSON as banxin writes it.
#pragma once

#include <string>

namespace banxin {

/// JSON with \\u escapes for what a terminal would obey; it reads as the same document.
std::string escaped_for_terminal(std::string json);

/// A JSON document as UTF-8, whatever bytes the paths and names in it hold.
template <class Json>
std::string json_text(const Json& document, int indent = 2) {
  return escaped_for_terminal(document.dump(indent, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace banxin
