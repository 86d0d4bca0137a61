#include "fit/looseness.h"

#include <algorithm>

#include "fit/prices.h"

namespace banxin {

int openness(const ThreadSetting& setting) {
  int64_t sum = 0, lines = 0;
  for (const auto& segment : setting.segments)
    for (const SetSection& section : segment->setting.sections)
      for (size_t p = 0; p < section.filled.settings.size(); ++p) {
        const std::vector<Line>& all = section.filled.settings[p]->lines;
        for (size_t n = 0; n + 1 < all.size(); ++n, ++lines)
          sum += int64_t{all[n].widest_gap.mpt} * 1000 / section.texts[p].text->text.em.mpt;
      }
  return lines == 0 ? 0 : static_cast<int>(sum / lines);
}

int looseness(const ThreadSetting& setting, const FitChoice& change) {
  int64_t cost = 0;
  for (const auto& segment : setting.segments)
    for (const SetSection& section : segment->setting.sections)
      for (size_t p = 0; p < section.filled.settings.size(); ++p) {
        const int number = section.copy->paragraphs[p].number;
        if (!std::ranges::binary_search(change.shorter, number) && !std::ranges::binary_search(change.longer, number))
          continue;
        const Length most = section.texts[p].text->text.em / 8;
        cost += column_fault::loose * std::ranges::count_if(section.filled.settings[p]->lines,
                                                            [&](const Line& line) { return line.widest_gap > most; });
      }
  return fit_price::of_columns(cost);
}

}  // namespace banxin
