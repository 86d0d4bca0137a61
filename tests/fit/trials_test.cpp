// Copyfit on the samples: their stories grow and shrink, and are made to fill their blocks again; what remedies are
// said to bring is what they bring.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "api/page_sums.h"
#include "base/utf8.h"
#include "read/slot_edit.h"
#include "tests/fit/changed_story.h"
#include "tests/house.h"
#include "tests/notes.h"

using namespace banxin;
using namespace banxin::test;

namespace {

struct Tally {
  int trials = 0, full = 0;
};
/// By the share of the story that was changed: to 2 %, to 5 %, more.
struct Tallies {
  Tally near, far, beyond;
  Tally& of(double share) { return share <= 0.02 ? near : share <= 0.05 ? far : beyond; }
};

std::string without_spaces(const std::string& text) {
  std::u32string kept;
  for (const char32_t c : utf8::to_utf32(text))
    if (c != U' ' && c != U'\u3000' && c != U'\u2028') kept += c;
  return utf8::from_utf32(kept);
}

// What the pages say of a story, as it is read.
std::string words_laid(const LaidOut& laid, StoryId story) {
  constexpr Role of_text[] = {Role::body, Role::quote, Role::label, Role::heading, Role::initial};
  std::string words;
  for (const Sheet& sheet : laid.sheets)
    for (const PlacedBlock& block : sheet.blocks)
      for (const PlacedFrame& frame : block.frames)
        for (const PlacedLine& line : frame.lines)
          if (block.story == story && std::ranges::find(of_text, line.role) != std::end(of_text)) words += line.text;
  return without_spaces(words);
}

const Story& story_of(const FitOutcome& made, const Copyfit& fit) { return made.laid.edition.stories[fit.story.index]; }

bool all_full(const std::vector<Copyfit>& fits) {
  return std::ranges::all_of(fits, [](const Copyfit& fit) { return fit.state() == Copyfit::State::fits; });
}

// Made full, it says the words that it said before, with those that had no room; what was done is told, each thing.
void check_made_full(const FitOutcome& made, const Copyfit& fit, const FitOutcome& before) {
  CHECK(fit.state() == Copyfit::State::fits);
  const std::string& file = story_of(made, fit).file;
  const Copyfit* was = copyfit_of(before.laid, file, fit.block);
  REQUIRE(was != nullptr);
  const std::string all = words_laid(made.laid, fit.story), first = words_laid(before.laid, was->story);
  CHECK(!first.empty());
  CHECK(all.starts_with(first));
  CHECK(utf8::length(all) - utf8::length(first) == static_cast<size_t>(was->characters_over));
  const std::string told = test::told(made.report);
  CHECK(told.find("info[fitted]") != std::string::npos);
  for (const Remedy& done : fit.applied) {
    CHECK(done.kind != Remedy::Kind::cut);
    CHECK_MESSAGE(told.find(done.text.english()) != std::string::npos, done.text.english());
  }
}

Tallies make_trials(int count, int places, int first_seed) {
  const Samples all;
  const std::vector<FittingStory> stories = fitting_stories(all);
  REQUIRE(stories.size() > 10);
  Tallies tallies;
  for (int seed = first_seed; seed < first_seed + count; ++seed) {
    const ChangedStory trial(stories[static_cast<size_t>(seed) % stories.size()], static_cast<unsigned>(seed), places);
    CAPTURE(trial.what());
    const FitOutcome made = lay_fitting(trial.story().edition, {.remedies = true, .may = FitMeans::heads});
    REQUIRE_MESSAGE(made.good, test::told(made.report));
    const auto fits = copyfits(made.laid);
    Tally& tally = tallies.of(trial.share());
    ++tally.trials;
    tally.full += all_full(fits) ? 1 : 0;
    const bool any_done = std::ranges::any_of(fits, [](const Copyfit& fit) { return !fit.applied.empty(); });
    const FitOutcome before = any_done ? lay_fitting(trial.story().edition, {.may = FitMeans::nothing}) : FitOutcome{};
    for (const Copyfit& fit : fits) {
      if (!fit.applied.empty()) check_made_full(made, fit, before);
      // Nobody loses text that was there, whoever gains by it.
      const Copyfit* was = any_done ? copyfit_of(before.laid, story_of(made, fit).file, fit.block) : nullptr;
      if (was) CHECK((excess(fit) <= 0 || excess(fit) <= excess(*was)));
    }
    if (all_full(fits)) continue;
    for (const Sheet& sheet : made.laid.sheets)
      if (const std::string words = fit_words(sheet, Tongue::english); !words.empty())
        MESSAGE(trial.what() << " is not full:\n" << words);
  }
  return tallies;
}

// Of a few trials one more or less is no measure.
void judge(const Tallies& made, int places) {
  const auto& [near, far, beyond] = made;
  MESSAGE(places << " place(s): within 2 %: " << near.full << " of " << near.trials << " full; 2 to 5 %: " << far.full
                 << " of " << far.trials << "; beyond: " << beyond.full << " of " << beyond.trials);
  const bool many = near.trials + far.trials + beyond.trials >= 100;
  CHECK(near.full * 100 >= near.trials * (many ? 98 : 80));
  CHECK((near.full + far.full) * 100 >= (near.trials + far.trials) * (many ? 90 : 75));
}

// The keys of a remedy put into its slot: "fit: {shorter: [5]}, lines: 7".
std::string with_remedy(std::string text, FileId file, Place page, const char* main_key, const Remedy& remedy,
                        Report& report) {
  std::string rest = remedy.slot;
  while (!rest.empty()) {
    SlotValue value{remedy.block, main_key, {}, {}};
    const size_t colon = rest.find(": ");
    value.path.push_back(rest.substr(0, colon));
    size_t end = colon + 2;
    if (rest[end] == '{') {
      const size_t inner = rest.find(": ", end),
                   close =
                       rest.find('}', rest.find('[', inner) < rest.find('}', inner) ? rest.find(']', inner) : inner);
      value.path.push_back(rest.substr(end + 1, inner - end - 1));
      value.value = rest.substr(inner + 2, close - inner - 2);
      end = close + 1;
    } else {
      const size_t close = std::min(rest.find(", ", end), rest.size());
      value.value = rest.substr(end, close - end);
      end = close;
    }
    const auto written = with_slot_value(text, file, page, value, report);
    REQUIRE_MESSAGE(written.has_value(), test::told(report));
    text = *written;
    rest = end < rest.size() ? rest.substr(end + 2) : "";
  }
  return text;
}

const Page* page_with(const Edition& edition, const std::string& block, int number) {
  for (const Page& page : edition.pages)
    if (page.number == number && find_block(page.blocks, block)) return &page;
  for (const Page& page : edition.pages)
    if (find_block(page.blocks, block)) return &page;
  return nullptr;
}

// The story up to a place in it.
std::string cut_at(const std::string& story, const Place& place) {
  std::u32string text = utf8::to_utf32(story);
  size_t at = 0;
  for (int line = 1; line < place.line; ++line) at = text.find(U'\n', at) + 1;
  return utf8::from_utf32(text.substr(0, at + static_cast<size_t>(place.column) - 1)) + "\n";
}

// "add 30 characters".
int characters_in(const Remedy& remedy) {
  const std::string words = remedy.text.english();
  return std::atoi(words.c_str() + words.find_first_of("0123456789"));
}

// Does what a remedy says by hand, in the files, and nothing else.
FitOutcome with_remedy_alone(const ChangedStory& trial, const LaidOut& laid, const Remedy& remedy) {
  const std::filesystem::path &edition = trial.story().edition, &file = trial.story().file;
  const std::string before = *read_file(edition, 1'000'000);
  if (remedy.kind == Remedy::Kind::cut) {
    write_whole(file, cut_at(trial.text(), remedy.place));
  } else if (remedy.kind == Remedy::Kind::add) {
    write_whole(file, lengthened(trial.text(), characters_in(remedy)));
  } else {
    REQUIRE_FALSE(remedy.slot.empty());
    Report notes(std::make_shared<Sources>());
    const Page* page = page_with(laid.edition, remedy.block, remedy.page);
    REQUIRE(page != nullptr);
    const Block* block = find_block(page->blocks, remedy.block);
    const auto& kinds = test::house().kinds();
    const auto kind = std::ranges::find_if(kinds, [&](const BlockKind& k) { return block->kind == k.name; });
    Place place = page->place;
    place.file = notes.sources().add("edition.yaml", before);
    write_whole(edition, with_remedy(before, place.file, place, kind->main_key, remedy, notes));
  }
  FitOutcome after = lay_fitting(edition, {});
  write_whole(edition, before);
  write_whole(file, trial.text());
  return after;
}

}  // namespace

TEST_CASE("stories of the samples, 1 to 60 characters longer or shorter at one place, fill their blocks again") {
  judge(make_trials(trials_wanted(8), 1, 1), 1);
}

TEST_CASE("stories of the samples, 1 to 60 characters longer or shorter at ten places, fill their blocks again") {
  judge(make_trials(trials_wanted(4), 10, 5001), 10);
}

TEST_CASE("each remedy alone brings what it is said to bring") {
  const Samples all;
  const std::vector<FittingStory> stories = fitting_stories(all);
  const int trials = trials_wanted(4);
  std::map<std::string_view, int> tried, wrong;
  for (int seed = 1157; seed < 1157 + trials; ++seed) {
    const ChangedStory trial(stories[static_cast<size_t>(seed) % stories.size()], static_cast<unsigned>(seed),
                             seed % 2 ? 1 : 10, seed % 3 == 0);
    const FitOutcome made = lay_fitting(trial.story().edition, {.remedies = true, .may = FitMeans::nothing});
    REQUIRE_MESSAGE(made.good, test::told(made.report));
    for (const Copyfit& fit : copyfits(made.laid))
      for (const Remedy& remedy : fit.remedies) {
        CAPTURE(trial.what());
        CAPTURE(remedy.text.english());
        CAPTURE(remedy.slot);
        const FitOutcome after = with_remedy_alone(trial, made.laid, remedy);
        REQUIRE_MESSAGE(after.good, test::told(after.report));
        const Copyfit* now = copyfit_of(after.laid, story_of(made, fit).file, fit.block);
        REQUIRE(now != nullptr);
        const int nearer = excess(fit) > 0 ? excess(fit) - excess(*now) : excess(*now) - excess(fit);
        CHECK(nearer == remedy.gain_lines);
        ++tried[name_of(remedy.kind)];
        wrong[name_of(remedy.kind)] += nearer == remedy.gain_lines ? 0 : 1;
      }
  }
  std::string sums;
  for (const auto& [kind, count] : tried) sums += fmt::format(" {} {} ({} wrong)", kind, count, wrong[kind]);
  MESSAGE("remedies tried alone:" << sums);
  CHECK((!tried.empty() || trials == 0));
}
