// text: a few lines of fixed text, placed in its box by cell edges.
#include <fmt/format.h>

#include "flow/flow.h"
#include "flow/headline.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

enum class Vertical : uint8_t { top, middle, bottom };

struct TextBlock : Block {
  std::vector<Paragraph> text;
  ParaStyle style;
  Vertical vertical = Vertical::top;
  Direction direction = Direction::horizontal;
  bool one_line = false;

  void read(Fields& f) override {
    f.style({"style", "How it is set."}, style);
    f.text({"text",
            "What it says; variables: {date} {year} {month} {day} {weekday} {lunar} {number} {pages} {page} "
            "{page-left} {page-right} {paper} {section}.",
            true},
           text);
    f.choice({"direction", "How its lines run; vertical ones go from right to left."}, direction,
             {"horizontal", "vertical"});
    f.choice({"vertical", "Where it stands in its box; vertical lines: at the right, in the middle, at the left."},
             vertical, {"top", "middle", "bottom"});
    f.flag({"one-line", "Each paragraph on one line, made smaller until it fits."}, one_line);
  }

  void lay(Bench& bench) const override {
    const Language& language = bench.edition().language;
    Rect room = bench.area();
    if (direction == Direction::vertical) return lay_vertical(bench, room);
    if (one_line) return lay_lines(bench, room);
    const Length height = bench.height_of(text, style, language, room.width);
    if (height > room.height) {
      bench.report().warning("text-overset", place,
                             fmt::format("text of block {} needs {:.1f} mm, its box has {:.1f} mm", name, to_mm(height),
                                         to_mm(room.height)),
                             "make the box higher, the type smaller or the text shorter");
    }
    if (vertical == Vertical::middle) room.y += (room.height - height) / 2;
    if (vertical == Vertical::bottom) room.y += room.height - height;
    bench.paragraphs(text, style, language, room, Role::text);
  }

  // Lines from top to bottom, the first at the right.
  void lay_vertical(Bench& bench, const Rect& room) const {
    const Language& language = bench.edition().language;
    const PageGeometry& g = bench.grid();
    ParaStyle turned = style;
    turned.direction = Direction::vertical;
    const Length width = bench.height_of(text, turned, language, room.height);
    if (width > room.width)
      bench.report().warning("text-overset", place,
                             fmt::format("text of block {} needs {:.1f} mm, its box is {:.1f} mm wide", name,
                                         to_mm(width), to_mm(room.width)),
                             "make the box wider, the type smaller or the text shorter");
    Length axis = room.right() - turned.text.size / 2;
    if (vertical == Vertical::middle) axis = axis - (room.width - width) / 2;
    if (vertical == Vertical::bottom) axis = axis - (room.width - width);
    const Measure measure{{}, room.height};
    const Length pitch = pitch_of(turned, g);
    int row = 0;
    bench.open_frame(room, Role::text);
    for (const Paragraph& p : text) {
      const Prepared prepared = bench.prepare(p.spans, turned, language);
      const Composed set = bench.set(prepared, {&measure, 1});
      for (size_t n = 0; n < set.lines.size(); ++n, ++row)
        bench.draw_line(prepared, set, n, {axis - times(row, pitch), room.y}, room.height, Role::text);
    }
  }

  void lay_lines(Bench& bench, Rect room) const {
    std::vector<FittedLine> lines;
    for (const Paragraph& p : text)
      lines.push_back(
          fit_line(bench, p.spans, style, bench.edition().language, room.width, FitLimits{500, 800}, place));
    const Length pitch = pitch_of(style, bench.grid());
    const Length height =
        lines.empty() ? Length{} : times(static_cast<int64_t>(lines.size()) - 1, pitch) + style.text.size;
    if (vertical == Vertical::middle) room.y += (room.height - height) / 2;
    if (vertical == Vertical::bottom) room.y += room.height - height;
    bench.open_frame(room, Role::text);
    int row = 0;
    for (const FittedLine& line : lines)
      bench.draw_line(line.text, line.lines, 0,
                      {room.x, room.y + times(row++, pitch) + ascent_of(line.text.style.text.size)}, room.width,
                      Role::text);
  }
};

}  // namespace

std::unique_ptr<Block> make_text() { return std::make_unique<TextBlock>(); }

}  // namespace banxin
