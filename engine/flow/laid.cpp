#include "flow/laid.h"

#include "flow/outline.h"

namespace banxin {
namespace {

// Where the next item goes that belongs to no line: behind what was put last.
std::vector<Item>& last_ink(Laid& laid) {
  if (laid.frames.empty()) return laid.ink;
  LaidFrame& frame = laid.frames.back();
  return frame.lines.empty() ? frame.ink : frame.lines.back().ink;
}

}  // namespace

void Laid::frame(const LineSpace& space, const Rect& room, Role role, int column, int section) {
  frames.push_back({.space = space, .area = room, .role = role, .column = column, .section = section});
}

void Laid::line(const SetParagraph& of, size_t n, Point at, Length measure, Role role, int paragraph) {
  if (n < of.count()) frames.back().lines.push_back({of, n, at, measure, role, paragraph});
}

void Laid::text(const SetText& set, const LineSpace& space, const Rect& room, Role role) {
  frame(space, room, role);
  const Length first = room.y + space.ascent(set.size);
  int row = 0;
  for (const SetParagraph& paragraph : set.paragraphs)
    for (size_t n = 0; n < paragraph.count(); ++n, ++row)
      line(paragraph, n, {room.x, first + times(row, set.pitch)}, room.width, role);
}

void Laid::reverse() {
  if (own_ground) return;
  reversed = true;
  for (Laid& one : inside) one.reverse();
}

void Laid::put(Item item) { last_ink(*this).push_back(std::move(item)); }

void Laid::fill(const Rect& room, InkId colour) { put(Fill{room, colour}); }

void Laid::stroke(Point from, Point to, Length width, InkId colour) { put(Stroke{from, to, width, colour}); }

void Laid::border(const Rect& room, Length width, InkId colour) {
  const Rect r = room.inset(width / 2);
  draw_outline({{{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}}}, width, colour,
               last_ink(*this));
}

void Laid::anchor(std::string title, Point at, int level) { put(Anchor{std::move(title), at, level}); }

}  // namespace banxin
