// Text inside XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace banxin {

/// `&`, `<`, `>` and `"` as entities: right between tags and inside quoted attributes.
std::string escape_markup(std::string_view text);

}  // namespace banxin
