// From characters of the set text back to the files they come from.
#pragma once

#include <vector>

#include "model/edition.h"
#include "text/normalise.h"
#include "text/shaped.h"

namespace banxin {

/// Where the characters of `cells` stand in the author's files: one walk through both.
std::vector<PlaceMark> mark_places(const std::vector<Span>& spans, const Cells& cells);

}  // namespace banxin
