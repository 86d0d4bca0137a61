#include "flow/paragraph_settings.h"

#include <algorithm>
#include <numeric>

namespace banxin {
namespace {

constexpr int least_altered = 3;  // lines of a paragraph that may be set longer or shorter; in fewer it would be seen

}  // namespace

ParagraphSettings::ParagraphSettings(std::span<const InsetText> paragraphs) : paragraphs_(paragraphs) {
  for (const InsetText& one : paragraphs_)
    natural_.push_back(std::accumulate(one.text->spacing.advance.begin(), one.text->spacing.advance.end(), int64_t{0},
                                       [](int64_t sum, Length advance) { return sum + advance.mpt; }));
}

size_t ParagraphSettings::rows_enough(size_t paragraph, Length width) const {
  const Length inside = inset_measure({{}, width}, paragraphs_[paragraph]).width;
  return static_cast<size_t>(natural_[paragraph] / std::max(inside.mpt, 1)) * 2 + 4;
}

std::shared_ptr<const Composed> ParagraphSettings::set(size_t paragraph, int more, std::vector<Length> widths) {
  while (widths.size() > 1 && widths[widths.size() - 2] == widths.back()) widths.pop_back();
  const auto known = settings_.find({paragraph, more, widths});
  if (known != settings_.end()) return known->second;
  ComposeOptions options;
  options.or_none = more != 0;
  if (more != 0) options.lines = static_cast<int>(set(paragraph, 0, widths)->lines.size()) + more;
  std::shared_ptr<const Composed> result;
  if (more == 0 || options.lines - more >= least_altered) {
    std::vector<Measure> measures;
    for (const Length width : widths)
      measures.push_back({{}, inset_measure({{}, width}, paragraphs_[paragraph]).width});
    const Prepared& text = *paragraphs_[paragraph].text;
    Composed composed = compose(text.text, text.spacing, measures, text.style, options);
    const bool as_asked = static_cast<int>(composed.lines.size()) == options.lines && composed.warnings.empty();
    if (more == 0 || as_asked) result = std::make_shared<const Composed>(std::move(composed));
  }
  return settings_[{paragraph, more, std::move(widths)}] = result;
}

}  // namespace banxin
