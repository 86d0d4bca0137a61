// Groups inside a line: those that are never cut, and those that a newspaper would rather keep together.
#pragma once

#include <string_view>
#include <vector>

#include "text/classes.h"
#include "text/lexicon.h"

namespace banxin {

/// What a Chinese newspaper would rather not cut: 3.1|万, 7|月, 第|24届 … raises penalties, never lowers them.
void add_soft_penalties(std::u32string_view chars, const std::vector<CharClass>& char_classes,
                        std::vector<Penalty>& breaks);

/// Names of people: 400 inside, free after a middle dot.
void keep_names(std::u32string_view chars, const Lexicon& names, std::vector<Penalty>& breaks);

/// Groups that no line may cut: note marks, superscripts, numbers with a full-width point or colon, in Japanese
/// also those with a full-width hyphen.
void bind_groups(std::u32string_view chars, const std::vector<CharClass>& char_classes, Region region,
                 std::vector<Penalty>& breaks);

}  // namespace banxin
