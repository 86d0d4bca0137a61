// Trials: the stories of a group of pages set again under other choices, and what came of it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "flow/set_pages.h"
#include "flow/thread.h"
#include "grid/slots.h"

namespace banxin {

/// A story with the blocks that it runs through.
struct Teller {
  struct Part {
    size_t page = 0;  ///< of the group
    const Block* block = nullptr;
  };
  StoryId story;
  std::vector<Part> parts;

  const Block* first() const { return parts.front().block; }
};

/// What is wrong somewhere, to be told apart from what is wrong elsewhere.
using Faults = std::set<std::pair<std::string, Place>>;
/// Adds the warnings and errors of a report, those of copyfit apart.
void add_faults(const Report& report, Faults& faults);

/// A story as it was set in a trial.
struct TriedStory {
  std::shared_ptr<const ThreadSetting> setting;  ///< null: its blocks have no room for text
  Faults faults;                                 ///< beside over- and underset

  const Copyfit& fit() const { return setting->fit; }
  /// Lines that are over; below 0: free.
  int excess() const { return fit().lines_over - fit().lines_under; }
  bool fits() const { return fit().state() == Copyfit::State::fits; }
};

/// Whether a story is further from full with so many lines over than with so many before, or loses text for it.
constexpr bool is_worse(int excess, int before) {
  const int off = excess < 0 ? -excess : excess, was_off = before < 0 ? -before : before;
  return off > was_off || (excess > 0 && before <= 0);
}

/// What came of choices: the stories that they touch, by their number; and what became worse elsewhere.
struct Trial {
  std::map<size_t, TriedStory> told;
  Faults new_faults;  ///< that were not there before
};

/// Sets stories of a group of pages again. What came before is kept: shaped text, the settings of untouched stories.
class Trials {
 public:
  Trials(const Desk& desk, Shaper& shaper, std::span<const PlannedPage> pages, const Report& notes);
  Trials(const Trials&) = delete;  // its desk refers to its places
  Trials& operator=(const Trials&) = delete;

  const std::vector<Teller>& tellers() const { return tellers_; }
  const Edition& edition() const { return desk_.edition; }
  const Page& page_of(const Teller::Part& part) const { return *pages_[part.page].page; }
  const Slot& slot_of(const Teller::Part& part) const;
  std::span<const PlannedPage> pages() const { return pages_; }

  /// Story `teller` as blocks and edition say.
  const TriedStory& before(size_t teller);
  /// Nothing where a block would have no place, or a story no room.
  std::optional<Trial> run(const FitChoices& choices);
  /// The places of all blocks, page by page; nothing where one has none.
  std::optional<std::vector<std::vector<Slot>>> places(const FitChoices& choices) const;
  /// How often a story was set.
  int settings() const { return settings_; }
  /// At a bench of this part of a story, under no choice.
  Bench bench_of(const Teller::Part& part) { return bench(desk_, part, slot_of(part)); }

 private:
  Bench bench(const Desk& desk, const Teller::Part& part, const Slot& slot) const {
    return {desk, page_of(part), slot, shaper_, notes_};
  }
  void find_tellers();
  void find_tellers(size_t page, const std::vector<Slot>& slots, const std::set<const Block*>& known);
  TriedStory set(const Desk& desk, const Teller& teller, const std::vector<std::vector<Slot>>& slots);
  Faults faults_of_block(const Desk& desk, size_t page, const Slot& slot) const;
  void look_at_block(const Desk& desk, size_t page, const Slot& slot, const Slot& was, Trial& trial);

  ThreadPlaces places_;
  SettingsByBlock settings_before_;
  Desk desk_;
  Shaper& shaper_;
  const std::span<const PlannedPage> pages_;
  const Report& notes_;
  std::vector<std::vector<Slot>> slots_;
  std::vector<Teller> tellers_;
  std::map<size_t, TriedStory> before_;
  std::map<const Block*, Faults> block_faults_;  // of blocks that tell no story, under no choice
  int settings_ = 0;
};

/// The slot of a block among these and those inside them; null when there is none.
const Slot* find_slot(const std::vector<Slot>& slots, const Block* block);

/// Lays `change` over the choice of a block: what was chosen for it before, or what it says itself.
void add_choice(FitChoices& choices, const Block& block, const FitChoice& change);

}  // namespace banxin
