// Flow: blocks lay themselves on a bench; the bench turns set lines into items of the sheet.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/report.h"
#include "compose/compose.h"
#include "flow/line_space.h"
#include "grid/grid.h"
#include "model/block.h"
#include "model/edition.h"
#include "sheet/sheet.h"
#include "text/text.h"

namespace banxin {

/// Looks into a picture file's header, or at a page of a PDF; says in `fault` what is wrong with it when it gives
/// nothing.
using PictureProbe = std::function<std::optional<PictureInfo>(const std::string& file, std::string& fault, int page)>;

/// What all pages of a run are made from.
struct Desk {
  const Edition& edition;
  const FontShelf& fonts;
  PictureProbe picture_info;
};

/// A paragraph made ready once, to be set as often as the page needs it.
struct Prepared {
  ShapedText text;
  Spacing spacing;
  ParaStyle style;
  Length inset_start{}, inset_end{};  ///< white beside all its lines in a column (quotations, items)
};

/// Paragraphs set one under another at one width. Nothing is drawn, and nothing said, until it is drawn.
struct SetText {
  std::vector<Prepared> paragraphs;
  std::vector<Composed> lines;  ///< one a paragraph
  Length pitch, size;
  Length height;  ///< in line space: cells and the white between them, without white after the last
  Report notes;   ///< what is wrong with the text
};

/// The tools a block works with: its own room, text setting, and the six kinds of items.
class Bench {
 public:
  Bench(const Desk& desk, const Page& page, const Slot& slot, Shaper& shaper, Sheet& sheet, Report& report);

  const Rect& area() const { return slot_.area; }
  const Slot& slot() const { return slot_; }
  const Page& page() const { return page_; }
  const PageGeometry& grid() const { return page_.geometry; }
  const Edition& edition() const { return desk_.edition; }
  Report& report() { return report_; }
  const Block& block() const { return *slot_.block; }

  Prepared prepare(const std::vector<Span>& spans, const ParaStyle& style, const Language& language);
  /// The same with a report of the caller's own, for text that is set more than once.
  Prepared prepare(const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                   Report& report) const;
  Composed set(const Prepared& text, std::span<const Measure> measures, const ComposeOptions& options = {}) const;

  /// Opens a frame of this block; lines are drawn into the frame opened last. What says no part of a story has
  /// Role::text.
  void open_frame(const Rect& area, Role role, int column = 0, int section = 0);
  /// Draws line `n` with its measure starting at `at` on the baseline.
  void draw_line(const Prepared& text, const Composed& composed, size_t n, Point at, Length measure, Role role,
                 int paragraph = 0);

  /// Paragraphs one under another at the style's pitch.
  SetText set_text(const std::vector<Paragraph>& text, const ParaStyle& style, const Language& language,
                   Length width) const;
  /// Draws them in a frame `room`, which is said in line space, the first cell at its top; their notes are said.
  void draw_text(const SetText& text, const LineSpace& space, const Rect& room, Role role);

  void fill(const Rect& area, InkId ink);
  void stroke(Point from, Point to, Length width, InkId ink);
  /// Draws a frame line inside the edges of `area`.
  void border(const Rect& area, Length width, InkId ink);
  /// Crops the picture to `box` round its focus (`cover`), or fits it into the box whole. Reports what is wrong.
  void picture(const Picture& picture, const Rect& box, bool cover, const std::string& alt);
  /// Places a picture as it was planned: `whole` is where all of it lies, `box` what of that shows.
  Image& place_picture(const Picture& picture, const PictureInfo& info, const Rect& box, const Rect& whole,
                       const std::string& alt);
  /// Size of a picture as its header tells; reports when it cannot.
  std::optional<PictureInfo> picture_info(const Picture& picture);
  /// A picture's size at `scale` points a unit; reports "picture-proportions" when no page can hold it, or nothing
  /// would be seen of it.
  std::optional<Size> picture_size(const Picture& picture, const PictureInfo& info, double scale);
  void anchor(std::string title, Point at, int level);
  /// The story that a block of this page holds; nothing when there is no such block or it holds none.
  std::optional<StoryId> story_in(const std::string& block) const;
  /// This block tells the story, or its headline. Returns it.
  const Story& tells(StoryId id);
  /// What this block's fills show, said to those who cannot see it.
  void shows(std::string alt);
  /// How the story that this block tells fits it.
  void copyfit(Copyfit fit);

  /// Lays the blocks inside this one, over all that it draws itself.
  void lay_children();

 private:
  PlacedBlock& record() { return sheet_.blocks[record_]; }
  /// Where the next item goes that belongs to no line: behind what was drawn last.
  std::vector<Item>& drawn();

  const Desk& desk_;
  const Page& page_;
  const Slot& slot_;
  Shaper& shaper_;
  Sheet& sheet_;
  Report& report_;
  size_t record_;
};

/// The pitch of a style: its own, or the page's.
Length pitch_of(const ParaStyle& style, const PageGeometry& grid);
/// A finished page: every block of `slots` laid in template order.
Sheet set_page(const Desk& desk, const Page& page, const std::vector<Slot>& slots, Report& report);

}  // namespace banxin
