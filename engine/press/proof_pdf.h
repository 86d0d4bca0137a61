// Proofs of the press as a PDF, for those who want to measure, to print or to note on them.
#pragma once

#include <string>
#include <vector>

#include "base/length.h"

namespace banxin {

struct PrintedProof {
  std::string png;  ///< as encode_png() writes it: the page with its bleed, in sRGB
  Size trim;
  Length bleed;
  std::string label;  ///< what the page is called
};

/// A PDF of these pages at their size, each one picture: pixels as they are, packed as they were. The same pages give
/// the same bytes. Throws std::runtime_error when a picture is none of ours.
std::string proof_pdf(const std::vector<PrintedProof>& pages, const std::string& title);

}  // namespace banxin
