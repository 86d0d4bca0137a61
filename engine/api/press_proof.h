// Proofs of the press PDF: its plates one by one, and what they print together.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "api/lay_out.h"
#include "api/printed.h"
#include "base/program.h"
#include "base/report.h"
#include "preflight/plates.h"

namespace banxin {

struct PressProofJob {
  PressStandard standard = PressStandard::x4;
  int dpi = 110;
  ProgramFolders programs = {};  ///< with Ghostscript, which makes the plates
};

struct ProofPicture {
  std::string name;  ///< ID-01.press.png; of a plate ID-01.Cyan.png
  std::string png;
};

/// The press PDF of an edition is made, and its plates are rendered with overprint as on the press. The proof lays them
/// over one another, spot inks by their substitutes, and shows them through the output profile on the paper's white.
class PressProof {
 public:
  /// MachineFault `no-plates` when Ghostscript cannot make them.
  PressProof(const Engine& engine, const LaidOut& laid, const PressProofJob& job, Report& report);
  size_t pages() const { return plates_->pages(); }
  /// Of a page, from 0: the proof first, then each plate that the page is printed from, empty spot plates left out.
  std::vector<ProofPicture> page(size_t index) const;
  /// The proofs of all pages, the first picture of each, as one PDF of pages at their size.
  std::string pdf(const std::vector<std::string>& proofs) const;

 private:
  std::string proof_of(const PagePlates& plates) const;

  const LaidOut& laid_;
  InkTable inks_;
  std::shared_ptr<const OutputProfile> profile_;
  std::unique_ptr<const Plates> plates_;
};

}  // namespace banxin
