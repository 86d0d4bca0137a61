#include "api/lay_out.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "api/bleed_check.h"
#include "api/condition_check.h"
#include "api/in_parallel.h"
#include "api/own_inks.h"
#include "api/supplied_pages.h"
#include "base/message.h"
#include "grid/slots.h"
#include "read/read.h"

namespace banxin {
namespace {

// Which pages of the edition are asked for; a strip with both of its pages.
std::vector<bool> chosen_pages(const Edition& edition, const std::vector<int>& numbers, Report& report) {
  std::vector<bool> chosen;
  const auto is_asked = [&](int number) { return std::ranges::find(numbers, number) != numbers.end(); };
  for (const Page& page : edition.pages)
    chosen.push_back(numbers.empty() || (page.strip ? is_asked(page.number) && is_asked(page.second)
                                                    : is_asked(page.number) || (page.second && is_asked(page.second))));
  if (std::ranges::find(chosen, true) == chosen.end())
    report.error("no-such-page", edition.place, say("edition {} has no such page", edition.id),
                 say("name one of its pages with --page, or leave --page out"));
  return chosen;
}

// The places of the blocks on the pages of all groups; none on other pages.
std::vector<std::vector<Slot>> place_blocks(const Edition& edition, const std::vector<PageGroup>& groups,
                                            Report& report) {
  std::vector<bool> wanted(edition.pages.size(), false);
  for (const PageGroup& group : groups)
    for (const size_t page : group) wanted[page] = true;
  std::vector<size_t> pages(edition.pages.size());
  std::iota(pages.begin(), pages.end(), size_t{0});
  return in_parallel<std::vector<Slot>>(pages, report, [&](size_t page, Report& r) {
    r.enter({edition.pages[page].number, {}});
    return wanted[page] ? place_slots(edition.pages[page], r) : std::vector<Slot>{};
  });
}

// A block without a place cannot be shown where it stands; a rule between blocks is shown by these.
bool all_have_places(const std::vector<std::unique_ptr<const Block>>& blocks, const std::vector<Slot>& slots) {
  return std::ranges::all_of(blocks, [&](const auto& block) {
    const auto slot = std::ranges::find(slots, block.get(), &Slot::block);
    if (slot == slots.end() && !block->frame.between.empty()) return true;
    return slot != slots.end() && slot->area.width.mpt > 0 && slot->area.height.mpt > 0 &&
           (!block->children() || all_have_places(*block->children(), slot->children));
  });
}

bool all_have_places(const Edition& edition, const std::vector<PageGroup>& groups,
                     const std::vector<std::vector<Slot>>& slots) {
  return std::ranges::all_of(groups, [&](const PageGroup& group) {
    return std::ranges::all_of(group,
                               [&](size_t page) { return all_have_places(edition.pages[page].blocks, slots[page]); });
  });
}

/// A group, and the key that it is kept under; empty = it is kept nowhere.
struct MadeGroup {
  SetGroup set;
  std::string key;
  bool is_found = false;  ///< it was laid out before
};

MadeGroup make_group(const Engine& engine, const LayoutJob& job, const Edition& edition, const PageGroup& group,
                     const std::vector<std::vector<Slot>>& slots, const std::vector<bool>& drawn, PictureDesk& pictures,
                     const Report& notes) {
  MadeGroup made;
  if (job.kept) {
    made.key = KeptPages::key_of(edition, group, drawn, job.fit) + tongue_tags[static_cast<size_t>(notes.tongue())];
    if (const auto found = job.kept->find(made.key, pictures)) return {*found, std::move(made.key), true};
  }
  std::vector<PlannedPage> planned;
  for (const size_t page : group) planned.push_back({&edition.pages[page], &slots[page], drawn[page]});
  made.set = set_group(engine, edition, planned, job.fit, pictures, notes);
  return made;
}

// The sheets in the order of the edition, with what is to be said about them; returns what each was made from.
std::vector<PageUse> take_sheets(const std::vector<PageGroup>& groups, const std::vector<bool>& drawn,
                                 std::vector<MadeGroup>& made, const PictureDesk& pictures, LaidOut& laid,
                                 Report& report) {
  struct PageOf {
    MadeGroup* group = nullptr;
    size_t place = 0;
  };
  std::vector<PageOf> of(drawn.size());
  for (size_t g = 0; g < groups.size(); ++g)
    for (size_t i = 0; i < groups[g].size(); ++i) of[groups[g][i]] = {&made[g], i};
  std::vector<PageUse> uses;
  for (size_t page = 0; page < drawn.size(); ++page) {
    if (!drawn[page]) continue;
    const auto& [group, place] = of[page];
    report.join(group->set.pages[place].notes);
    laid.sheets.push_back(std::move(group->set.pages[place].sheet));
    uses.push_back(group->set.use);
    laid.keys.push_back(group->key.empty() ? "" : KeptPages::key_of_page(group->key, place, uses.back(), pictures));
  }
  return uses;
}

std::vector<const Page*> drawn_pages(const Edition& edition, const std::vector<bool>& drawn) {
  std::vector<const Page*> pages;
  for (size_t page = 0; page < drawn.size(); ++page)
    if (drawn[page]) pages.push_back(&edition.pages[page]);
  return pages;
}

}  // namespace

bool has_number(const Page& page, int number) {
  return number == page.number || (number != 0 && number == page.second);
}

void stop_if_failed(const Report& report, Overfull overfull) {
  const auto stops = [&](const Note& note) {
    constexpr std::string_view of_places[] = {"overfull", "overlap", "off-page", "not-between"};
    const bool shown = std::ranges::find(of_places, note.code) != std::end(of_places);
    return note.severity == Severity::error && !(overfull == Overfull::shows && shown);
  };
  if (std::ranges::any_of(report.notes(), stops)) throw InputFault{};
}

FaceFiles face_files(const FontShelf& fonts) {
  return [&fonts](FaceId face) {
    const FontShelf::File file = fonts.file(face);
    return FaceFile{file.bytes, file.index};
  };
}

LaidOut lay_out(const Engine& engine, const LayoutJob& job, Report& report, Timing* timing) {
  LaidOut laid{.fonts = engine.fonts()};
  laid.edition =
      read_edition(job.edition, engine.catalogue(), engine.kinds(), report, fault_of_profile, &engine.kept_trees());
  stop_if_failed(report);
  end_stage(timing, "read");

  const std::vector<bool> drawn = chosen_pages(laid.edition, job.pages, report);
  stop_if_failed(report);
  const std::vector<PageGroup> groups = groups_of(laid.edition, drawn);
  const std::vector<std::vector<Slot>> slots = place_blocks(laid.edition, groups, report);
  stop_if_failed(report, all_have_places(laid.edition, groups, slots) ? job.overfull : Overfull::stops);
  end_stage(timing, "geometry");

  auto pictures = std::make_unique<PictureDesk>(job.look, engine.pictures());
  std::vector<MadeGroup> made = in_parallel<MadeGroup>(groups, report, [&](const PageGroup& group, const Report& r) {
    return make_group(engine, job, laid.edition, group, slots, drawn, *pictures, r);
  });
  for (MadeGroup& group : made) {
    if (job.kept && !group.is_found) job.kept->keep(group.key, group.set, *pictures);
    laid.choices.merge(group.set.choices);
  }
  const std::vector<PageUse> uses = take_sheets(groups, drawn, made, *pictures, laid, report);
  pictures->attach_bytes(laid.sheets);
  if (job.look != PictureDesk::Look::until_paint) pictures->report_damage(laid.sheets, report);
  laid.pictures = std::move(pictures);
  stop_if_failed(report, Overfull::shows);  // supplied PDFs are judged all the same
  laid.inputs = gather_inputs(engine, laid.edition, *laid.pictures, drawn_pages(laid.edition, drawn), uses);
  if (timing) timing->beside("pictures", laid.pictures->spent_ms());
  end_stage(timing, "layout");
  judge_condition(engine, laid, report);
  judge_own_inks(laid, report);
  judge_photos(laid, report);
  judge_bleed(laid, report);
  judge_supplied(engine, laid, {}, report);
  stop_if_failed(report, job.overfull);
  return laid;
}

}  // namespace banxin
