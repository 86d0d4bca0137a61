// Shaped text: the value that the text stage hands to composition. Nothing here knows a line width.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/change.h"
#include "base/ids.h"
#include "base/length.h"
#include "base/report.h"
#include "model/edition.h"
#include "model/language.h"
#include "model/style.h"
#include "text/emphasis.h"

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
  bool hyphenates : 1 = false;   ///< a line that ends after it ends with the hyphen of its run
  bool code : 1 = false;         ///< of a code span
  bool fills : 1 = false;        ///< a line that ends after it is filled up with the mark of its run
  bool inside_word : 1 = false;  ///< a line that begins with it cuts a Korean word: only where lines are short
  bool warichu : 1 = false;      ///< two characters of a note in two lines; their glyphs are in its reading
  Length advance;                ///< of the full cell as the style's region wants it (a mark: left + body + right)
  Length left, right;            ///< white inside `advance` that belongs to a mark and may be trimmed; 0 for all else
  Length shift;  ///< from the cell's left edge to the pen origin of its glyphs (half-em cells of wide glyphs)
};

/// Glyphs of one face, size, ink, bidi level and orientation.
struct TextRun {
  FaceId face;
  Length size;  ///< one em
  InkId ink;
  int scale = 1000;
  uint8_t level = 0;  ///< embedding level (UAX #9)
  Orientation orientation = Orientation::horizontal;
  Glyph hyphen;  ///< drawn at a line end after a cluster that hyphenates
  Glyph filler;  ///< drawn there again and again after one that fills: the tsheg
  bool right_to_left() const { return level % 2 == 1; }
};

/// Something that stands between the lines, beside clusters [first, last): CLREQ, "interlinear annotations".
struct Interline {
  enum class Kind : uint8_t { dots, name, book, underline, frame, ruby, warichu } kind = Kind::dots;
  uint32_t first = 0, last = 0;
  Annotation::Ruby form = Annotation::Ruby::none;
  bool bopomofo = false;  ///< its letters stand in a column of their own, right of each character
  uint32_t reading = 0;   ///< of ruby and warichu: in ShapedText::readings
  uint16_t word = 0;      ///< parts of one jukugo word have the same number
};

/// Where the author wrote a character; those behind it, up to the next mark, stand one column further each.
struct PlaceMark {
  uint32_t character = 0;  ///< in ShapedText::chars
  Place place;
};

/// Some clusters of a paragraph: [first, last).
struct Extent {
  uint32_t first = 0, last = 0;
};

/// An edge that the level in force forbids and a weaker one allows.
struct RelaxedBreak {
  uint32_t cluster = 0;  ///< the line would start with it
  uint8_t steps = 0;     ///< how many levels weaker, 1 …
  Level level = Level::automatic;
};

/// A part of a ligature inside which a line may end with a hyphen. The first part has the glyphs of the whole, the
/// others have none; these are a part's own, for the line that holds a part alone.
struct LigaturePart {
  uint32_t cluster = 0;
  uint32_t first = 0, last = 0;          ///< the clusters of the ligature
  uint32_t first_glyph = 0, glyphs = 0;  ///< in ShapedText::glyphs
};

/// A paragraph ready for composition.
struct ShapedText {
  std::u32string chars;           ///< as set
  std::string text;               ///< the same in UTF-8
  std::vector<Cluster> clusters;  ///< in logical order
  std::vector<Glyph> glyphs;
  std::vector<TextRun> runs;
  std::vector<Penalty>
      breaks;  ///< breaks[i]: ending a line before cluster i; size clusters + 1; the last is must_break
  std::vector<RelaxedBreak> relaxed_breaks;  ///< ascending
  std::vector<Place> places;                 ///< of each run's first character, for notes
  std::vector<PlaceMark> marks_of_place;     ///< ascending, the first at 0; see place_of
  std::vector<Change> changes;
  std::vector<Extent> addresses;        ///< URLs and mail addresses, in order: rather moved whole than cut
  std::vector<LigaturePart> ligatures;  ///< ascending by cluster
  std::vector<Interline> interlines;    ///< in reading order
  std::vector<ShapedText> readings;     ///< ruby, at half the size
  EmphasisDot dot;                      ///< when there are dots
  Length em;                            ///< of the paragraph's own size, along the line
  Length cell;                          ///< the same across it, where flattened type is larger
  bool right_to_left = false;           ///< the paragraph's base direction
  Region region = Region::none;
  bool vertical = false;
  Length stack_above, stack_below;  ///< ink of scripts with tall stacks, from the baseline; 0: there are none

  /// Where the author wrote a character of the set text.
  Place place_of(uint32_t character) const;
  /// The part that cluster `i` is of a ligature that reaches out of clusters [whole.first, whole.last).
  const LigaturePart* lone_part(uint32_t i, Extent whole) const;
  /// Is cluster `i` a part of a ligature, but not the first?
  bool is_later_part(uint32_t i) const;
  /// What a line that ends after cluster `i` is wider by.
  Length hyphen_after(size_t i) const {
    return clusters[i].hyphenates ? runs[clusters[i].run].hyphen.advance : Length{};
  }
};

}  // namespace banxin
