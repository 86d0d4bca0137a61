#include <algorithm>

#include "flow/vertical.h"

namespace banxin {
namespace {

struct Part {
  const char* role;
  FittedLine line;
};

}  // namespace

void lay_vertical_headline(Bench& bench, const Story& story, const HeadlineStyles& styles, const Rect& room) {
  std::vector<Part> parts;
  Length across;
  const auto add = [&](const std::vector<Paragraph>& rows, ParaStyle style, const char* role) {
    style.direction = Direction::vertical;
    for (const Paragraph& row : rows) {
      parts.push_back({role, fit_line(bench, row.spans, style, story.language, room.height, styles.fit, row.place)});
      across += parts.back().line.text.style.text.size;
    }
  };
  add(story.kicker, styles.kicker, "kicker");
  add(story.title, styles.title, "title");
  add(story.deck, styles.deck, "deck");
  add(story.byline, styles.byline, "byline");
  if (parts.empty()) return;
  if (across > room.width)
    bench.report().warning("headline-too-wide", story.place,
                           "the lines of this vertical headline do not stand side by side in their block",
                           "give the block more columns, or the headline fewer lines or smaller styles");
  // The white that is left is shared out between the lines and beside them.
  const Length white = std::max(Length{}, room.width - across) / (static_cast<int>(parts.size()) + 1);
  bench.open_frame(room, "headline");
  Length right = room.right() - white;
  for (const Part& part : parts) {
    const Length size = part.line.text.style.text.size;
    const Point start{right - size / 2, room.y};
    if (std::string_view(part.role) == "title") bench.anchor(part.line.text.text.text, start, 1);
    for (size_t n = 0; n < part.line.lines.lines.size() && n < 1; ++n)
      bench.draw_line(part.line.text, part.line.lines, n, start, room.height, part.role);
    right = right - size - white;
  }
}

}  // namespace banxin
