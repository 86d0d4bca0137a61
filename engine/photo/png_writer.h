// Proofs as PNG files.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace banxin {

struct ScreenPixels;

/// A picture as it was packed, for the next one of the same page: bands of rows that come out alike are not packed
/// again. As large as its rows, 12 MB for a broadsheet page at 110 dpi.
struct PackedRows {
  struct Band {
    std::string packed;
    unsigned long sum = 0;  ///< Adler-32 of its rows
  };
  int width = 0;
  std::string rows;         ///< each behind its filter; empty = nothing is known
  std::vector<Band> bands;  ///< from the top
};

/// Pixels of a screen as PNG, each the mean of `fold` neighbours in its row, 1 or 2. Fast rather than small: deflate
/// level 1. `before`: a picture that was packed before, whatever it showed; it becomes this one. The bytes are the same
/// with it and without. Throws MachineFault when memory is short.
std::string encode_png(const ScreenPixels& pixels, int fold, PackedRows* before = nullptr);

}  // namespace banxin
