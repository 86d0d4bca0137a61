// What changed between two layout files, by story and line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sheet/layout_file.h"

namespace banxin {

enum class ChangeKind : uint8_t {
  added,     ///< lines or a picture that were not there
  removed,   ///< that are no longer there
  text,      ///< other words
  rebroken,  ///< the same words, broken into other lines
  moved      ///< the same lines or picture elsewhere
};

/// One thing that changed. Lines that changed together, next to each other, are one change.
struct LayoutChange {
  ChangeKind kind = ChangeKind::text;
  std::string owner;                    ///< story, block or picture file
  std::optional<Role> role;             ///< of its first line; none: it is a picture
  int page_before = 0, page_after = 0;  ///< numbers; 0 = not there
  std::vector<LayoutBox> boxes_before, boxes_after;
  std::string before, after;  ///< the words that differ, with a little around them
  int64_t dx = 0, dy = 0;     ///< of a move, thousandths of a millimetre
};

/// In the order of the stories in the new file, then what is gone.
std::vector<LayoutChange> diff(const Layout& before, const Layout& after);

/// One line: `page 1, 01-computing-power (body): 12 lines moved by 0, 5.292 mm`. No line end.
std::string to_text(const LayoutChange& change);

}  // namespace banxin
