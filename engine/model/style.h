// How text looks: complete values, with every inherited field filled in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ink.h"
#include "base/length.h"
#include "model/language.h"

namespace banxin {

class Fields;

/// A share of a type size in thousandths: the em of CLREQ and JLREQ. {500} is half an em.
struct Em {
  int32_t milli = 0;
  friend constexpr auto operator<=>(Em, Em) = default;
};
constexpr Length operator*(Em em, Length size) { return thousandths(size, em.milli); }

struct TextStyle {
  std::string font = "song";     ///< role in the font catalogue
  std::string strong = "hei";    ///< role for **strong** words
  std::string emphasis = "kai";  ///< role for *emphasised* words
  Length size = from_pt(10.5);   ///< type size = one em, 1 … 1000 pt
  InkId ink = InkTable::black;
  Em tracking{0};                     ///< added between characters, never after the last
  int scale = 1000;                   ///< of the letters along their line in thousandths, 500 … 2000
  std::vector<std::string> features;  ///< OpenType features that are on: smcp, onum
};

/// Lines run from left to right and stack downwards, or run from top to bottom and stack leftwards (CLREQ, vertical
/// writing).
enum class Direction : uint8_t { horizontal, vertical };
enum class Align : uint8_t { justify, start, centre, end };
/// Line-start and line-end prohibition: CLREQ's levels and our `loose` for zh, JLREQ's for ja, KLREQ's modes for ko,
/// and the CSS Text `line-break` values for interchange. `automatic`: gb for zh, strict for ja; for ko character in
/// justified lines under 20 em, else word.
enum class Level : uint8_t {
  automatic,
  none,
  loose,
  basic,
  gb,
  strict,
  ja_very_strict,
  ja_strict,
  ja_loose,
  ja_very_loose,
  ko_word,
  ko_character,
  css_loose,
  css_normal,
  css_strict,
  css_anywhere
};
enum class WordBreak : uint8_t { normal, keep_all, break_all };
/// Widths of punctuation (CLREQ, "adjustment of punctuation width"). `automatic`: banjiao for ko, else quanjiao.
enum class PunctStyle : uint8_t { automatic, quanjiao, kaiming, banjiao, line_end_half, plain };
enum class Hang : uint8_t { none, allow, force };

/// The direction that a paragraph begins from (UAX #9, P2 to HL1). `automatic`: from the right in languages of such
/// letters, in others as its first letter runs.
enum class BaseDirection : uint8_t { automatic, left_to_right, right_to_left };
/// What fills justified lines of Tibetan. `automatic`: tsheg in Tibetan and Dzongkha.
enum class LineFill : uint8_t { automatic, none, tsheg };

/// How far something may give and take: least, best, most.
struct Spread {
  int least = 0, best = 0, most = 0;
};
/// What justified lines do to Western words. All at 0, or at 1000: as the language has it.
struct Justification {
  Spread word{};  ///< of the face's word space, in thousandths; most = 0: the ordinary limits
  Em least_letter{}, letter{}, most_letter{};  ///< added between letters
  Spread glyph{1000, 1000, 1000};              ///< widths of letters in thousandths

  bool letters_give() const {
    return least_letter.milli != 0 || letter.milli != 0 || most_letter.milli != 0 || glyph.least != 1000 ||
           glyph.best != 1000 || glyph.most != 1000;
  }
};
/// Hyphens at line ends.
struct HyphenLimits {
  int most = 0;               ///< lines in a row that end with one; 0 = as many as come
  int before = 2, after = 3;  ///< letters that stay before and behind one
  bool names = false;         ///< capitalised words may be cut
};

struct ParaStyle {
  TextStyle text;
  Length pitch{0};  ///< baseline to baseline; 0 = the page's line pitch
  Em indent{2000};  ///< of the first line
  Align align = Align::justify;
  Direction direction = Direction::horizontal;  ///< set by the block that holds the text
  Level level = Level::automatic;
  WordBreak word_break = WordBreak::normal;
  PunctStyle punctuation = PunctStyle::automatic;
  bool compress = true;    ///< adjacent marks share their white
  bool trim_edges = true;  ///< marks give up their white at line start and line end
  Hang hang = Hang::none;
  Em letter_gap{166};     ///< between Han and Western letters
  Em digit_gap{0};        ///< between Han and digits
  bool normalize = true;  ///< rules N1–N10 over the author's text
  bool smart = false;     ///< typewriter marks of Western languages become printed ones
  int tcy = 3;            ///< digits of a number that stand side by side in a cell of a vertical line (縦中横)
  bool upright_numbers = false;  ///< longer ones: one digit under another; else turned
  bool optimal = true;           ///< total fit over the paragraph; false: first fit
  /// BCP 47 tags of the languages whose words may be hyphenated; empty: soft hyphens of the author only.
  std::vector<std::string> hyphenate;
  HyphenLimits hyphens;
  Justification justify;
  LineFill fill = LineFill::automatic;
  std::optional<Language> language;  ///< of the text, where it is not that of what it belongs to
  BaseDirection base = BaseDirection::automatic;

  /// Of a text that belongs to something in language `around`.
  const Language& language_in(const Language& around) const { return language ? *language : around; }

  /// How long a character is along the line: of vertical lines the scale makes it flatter (扁平).
  Length em() const { return direction == Direction::vertical ? thousandths(text.size, text.scale) : text.size; }
};

/// The keys of a style, in YAML, in the schema and in the reference: one table for all of them.
void fields(Fields& f, ParaStyle& style);

}  // namespace banxin
