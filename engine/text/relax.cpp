#include "text/relax.h"

#include <algorithm>

namespace banxin {
namespace {

using enum CharClass;

constexpr Level chinese[] = {Level::strict, Level::gb, Level::basic, Level::loose};
constexpr Level japanese[] = {Level::ja_very_strict, Level::ja_strict, Level::ja_loose, Level::ja_very_loose};

// Only at these does a level differ from the weaker ones.
constexpr ClassSet edges_of(Level level) {
  switch (level) {
    case Level::strict:
      return classes(dsh, ell, sol, ite, cho, skn);
    case Level::gb:
    case Level::basic:
      return classes(sol, ite, cho, skn);
    case Level::ja_very_strict:
      return classes(exc, mid, con, dsh, ell, pre, ite, cho, skn);
    case Level::ja_strict:
    case Level::ja_loose:
      return classes(exc, mid, con, dsh, ell, pre, ite);
    default:
      return 0;
  }
}

}  // namespace

std::span<const Level> weaker_levels(Level level) {
  for (const std::span<const Level> chain : {std::span<const Level>(chinese), std::span<const Level>(japanese)}) {
    const auto at = std::ranges::find(chain, level);
    if (at != chain.end()) return chain.subspan(static_cast<size_t>(at - chain.begin()) + 1);
  }
  return {};
}

void Relaxer::lift(std::u32string_view chars, const std::vector<CharClass>& char_classes, ClassSet present,
                   const Language& language, Level level, WordBreak word_break, const std::vector<Penalty>& breaks,
                   std::vector<RelaxedBreak>& out) {
  out.clear();
  const Level strict = level_for(level, language.region);
  if ((present & edges_of(strict)) == 0) return;
  const std::span<const Level> levels = weaker_levels(strict);
  steps_.assign(chars.size(), 0);
  for (size_t step = 0; step < levels.size(); ++step) {
    breakers_[step].breaks(chars, char_classes, present, language, levels[step], word_break, weaker_);
    for (uint32_t i = 1; i < chars.size(); ++i) {
      if (breaks[i] == no_break && weaker_[i] != no_break && steps_[i] == 0) steps_[i] = static_cast<uint8_t>(step + 1);
    }
  }
  for (uint32_t i = 1; i < chars.size(); ++i) {
    if (steps_[i] != 0) out.push_back({i, steps_[i], levels[steps_[i] - 1u]});
  }
}

}  // namespace banxin
