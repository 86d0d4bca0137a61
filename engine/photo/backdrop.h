// What a picture lies on.
#pragma once

#include "sheet/sheet.h"

namespace banxin {

/// How a picture may be printed where it stands.
struct Backdrop {
  bool blends = true;       ///< soft edges may blend with what lies below (PDF/X-4); else a picture is on or off
  bool paper = true;        ///< what lies below is only paper
  bool black_only = false;  ///< its page has no three colours: it goes on black
};

/// Whether nothing but paper lies under `image`, one of the sheet's items, as far as its items' rectangles tell.
bool lies_on_paper(const Sheet& sheet, const Image& image);

}  // namespace banxin
