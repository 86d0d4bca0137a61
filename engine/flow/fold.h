// What lies on the fold of a spread (压折).
#pragma once

#include "model/edition.h"
#include "sheet/sheet.h"

namespace banxin {

/// Warns of what the fold of a finished spread spoils: warning[fold] where small text (body, captions) runs over it,
/// and where it cuts a character of a headline or a fixed text. Once a block. What stands in the strip is read with the
/// sheet open. Nothing on a single page.
void check_fold(const Page& page, const Sheet& sheet, Report& report);

/// Warns when the point of a picture that must be seen lies within 5 mm of the fold: warning[fold-focus]. A focus in
/// the very middle of the picture is taken for none.
void check_focus(const PageGeometry& grid, const Picture& picture, const Rect& box, const Rect& whole, Report& report);

}  // namespace banxin
