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
#include "base/press_style.h"
#include "base/report.h"
#include "model/block.h"
#include "model/language.h"
#include "model/story.h"
#include "model/thread.h"

namespace banxin {

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
  bool strip = false;   ///< not a page: what stands between these two where they share a sheet (中缝)
  std::string section;  ///< its name in the running head, may be empty
  std::filesystem::path template_file;
  PageGeometry geometry;
  JumpStyle jump;
  std::vector<std::unique_ptr<const Block>> blocks;
  Place place;
  std::vector<FileId> sources;  ///< of those of the edition the ones it was read from, ascending
};

/// The number of the page that a block stands on: of a spread, that of the half it begins on.
inline int number_at(const Page& page, const FrameSpec& frame) {
  return page.second != 0 && frame.first_col > page.geometry.columns / 2 ? page.second : page.number;
}

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
  std::vector<Page> pages;  ///< strips last
  std::vector<Thread> threads;
  std::vector<SheetSide> sheets;  ///< which pages share a sheet, in printing order (拼大版); empty = no plan
  Place place;
  std::vector<SourceFile> sources;  ///< by id; the edition's own file first
};

}  // namespace banxin
