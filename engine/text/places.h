// From characters of the set text back to the files they come from.
#pragma once

#include <vector>

#include "model/edition.h"
#include "text/normalise.h"
#include "text/shaped.h"

namespace banxin {

/// Where the author wrote the characters of `cells`, which are still as `to_cells` made them.
std::vector<PlaceMark> places_as_written(const std::vector<Span>& spans, const Cells& cells);
/// Where those stand that became of them.
std::vector<PlaceMark> mark_places(const std::vector<PlaceMark>& written, const Cells& cells);
/// Says where in the files the author wrote what was changed; `changes` in order of their offsets.
void place_changes(const std::vector<PlaceMark>& written, std::vector<Change>& changes);

}  // namespace banxin
