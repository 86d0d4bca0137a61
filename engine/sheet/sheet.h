// The sheet: a finished page as a tree, block → frame → line → run; in which order it is painted, sheet/items.h tells.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/change.h"
#include "base/ids.h"
#include "base/ink.h"
#include "base/length.h"
#include "base/report.h"
#include "sheet/contour.h"
#include "sheet/copyfit.h"
#include "sheet/role.h"

namespace banxin {

/// A glyph of a run; x and y from the run's origin, y downwards.
struct PlacedGlyph {
  uint32_t id = 0;
  Length x, y;
};

/// How many bytes of the run's text stand for how many of its glyphs (cairo_text_cluster_t, PDF ActualText).
struct TextCluster {
  uint16_t bytes = 0, glyphs = 0;
};

/// Glyphs of one face, size and ink on one baseline or vertical axis. A line of text is one run, or a few.
struct GlyphRun {
  FaceId face;
  Length size;
  InkId ink;
  Point at;              ///< origin on the baseline
  int scale = 1000;      ///< horizontal scale of the letters, thousandths
  bool rotated = false;  ///< 90° clockwise about each glyph's origin (Western text in vertical lines)
  uint32_t ruby = 0;     ///< > 0: base or reading; within a line both have the same number
  std::vector<PlacedGlyph> glyphs;
  std::vector<TextCluster> clusters;
  std::vector<Length> advances;  ///< as set, one a cluster
  std::string text;              ///< what a reader copies, in reading order
  Place origin;                  ///< of its first character
  Length halo{0};                ///< > 0: a line so far round the letters, drawn before them
  InkId halo_ink{};
};

/// A line from point to point: rules, column rules, frames.
struct Stroke {
  Point from, to;
  Length width;
  InkId ink;
  Length wave{0};  ///< > 0: a wavy line (书名号甲式) of this height, about the straight one
};

/// A filled rectangle: tints, modules of a QR code.
struct Fill {
  Rect area;
  InkId ink;
};

/// A picture file placed in a box; what lies outside is cropped away.
struct Image {
  std::string file;  ///< absolute path
  std::string name;  ///< as the source names it
  enum class Format : uint8_t { jpeg, png, svg, pdf, tiff } format = Format::jpeg;
  int width = 0, height = 0;          ///< pixels; for svg thousandths of its user units, for pdf of a point
  Rect box;                           ///< where it shows
  Rect whole;                         ///< where the whole picture would lie; contains `box`
  int ppi = 0;                        ///< effective resolution; 0 for svg and pdf
  std::string alt, alt_language;      ///< its caption, and the BCP 47 tag of that (empty: as what it belongs to)
  int page = 1;                       ///< of a pdf, from 1
  Place origin;                       ///< where its file is named
  std::vector<std::string> must_say;  ///< the text of a pdf holds one of these (广告 …); empty = nothing is asked
  /// What is in the file, when it is at hand already: then nothing is read, and `file` only tells it from others.
  std::shared_ptr<const std::string> bytes = nullptr;
};

inline constexpr uintmax_t largest_picture_file = 512 << 20;  ///< what is larger, a supplied PDF too, is not read
/// Measured in lengths of its own, not in pixels.
constexpr bool is_vector(Image::Format format) { return format == Image::Format::svg || format == Image::Format::pdf; }

/// Size and kind of a picture file: pixels as shown; for svg thousandths of its user units, for a pdf of a point (its
/// trim, turned as its page says). Of a tiff what is not printed: further pages, channels beside colours and alpha.
struct PictureInfo {
  Image::Format format = Image::Format::jpeg;
  int width = 0, height = 0;
  bool more_pages = false;
  int spare_channels = 0;
};

/// Items clipped to an area.
struct Clip {
  Rect area;
  bool begin = true;                ///< false: ends the last clip
  std::vector<PathStep> outline{};  ///< when there is one, to what lies in it; `area` is round it
};

/// A place to find again: outline entry of the PDF.
struct Anchor {
  std::string title;
  Point at;
  int level = 0;
};

using Item = std::variant<GlyphRun, Stroke, Fill, Contour, Image, Clip, Anchor>;

/// Where a frame stands in the thread of its story, over all pages: the `part`th of `parts`, from 1. 0 = in none.
struct InThread {
  int part = 0, parts = 0;
};

/// A place that a line leads to when it is clicked on (转版).
struct PageLink {
  int page = 0;
  std::string block;
};

/// A set line of text: what it is made of and how it was adjusted.
struct PlacedLine {
  Role role = Role::text;
  Length x, baseline, width;  ///< of its measure; a vertical line: x is its axis, `baseline` where it starts at the top
  bool vertical = false;
  Length natural;     ///< width before adjustment
  std::string stage;  ///< natural, reduce-1 … reduce-7, expand-1 … expand-4
  Length widest_gap;  ///< the most that expansion added at one place
  int paragraph = 0;  ///< counted in its story, from 1; 0 = none
  std::vector<GlyphRun> runs{};
  std::vector<Item> interlinear{};  ///< ruby, emphasis marks, lines beside the text
  std::vector<Item> ink{};          ///< drawn next, before another line: rules, pictures, anchors
  std::string text;
  bool ends_paragraph = false, continues = false;  ///< its paragraph goes on in another frame
  std::optional<PageLink> link{};
  std::string language{};  ///< of its words, a BCP 47 tag; empty: that of what it belongs to
};

/// Where a cell stands in its table: rows and columns that it takes, from 1.
struct TablePlace {
  int row = 1, column = 1, rows = 1, columns = 1;
  bool again = false;  ///< its head is repeated where it goes on
};

/// A rectangle that text flows through: a column of a section, a caption, a headline row, a cell of a table.
struct PlacedFrame {
  Rect area;
  Role role = Role::text;
  int column = 0, section = 0;  ///< from 1; 0 = none
  InThread in_thread{};
  std::optional<TablePlace> cell{};
  std::vector<PlacedLine> lines;
  std::vector<Item> ink{};  ///< drawn before its lines
};

struct PlacedBlock {
  std::string name, kind;
  std::optional<StoryId> story;  ///< that it tells, wholly or in part
  Rect area;
  std::vector<PlacedFrame> frames;
  std::vector<Change> changes;  ///< what normalisation did to the text that stands here
  std::string alt;              ///< what its fills show, when they are a picture (a QR code)
  std::vector<Item> ink{};      ///< drawn before its frames
};

/// A story that blocks of a sheet tell.
struct SheetStory {
  StoryId id;
  std::string name;          ///< its file without folder and ending
  std::string file;          ///< from the edition's folder
  std::string language;      ///< a BCP 47 tag
  bool shares_name = false;  ///< another story of the edition is called the same: only `file` tells them apart
};

struct Sheet {
  int page = 1;
  int second_page = 0;  ///< of a spread, or a side of a printer's sheet: number of its second page; 0 = a single page
  bool strip = false;   ///< not a page: the strip (中缝) between these two
  std::string name;     ///< when it is called otherwise than by its number: 2-3, 4+1
  std::string section, template_name;
  Size trim;
  Length bleed;
  Rect type_area;
  Length grid_top, baseline_first, pitch;  ///< of the page grid
  int grid_lines = 0, columns = 0;
  bool vertical = false, bound_right = false;  ///< grid lines count from the right edge; pages turn from left to right
  std::vector<Rect> base_columns;
  std::vector<Item> ink;            ///< of the page itself, drawn before its blocks
  std::vector<PlacedBlock> blocks;  ///< in the order of the template, which is that of reading
  std::vector<SheetStory> stories;  ///< each once, in the order of the blocks
  std::vector<Item> slug;           ///< the slug line beside the trim, drawn last
  std::vector<Copyfit> copyfits;

  /// Null when there is none, or no block of this sheet tells it.
  const SheetStory* find_story(std::optional<StoryId> id) const;
  std::string label() const { return name.empty() ? std::to_string(page) : name; }
};

}  // namespace banxin
