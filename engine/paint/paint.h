// Painting: finished sheets become PDF, PNG. The only folder that knows Cairo, FreeType and picture decoders.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/ink.h"
#include "base/program.h"
#include "base/report.h"
#include "base/temporary.h"
#include "pdf/document.h"
#include "sheet/sheet.h"

namespace banxin {

/// Where painting takes a face's file from: bytes that outlive the painting, and the index in the collection.
struct FaceFile {
  std::string_view bytes;
  unsigned index = 0;
};
using FaceFiles = std::function<FaceFile(FaceId)>;

/// The faces of a run cut down to the glyphs in use, one hb-subset each, by glyph id, without cmap, hints or layout
/// tables. Made once for all sheets of a run; immutable.
class SubsetFaces {
 public:
  SubsetFaces(const std::vector<Sheet>& sheets, const FaceFiles& files);
  /// The same faces uncut, for measuring what cutting saves.
  static SubsetFaces whole(const std::vector<Sheet>& sheets, const FaceFiles& files);
  ~SubsetFaces();
  SubsetFaces(SubsetFaces&&) noexcept;
  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  SubsetFaces();
  std::unique_ptr<Impl> impl_;
};

struct PdfInfo {
  std::string title, author, subject, language;
  std::string date;  ///< of the edition, ISO 8601; never the clock
};

/// One PDF of all sheets, in key colours, to be written or to go to press. TrimBox and BleedBox are set; /Lang and
/// document outline included. Throws MachineFault, with its name, for a picture that cannot be shown as it was when the
/// page was laid out.
PdfDocument paint_pdf(const std::vector<Sheet>& sheets, const InkTable& inks, const SubsetFaces& faces,
                      const PdfInfo& info);
/// Its file.
std::string write_pdf(const std::vector<Sheet>& sheets, const InkTable& inks, const SubsetFaces& faces,
                      const PdfInfo& info);

/// What a proof shows over the page.
struct Overlay {
  bool grid = false, frames = false, baselines = false, overset = false;
};
std::string write_png(const Sheet& sheet, const InkTable& inks, const SubsetFaces& faces, int dpi,
                      const Overlay& overlay);

/// Supplied PDF pages as pixels, for proofs. Each is drawn once a run; the pictures live as long as this object.
class ProofPages {
 public:
  explicit ProofPages(int dpi, ProgramFolders programs = {});
  /// Puts a picture of its page in the place of `image` when that is a PDF. Ghostscript draws it (not colour-managed);
  /// without it the image stays as it is, shown as a crossed box with its name: warning[proof-without-pdf].
  void draw(Image& image, Report& report);

 private:
  std::string render(const Image& image, const std::string& stem, std::string& why) const;

  int dpi_;
  ProgramFolders programs_;
  TemporaryFolder folder_;
  std::map<std::string, std::string> drawn_;  ///< the picture of a page at a size; empty where that failed
};

/// What a picture file is, from its header only (EXIF orientation applied), or from the boxes of a PDF's `page`.
/// Nothing when the file is missing; InputFault-free: `fault` says in words what is wrong with it (truncated, not a
/// picture, a kind that is not known).
std::optional<PictureInfo> picture_info(const std::string& file, std::string& fault, int page = 1);
/// Decodes a JPEG or PNG to its end at the least cost, and keeps nothing of it. Empty when it is sound (and for other
/// kinds); else what is wrong, to go on after the file's name.
std::string picture_damage(const std::string& file);
/// The line of the SVG `file` where what lies below shows through for the first time; 0 when it does nowhere.
int svg_transparency(const std::string& file);

}  // namespace banxin
