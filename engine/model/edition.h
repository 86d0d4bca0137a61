// An edition as read: every style resolved, every value with its place.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/ink.h"
#include "base/length.h"
#include "base/ordered_plates.h"
#include "base/press_style.h"
#include "base/report.h"
#include "model/block.h"
#include "model/fit.h"
#include "model/language.h"
#include "model/lint_style.h"
#include "model/story.h"
#include "model/thread.h"

namespace banxin {

/// Page size and the grid of the type area (版心), in its natural coordinates 栏 × 行 × 字. Of a spread: of both pages.
/// The grid counts in a space of its own, x along the lines and y from line to line: the page itself; the page
/// mirrored where columns count from the right; the page turned where lines are vertical, columns being tiers (段).
struct PageGeometry {
  Size trim;
  Length bleed;
  Rect type_area;   ///< on the page; along lines chars_across(0, columns) · body, across (lines−1) · pitch + a cell
  int columns = 1;  ///< base columns 基本栏, or tiers 段
  int chars = 1;    ///< characters of the body size in a base column
  int gap = 1;      ///< characters between base columns
  int lines = 1;    ///< grid lines
  Length body, pitch;       ///< body size and line pitch
  Length cell{0};           ///< of a line across it where type is flattened (扁平); 0 = as the body
  bool vertical = false;    ///< lines run from top to bottom and count from the right
  bool from_right = false;  ///< bound at the right: columns of horizontal lines count from there
  bool spread = false;      ///< two facing pages as one (通版): `columns`, or vertical `lines`, count those of both
  int strip = 0;            ///< of a spread: characters between its pages (中缝), the fold in their middle

  /// A rectangle of the grid's space on the page, and back.
  Rect on_page(const Rect& grid) const;
  Rect on_grid(const Rect& page) const;

  bool bound_right() const { return from_right || vertical; }
  Length line_cell() const { return cell.mpt > 0 ? cell : body; }
  /// Top of grid line `n` (0-based): where the Han cell of a body line stands.
  Length line_top(int n) const { return on_grid(type_area).y + n * pitch + extra_above(n); }
  /// From the top of the first of `n` lines to the foot of the last.
  Length height_of_lines(int n) const { return n * pitch - (pitch - line_cell()); }
  /// Baseline of grid line `n`: 0.88 em below the top of the cell, the ideographic em box of OpenType's `BASE`; the
  /// axis in the middle of a vertical line.
  Length baseline(int n) const { return line_top(n) + (vertical ? line_cell() / 2 : thousandths(body, 880)); }
  Length column_width() const { return chars * body; }
  Length fold() const { return trim.width / 2; }

  /// Characters before base column `n` (0-based) that are more than `n` columns and gaps.
  int extra_before(int n) const { return spread && !vertical && n >= columns / 2 ? strip - gap : 0; }
  /// The same of vertical lines, whose pages follow one another: what the strip is wider than the white of a line.
  Length extra_above(int n) const {
    return spread && vertical && n >= lines / 2 ? strip * body - (pitch - line_cell()) : Length{};
  }
  /// Where base column `n` starts.
  Length column_start(int n) const { return on_grid(type_area).x + (n * (chars + gap) + extra_before(n)) * body; }
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
  int second = 0;       ///< of a spread: number of its second page in reading order; 0 = a single page
  bool strip = false;   ///< not a page: what stands between these two where they share a sheet (中缝)
  std::string section;  ///< its name in the running head, may be empty
  std::filesystem::path template_file;
  PageGeometry geometry;
  JumpStyle jump;
  LintStyle lint;
  FitRules fit;
  std::optional<OrderedPlates> plates;  ///< nothing = any that the edition has
  std::vector<std::unique_ptr<const Block>> blocks;
  Place place;
  std::vector<FileId> sources;  ///< of those of the edition the ones it was read from, ascending
};

/// Numbers of the left and of the right page of a spread; both the number of a single page.
int left_number(const Page& page);
int right_number(const Page& page);

/// The number of the page that a block stands on: of a spread, that of the half it begins on.
int number_at(const Page& page, const FrameSpec& frame);

/// Two pages side by side on one side of a printer's sheet; a spread is both of them.
struct SheetSide {
  int left = 0, right = 0;  ///< page numbers
  Place place;
  Length gap{0};      ///< white between the trims of its two pages, the fold in its middle
  Length lip{0};      ///< paper left standing beside the page with the lower number, at its outer edge (fold overlap)
  Length gripper{0};  ///< paper below all that is printed, for the grippers of the press
  Length creep{0};    ///< by which both pages lie nearer to the fold, since the sheet lies in others

  bool lip_at_left() const { return left < right; }
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
  int revision = 0;  ///< which make of it this is; 0 = it does not say
  Date date;
  int page_count = 0;  ///< of the whole issue: what {pages} says
  Language language;
  std::vector<std::string> names;  ///< of people, which lines should not cut
  InkTable inks;
  PressStyle press;
  std::vector<Story> stories;
  std::vector<Page> pages;  ///< strips last
  std::vector<Thread> threads;
  std::vector<SheetSide> sheets;  ///< which pages share a sheet, in printing order (拼大版); empty = no plan
  Place place;
  std::vector<SourceFile> sources;  ///< by id; the edition's own file first
};

}  // namespace banxin
