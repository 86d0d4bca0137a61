// Drawing: from laid blocks to the sheet. Nothing else writes a sheet of the page, and only here lines are turned.
#pragma once

#include <vector>

#include "flow/laid.h"
#include "model/edition.h"

namespace banxin {

/// The sheet of a page with these blocks on it, in their order. Their notes are said, and what their lines could only
/// be set badly for (flow/line_faults.h).
Sheet draw(const Page& page, const Edition& edition, std::vector<Laid> blocks, Report& notes);

}  // namespace banxin
