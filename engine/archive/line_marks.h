// Marks of lines: so little that a lock may hold those of every line, enough to find the first that is not as it was.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "sheet/layout_file.h"

namespace banxin {

/// The lines of a story on a page, or of a block that tells none.
struct MarkedText {
  std::string name;
  std::string marks;  ///< four hex digits a line, of its words and its box; one in 65,536 changes goes unseen
  friend bool operator==(const MarkedText&, const MarkedText&) = default;
};

/// In the order of the layout file.
using LineMarks = std::vector<MarkedText>;

LineMarks marks_of(const Layout& page);

/// The first line that is not as it was, its words and where it stands now: `lead (body), line 3, now at 20, 135.25 mm:
/// 潮水退去`. When no line is another: that. `now`: the same page, laid out again.
Message first_moved(const LineMarks& then, const Layout& now);

}  // namespace banxin
