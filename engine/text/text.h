// Text: from a paragraph to clusters with widths, classes and break penalties. Nothing here knows a line width.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// How the glyphs of a run stand on their line (UAX #50; CLREQ, vertical writing).
enum class Orientation : uint8_t {
  horizontal,  ///< a horizontal line
  upright,     ///< vertical line: one cell under another
  rotated,     ///< vertical line: 90° clockwise
  combined     ///< vertical line: 縦中横, a few letters or digits side by side in one cell
};

/// Positions are in line space: x along the line, y to its right hand when looking back along it: down in a horizontal
/// line, left in a vertical one. The pen runs on the baseline of horizontal lines and on the axis of vertical ones.
struct Glyph {
  uint32_t id = 0;
  Length x, y;  ///< offset from the pen
  Length advance;
};

/// The smallest piece that composition moves: one character, or a ligature, a base with its marks, a whole —— or ……
struct Cluster {
  uint32_t first_char = 0, chars = 1;    ///< in ShapedText::chars
  uint32_t first_byte = 0, bytes = 0;    ///< in ShapedText::text
  uint32_t first_glyph = 0, glyphs = 0;  ///< in ShapedText::glyphs
  uint16_t run = 0;                      ///< in ShapedText::runs
  CharClass cls = CharClass::other;
  Length advance;      ///< of the full cell as the style's region wants it (a mark: left + body + right)
  Length left, right;  ///< white inside `advance` that belongs to a mark and may be trimmed; 0 for all else
  Length shift;        ///< from the cell's left edge to the pen origin of its glyphs (half-em cells of wide glyphs)
};

/// Glyphs of one face, size, ink, bidi level and orientation.
struct TextRun {
  FaceId face;
  Length size;  ///< one em
  InkId ink;
  int scale = 1000;
  uint8_t level = 0;  ///< embedding level (UAX #9)
  Orientation orientation = Orientation::horizontal;
  bool code = false;  ///< set without gaps to its neighbours
  bool right_to_left() const { return level % 2 == 1; }
};

/// Something that stands between the lines, beside clusters [first, last): CLREQ, "interlinear annotations".
struct Interline {
  enum class Kind : uint8_t { dots, name, book, underline, frame, ruby } kind = Kind::dots;
  uint32_t first = 0, last = 0;
  Annotation::Ruby form = Annotation::Ruby::none;
  bool bopomofo = false;  ///< its letters stand in a column of their own, right of each character
  uint32_t reading = 0;   ///< of ruby: in ShapedText::readings
  uint16_t word = 0;      ///< parts of one jukugo word have the same number
};

/// The glyph of an emphasis dot and the middle of its ink, from the pen.
struct EmphasisDot {
  FaceId face;
  uint32_t glyph = 0;
  Length size;
  Length x, y;
};

/// An edge that the level in force forbids and a weaker one allows.
struct Lifted {
  uint32_t cluster = 0;  ///< the line would start with it
  uint8_t steps = 0;     ///< how many levels weaker, 1 …
  Level level = Level::automatic;
};

/// What normalisation changed (rules N1–N10), for the desk.
struct Change {
  uint32_t offset = 0;  ///< code point in the author's text
  const char* rule = "";
  std::string before, after;
};

/// A paragraph ready for composition.
struct ShapedText {
  std::u32string chars;           ///< as set
  std::string text;               ///< the same in UTF-8
  std::vector<Cluster> clusters;  ///< in logical order
  std::vector<Glyph> glyphs;
  std::vector<TextRun> runs;
  std::vector<Penalty>
      breaks;                  ///< breaks[i]: ending a line before cluster i; size clusters + 1; the last is must_break
  std::vector<Lifted> lifted;  ///< ascending
  std::vector<Place> places;   ///< of each run's first character, for notes
  std::vector<Change> changes;
  std::vector<Interline> interlines;  ///< in reading order
  std::vector<ShapedText> readings;   ///< ruby, at half the size
  EmphasisDot dot;                    ///< when there are dots
  Length em;                          ///< of the paragraph's own size
  bool right_to_left = false;         ///< the paragraph's base direction
  Region region = Region::none;
  bool vertical = false;
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
  /// A glyph that no face has is reported as error[missing-glyph] with its place and the character.
  ShapedText shape(const std::vector<Span>& spans, const ParaStyle& style, const Language& language, Report& report);
  ShapedText shape(const std::vector<Span>& spans, const ParaStyle& style, const Language& language, Report& report,
                   const Options& options);

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

}  // namespace banxin
