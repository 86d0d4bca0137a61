// Small numbers that stand for things kept in one table each.
#pragma once

#include <compare>
#include <cstdint>

namespace banxin {

/// Index into the faces of the font catalogue.
struct FaceId {
  uint16_t index = 0;
  friend constexpr auto operator<=>(FaceId, FaceId) = default;
};

/// Index into the stories of an edition.
struct StoryId {
  uint16_t index = 0;
  friend constexpr auto operator<=>(StoryId, StoryId) = default;
};

}  // namespace banxin
