// Proofs: the pages as pictures.
#pragma once

#include <string>

#include "api/lay_out.h"
#include "api/proof_marks.h"
#include "base/report.h"
#include "paint/proof_pages.h"
#include "paint/proof_png.h"
#include "paint/subset.h"
#include "sheet/sheet.h"

namespace banxin {

struct ProofJob {
  int dpi = 110;
  Overlay overlay = {};
  ProgramFolders programs = {};  ///< with Ghostscript, which draws supplied PDFs
};

/// What proofs are made with, page after page. Belongs to one thread.
class ProofTable {
 public:
  explicit ProofTable(const ProofJob& job)
      : overlay_(job.overlay), canvas_(job.dpi), supplied_(job.dpi, job.programs) {}
  /// The sheet as PNG. Warning `proof-without-pdf` for a supplied page that cannot be drawn. `before`: of encode_png().
  std::string png(const Sheet& sheet, const InkTable& inks, const SubsetFaces& faces, Report& report,
                  PackedRows* before = nullptr);
  /// Photos are loaded anew for the next page.
  void forget_pictures() { canvas_.forget_pictures(); }

 private:
  const Overlay overlay_;
  ProofCanvas canvas_;
  ProofPages supplied_;
};

/// The proof of an edition, page by page.
class Proof {
 public:
  /// `marked`: the sheets with what is written over them; null = they are shown as they are.
  Proof(const LaidOut& laid, const ProofJob& job, const MarkedSheets* marked = nullptr);
  /// `sheet`, one of the edition's or of the marked ones, as PNG. Warning `proof-without-pdf` for a supplied page that
  /// cannot be drawn.
  std::string png(const Sheet& sheet, Report& report);

 private:
  const LaidOut& laid_;
  const InkTable& inks_;
  const SubsetFaces faces_;
  ProofTable table_;
};

/// The name of the picture's file: ID-01.png, of a spread ID-02-03.png.
std::string proof_name(const Edition& edition, const Sheet& sheet);

}  // namespace banxin
