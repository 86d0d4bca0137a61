#include "sheet/copyfit.h"

#include <array>

namespace banxin {

Copyfit::State Copyfit::state() const {
  if (lines_over > 0 || characters_over > 0) return State::overset;
  if (lines_under > 0 || characters_under > 0) return State::underset;
  return State::fits;
}

std::string_view name_of(Copyfit::State state) {
  constexpr std::array<std::string_view, 3> names = {"fits", "overset", "underset"};
  return names[static_cast<size_t>(state)];
}

std::string_view name_of(Remedy::Kind kind) {
  constexpr std::array<std::string_view, 9> names = {"shorter",  "longer",    "white", "tracking", "picture",
                                                     "headline", "leave-out", "cut",   "add"};
  return names[static_cast<size_t>(kind)];
}

}  // namespace banxin
