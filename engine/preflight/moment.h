// Moments as Info and XMP write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace banxin {

struct Moment {
  int64_t seconds = 0;        ///< since the beginning of 1970, as its own clock shows it
  std::optional<int> offset;  ///< of that clock from UTC, in seconds; nothing = it is not said
  int64_t grain = 1;          ///< how fine it is told: a second, a minute, an hour, a day; coarser counts as a day
};

/// D:20260314080000+08'00' (ISO 32000-1, 7.9.4). Nothing when it is no date.
std::optional<Moment> moment_in_info(std::string_view date);
/// 2026-03-14T08:00:00+08:00 (ISO 16684-1, 8.2.1.2). Nothing when it is no date.
std::optional<Moment> moment_in_xmp(std::string_view date);

/// Whether both tell the same moment, as far as both tell it: of clocks of which one does not say its zone, what they
/// show.
bool is_same(const Moment& a, const Moment& b);

}  // namespace banxin
