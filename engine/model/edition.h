// An edition as read: every style resolved, every value with its place.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/ink.h"
#include "base/length.h"
#include "base/press_style.h"
#include "base/report.h"
#include "model/block.h"
#include "model/language.h"

namespace banxin {

/// What stands between the lines, beside a part of the text (行间注; CLREQ, "interlinear annotations").
struct Annotation {
  enum class Ruby : uint8_t {
    none,
    mono,   ///< one reading for each character
    group,  ///< one reading for the whole, which no line may cut
    jukugo  ///< readings for each character that share the room of the word (JLREQ 3.3.8)
  };
  uint16_t id = 0;         ///< counts the annotations of a paragraph from 1; 0: not annotated
  bool dots = false;       ///< emphasis dots 着重号
  bool name = false;       ///< proper-name line 专名号
  bool book = false;       ///< wave of a book title 书名号甲式
  bool underline = false;  ///< 下划线
  bool frame = false;      ///< frame round the name of a dead person 示亡号
  bool warichu = false;    ///< a note in two lines of half size 双行夹注, 割注
  int even = 0;            ///< em that the characters are spread over 均排; 0 = as they are
  Ruby ruby = Ruby::none;
  std::vector<std::string> readings;  ///< one for `group`, else one a character
  friend bool operator==(const Annotation&, const Annotation&) = default;
};

/// A piece of a paragraph in one voice, contiguous in its source.
struct Span {
  std::string text;  ///< UTF-8; U+2028 is a forced line break
  Place place;       ///< of its first character
  bool strong = false, emphasis = false, code = false;
  Annotation note = {};
};

struct Paragraph {
  std::vector<Span> spans;
  Place place;
  bool quote = false;  ///< stands in a block quotation
  int item_depth = 0;  ///< how many lists it stands in (突排); 0 = in none
  std::string label;   ///< of its item: ●, 1.; empty but for an item's first paragraph
  std::string kind{};  ///< as its author marks it, {.signature}; empty: it is ordinary text
};

/// A picture to be cropped to its box.
struct Picture {
  std::filesystem::path file;  ///< absolute
  std::string name;            ///< as written in the source, for messages and dumps
  Place place;
  std::array<int, 2> focus{500, 500};  ///< point to keep, in thousandths of width and height
  std::vector<Paragraph> caption;
  std::string credit;  ///< follows the caption in full-width brackets
  int page = 1;        ///< of a PDF
};

/// A picture that stands inside a section of a story.
struct SectionPhoto {
  Picture picture;
  int column = 0;   ///< column of the section it stands in, from 1; 0 = the last
  int columns = 1;  ///< how many of them it spans
  int lines = 0;    ///< height in grid lines with its caption; 0 = from its proportions
  bool at_foot = false;
};

struct SectionTable;

/// What stands under one section heading (小标题); the first section of a story has no heading.
struct Section {
  std::optional<Paragraph> heading;
  std::vector<Paragraph> paragraphs;
  std::vector<SectionPhoto> photos;
  std::vector<std::shared_ptr<const SectionTable>> tables;
};

struct Story {
  std::string name;          ///< file name without its ending
  std::string file;          ///< from the edition's folder: two stories may have one name, never one file
  bool shares_name = false;  ///< another story of the edition has its name
  Language language;
  std::vector<Paragraph> kicker, title, deck, byline, dateline;  ///< 引题 主题 副题 署名 电头; empty when not there
  std::vector<Section> sections;
  Place place;

  /// As messages call it.
  const std::string& label() const { return shares_name ? file : name; }
};

/// Page size and the grid of the type area (版心), in its natural coordinates 栏 × 行 × 字. Of a spread: of both pages.
struct PageGeometry {
  Size trim;
  Length bleed;
  Rect type_area;       ///< width = chars_across(0, columns) · body; height = (lines−1) · pitch + body
  int columns = 1;      ///< base columns 基本栏
  int chars = 1;        ///< characters of the body size in a base column
  int gap = 1;          ///< characters between base columns
  int lines = 1;        ///< grid lines
  Length body, pitch;   ///< body size and line pitch
  bool spread = false;  ///< two facing pages as one (通版): `columns` counts those of both
  int strip = 0;        ///< of a spread: characters between the columns of its pages (中缝), the fold in their middle

  /// Top of grid line `n` (0-based): where the Han cell of a body line stands.
  Length line_top(int n) const { return type_area.y + n * pitch; }
  /// Baseline of grid line `n`: 0.88 em below the top of the cell, the ideographic em box of OpenType's `BASE`.
  Length baseline(int n) const { return line_top(n) + thousandths(body, 880); }
  Length column_width() const { return chars * body; }
  Length gutter() const { return gap * body; }
  Length fold() const { return trim.width / 2; }

  /// Characters before base column `n` (0-based) that are more than `n` columns and gaps.
  int extra_before(int n) const { return spread && n >= columns / 2 ? strip - gap : 0; }
  /// Left edge of base column `n`.
  Length column_left(int n) const { return type_area.x + (n * (chars + gap) + extra_before(n)) * body; }
  /// Characters in `count` joined base columns (长栏) from column `first` on: k·chars + (k−1)·gap, and over the fold
  /// the strip in the place of a gap.
  int chars_across(int first, int count) const {
    return count * chars + (count - 1) * gap + extra_before(first + count - 1) - extra_before(first);
  }
};

/// The geometry of the spread that two such pages side by side make, its type area centred so that the fold lies in the
/// middle of the strip.
PageGeometry spread_of(const PageGeometry& page, int strip);

struct Page {
  int number = 1;
  int second = 0;       ///< of a spread: number of its right page; 0 = a single page
  std::string section;  ///< its name in the running head, may be empty
  std::filesystem::path template_file;
  PageGeometry geometry;
  std::vector<std::unique_ptr<const Block>> blocks;
  Place place;
  std::vector<FileId> sources;  ///< of those of the edition the ones it was read from, ascending
};

/// Two pages side by side on one side of a printer's sheet; a spread is both of them.
struct SheetSide {
  int left = 0, right = 0;  ///< page numbers
  Place place;
};

struct Date {
  int year = 0, month = 0, day = 0;
};

/// A text that an edition was read from.
struct SourceFile {
  enum class Kind : uint8_t { edition, page_template, story, table };
  FileId id;
  Kind kind = Kind::page_template;
  std::filesystem::path path;  ///< absolute
  std::string sha256;          ///< of the bytes that were read
};

struct Edition {
  std::string id, paper, number;
  Date date;
  Language language;
  std::vector<std::string> names;  ///< of people, which lines should not cut
  InkTable inks;
  PressStyle press;
  std::vector<Story> stories;
  std::vector<Page> pages;
  std::vector<SheetSide> sheets;  ///< which pages share a sheet, in printing order (拼大版); empty = no plan
  Place place;
  std::vector<SourceFile> sources;  ///< by id; the edition's own file first
};

}  // namespace banxin
