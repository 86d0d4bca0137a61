// text: a few lines of fixed text, placed in its box by cell edges.
#include <fmt/format.h>

#include "base/message.h"
#include "flow/headline_fit.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

enum class Vertical : uint8_t { top, middle, bottom };

struct TextBlock : Block {
  std::vector<Paragraph> text;
  ParaStyle style;
  Vertical vertical = Vertical::top;
  std::optional<Direction> direction;
  bool one_line = false;

  void read(Fields& f) override {
    f.style({"style", "How it is set."}, style);
    f.text({"text",
            "What it says; variables: {date} {date-words} {era} {year} {month} {day} {weekday} {lunar} {number} "
            "{pages} {page} {page-left} {page-right} {paper} {section}.",
            true},
           text, &style);
    f.choice(
        {"direction", "How its lines run; vertical ones go from right to left. As those of the page when not given."},
        direction, {"horizontal", "vertical"});
    f.choice({"vertical", "Where it stands in its box; vertical lines: at the right, in the middle, at the left."},
             vertical, {"top", "middle", "bottom"});
    f.flag({"one-line", "Each paragraph on one line, made smaller until it fits."}, one_line);
  }

  // Vertical lines stand from right to left: in line space everything is as with horizontal ones.
  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    const Language& language = bench.edition().language;
    ParaStyle turned = style;
    turned.direction = direction_on(bench.grid(), direction);
    const LineSpace space = lines_in(bench.area(), writing_mode(turned.direction, language), {}, {});
    Rect room = space.from_page(bench.area());
    if (one_line) {
      lay_lines(bench, turned, space, room, laid);
      return laid;
    }
    const SetText set = bench.set_text(bench.prepare_text(text, turned, language, laid.notes), room.width);
    if (set.height > room.height) report_overset(set.height, room.height, space.vertical(), laid.notes);
    room.y += white_above(room.height - set.height);
    laid.text(set, space, room, Role::text);
    return laid;
  }

  Length white_above(Length white) const {
    if (vertical == Vertical::middle) return white / 2;
    return vertical == Vertical::bottom ? white : Length{};
  }

  void report_overset(Length needed, Length has, bool upright, Report& notes) const {
    notes.warning(
        "text-overset", place,
        upright ? say("text of block {} needs {:.1f} mm, its box is {:.1f} mm wide", name, to_mm(needed), to_mm(has))
                : say("text of block {} needs {:.1f} mm, its box has {:.1f} mm", name, to_mm(needed), to_mm(has)),
        upright ? say("make the box wider, the type smaller or the text shorter")
                : say("make the box higher, the type smaller or the text shorter"));
  }

  void lay_lines(const Bench& bench, const ParaStyle& turned, const LineSpace& space, Rect room, Laid& laid) const {
    std::vector<SetParagraph> lines;
    for (const Paragraph& p : text)
      lines.push_back(fit_line(bench, p.spans, turned, bench.edition().language, room.width, FitLimits{500, 800}, place,
                               laid.notes));
    const Length pitch = pitch_of(style, bench.grid());
    const Length height =
        lines.empty() ? Length{} : times(static_cast<int64_t>(lines.size()) - 1, pitch) + style.text.size;
    room.y += white_above(room.height - height);
    laid.frame(space, room, Role::text);
    int row = 0;
    for (const SetParagraph& line : lines)
      laid.line(line, 0, {room.x, room.y + times(row++, pitch) + space.ascent(line.size())}, room.width, Role::text);
  }
};

}  // namespace

std::unique_ptr<Block> make_text() { return std::make_unique<TextBlock>(); }

}  // namespace banxin
