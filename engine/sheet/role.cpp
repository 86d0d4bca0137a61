#include "sheet/role.h"

#include <algorithm>
#include <array>

namespace banxin {
namespace {

constexpr std::array<std::string_view, 17> names = {"text",     "column", "body",      "quote",   "label",    "heading",
                                                    "headline", "kicker", "title",     "deck",    "byline",   "caption",
                                                    "initial",  "cell",   "cell-head", "jump-to", "jump-from"};

}  // namespace

std::string_view name_of(Role role) { return names[static_cast<size_t>(role)]; }

std::optional<Role> role_named(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Role>(found - names.begin());
}

}  // namespace banxin
