// A page of a layout file as SVG, with what changed on it.
#pragma once

#include <string>
#include <vector>

#include "sheet/diff.h"

namespace banxin {

/// The name of a kind of change as a class of HTML.
const char* class_of(ChangeKind kind);

/// Page `id` of `layout`; `is_new`: the new file's, else the old one's. Changes are numbered as they stand in the
/// list, and those of the new page, or which only the old one shows, can be found as #cN.
std::string draw_page(const Layout& layout, LayoutPageId id, const std::vector<LayoutChange>& changes, bool is_new);

}  // namespace banxin
