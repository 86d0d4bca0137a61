#include "flow/paragraph_settings.h"

#include <algorithm>
#include <numeric>

namespace banxin {
namespace {

constexpr int least_altered = 3;  // lines of a paragraph that may be set longer or shorter; in fewer it would be seen

// Of its lines, when its rows have these widths and the first of them stay free.
std::vector<Measure> measures_of(const InsetText& text, const std::vector<Length>& widths) {
  const size_t free = static_cast<size_t>(text.above), beside_cap = static_cast<size_t>(text.cap_lines);
  const size_t count = std::max(widths.size() > free ? widths.size() - free : 1, beside_cap > 0 ? beside_cap + 1 : 1);
  std::vector<Measure> measures;
  for (size_t line = 0; line < count; ++line)
    measures.push_back({{}, inset_measure({{}, widths[std::min(free + line, widths.size() - 1)]}, text, line).width});
  return measures;
}

// The lines above its text, and those beside its large first character that it is too short for.
void add_free_lines(const InsetText& text, Composed& composed) {
  const auto end = composed.lines.empty() ? 0 : composed.lines.back().last;
  if (text.cap_lines > 0)
    composed.lines.resize(std::max(composed.lines.size(), static_cast<size_t>(text.cap_lines)),
                          Line{.first = end, .last = end});
  composed.lines.insert(composed.lines.begin(), static_cast<size_t>(text.above), Line{});
  for (LineWarning& warning : composed.warnings) warning.line += static_cast<uint32_t>(text.above);
}

std::shared_ptr<const Composed> without_fault(const InsetText& text, Composed composed) {
  if (composed.lines.empty() || !composed.warnings.empty()) return nullptr;
  add_free_lines(text, composed);
  return std::make_shared<const Composed>(std::move(composed));
}

}  // namespace

ParagraphSettings::ParagraphSettings(std::span<const InsetText> paragraphs) : paragraphs_(paragraphs) {
  for (const InsetText& one : paragraphs_)
    natural_.push_back(std::accumulate(one.text->spacing.advance.begin(), one.text->spacing.advance.end(), int64_t{0},
                                       [](int64_t sum, Length advance) { return sum + advance.mpt; }));
}

size_t ParagraphSettings::rows_enough(size_t paragraph, Length width) const {
  const Length inside = inset_measure({{}, width}, paragraphs_[paragraph]).width;
  const InsetText& text = paragraphs_[paragraph];
  return static_cast<size_t>(natural_[paragraph] / std::max(inside.mpt, 1)) * 2 + 4 +
         static_cast<size_t>(text.above + text.cap_lines);
}

std::shared_ptr<const Composed> ParagraphSettings::set(size_t paragraph, int more, std::vector<Length> widths) {
  const int wished = paragraphs_[paragraph].length;
  if (wished == 0) return set_beside(paragraph, more, std::move(widths));
  if (more != 0) return nullptr;
  if (auto set = set_beside(paragraph, wished, widths)) return met_.insert(paragraph), set;
  return set_beside(paragraph, 0, std::move(widths));
}

bool ParagraphSettings::is_stuck(size_t paragraph) const {
  return paragraphs_[paragraph].length != 0 && !met_.contains(paragraph);
}

// In `more` lines than by itself.
std::shared_ptr<const Composed> ParagraphSettings::set_beside(size_t paragraph, int more, std::vector<Length> widths) {
  while (widths.size() > 1 && widths[widths.size() - 2] == widths.back()) widths.pop_back();
  const auto known = settings_.find({paragraph, more, widths});
  if (known != settings_.end()) return known->second;
  const InsetText& inset = paragraphs_[paragraph];
  if (more != 0) {
    const int lines = static_cast<int>(set_beside(paragraph, 0, widths)->lines.size()) - inset.above;
    OtherLengths others;
    if (lines >= least_altered && !inset.fixed)
      others = compose_other_lengths(inset.text->text, inset.text->spacing, measures_of(inset, widths),
                                     inset.text->style, lines);
    settings_[{paragraph, -1, widths}] = without_fault(inset, std::move(others.shorter));
    settings_[{paragraph, 1, widths}] = without_fault(inset, std::move(others.longer));
    return settings_[{paragraph, more, std::move(widths)}];
  }
  const Prepared& text = *inset.text;
  Composed composed = compose(text.text, text.spacing, measures_of(inset, widths), text.style);
  add_free_lines(inset, composed);
  return settings_[{paragraph, 0, std::move(widths)}] = std::make_shared<const Composed>(std::move(composed));
}

std::shared_ptr<const Composed> ParagraphSettings::set_lower(size_t paragraph, int extra, std::vector<Length> widths) {
  const size_t beyond = std::min(static_cast<size_t>(extra), widths.size() - 1);
  widths.erase(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(beyond));
  const auto natural = set(paragraph, 0, std::move(widths));
  return with_free_lines(natural, static_cast<size_t>(paragraphs_[paragraph].above + extra));
}

size_t free_lines(const Composed& set) {
  const auto first = std::ranges::find_if(set.lines, [](const Line& line) { return line.last > 0; });
  return first == set.lines.end() ? 0 : static_cast<size_t>(first - set.lines.begin());
}

std::shared_ptr<const Composed> with_free_lines(const std::shared_ptr<const Composed>& set, size_t count) {
  const size_t has = free_lines(*set);
  if (has == count) return set;
  Composed other = *set;
  other.lines.erase(other.lines.begin(), other.lines.begin() + static_cast<std::ptrdiff_t>(has));
  other.lines.insert(other.lines.begin(), count, Line{});
  for (LineWarning& warning : other.warnings) warning.line += static_cast<uint32_t>(count) - static_cast<uint32_t>(has);
  return std::make_shared<const Composed>(std::move(other));
}

}  // namespace banxin
