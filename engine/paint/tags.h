// Tagged PDF (ISO 32000-1, 14.8): the structure tree, and the pages' contents marked as its elements say.
#pragma once

#include <qpdf/QPDF.hh>
#include <span>
#include <vector>

#include "sheet/structure.h"

namespace banxin {

/// The tag that Cairo is given for all marked content. Cairo 1.16 knows neither artifacts nor alternate texts, so its
/// own tree is given up for ours, and only its operators stay where they are.
inline constexpr const char* content_tag = "P";

/// The marks of sheet `n`; none when no element holds anything, as such pages are not tagged.
std::span<const MarkedItems> marks_of(const Structure& structure, size_t n);

/// Writes the tree, its parent tree and /MarkInfo, and marks the contents of the pages: content of an element by its
/// structure type and MCID, everything else as Artifact. Pages stand in the order of the sheets.
void tag_pdf(QPDF& pdf, const std::vector<Sheet>& sheets, const Structure& structure);

}  // namespace banxin
