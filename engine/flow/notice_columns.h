// Where the columns of notices (启事) end: entries stand whole if it can be helped.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/length.h"

namespace banxin {

/// A line of an entry.
struct NoticeLine {
  int entry = 0;
  bool may_begin = true;  ///< a column may begin with it
};

struct NoticeRoom {
  int columns = 1;
  Length height;       ///< of a column
  Length size, pitch;  ///< of the lines in it
  Length gap;          ///< white between two entries, beside that between lines
};

/// Lines [first, last) of a column, and how high it is.
struct NoticeColumn {
  size_t first = 0, last = 0;
  Length height;
};

/// Columns that end at the least cost: an entry is cut only where some six lines would stay white otherwise. One after
/// another is filled to its foot, or `balanced` all end as nearly level as the entries let them. What fits nowhere is
/// behind the last line of the last column.
std::vector<NoticeColumn> divide_notices(std::span<const NoticeLine> lines, const NoticeRoom& room, bool balanced);

}  // namespace banxin
