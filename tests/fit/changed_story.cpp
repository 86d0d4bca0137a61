#include "tests/fit/changed_story.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"
#include "tests/house.h"

namespace fs = std::filesystem;

namespace banxin::test {
namespace {

const char* const samples[] = {"yunfu-2025-09-07/edition.yaml", "yunfu-2025-09-07/four-pages.yaml",
                               "gangwan-2026-03-14/edition.yaml", "gangwan-2026-03-14/vertical.yaml",
                               "minato-2026-03-14/edition.yaml"};
constexpr int most_changed = 60;
constexpr std::u32string_view marks = U"“”‘’「」『』（）《》()、，。：；？！—…";
constexpr std::u32string_view paired = U"“”‘’「」『』（）《》()";

using StoryLines = std::vector<std::u32string>;

StoryLines lines_of(const std::string& text) {
  StoryLines lines(1);
  for (const char32_t c : utf8::to_utf32(text)) c == U'\n' ? lines.push_back({}) : lines.back().push_back(c);
  return lines;
}

std::string text_of(const StoryLines& lines) {
  std::u32string all;
  for (size_t i = 0; i < lines.size(); ++i) all += (i ? U"\n" : U"") + lines[i];
  return utf8::from_utf32(all);
}

// The running text of a story file: its lines that are paragraphs without markup, and not short.
std::vector<size_t> plain_lines(const StoryLines& lines) {
  std::vector<size_t> plain;
  int fences = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i] == U"---") ++fences;
    const bool markup = lines[i].find_first_of(U"#|>![]{}*_<:`") != std::u32string::npos;
    if (fences == 2 && lines[i].size() > most_changed + 10 && !markup) plain.push_back(i);
  }
  return plain;
}

// Running text of the story without marks, from any place of it.
std::u32string words_from(const StoryLines& lines, const std::vector<size_t>& plain, size_t count,
                          std::mt19937& random) {
  std::u32string words;
  const std::u32string& from = lines[plain[random() % plain.size()]];
  for (size_t i = random() % from.size(); words.size() < count; i = (i + 1) % from.size())
    if (marks.find(from[i]) == marks.npos) words += from[i];
  return words;
}

bool change_once(StoryLines& lines, const std::vector<size_t>& plain, int change, std::mt19937& random) {
  for (int tries = 0; tries < 40; ++tries) {
    std::u32string& line = lines[plain[random() % plain.size()]];
    if (line.size() < 8) continue;
    const size_t count = static_cast<size_t>(std::abs(change)), at = 2 + random() % (line.size() - 4);
    if (change > 0) {
      line.insert(at, words_from(lines, plain, count, random));
      return true;
    }
    if (at + count + 2 > line.size()) continue;
    if (std::u32string_view(line).substr(at, count).find_first_of(paired) != std::u32string_view::npos) continue;
    line.erase(at, count);
    return true;
  }
  return false;
}

int characters_of(const Story& story) {
  int characters = 0;
  for (const Section& section : story.sections)
    for (const Paragraph& paragraph : section.paragraphs)
      for (const Span& span : paragraph.spans) characters += static_cast<int>(utf8::length(span.text));
  return characters;
}

}  // namespace

Samples::Samples() {
  for (const char* part : {"samples", "templates"})
    fs::copy(fs::path(BANXIN_SOURCE_DIR) / part, folder.path / part, fs::copy_options::recursive);
}

FitOutcome lay_fitting(const fs::path& edition, FitJob fit) {
  FitOutcome made;
  try {
    made.laid = lay_out(house(), {.edition = edition, .look = PictureDesk::Look::head, .fit = fit}, made.report);
  } catch (const InputFault&) {
    made.good = false;
  }
  return made;
}

std::vector<Copyfit> copyfits(const LaidOut& laid) {
  std::vector<Copyfit> all;
  for (const Sheet& sheet : laid.sheets) all.insert(all.end(), sheet.copyfits.begin(), sheet.copyfits.end());
  return all;
}

const Copyfit* copyfit_of(const LaidOut& laid, const std::string& file, const std::string& block) {
  for (const Sheet& sheet : laid.sheets)
    for (const Copyfit& fit : sheet.copyfits)
      if (fit.block == block && laid.edition.stories[fit.story.index].file == file) return &fit;
  return nullptr;
}

std::vector<FittingStory> fitting_stories(const Samples& all) {
  std::vector<FittingStory> stories;
  for (const char* sample : samples) {
    const fs::path edition = all.edition(sample);
    const FitOutcome base = lay_fitting(edition, {});
    for (const Copyfit& fit : copyfits(base.laid)) {
      if (fit.state() != Copyfit::State::fits) continue;
      const Story& story = base.laid.edition.stories[fit.story.index];
      const fs::path file = edition.parent_path() / story.file;
      if (plain_lines(lines_of(read_file(file, 1'000'000).value_or(""))).empty()) continue;
      stories.push_back({edition, file, story.file, fit.block, characters_of(story)});
    }
  }
  return stories;
}

std::optional<std::string> changed(const std::string& story, int change, int places, std::mt19937& random) {
  StoryLines lines = lines_of(story);
  const std::vector<size_t> plain = plain_lines(lines);
  if (plain.empty()) return std::nullopt;
  const int sign = change < 0 ? -1 : 1;
  for (int left = std::abs(change); places > 0 && left > 0; --places) {
    const int share = (left + places - 1) / places;
    if (!change_once(lines, plain, sign * share, random)) return std::nullopt;
    left -= share;
  }
  return text_of(lines);
}

std::string lengthened(const std::string& story, int characters) {
  StoryLines lines = lines_of(story);
  const std::vector<size_t> plain = plain_lines(lines);
  std::mt19937 random(1);
  std::u32string& line = lines[plain.back()];
  const size_t end = line.size() - (marks.find(line.back()) == marks.npos ? 0 : 1);
  line.insert(end, words_from(lines, plain, static_cast<size_t>(characters), random));
  return text_of(lines);
}

ChangedStory::ChangedStory(const FittingStory& story, unsigned seed, int places, bool head_may_go)
    : story_(story), seed_(seed), before_(*read_file(story.file, 1'000'000)) {
  std::mt19937 random(seed);
  while (after_.empty()) {
    change_ = (random() % 2 ? 1 : -1) * static_cast<int>(1 + random() % most_changed);
    after_ = changed(before_, change_, places, random).value_or("");
  }
  if (head_may_go) after_.insert(after_.find('\n') + 1, "may-leave-out: [kicker, deck]\n");
  write_whole(story_.file, after_);
}

ChangedStory::~ChangedStory() { write_whole(story_.file, before_); }

double ChangedStory::share() const { return std::abs(change_) / static_cast<double>(story_.characters); }

std::string ChangedStory::what() const {
  return fmt::format("trial {}: {} {:+} of {}", seed_, story_.name, change_, story_.characters);
}

int trials_wanted(int usually) {
  const char* wanted = std::getenv("BANXIN_TRIALS");
  return wanted ? std::atoi(wanted) : usually;
}

}  // namespace banxin::test
