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

  // Vertical lines stand from right to left: in line space everything is as with horizontal ones.
  void lay(Bench& bench) const override {
    const Language& language = bench.edition().language;
    ParaStyle turned = style;
    turned.direction = direction;
    const LineSpace space = lines_in(bench.area(), writing_mode(direction, language), {}, {});
    Rect room = space.from_page(bench.area());
    if (one_line) return lay_lines(bench, turned, space, room);
    const SetText set = bench.set_text(text, turned, language, room.width);
    if (set.height > room.height) report_overset(bench, set.height, room.height);
    room.y += white_above(room.height - set.height);
    bench.draw_text(set, space, room, Role::text);
  }

  Length white_above(Length white) const {
    if (vertical == Vertical::middle) return white / 2;
    return vertical == Vertical::bottom ? white : Length{};
  }

  void report_overset(Bench& bench, Length needed, Length has) const {
    const bool upright = direction == Direction::vertical;
    bench.report().warning("text-overset", place,
                           fmt::format("text of block {} needs {:.1f} mm, its box {} {:.1f} mm{}", name, to_mm(needed),
                                       upright ? "is" : "has", to_mm(has), upright ? " wide" : ""),
                           upright ? "make the box wider, the type smaller or the text shorter"
                                   : "make the box higher, the type smaller or the text shorter");
  }

  void lay_lines(Bench& bench, const ParaStyle& turned, const LineSpace& space, Rect room) const {
    std::vector<FittedLine> lines;
    for (const Paragraph& p : text)
      lines.push_back(
          fit_line(bench, p.spans, turned, bench.edition().language, room.width, FitLimits{500, 800}, place));
    const Length pitch = pitch_of(style, bench.grid());
    const Length height =
        lines.empty() ? Length{} : times(static_cast<int64_t>(lines.size()) - 1, pitch) + style.text.size;
    room.y += white_above(room.height - height);
    bench.open_frame(space.on_page(room), Role::text);
    int row = 0;
    for (const FittedLine& line : lines)
      bench.draw_line(
          line.text, line.lines, 0,
          space.on_page(Point{room.x, room.y + times(row++, pitch) + space.ascent(line.text.style.text.size)}),
          room.width, Role::text);
  }
};

}  // namespace

std::unique_ptr<Block> make_text() { return std::make_unique<TextBlock>(); }

}  // namespace banxin
