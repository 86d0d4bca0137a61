#include "api/page_sums.h"

#include <algorithm>

#include "base/message.h"
#include "base/printable.h"
#include "base/utf8.h"

namespace banxin {
namespace {

Message characters_of(int n) { return n == 1 ? say("{} character", n) : say("{} characters", n); }

// So that it ends where the others end.
std::string padding(std::string_view gain) {
  constexpr size_t column = 8;
  size_t wide = 0;
  for (const char32_t c : utf8::to_utf32(gain)) wide += static_cast<size_t>(utf8::display_width(c));
  return std::string(column - std::min(column, wide), ' ');
}

}  // namespace

Message lines_and_characters(int lines, int characters) {
  if (lines == 0) return characters_of(characters);
  return characters == 0 ? lines_of(lines) : say("{}, {}", lines_of(lines), characters_of(characters));
}

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

std::string sum_words(const Sheet& sheet, Tongue tongue) {
  const PageSum sum = sum_of(sheet);
  Message words = sum.stories == 1 ? say("page {}: {} story", sheet.label(), sum.stories)
                                   : say("page {}: {} stories", sheet.label(), sum.stories);
  if (sum.over == 0 && sum.under == 0) return say("{}, full", words).in(tongue);
  if (sum.over > 0)
    words = say("{}, {} over by {}", words, sum.over, lines_and_characters(sum.lines_over, sum.characters_over));
  if (sum.under > 0)
    words = say("{}, {} under by {}", words, sum.under, lines_and_characters(sum.lines_under, sum.characters_under));
  return words.in(tongue);
}

std::string fit_words(const Sheet& sheet, Tongue tongue) {
  constexpr size_t most_remedies = 12;  // the cheapest; reports have all
  std::string words;
  const auto line = [&](const char* indent, const Message& text) {
    words += indent + printable(text.in(tongue)) + "\n";
  };
  for (const Copyfit& fit : sheet.copyfits) {
    if (fit.remedies.empty() && fit.applied.empty()) continue;
    const SheetStory* story = sheet.find_story(fit.story);
    line("  ", say("{} in {}: needs {}, has {}", story ? story->name : "", fit.block, lines_of(fit.need_lines()),
                   fit.room_lines));
    for (const Remedy& remedy : fit.applied) line("    ", say("done: {}", remedy.text));
    if (!fit.applied.empty()) continue;
    for (size_t i = 0; i < std::min(fit.remedies.size(), most_remedies); ++i) {
      const std::string gain = lines_of(fit.remedies[i].gain_lines).in(tongue);
      line("    ", verbatim(padding(gain) + gain + "  " + fit.remedies[i].text.in(tongue)));
    }
    if (fit.remedies.size() > most_remedies)
      line("    ", say("and {} more in the report", fit.remedies.size() - most_remedies));
  }
  return words;
}

}  // namespace banxin
