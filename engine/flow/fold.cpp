#include "flow/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/message.h"

namespace banxin {
namespace {

using Blocks = std::vector<std::unique_ptr<const Block>>;

// Blocks of the strip with all that stands in them: its characters are meant to lie there.
void collect_strip(const Blocks& blocks, bool inside, std::vector<std::string>& names) {
  for (const auto& block : blocks) {
    const bool in_strip = inside || block->frame.strip;
    if (in_strip) names.push_back(block->name);
    if (const Blocks* inner = block->children()) collect_strip(*inner, in_strip, names);
  }
}

bool is_small(Role role) { return role == Role::body || role == Role::caption; }

// The cells of a line across the page, from its glyph runs.
struct Cell {
  Length left, right;
};

class FoldCheck {
 public:
  FoldCheck(const Page& page, Report& report) : page_(page), report_(report), fold_(page.geometry.fold()) {
    collect_strip(page.blocks, false, strip_);
  }

  void check(const PlacedBlock& block) {
    if (std::find(strip_.begin(), strip_.end(), block.name) != strip_.end()) return;
    for (const PlacedFrame& frame : block.frames)
      for (const PlacedLine& line : frame.lines)
        if (check_line(block, line)) return;
  }

 private:
  // True when something was said.
  bool check_line(const PlacedBlock& block, const PlacedLine& line) {
    const std::vector<Cell> cells = cells_of(line);
    if (cells.empty()) return false;
    if (is_small(line.role)) {
      const bool left = std::any_of(cells.begin(), cells.end(), [&](const Cell& c) { return c.left < fold_ - slack; });
      const bool right =
          std::any_of(cells.begin(), cells.end(), [&](const Cell& c) { return c.right > fold_ + slack; });
      if (left && right) say_text(block, line);
      return left && right;
    }
    for (const Cell& cell : cells) {
      const Length edge = (cell.right - cell.left) / 20;  // the white round the letter-face of a cell
      if (fold_ <= cell.left + edge || fold_ >= cell.right - edge) continue;
      say_cut(block, line, cell);
      return true;
    }
    return false;
  }

  static std::vector<Cell> cells_of(const PlacedLine& line) {
    std::vector<Cell> cells;
    for (const GlyphRun& run : line.runs) {
      if (line.vertical) {
        cells.push_back({line.x - run.size / 2, line.x + run.size / 2});
        continue;
      }
      // From right to left each character stands before the one that it follows.
      const bool from_right = run.glyphs.size() > 1 && run.glyphs.back().x < run.glyphs.front().x;
      Length pen = run.at.x;
      for (size_t i = 0; i < run.advances.size(); ++i) {
        const Length advance = run.advances[i];
        if (from_right && i > 0) pen -= advance;
        // What is added between characters stands behind one and belongs to none.
        cells.push_back({pen, pen + std::min(advance, thousandths(run.size, run.scale))});
        if (!from_right) pen += advance;
      }
    }
    return cells;
  }

  Place place_of(const PlacedBlock& block) const {
    const Block* found = find_block(page_.blocks, block.name);
    return found ? found->place : page_.place;
  }

  void say_text(const PlacedBlock& block, const PlacedLine& line) {
    report_.warning(
        "fold", place_of(block),
        say("{} of block {} runs over the fold", line.role == Role::body ? say("text") : say("a caption"), block.name),
        line.role == Role::body ? say("let a gap of its columns fall on the fold: an even number of columns, as "
                                      "many on either side")
                                : say("end the block before the fold, or give the caption fewer words"));
  }

  void say_cut(const PlacedBlock& block, const PlacedLine& line, const Cell& cell) {
    const Length to_left = cell.right - fold_, to_right = fold_ - cell.left;
    const bool left = to_left <= to_right;
    report_.warning("fold", place_of(block),
                    say("the fold cuts a character of block {} ({})", block.name, name_of(line.role)),
                    say("move it by {:.1f} mm to the {}; a centred row of an even number of characters has a "
                        "gap there",
                        to_mm(left ? to_left : to_right), left ? say("left") : say("right")));
  }

  static constexpr Length slack = from_pt(0.5);

  const Page& page_;
  Report& report_;
  Length fold_;
  std::vector<std::string> strip_;
};

}  // namespace

void check_fold(const Page& page, const Sheet& sheet, Report& report) {
  if (!page.geometry.spread) return;
  FoldCheck check(page, report);
  for (const PlacedBlock& block : sheet.blocks) check.check(block);
}

void check_focus(const PageGeometry& grid, const Picture& picture, const Rect& box, const Rect& whole, Report& report) {
  constexpr Length near = from_mm(5);
  constexpr std::array<int, 2> middle{500, 500};
  if (!grid.spread || picture.focus == middle || box.x >= grid.fold() || box.right() <= grid.fold()) return;
  const Length away = whole.x + thousandths(whole.width, picture.focus[0]) - grid.fold();
  if (std::abs(away.mpt) >= near.mpt) return;
  report.warning("fold-focus", picture.place, say("the focus of picture {} lies in the fold", picture.name),
                 say("move the picture, or take another one"));
}

}  // namespace banxin
