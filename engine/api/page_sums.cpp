#include "api/page_sums.h"

#include <fmt/format.h>

#include "base/printable.h"

namespace banxin {
namespace {

std::string counted(int n, const char* one) { return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s"); }

std::string amount(int lines, int characters) {
  if (lines == 0) return counted(characters, "character");
  return characters == 0 ? counted(lines, "line") : counted(lines, "line") + ", " + counted(characters, "character");
}

}  // namespace

PageSum sum_of(const Sheet& sheet) {
  PageSum sum{.stories = static_cast<int>(sheet.stories.size())};
  for (const Copyfit& fit : sheet.copyfits) {
    const Copyfit::State state = fit.state();
    if (state == Copyfit::State::overset) ++sum.over;
    if (state == Copyfit::State::underset) ++sum.under;
    sum.lines_over += fit.lines_over, sum.characters_over += fit.characters_over;
    sum.lines_under += fit.lines_under, sum.characters_under += fit.characters_under;
  }
  return sum;
}

std::string sum_words(const Sheet& sheet) {
  const PageSum sum = sum_of(sheet);
  std::string words = fmt::format("page {}: {}", sheet.label(),
                                  sum.stories == 1 ? std::string("1 story") : fmt::format("{} stories", sum.stories));
  if (sum.over == 0 && sum.under == 0) return words + ", full";
  if (sum.over > 0) words += fmt::format(", {} over by {}", sum.over, amount(sum.lines_over, sum.characters_over));
  if (sum.under > 0) words += fmt::format(", {} under by {}", sum.under, amount(sum.lines_under, sum.characters_under));
  return words;
}

std::string fit_words(const Sheet& sheet) {
  constexpr size_t most_remedies = 12;  // the cheapest; reports have all
  std::string words;
  for (const Copyfit& fit : sheet.copyfits) {
    if (fit.remedies.empty() && fit.applied.empty()) continue;
    const SheetStory* story = sheet.find_story(fit.story);
    words += fmt::format("  {} in {}: needs {}, has {}\n", printable(story ? story->name : ""), fit.block,
                         counted(fit.need_lines(), "line"), fit.room_lines);
    for (const Remedy& remedy : fit.applied) words += fmt::format("    done: {}\n", printable(remedy.text));
    if (!fit.applied.empty()) continue;
    for (size_t i = 0; i < std::min(fit.remedies.size(), most_remedies); ++i)
      words +=
          fmt::format("    {:>8}  {}\n", counted(fit.remedies[i].gain_lines, "line"), printable(fit.remedies[i].text));
    if (fit.remedies.size() > most_remedies)
      words += fmt::format("    and {} more in the report\n", fit.remedies.size() - most_remedies);
  }
  return words;
}

}  // namespace banxin
