#include "sheet/role.h"

#include <doctest/doctest.h>

#include <set>

namespace banxin {

TEST_CASE("every role has a name of its own, and is found by it") {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Role::caption); ++i) {
    const Role role = static_cast<Role>(i);
    CHECK_FALSE(name_of(role).empty());
    names.insert(name_of(role));
    CHECK(role_named(name_of(role)) == role);
  }
  CHECK(names.size() == static_cast<size_t>(Role::caption) + 1);
  for (const char* wrong : {"", "titel", "Title", "picture"}) CHECK_FALSE(role_named(wrong));
}

TEST_CASE("the names of roles are those of layout files") {
  CHECK(name_of(Role::text) == "text");
  CHECK(name_of(Role::column) == "column");
  CHECK(name_of(Role::body) == "body");
  CHECK(name_of(Role::heading) == "heading");
  CHECK(name_of(Role::headline) == "headline");
  CHECK(name_of(Role::caption) == "caption");
}

}  // namespace banxin
