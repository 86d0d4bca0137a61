// Links from page to page: a jump line leads to where its story goes on.
#pragma once

#include <qpdf/QPDF.hh>
#include <vector>

#include "sheet/sheet.h"

namespace banxin {

/// Gives each line with a link an annotation (ISO 32000-1, 12.5.6.5) whose destination is the block that it names.
/// Links to pages that are not in the file are left out. Pages stand in the order of the sheets.
void link_pages(const std::vector<QPDFObjectHandle>& pages, const std::vector<Sheet>& sheets, QPDF& pdf);

}  // namespace banxin
