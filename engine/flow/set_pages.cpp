#include "flow/set_pages.h"

#include <algorithm>

#include "flow/draw.h"
#include "flow/fold.h"
#include "flow/legible.h"

namespace banxin {
namespace {

const Slot* slot_of(const std::vector<Slot>& slots, const Block* block) {
  for (const Slot& slot : slots) {
    if (slot.block == block) return &slot;
    if (const Slot* inside = slot_of(slot.children, block)) return inside;
  }
  return nullptr;
}

Desk with_threads(Desk desk, const ThreadPlaces* threads) {
  desk.threads = threads;
  return desk;
}

// Sets the stories that run through several blocks of these pages.
class Threads {
 public:
  Threads(const Desk& desk, Shaper& shaper, std::span<const PlannedPage> pages, const Report& notes)
      : desk_(with_threads(desk, &places_)), shaper_(shaper), pages_(pages), notes_(notes) {
    for (const Thread& thread : desk.edition.threads)
      if (planned(thread.parts.front())) set(thread);
  }
  Threads(const Threads&) = delete;  // its desk refers to its places
  Threads& operator=(const Threads&) = delete;

  const Desk& desk() const { return desk_; }

 private:
  const PlannedPage* planned(const ThreadPart& part) const {
    const Page* page = &desk_.edition.pages[part.page];
    const auto found = std::ranges::find(pages_, page, &PlannedPage::page);
    return found == pages_.end() ? nullptr : &*found;
  }

  void set(const Thread& thread) {
    std::vector<Bench> benches;
    for (size_t i = 0; i < thread.parts.size(); ++i) {
      const ThreadPart& part = thread.parts[i];
      places_[part.block] = {.thread = &thread, .part = i};
      const PlannedPage* page = planned(part);
      benches.emplace_back(desk_, *page->page, *slot_of(*page->slots, part.block), shaper_, notes_);
    }
    const auto setting = thread.parts.front().block->set_thread(benches);
    for (const ThreadPart& part : thread.parts) places_[part.block].setting = setting;
  }

  ThreadPlaces places_;
  const Desk desk_;
  Shaper& shaper_;
  const std::span<const PlannedPage> pages_;
  const Report& notes_;
};

Sheet set_page(const Desk& desk, Shaper& shaper, const PlannedPage& planned, Report& notes) {
  std::vector<Laid> laid;
  laid.reserve(planned.slots->size());
  for (const Slot& slot : *planned.slots) laid.push_back(lay(desk, *planned.page, slot, shaper, notes));
  notes.enter({planned.page->number, {}});
  Sheet sheet = draw(*planned.page, desk.edition, std::move(laid), notes);
  check_fold(*planned.page, sheet, notes);
  check_legible(desk, *planned.page, sheet, notes);
  return sheet;
}

}  // namespace

std::vector<SetPage> set_pages(const Desk& desk, Shaper& shaper, std::span<const PlannedPage> pages,
                               const Report& notes) {
  const Threads threads(desk, shaper, pages, notes);
  std::vector<SetPage> set;
  for (const PlannedPage& page : pages) {
    SetPage& made = set.emplace_back(SetPage{{}, notes.sibling()});
    if (page.drawn) made.sheet = set_page(threads.desk(), shaper, page, made.notes);
  }
  return set;
}

}  // namespace banxin
