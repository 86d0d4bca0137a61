// The slug line outside the trim: which paper, day, page and plates a film or plate is.
#pragma once

#include <string>
#include <vector>

#include "api/plain_line.h"
#include "api/printed.h"

namespace banxin {

/// Sets the slug lines of one file. Nothing of them comes from the clock.
class SlugLine {
 public:
  /// `inks`: of the file; the plates that the lines name are added to it.
  SlugLine(const LaidOut& laid, InkTable& inks, Report& report)
      : laid_(laid), inks_(inks), words_(*laid.fonts, laid.edition, report) {}

  /// The line above the top edge of a sheet: paper, date, page, edition, and the name of each plate in its own ink, so
  /// that every plate tells its name.
  std::vector<Item> line(const Sheet& sheet);

 private:
  const LaidOut& laid_;
  InkTable& inks_;
  PlainLine words_;
};

}  // namespace banxin
