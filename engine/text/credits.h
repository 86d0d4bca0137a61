// Credits of pictures: short texts whose names no line cuts.
#pragma once

#include <vector>

#include "model/story.h"
#include "text/classes.h"
#include "text/normalise.h"

namespace banxin {

/// A credit is short: 方舟 is not cut, nor a word of eight characters. Longer ones turn where they must. Forbids the
/// breaks inside the words of spans that are `whole`.
void keep_credits(const std::vector<Span>& spans, const Cells& cells, const std::vector<CharClass>& char_classes,
                  std::vector<Penalty>& breaks);

}  // namespace banxin
