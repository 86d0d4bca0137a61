#include "fit/trials.h"

#include <algorithm>
#include <functional>

namespace banxin {
namespace {

// Copyfit is measured, and its notes are no faults beside it.
bool is_copyfit(const Note& note) {
  return note.code == "overset" || note.code == "underset" || note.code == "fit-choice";
}

bool same_place(const Slot& a, const Slot& b) {
  const auto same_strip = [](const Strip& one, const Strip& other) {
    return one.area == other.area && one.first_line == other.first_line && one.lines == other.lines;
  };
  return a.area == b.area && a.first_line == b.first_line && a.lines == b.lines && a.obstacles == b.obstacles &&
         std::ranges::equal(a.strips, b.strips, same_strip);
}

FitChoice own_choice(const Block& block) {
  const BlockFit* fit = block.fit();
  return fit ? fit->choice : FitChoice{};
}

// Beside the text of its story.
bool changes_head(const FitChoice& choice, const FitChoice& before) {
  return choice.headline != before.headline || choice.without_kicker != before.without_kicker ||
         choice.without_deck != before.without_deck || choice.pictures != before.pictures;
}

// Rows of text, fewer than three, between a headline or an edge and what the text runs round: they look lost.
int lost_rows(const ThreadSetting& setting) {
  constexpr int least_together = 3;
  int lost = 0;
  for (const Room& room : setting.rooms) {
    if (room.obstacles.empty()) continue;
    const std::vector<Row> rows = rows_of(room, std::vector<int>(room.columns.size(), room.foot));
    for (size_t first = 0, n = 1; n <= rows.size(); ++n) {
      if (n < rows.size() && rows[n].column == rows[first].column && rows[n].line == rows[n - 1].line + 1) continue;
      if (n - first < least_together) ++lost;
      first = n;
    }
  }
  return lost;
}

void take_all(std::vector<int>& numbers, const std::vector<int>& more) {
  numbers.insert(numbers.end(), more.begin(), more.end());
  std::ranges::sort(numbers);
  numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
}

}  // namespace

void add_faults(const Report& report, Faults& faults) {
  for (const Note& note : report.notes())
    if (note.severity != Severity::info && !is_copyfit(note)) faults.emplace(note.code, note.place);
}

const Slot* find_slot(const std::vector<Slot>& slots, const Block* block) {
  for (const Slot& slot : slots) {
    if (slot.block == block) return &slot;
    if (const Slot* inside = find_slot(slot.children, block)) return inside;
  }
  return nullptr;
}

void add_choice(FitChoices& choices, const Block& block, const FitChoice& change) {
  FitChoice& choice = choices.try_emplace(&block, own_choice(block)).first->second;
  take_all(choice.shorter, change.shorter);
  take_all(choice.longer, change.longer);
  for (const FitPicture& picture : change.pictures) {
    const auto same = std::ranges::find(choice.pictures, picture.number, &FitPicture::number);
    if (same == choice.pictures.end())
      choice.pictures.push_back(picture);
    else
      same->lines += picture.lines;
  }
  choice.white += change.white;
  choice.tracking += change.tracking;
  choice.headline += change.headline;
  choice.lines += change.lines;
  choice.without_kicker |= change.without_kicker;
  choice.without_deck |= change.without_deck;
  if (change.cut) choice.cut = change.cut;
  choice.added += change.added;
}

Trials::Trials(const Desk& desk, Shaper& shaper, std::span<const PlannedPage> pages, const Report& notes)
    : desk_(desk), shaper_(shaper), pages_(pages), notes_(notes) {
  desk_.threads = &places_;
  desk_.earlier = &settings_before_;
  for (const PlannedPage& page : pages) slots_.push_back(*page.slots);
  find_tellers();
}

const Slot& Trials::slot_of(const Teller::Part& part) const { return *find_slot(slots_[part.page], part.block); }

void Trials::find_tellers() {
  std::set<const Block*> known;
  for (const Thread& thread : desk_.edition.threads) {
    if (!thread.story) continue;
    Teller teller{.story = *thread.story, .parts = {}};
    for (size_t i = 0; i < thread.parts.size(); ++i) {
      const ThreadPart& part = thread.parts[i];
      const auto page = std::ranges::find(pages_, &desk_.edition.pages[part.page], &PlannedPage::page);
      if (page == pages_.end()) break;
      teller.parts.push_back({static_cast<size_t>(page - pages_.begin()), part.block});
      places_[part.block] = {.thread = &thread, .part = i};
      known.insert(part.block);
    }
    if (teller.parts.size() == thread.parts.size()) tellers_.push_back(std::move(teller));
  }
  for (size_t page = 0; page < pages_.size(); ++page) find_tellers(page, slots_[page], known);
}

void Trials::find_tellers(size_t page, const std::vector<Slot>& slots, const std::set<const Block*>& known) {
  for (const Slot& slot : slots) {
    const auto story = slot.block->story_shown();
    if (story && slot.block->fit() && !known.contains(slot.block))
      tellers_.push_back({.story = *story, .parts = {{page, slot.block}}});
    find_tellers(page, slot.children, known);
  }
}

TriedStory Trials::set(const Desk& desk, const Teller& teller, const std::vector<std::vector<Slot>>& slots) {
  ++settings_;
  std::vector<Bench> benches;
  for (const Teller::Part& part : teller.parts)
    benches.push_back(bench(desk, part, *find_slot(slots[part.page], part.block)));
  TriedStory told{.setting = teller.first()->set_thread(benches), .faults = {}};
  if (told.setting) add_faults(told.setting->notes, told.faults);
  return told;
}

const TriedStory& Trials::before(size_t teller) {
  const auto known = before_.find(teller);
  if (known != before_.end()) return known->second;
  const TriedStory& told = before_[teller] = set(desk_, tellers_[teller], slots_);
  settings_before_[tellers_[teller].first()] = told.setting;
  return told;
}

std::optional<std::vector<std::vector<Slot>>> Trials::places(const FitChoices& choices) const {
  if (std::ranges::none_of(choices, [](const auto& choice) { return choice.second.lines != 0; })) return slots_;
  std::vector<std::vector<Slot>> placed;
  for (const PlannedPage& page : pages_) {
    Report before = notes_.sibling(), after = notes_.sibling();
    placed.push_back(place_slots(*page.page, after, &choices));
    if (after.failed()) return std::nullopt;
    if (!after.warned()) continue;
    place_slots(*page.page, before);
    if (after.notes().size() > before.notes().size()) return std::nullopt;
  }
  return placed;
}

// What is wrong with a block, its text apart.
Faults Trials::faults_of_block(const Desk& desk, size_t page, const Slot& slot) const {
  Faults faults;
  const Laid laid = lay(desk, *pages_[page].page, slot, shaper_, notes_);
  add_faults(laid.notes, faults);
  return faults;
}

void Trials::look_at_block(const Desk& desk, size_t page, const Slot& slot, const Slot& was, Trial& trial) {
  if (!block_faults_.contains(slot.block)) block_faults_[slot.block] = faults_of_block(desk_, page, was);
  const Faults& before = block_faults_[slot.block];
  for (const auto& fault : faults_of_block(desk, page, slot))
    if (!before.contains(fault)) trial.new_faults.insert(fault);
}

std::optional<Trial> Trials::run(const FitChoices& choices) {
  const auto slots = places(choices);
  if (!slots) return std::nullopt;
  Desk desk = desk_;
  desk.choices = &choices;
  Trial trial;
  std::set<const Block*> tellers;  // looked at
  const auto changed = [&](const Block* block) {
    const auto choice = choices.find(block);
    return choice != choices.end() && !(choice->second == own_choice(*block));
  };
  for (size_t t = 0; t < tellers_.size(); ++t) {
    const Teller& teller = tellers_[t];
    bool touched = changed(teller.first());
    for (const Teller::Part& part : teller.parts) {
      tellers.insert(part.block);
      touched |= !same_place(slot_of(part), *find_slot((*slots)[part.page], part.block));
    }
    if (!touched) continue;
    before(t);
    TriedStory told = set(desk, teller, *slots);
    if (!told.setting) return std::nullopt;
    for (const auto& fault : told.faults)
      if (!before(t).faults.contains(fault)) trial.new_faults.insert(fault);
    if (lost_rows(*told.setting) > lost_rows(*before(t).setting)) trial.new_faults.emplace("lost-rows", Place{});
    trial.told.emplace(t, std::move(told));
    const auto choice = choices.find(teller.first());
    if (teller.parts.size() == 1 && choice != choices.end() &&
        changes_head(choice->second, own_choice(*teller.first()))) {
      const Teller::Part& part = teller.parts.front();
      look_at_block(desk, part.page, *find_slot((*slots)[part.page], part.block), slot_of(part), trial);
    }
  }
  const std::function<void(size_t, const std::vector<Slot>&, const std::vector<Slot>&)> look =
      [&](size_t page, const std::vector<Slot>& now, const std::vector<Slot>& was) {
        for (size_t i = 0; i < std::min(now.size(), was.size()); ++i) {
          const bool moved = !same_place(now[i], was[i]) || changed(now[i].block);
          if (moved && !tellers.contains(now[i].block) && now[i].children.empty())
            look_at_block(desk, page, now[i], was[i], trial);
          look(page, now[i].children, was[i].children);
        }
      };
  for (size_t page = 0; page < slots->size(); ++page) look(page, (*slots)[page], slots_[page]);
  return trial;
}

}  // namespace banxin
