// Text: from a paragraph to clusters with widths, classes and break penalties. Nothing here knows a line width.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/report.h"
#include "model/edition.h"
#include "model/language.h"
#include "model/style.h"
#include "text/font_shelf.h"
#include "text/shaped.h"

namespace banxin {

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

}  // namespace banxin
