// The slug line outside the trim: which paper, day, page and plates a film or plate is.
#pragma once

#include <string>

#include "api/printed.h"

namespace banxin {

/// Sets the slug lines of one file. Nothing of them comes from the clock.
class SlugLine {
 public:
  /// `inks`: of the file; the plates that the lines name are added to it.
  SlugLine(const LaidOut& laid, InkTable& inks, Report& report)
      : laid_(laid), inks_(inks), report_(report), shaper_(*laid.fonts) {}

  /// Makes room for printer's marks round the page and sets its line above the top edge: paper, date, page, edition,
  /// and the name of each plate in its own ink, so that every plate tells its name.
  void set(PrintedPage& page);

 private:
  Point add(Sheet& sheet, const std::string& words, InkId ink, Point pen);

  const LaidOut& laid_;
  InkTable& inks_;
  Report& report_;
  Shaper shaper_;
};

}  // namespace banxin
