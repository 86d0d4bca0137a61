// Where in a text a byte stands, as people count: lines, and characters of a line.
#pragma once

#include <string_view>
#include <vector>

#include "base/report.h"

namespace banxin {

/// The line and the column in characters of a byte of a source file.
Place place_of_byte(FileId file, std::string_view text, size_t byte);

/// Places of bytes in a text that starts at `start`; a step back costs no more than a few hundred bytes.
class PlaceFinder {
 public:
  PlaceFinder(std::string_view text, Place start) : text_(text), now_(start), marks_{{0, start}} {}
  Place at(size_t byte);

 private:
  std::string_view text_;
  Place now_;
  size_t byte_ = 0;
  struct Mark {
    size_t byte;
    Place place;
  };
  std::vector<Mark> marks_;  // of what was passed, from where to go on after a step back
};

}  // namespace banxin
