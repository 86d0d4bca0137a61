// The slug line outside the trim: which paper, day, page and plates a film or plate is.
#pragma once

#include <optional>
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

  /// The line above the top edge of a sheet: paper, date, page, edition, its revision, a digest of what stands on the
  /// page, and the name of each plate in its own ink, so that every plate tells its name. `plates`: that the page is
  /// printed from; each then has the whole line for itself. Nothing = any that the edition has.
  /// `middle`: from the left of the trim, where the register target stands, or the fold. Smaller, then shorter, where
  /// all of it has no room.
  std::vector<Item> line(const Sheet& sheet, const std::optional<OrderedPlates>& plates, Length middle);

 private:
  std::string identity_of(const Sheet& sheet) const;
  struct Words {
    std::string text;
    Ink ink;
    Length apart;  ///< from what follows
  };
  bool lay(const Sheet& sheet, const std::vector<Words>& all, Length size, Length middle, std::vector<Item>& line);

  const LaidOut& laid_;
  InkTable& inks_;
  PlainLine words_;
};

}  // namespace banxin
