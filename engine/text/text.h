// Text: from a paragraph to clusters with widths, classes and break penalties. Nothing here knows a line width.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/report.h"
#include "model/catalogue.h"
#include "model/edition.h"
#include "model/language.h"
#include "model/style.h"
#include "text/shaped.h"

namespace banxin {

/// The faces of the catalogue, opened as they are first needed, each once; may be shared by threads.
/// A file that is missing or not the catalogued one throws MachineFault{"missing-face"} naming its Debian package.
class FontShelf {
 public:
  explicit FontShelf(const FontCatalogue& catalogue);
  ~FontShelf();
  FontShelf(const FontShelf&) = delete;
  FontShelf& operator=(const FontShelf&) = delete;

  const FontCatalogue& catalogue() const;
  /// The bytes of the font file and the index in its collection.
  struct File {
    std::string_view bytes;
    unsigned index = 0;
  };
  File file(FaceId face) const;
  /// SHA-256 of those bytes, reckoned when it is asked for first. A file that another was renamed over stays the one
  /// that was opened; one that is written to in place changes under all who use it, and its digest is of before or
  /// after.
  const std::string& sha256(FaceId face) const;

  struct Impl;  // HarfBuzz and Pango stay inside text/
  const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

/// Files that texts were made ready with: what another face or dictionary there could have changed.
struct TextFiles {
  std::set<FaceId> faces;                           ///< that were asked for characters
  std::map<std::string, std::string> dictionaries;  ///< of hyphenation: path → SHA-256 of what was read
};

/// Makes paragraphs ready. Belongs to one thread (it keeps HarfBuzz buffers and a Pango context); cheap to keep,
/// dear to make anew for every paragraph.
class Shaper {
 public:
  explicit Shaper(const FontShelf& shelf);
  ~Shaper();

  struct Options {
    std::optional<Em> uniform;  ///< every glyph this wide (tests)
    bool reading = false;       ///< ruby: with the forms that a face draws for it (OpenType `ruby`)
  };
  /// Personal names, in UTF-8, that Chinese lines should not cut; those of before are forgotten.
  void set_names(const std::vector<std::string>& names);
  /// A glyph that no face has is reported as error[missing-glyph] with its place and the character. A language of
  /// `ParaStyle::hyphenate` without a dictionary throws MachineFault{"missing-dictionary"}.
  ShapedText shape(const std::vector<Span>& spans, const ParaStyle& style, const Language& language, Report& report);
  ShapedText shape(const std::vector<Span>& spans, const ParaStyle& style, const Language& language, Report& report,
                   const Options& options);
  /// Those of all texts since this was called last.
  TextFiles take_files();

 private:
  void annotate_text(const std::vector<Span>& spans, const ParaStyle& style, const Language& language, Report& report,
                     const Options& options, ShapedText& out);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Does an emphasis mark stand at this character when the text is emphasised? Not at punctuation, brackets, spaces and
/// controls; but at # % & @ § ¶ ‰ ‱ and their full-width forms (CLREQ, emphasis dots; CSS Text Decoration 4, 3.4).
bool carries_emphasis_mark(char32_t c);

/// Rules N1–N10 over one paragraph, span borders kept: the text as a Chinese newspaper sets it.
std::vector<Span> normalise(const std::vector<Span>& spans, const Language& language, std::vector<Change>& changes);

/// Vertical_Orientation of a code point (UAX #50, Unicode 15.0): "U", "R", "Tu" or "Tr".
const char* vertical_orientation(char32_t c);

}  // namespace banxin
