// What changed between two layout files, by story and line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sheet/layout_file.h"

namespace banxin {

enum class ChangeKind : uint8_t {
  added,         ///< lines or a picture that were not there
  removed,       ///< that are no longer there
  text,          ///< other words
  rebroken,      ///< the same words, broken into other lines
  moved,         ///< the same lines or picture elsewhere
  resized,       ///< a picture larger or smaller
  cropped,       ///< more or less of it shown
  replaced,      ///< another picture in its place
  page_added,    ///< a page that only the new file has
  page_removed,  ///< that only the old one has
  page_moved     ///< the same page under another number
};

/// How much more is cut away at each side of a picture than before, thousandths of a millimetre.
struct LayoutCut {
  int64_t left = 0, right = 0, top = 0, bottom = 0;
  friend bool operator==(const LayoutCut&, const LayoutCut&) = default;
};

/// One thing that changed. Lines that changed together, next to each other, are one change.
struct LayoutChange {
  ChangeKind kind = ChangeKind::text;
  std::string owner;                     ///< story, block or picture file; empty: it is a page
  std::optional<Role> role;              ///< of its first line; none: it is a picture, or a page
  LayoutPageId page_before, page_after;  ///< none: not there
  std::vector<LayoutBox> boxes_before, boxes_after;
  std::string before, after;  ///< the words that differ, with a little around them
  int64_t dx = 0, dy = 0;     ///< of a move, thousandths of a millimetre
  bool flows = false;         ///< of a move: not all of its lines by as much; dx and dy are the first one's
  LayoutSpot spot_before{}, spot_after{};  ///< where its first line, or the picture, stands
  int deleted = 0, inserted = 0;           ///< characters of other words
  LayoutCut cut{};
};

/// In the order of pages, then of the stories in the new file, then what is gone. What stands on a page that only one
/// file has is not told line by line; nor that the lines of a page which has another number now are on that.
std::vector<LayoutChange> diff(const Layout& before, const Layout& after);

}  // namespace banxin
