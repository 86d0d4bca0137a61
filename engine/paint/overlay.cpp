#include "paint/overlay.h"

namespace banxin {
namespace {

struct Colour {
  double r, g, b, a;
};
constexpr Colour cyan{0, 0.65, 0.85, 0.55}, pale_cyan{0, 0.75, 0.95, 0.10}, blue{0.10, 0.30, 0.90, 0.8};
constexpr Colour green{0.10, 0.60, 0.20, 0.8}, magenta{0.85, 0.10, 0.60, 0.6}, red{0.90, 0, 0, 1}, white{1, 1, 1, 1};

void use(cairo_t* cairo, const Colour& c, double width = 0) {
  cairo_set_source_rgba(cairo, c.r, c.g, c.b, c.a);
  cairo_set_line_width(cairo, width);
}

void add(cairo_t* cairo, const Rect& r) {
  cairo_rectangle(cairo, to_pt(r.x), to_pt(r.y), to_pt(r.width), to_pt(r.height));
}

void add_level(cairo_t* cairo, Length x, Length width, Length y) {
  cairo_move_to(cairo, to_pt(x), to_pt(y));
  cairo_rel_line_to(cairo, to_pt(width), 0);
}

void add_upright(cairo_t* cairo, Length x, Length y, Length height) {
  cairo_move_to(cairo, to_pt(x), to_pt(y));
  cairo_rel_line_to(cairo, 0, to_pt(height));
}

// Base columns, grid lines, and the fold of a spread.
void draw_grid(cairo_t* cairo, const Sheet& sheet) {
  use(cairo, pale_cyan);
  for (const Rect& column : sheet.base_columns) add(cairo, column);
  cairo_fill(cairo);
  use(cairo, cyan, 0.3);
  for (const Rect& column : sheet.base_columns) add(cairo, column);
  for (int line = 0; line < sheet.grid_lines; ++line) {
    const Length at = sheet.grid_top + line * sheet.pitch;
    if (sheet.vertical)
      add_upright(cairo, sheet.trim.width - at, sheet.type_area.y, sheet.type_area.height);
    else
      add_level(cairo, sheet.type_area.x, sheet.type_area.width, at);
  }
  cairo_stroke(cairo);
  if (sheet.second_page == 0) return;
  constexpr double dashes[] = {6, 4};
  use(cairo, red, 0.5);
  cairo_set_dash(cairo, dashes, 2, 0);
  cairo_move_to(cairo, to_pt(sheet.trim.width / 2), 0);
  cairo_rel_line_to(cairo, 0, to_pt(sheet.trim.height));
  cairo_stroke(cairo);
  cairo_set_dash(cairo, nullptr, 0, 0);
}

void draw_frames(cairo_t* cairo, const Sheet& sheet) {
  use(cairo, blue, 0.8);
  for (const PlacedBlock& block : sheet.blocks) add(cairo, block.area);
  cairo_stroke(cairo);
  use(cairo, green, 0.5);
  for (const PlacedBlock& block : sheet.blocks)
    for (const PlacedFrame& frame : block.frames) add(cairo, frame.area);
  cairo_stroke(cairo);
}

void draw_baselines(cairo_t* cairo, const Sheet& sheet) {
  use(cairo, magenta, 0.35);
  for (const PlacedBlock& block : sheet.blocks)
    for (const PlacedFrame& frame : block.frames)
      for (const PlacedLine& line : frame.lines) {
        cairo_move_to(cairo, to_pt(line.x), to_pt(line.baseline));
        cairo_rel_line_to(cairo, line.vertical ? 0 : to_pt(line.width), line.vertical ? to_pt(line.width) : 0);
      }
  cairo_stroke(cairo);
}

// A red box round the block, and a red field with a plus where its text ends.
void mark_overset(cairo_t* cairo, const PlacedBlock& block) {
  constexpr Length side = from_pt(12), arm = from_pt(3);
  const Rect& last = block.frames.empty() ? block.area : block.frames.back().area;
  use(cairo, red, 2);
  add(cairo, block.area);
  cairo_stroke(cairo);
  const Rect field{last.right() - side, last.bottom() - side, side, side};
  add(cairo, field);
  cairo_fill(cairo);
  use(cairo, white, 1.5);
  const Point centre{field.x + side / 2, field.y + side / 2};
  add_level(cairo, centre.x - arm, 2 * arm, centre.y);
  cairo_move_to(cairo, to_pt(centre.x), to_pt(centre.y - arm));
  cairo_rel_line_to(cairo, 0, to_pt(2 * arm));
  cairo_stroke(cairo);
}

void draw_overset(cairo_t* cairo, const Sheet& sheet) {
  for (const Copyfit& fit : sheet.copyfits) {
    if (fit.state() != Copyfit::State::overset) continue;
    for (const PlacedBlock& block : sheet.blocks)
      if (block.name == fit.block) mark_overset(cairo, block);
  }
}

}  // namespace

void draw_overlay(cairo_t* cairo, const Sheet& sheet, const Overlay& overlay) {
  if (overlay.grid) draw_grid(cairo, sheet);
  if (overlay.baselines) draw_baselines(cairo, sheet);
  if (overlay.frames) draw_frames(cairo, sheet);
  if (overlay.overset) draw_overset(cairo, sheet);
}

}  // namespace banxin
