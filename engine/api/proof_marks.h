// What a desk writes on a proof: the names of columns, lines and blocks, how stories fit, and what lint found.
#pragma once

#include <vector>

#include "api/lay_out.h"
#include "api/plain_line.h"

namespace banxin {

struct ProofMarkKinds {
  bool names = false;      ///< columns, lines, blocks with their copyfit
  bool misplaced = false;  ///< crossed out: where blocks lie on one another, and what reaches off the page
  bool lint = false;       ///< a frame with its code round all that a note points to
};

/// Sheets like those of an edition, with marks over them, and the inks that these are drawn in.
struct MarkedSheets {
  std::vector<Sheet> sheets;
  InkTable inks;
};

/// `told`: the notes that marks are made of.
MarkedSheets marked_sheets(const LaidOut& laid, const ProofMarkKinds& kinds, Report& told);

}  // namespace banxin
