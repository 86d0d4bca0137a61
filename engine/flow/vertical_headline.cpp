#include <algorithm>

#include "flow/vertical.h"

namespace banxin {

void lay_vertical_headline(Bench& bench, const Story& story, const HeadlineStyles& styles, const Rect& room) {
  HeadlineStyles turned = styles;
  for (ParaStyle* style : {&turned.kicker, &turned.title, &turned.deck, &turned.byline})
    style->direction = Direction::vertical;
  const std::vector<HeadlinePart> parts = fit_parts(bench, story, turned, room.height, room.width);
  if (parts.empty()) return;
  Length across;
  int rows = 0;
  for (const HeadlinePart& part : parts) across += part.rows() * part.size, rows += part.rows();
  if (across > room.width)
    bench.report().warning("headline-too-wide", story.place,
                           "the lines of this vertical headline do not stand side by side in their block",
                           "give the block more columns, or the headline fewer lines or smaller styles");
  // The white that is left is shared out between the lines and beside them.
  const Length white = std::max(Length{}, room.width - across) / (rows + 1);
  bench.open_frame(room, Role::headline);
  Length right = room.right() - white;
  for (const HeadlinePart& part : parts) {
    if (part.role == Role::title) bench.anchor(part.words(story.language), {right - part.size / 2, room.y}, 1);
    for (const FittedLine& heading : part.headings)
      for (size_t n = 0; n < heading.lines.lines.size(); ++n, right -= part.size + white)
        bench.draw_line(heading.text, heading.lines, n, {right - part.size / 2, room.y}, room.height, part.role);
  }
}

}  // namespace banxin
