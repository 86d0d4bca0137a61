// The first character of a story, which may be set large (首字下沉), and the turns of its verses.
#pragma once

#include <optional>
#include <vector>

#include "model/edition.h"

namespace banxin {

/// Takes the first character off, with the marks that open before it; nothing when there is none without an annotation.
std::optional<Span> take_initial(std::vector<Span>& spans);

/// Turned lines of the source become turned lines of the text.
void turn_as_written(std::vector<Span>& spans);

}  // namespace banxin
