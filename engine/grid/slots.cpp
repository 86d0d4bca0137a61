#include "grid/slots.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "base/message.h"
#include "grid/between.h"
#include "grid/columns.h"
#include "grid/overlaps.h"
#include "grid/page_cut.h"

namespace banxin {
namespace {

using Blocks = std::vector<std::unique_ptr<const Block>>;

// Lines [first, last) of the page grid.
struct Rows {
  int first = 0, last = 0;
};

// What the blocks of one parent stand in: the type area, or what a group leaves them.
struct Parent {
  Rect area;
  int first_line = 0, lines = 0;
  Division columns{};           // its own; none = those of the page
  Length left{};                // where they start, in the space of the grid
  int first_col = 0, cols = 0;  // what blocks in it span that say nothing; 0 = all
  bool takes_captions = false;
};

// What a block leaves to those inside it: whole characters and whole grid lines.
std::optional<Parent> inside_of(const Slot& slot, const PageGeometry& grid, const Parent& outer, Report& report) {
  const InnerRoom room = slot.block->inner_room();
  const bool on_grid = slot.first_line >= 0;
  Parent inner{slot.area, std::max(slot.first_line, 0), slot.lines, outer.columns, outer.left, slot.first_col,
               slot.cols};
  inner.takes_captions = room.takes_captions;
  inner.area.height -= room.foot_lines * grid.pitch;
  // Vertical lines run down to what stands at the foot.
  const bool shortened = grid.vertical && room.foot_lines > 0;
  inner.lines -= on_grid && !grid.vertical ? room.foot_lines : 0;
  if (!on_grid) {
    inner.area = inner.area.inset(room.padding);
  } else if (room.padding.mpt > 0) {
    const Rect whole = grid.on_grid(inner.area);
    const int above = (room.padding + grid.pitch - Length{1}) / grid.pitch;
    const Length width = std::max((whole.width - 2 * room.padding) / grid.body, 0) * grid.body;
    inner.first_line += above, inner.lines -= 2 * above;
    inner.area = grid.on_page({whole.x + (whole.width - width) / 2, whole.y + above * grid.pitch, width,
                               whole.height - 2 * above * grid.pitch});
  }
  // Columns of its own are whole characters: those that do not divide go to the last ones.
  if (on_grid && (room.padding.mpt > 0 || room.columns > 0 || shortened)) {
    const Rect whole = grid.on_grid(inner.area);
    inner.left = whole.x, inner.first_col = inner.cols = 0;
    inner.columns = divide_columns(whole.width / grid.body, room.columns ? room.columns : std::max(slot.cols, 1),
                                   room.gap ? room.gap : grid.gap, Remainder::column);
  }
  const bool no_columns = on_grid && room.columns > 0 && inner.columns.columns.empty();
  if (inner.area.width.mpt > 0 && inner.area.height.mpt > 0 && !no_columns) return inner;
  report.error("no-room", slot.block->place, say("block {} leaves no room for what stands in it", slot.block->name),
               say("make it larger, or its padding smaller, or give it fewer columns"));
  return std::nullopt;
}

// Places the blocks of one parent: the page itself, or a group with its own small grid of the same pitch.
class Placer {
 public:
  Placer(const PageGeometry& geometry, Parent parent, bool top_level, const FitChoices* choices, Report& report)
      : grid_(geometry),
        inside_(std::move(parent)),
        parent_(inside_.area),
        base_line_(inside_.first_line),
        lines_(inside_.lines),
        top_level_(top_level),
        choices_(choices),
        report_(report) {}

  std::vector<Slot> place(const Blocks& blocks);

 private:
  Slot place_one(const Block& block);
  Slot place_free(const Block& block);
  Slot place_on_grid(const Block& block);
  void place_rules(std::vector<Slot>& slots);
  bool find_columns(const Block& block, Slot& slot);
  Slot place_in_strip(const Block& block);
  std::optional<Rows> rows_of(const Block& block);
  std::optional<Rows> rows_beside(const Block& block, const std::string& name, const char* key);
  int chosen_lines(const Block& block) const;
  const Block* sibling(const Block& block, const std::string& name, const char* key);
  void check_inside(const Slot& slot);
  Rect kept_clear(const Slot& slot) const;
  void check_captions(const std::vector<Slot>& slots);
  void collect_obstacles(std::vector<Slot>& slots);

  int columns() const { return inside_.columns.columns.empty() ? grid_.columns : own_columns(); }
  int own_columns() const { return static_cast<int>(inside_.columns.columns.size()); }
  void set_columns(Slot& slot) const;
  void place_strips(const Block& block, Slot& slot);

  const PageGeometry& grid_;
  Parent inside_;
  Rect parent_;
  int base_line_, lines_;
  bool top_level_;
  const FitChoices* choices_;
  Report& report_;
  std::map<std::string, const Block*> by_name_;
  std::map<const Block*, Rows> rows_;
  std::vector<const Block*> under_way_;  // blocks whose rows are being found: a circle shows here
  std::set<const Block*> beyond_;        // blocks that the parent does not hold: where they stand all the same
};

std::vector<Slot> Placer::place(const Blocks& blocks) {
  for (const auto& block : blocks) by_name_[block->name] = block.get();
  std::vector<Slot> slots, beyond;
  for (const auto& block : blocks) {
    Slot slot = block->frame.between.empty() ? place_one(*block) : Slot{.block = block.get(), .first_line = -1};
    const bool missing = slot.area.width.mpt <= 0 || slot.area.height.mpt <= 0;
    if (missing && block->frame.between.empty()) continue;  // reported
    if (const Blocks* children = block->children())
      if (auto inner = inside_of(slot, grid_, inside_, report_))
        slot.children = Placer(grid_, std::move(*inner), false, choices_, report_).place(*children);
    (beyond_.contains(block.get()) ? beyond : slots).push_back(std::move(slot));
  }
  place_rules(slots);
  check_overlaps(slots, report_);
  check_captions(slots);
  collect_obstacles(slots);
  std::ranges::move(beyond, std::back_inserter(slots));  // these are shown, and no more is said of them
  return slots;
}

// Rules between blocks, once these have their places.
void Placer::place_rules(std::vector<Slot>& slots) {
  for (Slot& slot : slots)
    if (!slot.block->frame.between.empty()) slot.area = place_between(*slot.block, slots, report_).value_or(Rect{});
  std::erase_if(slots, [](const Slot& slot) { return slot.area.width.mpt <= 0; });
}

Slot Placer::place_one(const Block& block) {
  const bool in_strip = block.frame.strip && grid_.vertical;
  Slot slot = block.frame.is_free() ? place_free(block) : in_strip ? place_in_strip(block) : place_on_grid(block);
  slot.block = &block;
  if (slot.area.width.mpt > 0 && !beyond_.contains(&block)) check_inside(slot);
  return slot;
}

// Free places count from the top left of the parent; what is not said reaches to its far edges, or is the block's own.
Slot Placer::place_free(const Block& block) {
  const FrameSpec& f = block.frame;
  const Length x = f.x.value_or(Length{}), y = f.y.value_or(Length{});
  const Length width = f.width.value_or(parent_.width - x);
  Slot slot;
  slot.first_line = -1;
  slot.area = {parent_.x + x, parent_.y + y, width,
               f.height.value_or(block.own_height(width).value_or(parent_.height - y))};
  if (slot.area.width.mpt <= 0 || slot.area.height.mpt <= 0) {
    report_.error("off-page", block.place, say("block {} has no room: it starts beyond its parent's edge", block.name),
                  say("give it a smaller x or y, or say its width and height"));
    beyond_.insert(&block);
    slot.area.width = std::max(width, grid_.body), slot.area.height = std::max(slot.area.height, grid_.body);
  }
  return slot;
}

// Between pages of vertical lines the strip has tiers as they do, and no lines of the grid.
Slot Placer::place_in_strip(const Block& block) {
  const FrameSpec& f = block.frame;
  Slot slot{.first_line = -1};
  if (f.line || f.lines || f.gap || !f.below.empty() || !f.until.empty()) {
    report_.error("no-strip", block.place,
                  say("block {} stands in the strip of a vertical page, which has tiers, but no lines", block.name),
                  say("write cols: 1-{} for the tiers it takes, and nothing of lines", columns()));
    return slot;
  }
  if (!find_columns(block, slot)) return slot;
  const Length width = grid_.strip * grid_.body;
  slot.area = grid_.on_page({slot.area.x, grid_.fold() - width / 2, slot.chars * grid_.body, width});
  slot.first_col = slot.cols = 0;
  return slot;
}

// The columns of a block with their start and their characters, or the strip; in the space of the grid.
bool Placer::find_columns(const Block& block, Slot& slot) {
  const FrameSpec& f = block.frame;
  if (f.strip && grid_.strip > 0 && !grid_.vertical) {
    slot.chars = grid_.strip;
    slot.area.x = grid_.fold() - grid_.strip * grid_.body / 2;
    return true;
  }
  if (f.strip && grid_.strip == 0) {
    report_.error(
        "no-strip", block.place,
        say("block {} stands in the strip, but {} has none", block.name,
            grid_.spread ? say("this spread") : say("a single page")),
        grid_.spread ? say("write strip: 12 under page in the template") : say("write spread: [2, 3] in the edition"));
    return false;
  }
  slot.first_col = f.first_col ? f.first_col - 1 : inside_.first_col;
  const int last_col = f.last_col ? f.last_col : inside_.cols ? inside_.first_col + inside_.cols : columns();
  slot.cols = last_col - slot.first_col;
  if (last_col > columns()) {
    report_.error("off-page", block.place,
                  say("block {} spans columns {}-{}, but {} has {}", block.name, f.first_col, last_col,
                      inside_.columns.columns.empty() ? say("the page") : say("its group"), columns()),
                  say("write cols: {}-{}", std::min(f.first_col, columns()), columns()));
    beyond_.insert(&block);
    slot.first_col = std::min(slot.first_col, columns() - 1), slot.cols = columns() - slot.first_col;
  }
  set_columns(slot);
  slot.chars += slot.chars * std::max(last_col - columns(), 0) / slot.cols;  // about as wide as they would be
  if (f.chars == 0 && f.before == 0) return true;
  slot.area.x += f.before * grid_.body;
  const int room = slot.chars - f.before;
  slot.chars = f.chars ? f.chars : room;
  if (slot.chars >= 1 && slot.chars <= room) return true;
  report_.error("off-page", block.place,
                say("block {} is {} characters wide after {} free ones, but its columns hold {}", block.name,
                    slot.chars, f.before, room + f.before),
                say("write fewer chars or before, or more cols"));
  beyond_.insert(&block);
  return slot.chars >= 1;
}

void Placer::set_columns(Slot& slot) const {
  const auto& own = inside_.columns.columns;
  if (own.empty()) {
    slot.area.x = grid_.column_start(slot.first_col);
    slot.chars = grid_.chars_across(slot.first_col, slot.cols);
    return;
  }
  const auto &first = own[static_cast<size_t>(slot.first_col)],
             &last = own[static_cast<size_t>(slot.first_col + slot.cols - 1)];
  slot.area.x = inside_.left + thousandths(grid_.body, first.start_milli);
  slot.chars = (last.start_milli - first.start_milli) / 1000 + last.chars;
}

// The strips of a shape, once its bounds are known.
void Placer::place_strips(const Block& block, Slot& slot) {
  for (const ShapeStrip& strip : block.frame.shape) {
    Slot columns;
    columns.first_col = strip.first_col - 1;
    columns.cols = strip.last_col - columns.first_col;
    set_columns(columns);
    const int first_line = slot.first_line + strip.line - 1;
    const Length top = grid_.line_top(first_line), foot = grid_.line_top(first_line + strip.lines - 1);
    const Rect area = grid_.on_page({columns.area.x, top, columns.chars * grid_.body, foot + grid_.line_cell() - top});
    slot.strips.push_back({area, columns.chars, first_line, strip.lines, strip.columns ? strip.columns : columns.cols});
  }
  if (grid_.from_right && !grid_.vertical) std::ranges::reverse(slot.strips);
}

Slot Placer::place_on_grid(const Block& block) {
  Slot slot;
  if (!find_columns(block, slot)) return slot;
  const std::optional<Rows> rows = rows_of(block);
  if (!rows) return slot;
  slot.first_line = rows->first;
  slot.lines = rows->last - rows->first;
  const Length top = grid_.line_top(slot.first_line), foot = grid_.line_top(rows->last - 1) + grid_.line_cell();
  slot.area = grid_.on_page({slot.area.x, top, slot.chars * grid_.body, foot - top});
  place_strips(block, slot);
  return slot;
}

const Block* Placer::sibling(const Block& block, const std::string& name, const char* key) {
  const auto found = by_name_.find(name);
  if (found != by_name_.end() && !found->second->frame.is_free()) return found->second;
  std::string names;
  for (const auto& [other, pointer] : by_name_)
    if (pointer != &block && !pointer->frame.is_free()) names += (names.empty() ? "" : ", ") + other;
  report_.error(
      "below-unknown", block.place,
      say("block {} stands \"{}: {}\", but there is no such block on the grid beside it", block.name, key, name),
      names.empty() ? say("write line: 1") : say("blocks here: {}", names));
  return nullptr;
}

int Placer::chosen_lines(const Block& block) const {
  if (!choices_) return 0;
  const auto found = choices_->find(&block);
  return found == choices_->end() ? 0 : found->second.lines;
}

// The rows of the one that a block stands below, or ends at.
std::optional<Rows> Placer::rows_beside(const Block& block, const std::string& name, const char* key) {
  const Block* other = sibling(block, name, key);
  const std::optional<Rows> rows = other ? rows_of(*other) : std::nullopt;
  if (beyond_.contains(other)) beyond_.insert(&block);  // which was told of that one
  return rows;
}

// The grid lines of a block, following `below` and `until` through its siblings.
std::optional<Rows> Placer::rows_of(const Block& block) {
  if (const auto known = rows_.find(&block); known != rows_.end()) return known->second;
  if (std::find(under_way_.begin(), under_way_.end(), &block) != under_way_.end()) {
    report_.error("below-circle", block.place,
                  say("block {} stands below itself, through {}", block.name, under_way_.back()->name),
                  say("break the circle of below and until"));
    return std::nullopt;
  }
  under_way_.push_back(&block);
  const FrameSpec& f = block.frame;
  std::optional<Rows> rows = Rows{base_line_ + std::max(f.line, 1) - 1, base_line_ + lines_};
  if (!f.below.empty()) {
    const std::optional<Rows> above = rows_beside(block, f.below, "below");
    above ? void(rows->first = above->last + f.gap) : rows.reset();
  }
  if (rows && f.lines > 0) {
    rows->last = rows->first + f.lines + chosen_lines(block);
  } else if (rows && !f.until.empty()) {
    const std::optional<Rows> below = rows_beside(block, f.until, "until");
    below ? void(rows->last = below->first - by_name_.at(f.until)->frame.gap) : rows.reset();
  }
  under_way_.pop_back();
  const bool off = rows && (rows->last > base_line_ + lines_ || rows->last <= rows->first);
  if (off && beyond_.insert(&block).second)
    report_.error("off-page", block.place,
                  say("block {} needs grid lines {}-{}, but {} has lines {}-{}", block.name, rows->first + 1,
                      std::max(rows->last, rows->first + 1), top_level_ ? say("the page") : say("its group"),
                      base_line_ + 1, base_line_ + lines_),
                  say("make it or the blocks above it lower"));
  if (!rows || rows->last <= rows->first) return std::nullopt;
  return rows_[&block] = *rows;
}

void Placer::check_inside(const Slot& slot) {
  const Rect room =
      top_level_ && slot.block->frame.is_free()
          ? Rect{-grid_.bleed, -grid_.bleed, grid_.trim.width + 2 * grid_.bleed, grid_.trim.height + 2 * grid_.bleed}
          : parent_;
  if (room.contains(slot.area)) return;
  report_.error("off-page", slot.block->place,
                say("block {} reaches {:.1f} mm × {:.1f} mm, beyond the {:.1f} mm × {:.1f} mm of {}", slot.block->name,
                    to_mm(slot.area.right() - room.x), to_mm(slot.area.bottom() - room.y), to_mm(room.width),
                    to_mm(room.height), top_level_ ? say("the page") : say("its group")),
                say("give it a smaller x, y, width or height"));
}

// What text runs round: it keeps half an em from that by itself. Vertical lines end above a caption or go on below it,
// half an em off.
Rect Placer::kept_clear(const Slot& slot) const {
  const Clear& clear = slot.block->frame.clear;
  const int below = grid_.vertical ? clear.below : std::max(clear.below, slot.block->clear_below());
  const Length side = clear.side * grid_.body - grid_.body / 2;
  Rect area = grid_.on_grid(slot.area);
  area.x -= side, area.width += 2 * side;
  area.y -= clear.above * grid_.pitch;
  area.height += (clear.above + below) * grid_.pitch;
  return grid_.on_page(area);
}

// A caption keeps a line off what stands under it.
void Placer::check_captions(const std::vector<Slot>& slots) {
  if (inside_.takes_captions || grid_.vertical) return;  // tiers keep off each other by themselves
  for (const Slot& photo : slots)
    for (const Slot& under : slots) {
      const bool apart = photo.area.right() <= under.area.x || under.area.right() <= photo.area.x;
      const bool follows = under.first_line >= 0 && under.first_line == photo.first_line + photo.lines;
      if (photo.block->clear_below() == 0 || photo.first_line < 0 || apart || !follows) continue;
      report_.warning(
          "caption-touches", under.block->place,
          say("block {} begins on the line under the caption of {}", under.block->name, photo.block->name),
          under.block->frame.below == photo.block->name ? say("write gap: 1") : say("leave a line free between them"));
    }
}

void Placer::collect_obstacles(std::vector<Slot>& slots) {
  for (const Slot& inner : slots) {
    const std::string& story = inner.block->frame.in;
    if (story.empty() || (by_name_.contains(story) && beyond_.contains(by_name_.at(story)))) continue;
    const auto outer = std::find_if(slots.begin(), slots.end(), [&](const Slot& s) { return s.block->name == story; });
    if (outer != slots.end()) {
      outer->obstacles.push_back(kept_clear(inner));
      outer->inner.push_back(inner.area);
      continue;
    }
    report_.error("below-unknown", inner.block->place,
                  say("block {} stands \"in: {}\", but there is no such block beside it", inner.block->name, story),
                  say("name the story block whose text runs round it"));
  }
}

}  // namespace

std::vector<Slot> place_slots(const Page& page, Report& report, const FitChoices* choices) {
  const PageGeometry& g = page.geometry;
  std::vector<Slot> slots = Placer(g, {g.type_area, 0, g.lines}, true, choices, report).place(page.blocks);
  check_cut(page, slots, report);
  return slots;
}

}  // namespace banxin
