// Pages of supplied PDFs for the proof. Cairo cannot read a PDF; Ghostscript is asked to draw it, as a program.
#pragma once

#include <map>
#include <string>

#include "base/message.h"
#include "base/program.h"
#include "base/report.h"
#include "base/temporary.h"
#include "sheet/sheet.h"

namespace banxin {

/// Supplied PDF pages as pixels, for proofs. Each is drawn once a run; the pictures live as long as this object.
class ProofPages {
 public:
  explicit ProofPages(int dpi, ProgramFolders programs = {});
  /// Puts a picture of its page in the place of `image` when that is a PDF. Ghostscript draws it (not colour-managed);
  /// without it the image stays as it is, shown as a crossed box with its name: warning[proof-without-pdf].
  void draw(Image& image, Report& report);

 private:
  std::string render(const Image& image, const std::string& stem, Message& why) const;

  int dpi_;
  ProgramFolders programs_;
  TemporaryFolder folder_;
  std::map<std::string, std::string> drawn_;  ///< the picture of a page at a size; empty where that failed
};

}  // namespace banxin
