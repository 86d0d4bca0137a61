#include "flow/paragraph_rules.h"

#include <algorithm>

#include "flow/paragraph_settings.h"

namespace banxin {
namespace {

bool is_drawn(const ParagraphKind* kind) { return kind && (kind->rule != ParagraphRule::none || kind->tint); }

// How far it reaches beyond lines, before them or behind them: next to other text into the free line that is there.
Length reach(const Room& room, bool beside_text) {
  return beside_text ? room.space.pitch / 2 : (room.space.pitch - room.space.body) / 2;
}

}  // namespace

std::vector<RuledRows> ruled_rows(const SetSection& section) {
  std::vector<RuledRows> all;
  const Filled& filled = section.filled;
  size_t row = 0;
  for (size_t p = 0; p < filled.settings.size(); ++p) {
    const ParagraphKind* kind = section.copy->paragraphs[p].kind;
    const size_t end = std::min(row + filled.settings[p]->lines.size(), filled.rows.size());
    const bool goes_on = p > 0 && section.copy->paragraphs[p - 1].kind == kind;
    const size_t begin = std::min(row + free_lines(*filled.settings[p]), end);
    for (size_t r = begin; is_drawn(kind) && r < end; ++r) {
      const bool same_run = !all.empty() && all.back().kind == kind && (r > begin || goes_on);
      if (same_run && same_column(filled.rows[all.back().last], filled.rows[r])) {
        all.back().last = r;
        continue;
      }
      if (same_run) all.back().ends = false;
      all.push_back({r, r, kind, !same_run, true});
    }
    row = end;
  }
  return all;
}

void lay_rules(const Room& room, const Filled& filled, const RuledRows& rows, Laid& laid) {
  const LineSpace& space = room.space;
  const ParagraphKind& kind = *rows.kind;
  const Row &first = filled.rows[rows.first], &last = filled.rows[rows.last];
  const bool at_head = rows.first == 0 || !same_column(filled.rows[rows.first - 1], first);
  const bool at_foot = rows.last + 1 == filled.rows.size() || rows.last + 1 >= static_cast<size_t>(filled.lines) ||
                       !same_column(filled.rows[rows.last + 1], last);
  // The section may end a line lower in other columns.
  const bool free_below =
      at_foot && last.line + 1 < foot_of(room.columns[static_cast<size_t>(last.column)], filled.end_line);
  const Length top = space.line_top(first.line) - reach(room, !at_head);
  const Length foot = space.line_top(last.line) + space.body + reach(room, !at_foot || free_below);
  const Rect area{first.measure.x, top, first.measure.width, foot - top};
  if (kind.tint) laid.fill(space.on_page(area), *kind.tint);
  const auto rule = [&](Point from, Point to) {
    laid.stroke(space.on_page(from), space.on_page(to), kind.rule_weight, kind.rule_ink);
  };
  const bool above = kind.rule == ParagraphRule::above || kind.rule == ParagraphRule::both;
  const bool below = kind.rule == ParagraphRule::below || kind.rule == ParagraphRule::both;
  if (above && rows.begins && !at_head) rule({area.x, area.y}, {area.right(), area.y});
  if (below && rows.ends && !at_foot) rule({area.x, area.bottom()}, {area.right(), area.bottom()});
  if (kind.rule == ParagraphRule::start) {
    const Length x = area.x + kind.rule_weight / 2;
    rule({x, space.line_top(first.line)}, {x, space.line_top(last.line) + space.body});
  }
  if (kind.rule == ParagraphRule::box) laid.border(space.on_page(area), kind.rule_weight, kind.rule_ink);
}

}  // namespace banxin
