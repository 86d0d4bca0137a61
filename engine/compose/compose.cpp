#include "compose/compose.h"

#include <algorithm>

#include "compose/forms.h"
#include "compose/greedy.h"
#include "compose/judge.h"
#include "compose/justify.h"
#include "compose/optimal.h"

namespace banxin {
namespace {

/// An exact number of lines tells line numbers apart all through the paragraph; beyond this it is not worth the time.
constexpr int most_exact_lines = 400;

struct Workspace {
  Slack slack;
  std::vector<BreakOpportunity> turns;
};

Workspace& workspace() {
  thread_local Workspace space;
  return space;
}

/// A paragraph on its way to a plan.
struct Problem {
  const ShapedText& text;
  const Spacing& spacing;
  const ParaStyle& style;
  const LineFitter& fitter;
  const LineWidths& rooms;
  bool whole_words;
};

/// Within the limits if that can be done. Else what short measures do, one step after the other, until it can: marks
/// give their white even where the style keeps it (开明 marks; adjacent marks and full stops give theirs at stages 4, 5
/// and 7 anyway); edges of the weaker levels; the third of three closing marks turned; at last the faults that cost
/// least, lines above ¼ em and lines that stick out. Hanging is in use already where the style allows it.
LineBreaks plan_optimal(const Problem& problem, const ComposeOptions& options, Workspace& space) {
  const auto attempt = [&](Relax relax, BreakLimits limits) {
    find_break_opportunities(problem.text, problem.style, relax, space.turns, problem.whole_words);
    keep_addresses_whole(problem.fitter, problem.rooms, space.turns);
    return break_optimal(problem.fitter, space.turns, problem.rooms, limits);
  };
  if (options.lines > 0 && options.lines <= most_exact_lines) {
    if (LineBreaks plan = attempt({}, {options.lines, false}); plan.found) return plan;
  }
  if (LineBreaks plan = attempt({}, {}); plan.found) return plan;
  if (problem.style.punctuation == PunctStyle::plain) {
    measure_slack(problem.text, problem.spacing, problem.style, space.slack, true);
    if (LineBreaks plan = attempt({}, {}); plan.found) return plan;
  }
  Relax relax;
  const int most = problem.text.relaxed_breaks.empty()
                       ? 0
                       : std::ranges::max(problem.text.relaxed_breaks, {}, &RelaxedBreak::steps).steps;
  while (relax.steps < most) {
    ++relax.steps;
    if (LineBreaks plan = attempt(relax, {}); plan.found) return plan;
  }
  const size_t offered = space.turns.size();
  relax.third_mark = true;
  find_break_opportunities(problem.text, problem.style, relax, space.turns, problem.whole_words);
  keep_addresses_whole(problem.fitter, problem.rooms, space.turns);
  if (space.turns.size() > offered) {
    if (LineBreaks plan = break_optimal(problem.fitter, space.turns, problem.rooms, {}); plan.found) return plan;
  }
  // With faults a weaker edge may also do harm: the mark after a word that sticks out would stand alone on a line.
  constexpr BreakLimits with_faults{0, true};
  LineBreaks plan = break_optimal(problem.fitter, space.turns, problem.rooms, with_faults);
  if (relax.steps == 0 && space.turns.size() == offered) return plan;
  LineBreaks strict = attempt({}, with_faults);
  return strict.cost <= plan.cost ? strict : attempt(relax, with_faults);
}

/// Every step beyond the ordinary is said.
void warn(const LineFit& fit, const BreakOpportunity& turn, const ParaStyle& style, const Line& line, uint32_t number,
          std::vector<LineWarning>& warnings) {
  using Kind = LineWarning::Kind;
  if (style.punctuation == PunctStyle::plain && fit.stage >= Stage::reduce_3 && fit.stage <= Stage::reduce_7) {
    warnings.push_back({Kind::marks_squeezed, number});
  } else if (fit.stage == Stage::reduce_7) {
    warnings.push_back({Kind::full_stop_squeezed, number});
  }
  if (turn.relaxed != nullptr) warnings.push_back({Kind::relaxed, number, {}, turn.relaxed});
  if (fit.over > 0) {
    warnings.push_back({Kind::overfull, number, saturated(fit.over)});
  } else if (fit.stage == Stage::expand_4) {
    warnings.push_back({Kind::loose, number, std::max(line.widest_gap, saturated(fit.under))});
  }
}

void set_lines(const LineFitter& fitter, const LineWidths& rooms, const LineBreaks& plan,
               const std::vector<BreakOpportunity>& turns, Composed& out) {
  out.cost = plan.cost;
  out.lines.reserve(plan.turns.size());
  const BreakOpportunity* before = &turns.front();
  const int most_hyphens = fitter.style().hyphens.most;
  int hyphens = 0;
  for (const uint32_t index : plan.turns) {
    const BreakOpportunity& turn = turns[index];
    const auto number = static_cast<uint32_t>(out.lines.size());
    Line line;
    line.first = before->start, line.last = std::max(turn.end, before->start);
    if (number == 0) line.indent = rooms.indent();
    LineFit fit;
    if (line.last > line.first) fit = fitter.fit(line.first, line.last, rooms.room(number), turn.forced);
    set_line(fitter, fit, rooms.measure(number), line, out);
    warn(fit, turn, fitter.style(), line, number, out.warnings);
    hyphens = turn.hyphen ? hyphens + 1 : 0;
    if (most_hyphens > 0 && hyphens > most_hyphens) out.warnings.push_back({LineWarning::Kind::hyphen_ladder, number});
    out.lines.push_back(line);
    before = &turn;
  }
}

/// Dropped spaces stand at the end of the line before them, without width.
void place_dropped(const ShapedText& text, Composed& out) {
  for (size_t n = 0; n < out.lines.size(); ++n) {
    const Line& line = out.lines[n];
    const uint32_t next =
        n + 1 < out.lines.size() ? out.lines[n + 1].first : static_cast<uint32_t>(text.clusters.size());
    const bool at_left = text.right_to_left && line.last > line.first;
    for (uint32_t i = line.last; i < next; ++i) out.x[i] = at_left ? out.x[line.last - 1] : line.indent + line.width;
  }
}

bool ends_in_lone_character(const ShapedText& text, const LineBreaks& plan, const std::vector<BreakOpportunity>& turns,
                            const std::vector<Line>& lines) {
  if (plan.turns.size() < 2 || turns[plan.turns[plan.turns.size() - 2]].forced) return false;
  const Line& last = lines.back();
  return last.last > last.first && characters_up_to_three(text, last.first, last.last) < 2;
}

Composed unset(const ShapedText& text) {
  Composed out;
  out.x.resize(text.clusters.size()), out.advance.resize(text.clusters.size());
  return out;
}

/// The lines of a plan, every cluster in its place; none where there is no plan.
Composed set_in_lines(const LineFitter& fitter, const LineWidths& rooms, const LineBreaks& plan,
                      const std::vector<BreakOpportunity>& turns) {
  Composed out = unset(fitter.text());
  if (!plan.found) return out;
  set_lines(fitter, rooms, plan, turns, out);
  place_dropped(fitter.text(), out);
  out.lone_character = ends_in_lone_character(fitter.text(), plan, turns, out.lines);
  if (out.lone_character)
    out.warnings.push_back({LineWarning::Kind::lone_character, static_cast<uint32_t>(out.lines.size() - 1)});
  return out;
}

}  // namespace

const char* name_of(Stage stage) {
  constexpr const char* names[] = {"natural",  "reduce-1", "reduce-2", "reduce-3", "reduce-4", "reduce-5",
                                   "reduce-6", "reduce-7", "expand-1", "expand-2", "expand-3", "expand-4"};
  return names[static_cast<size_t>(stage)];
}

std::string print(const LineWarning& warning) {
  constexpr const char* words[] = {"marks squeezed", "full stop squeezed", "",       "overfull",
                                   "loose",          "lone character",     "hyphens"};
  const bool relaxed = warning.kind == LineWarning::Kind::relaxed;
  return std::string(relaxed ? warning.how : words[static_cast<size_t>(warning.kind)]) + " line " +
         std::to_string(warning.line + 1);
}

std::vector<std::string> words_of(const std::vector<LineWarning>& warnings) {
  std::vector<std::string> words;
  for (const LineWarning& warning : warnings) words.push_back(print(warning));
  return words;
}

bool keeps_words_whole(const ShapedText& text, const ParaStyle& style, std::span<const Measure> measures) {
  constexpr int short_line = 20;  // em
  if (text.region != Region::korea || style.level != Level::automatic) return false;
  return style.align != Align::justify || measures.empty() ||
         std::ranges::min(measures, {}, &Measure::width).width >= short_line * text.em;
}

Composed compose(const ShapedText& text, const Spacing& spacing, std::span<const Measure> measures,
                 const ParaStyle& style, const ComposeOptions& options) {
  if (text.clusters.empty() || measures.empty()) return unset(text);
  if (const auto own = in_region(style, text.region)) return compose(text, spacing, measures, *own, options);
  Workspace& space = workspace();
  measure_slack(text, spacing, style, space.slack);
  const LineFitter fitter(text, style, space.slack);
  const LineWidths rooms(measures, options.first_indent ? style.indent * text.em : Length{}, text.em);
  const bool whole_words = keeps_words_whole(text, style, measures);
  if (style.optimal || options.lines > 0)
    return set_in_lines(fitter, rooms, plan_optimal({text, spacing, style, fitter, rooms, whole_words}, options, space),
                        space.turns);
  find_break_opportunities(text, style, {}, space.turns, whole_words);
  keep_addresses_whole(fitter, rooms, space.turns);
  return set_in_lines(fitter, rooms, break_greedy(fitter, space.turns, rooms), space.turns);
}

OtherLengths compose_other_lengths(const ShapedText& text, const Spacing& spacing, std::span<const Measure> measures,
                                   const ParaStyle& style, int lines) {
  if (text.clusters.empty() || measures.empty() || lines + 1 > most_exact_lines) return {};
  if (const auto own = in_region(style, text.region))
    return compose_other_lengths(text, spacing, measures, *own, lines);
  Workspace& space = workspace();
  measure_slack(text, spacing, style, space.slack);
  const LineFitter fitter(text, style, space.slack);
  const LineWidths rooms(measures, style.indent * text.em, text.em);
  find_break_opportunities(text, style, {}, space.turns, keeps_words_whole(text, style, measures));
  keep_addresses_whole(fitter, rooms, space.turns);
  const auto [shorter, longer] = break_beside(fitter, space.turns, rooms, lines);
  return {set_in_lines(fitter, rooms, shorter, space.turns), set_in_lines(fitter, rooms, longer, space.turns)};
}

}  // namespace banxin
