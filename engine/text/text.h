// Text: from a paragraph to clusters with widths, classes and break penalties. Nothing here knows a line width.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/change.h"
#include "base/ids.h"
#include "base/length.h"
#include "base/report.h"
#include "model/catalogue.h"
#include "model/edition.h"
#include "model/language.h"
#include "model/style.h"

namespace banxin {

/// Character classes for line composition (CLREQ, JLREQ 3.9, KLREQ; typography tables by region).
enum class CharClass : uint8_t {
  han,
  kana,
  hangul,  // ID, cl-15/16/19, H2/H3 and other ideographic signs
  op,      // opening marks 开始标点
  clo,     // closing marks 结束标点
  com,     // 逗 顿 分 冒 (zh), 、 ， (ja)
  stp,     // 句号
  exc,     // 问叹
  mid,     // 间隔号
  con,     // 连接号
  sol,     // 分隔号
  dsh,     // 破折号, one unit of 2 em
  ell,     // 省略号, one unit of 2 em
  pre,
  pos,  // ￥ № ＋ … and ％ ℃ …
  ite,
  cho,
  skn,         // 々, ー, small kana
  wide_space,  // U+3000
  letter,
  digit,  // Western letters (also Greek, Cyrillic), digits
  space,  // word space
  no_break_space,
  western,       // Western punctuation and symbols inside Western runs
  forced_break,  // U+2028
  other          // scripts set by their own rules: Arabic, Tibetan, Thai …
};

/// Penalty of ending a line at an offset: 0 free … 1000 only in need; `no_break` never.
using Penalty = uint16_t;
constexpr Penalty no_break = std::numeric_limits<Penalty>::max();
constexpr Penalty must_break = no_break - 1;

struct Glyph {
  uint32_t id = 0;
  Length x, y;  ///< offset from the pen, y downwards
  Length advance;
};

/// The smallest piece that composition moves: one character, or a ligature, a base with its marks, a whole —— or ……
struct Cluster {
  uint32_t first_char = 0, chars = 1;    ///< in ShapedText::chars
  uint32_t first_byte = 0, bytes = 0;    ///< in ShapedText::text
  uint32_t first_glyph = 0, glyphs = 0;  ///< in ShapedText::glyphs
  uint16_t run = 0;                      ///< in ShapedText::runs
  CharClass cls = CharClass::other;
  bool hyphenates : 1 = false;  ///< a line that ends after it ends with the hyphen of its run
  bool code : 1 = false;        ///< of a code span
  Length advance;               ///< of the full cell as the style's region wants it (a mark: left + body + right)
  Length left, right;           ///< white inside `advance` that belongs to a mark and may be trimmed; 0 for all else
  Length shift;  ///< from the cell's left edge to the pen origin of its glyphs (half-em cells of wide glyphs)
};

/// Glyphs of one face, size, ink and direction.
struct TextRun {
  FaceId face;
  Length size;  ///< one em
  InkId ink;
  int scale = 1000;
  bool right_to_left = false;
  Glyph hyphen;  ///< drawn at a line end after a cluster that hyphenates
};

/// Some clusters of a paragraph: [first, last).
struct Extent {
  uint32_t first = 0, last = 0;
};

/// A paragraph ready for composition.
struct ShapedText {
  std::u32string chars;           ///< as set
  std::string text;               ///< the same in UTF-8
  std::vector<Cluster> clusters;  ///< in logical order
  std::vector<Glyph> glyphs;
  std::vector<TextRun> runs;
  std::vector<Penalty>
      breaks;                 ///< breaks[i]: ending a line before cluster i; size clusters + 1; the last is must_break
  std::vector<Place> places;  ///< of each run's first character, for notes
  std::vector<Change> changes;
  std::vector<Extent> addresses;  ///< URLs and mail addresses, in order: rather moved whole than cut
  Length em;                      ///< of the paragraph's own size
  bool right_to_left = false;     ///< the paragraph's base direction
  Region region = Region::none;

  /// What a line that ends after cluster `i` is wider by.
  Length hyphen_after(size_t i) const {
    return clusters[i].hyphenates ? runs[clusters[i].run].hyphen.advance : Length{};
  }
};

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

  struct Impl;  // HarfBuzz and Pango stay inside text/
  const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

/// Makes paragraphs ready. Belongs to one thread (it keeps HarfBuzz buffers and a Pango context); cheap to keep,
/// dear to make anew for every paragraph.
class Shaper {
 public:
  explicit Shaper(const FontShelf& shelf);
  ~Shaper();

  struct Options {
    std::optional<Em> uniform;  ///< every glyph this wide (tests)
  };
  /// Personal names, in UTF-8, that Chinese lines should not cut; those of before are forgotten.
  void set_names(const std::vector<std::string>& names);
  /// A glyph that no face has is reported as error[missing-glyph] with its place and the character. A language of
  /// `ParaStyle::hyphenate` without a dictionary throws MachineFault{"missing-dictionary"}.
  ShapedText shape(const std::vector<Span>& spans, const ParaStyle& style, const Language& language, Report& report);
  ShapedText shape(const std::vector<Span>& spans, const ParaStyle& style, const Language& language, Report& report,
                   const Options& options);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Rules N1–N10 over one paragraph, span borders kept: the text as a Chinese newspaper sets it.
std::vector<Span> normalise(const std::vector<Span>& spans, const Language& language, std::vector<Change>& changes);

/// Vertical_Orientation of a code point (UAX #50, Unicode 15.0): "U", "R", "Tu" or "Tr".
const char* vertical_orientation(char32_t c);

}  // namespace banxin
