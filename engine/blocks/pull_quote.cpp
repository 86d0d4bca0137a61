// pull-quote: words of a story in large type (引语), their rows turned by meaning, as those of headlines are.
#include <fmt/format.h>

#include "base/message.h"
#include "flow/border.h"
#include "flow/headline.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

struct PullQuoteBlock : Block {
  std::vector<Paragraph> text, by;
  ParaStyle style, by_style;
  LineStyle rule{.weight = Length{0}};
  std::optional<Direction> direction;
  FitLimits fit{.rows = 8, .quote = true};

  void read(Fields& f) override {
    f.style({"style", "How it is set; its rows are 1.35 em apart when no pitch is given."}, style);
    f.text({"text", "What is quoted; a list gives its rows.", true}, text, &style);
    by_style = style;
    f.style({"by-style", "How that is set; as the quotation when not given."}, by_style);
    f.text({"by", "Who said it, below it."}, by, &by_style);
    f.integer({"rows", "Most rows that it may be divided into."}, fit.rows, 1, 12);
    f.choice(
        {"direction", "How its lines run; vertical ones go from right to left. As those of the page when not given."},
        direction, {"horizontal", "vertical"});
    f.map({"rule", "Rules above and below it; of vertical lines, at either side."},
          [&](Fields& r) { fields(r, rule); });
  }

  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    const Language& language = bench.edition().language;
    const Direction along = direction_on(bench.grid(), direction);
    const LineSpace space = lines_in(bench.area(), writing_mode(along, language), {}, {});
    const Rect room = space.from_page(bench.area());
    draw_rules(bench.area(), along, laid);
    const auto quoted =
        fit_headline(bench, text, turned(style, along), language, room.width, fit, HeadlineComma::keep, laid.notes);
    const auto said_by = fit_headline(bench, by, turned(by_style, along), language, room.width, FitLimits{.size = 800},
                                      HeadlineComma::keep, laid.notes);
    const Length needed =
        height_of(quoted, style) + (by.empty() ? Length{} : white_above_by()) + height_of(said_by, by_style);
    const Length white = room.height - needed - 2 * rule_room();
    if (white.mpt < 0)
      laid.notes.warning("text-overset", place,
                         say("quotation {} needs {:.1f} mm, its block has {:.1f} mm", name,
                             to_mm(needed + 2 * rule_room()), to_mm(room.height)),
                         say("make the block larger, the type smaller or the words fewer"));
    Length y = room.y + rule_room() + std::max(white, Length{}) / 2;
    laid.frame(space, room, Role::text);
    set_rows(space, room, quoted, style, y, laid);
    y += height_of(quoted, style) + white_above_by();
    if (!by.empty()) set_rows(space, room, said_by, by_style, y, laid);
    return laid;
  }

 private:
  static ParaStyle turned(ParaStyle look, Direction along) {
    look.direction = along;
    return look;
  }
  static Length step(const ParaStyle& look) {
    return look.pitch.mpt > 0 ? look.pitch : thousandths(look.text.size, 1350);
  }
  Length white_above_by() const { return style.text.size / 2; }
  /// At each end: the rule, and white between it and the words.
  Length rule_room() const { return rule.weight.mpt > 0 ? rule.thickness() + style.text.size / 2 : Length{}; }

  static Length height_of(const std::vector<SetParagraph>& rows, const ParaStyle& look) {
    size_t count = 0;
    for (const SetParagraph& row : rows) count += row.count();
    return count == 0 ? Length{} : times(static_cast<int64_t>(count) - 1, step(look)) + look.text.size;
  }

  static void set_rows(const LineSpace& space, const Rect& room, const std::vector<SetParagraph>& rows,
                       const ParaStyle& look, Length y, Laid& laid) {
    for (const SetParagraph& row : rows)
      for (size_t n = 0; n < row.count(); ++n, y += step(look))
        lay_heading_row(laid, row, n, space, {room.x, y}, room.width, Role::text);
  }

  void draw_rules(const Rect& area, Direction along, Laid& laid) const {
    if (rule.weight.mpt <= 0) return;
    const Length t = rule.thickness();
    if (along == Direction::horizontal) {
      draw_line(rule, area.origin(), {area.right(), area.y}, laid.ink);
      draw_line(rule, {area.x, area.bottom() - t}, {area.right(), area.bottom() - t}, laid.ink);
    } else {
      draw_line(rule, area.origin(), {area.x, area.bottom()}, laid.ink);
      draw_line(rule, {area.right() - t, area.y}, {area.right() - t, area.bottom()}, laid.ink);
    }
  }
};

}  // namespace

std::unique_ptr<Block> make_pull_quote() { return std::make_unique<PullQuoteBlock>(); }

}  // namespace banxin
