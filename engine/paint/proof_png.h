// A page as pixels: the proof for the desk, drawn straight from the sheet.
#pragma once

#include <memory>
#include <string>

#include "base/ink.h"
#include "paint/subset.h"
#include "photo/png_writer.h"
#include "sheet/sheet.h"

namespace banxin {

/// What a proof shows over the page.
struct Overlay {
  bool grid = false, frames = false, baselines = false, overset = false;
};

/// What proofs are drawn on, page after page. Belongs to one thread.
class ProofCanvas {
 public:
  explicit ProofCanvas(int dpi);
  ~ProofCanvas();
  ProofCanvas(const ProofCanvas&) = delete;
  ProofCanvas& operator=(const ProofCanvas&) = delete;

  /// The page as PNG. Its pictures are loaded once for all pages. `before`: of encode_png(). Throws MachineFault when
  /// it is too large, or one of them cannot be read.
  std::string png(const Sheet& sheet, const InkTable& inks, const SubsetFaces& faces, const Overlay& overlay,
                  PackedRows* before = nullptr);
  /// The pictures are loaded anew for the next page.
  void forget_pictures();

 private:
  struct Impl;
  const int dpi_;
  const std::unique_ptr<Impl> impl_;
};

/// One page.
std::string write_png(const Sheet& sheet, const InkTable& inks, const SubsetFaces& faces, int dpi,
                      const Overlay& overlay);

}  // namespace banxin
