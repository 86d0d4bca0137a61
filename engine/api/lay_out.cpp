#include "api/lay_out.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "api/in_parallel.h"
#include "api/own_inks.h"
#include "api/supplied_pages.h"
#include "fit/set_fitting.h"
#include "grid/slots.h"
#include "photo/tone.h"
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
    report.error("no-such-page", edition.place, fmt::format("edition {} has no such page", edition.id),
                 "name one of its pages with --page, or leave --page out");
  return chosen;
}

/// Pages that threads tie to each other, by their index in the edition, ascending: set by one task.
using PageGroup = std::vector<size_t>;

// The groups that the pages to be drawn stand in, in the order of the edition.
std::vector<PageGroup> groups_of(const Edition& edition, const std::vector<bool>& drawn) {
  std::vector<size_t> group(edition.pages.size());  // of each page the first page of its group
  std::iota(group.begin(), group.end(), size_t{0});
  for (const Thread& thread : edition.threads)
    for (const ThreadPart& part : thread.parts) {
      const size_t one = group[part.page], other = group[thread.parts.front().page];
      for (size_t& first : group)
        if (first == std::max(one, other)) first = std::min(one, other);
    }
  std::vector<PageGroup> groups(edition.pages.size());
  for (size_t i = 0; i < group.size(); ++i) groups[group[i]].push_back(i);
  std::erase_if(groups, [&](const PageGroup& pages) {
    return std::ranges::none_of(pages, [&](size_t page) { return drawn[page]; });
  });
  return groups;
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

/// The pages of a group set, and what they were made from.
struct SetGroup {
  std::vector<SetPage> pages;
  FitChoices choices;
  PageUse use;
};

SetGroup set_group(const Engine& engine, const Edition& edition, std::span<const PlannedPage> pages, const FitJob& fit,
                   PictureDesk& pictures, const Report& notes) {
  SetGroup made;
  const Desk desk{.edition = edition,
                  .picture_info =
                      [&](const std::string& picture, std::string& fault, int page) {
                        made.use.pictures.insert(picture);
                        return pictures.info(picture, fault, page);
                      },
                  .tone = tone_of};
  const ShaperPool::Lease shaper = engine.shapers().lease(edition.names);
  made.pages = set_fitting(desk, *shaper, pages, fit, made.choices, notes);
  made.use.text = shaper->take_files();
  return made;
}

// The sheets in the order of the edition, with what is to be said about them; returns what each was made from.
std::vector<PageUse> take_sheets(const std::vector<PageGroup>& groups, const std::vector<bool>& drawn,
                                 std::vector<SetGroup>& set, LaidOut& laid, Report& report) {
  struct Made {
    SetPage* page = nullptr;
    const PageUse* use = nullptr;
  };
  std::vector<Made> made(drawn.size());
  for (size_t g = 0; g < groups.size(); ++g)
    for (size_t i = 0; i < groups[g].size(); ++i) made[groups[g][i]] = {&set[g].pages[i], &set[g].use};
  std::vector<PageUse> uses;
  for (size_t page = 0; page < drawn.size(); ++page) {
    if (!drawn[page]) continue;
    report.join(made[page].page->notes);
    laid.sheets.push_back(std::move(made[page].page->sheet));
    uses.push_back(*made[page].use);
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
  if (overfull == Overfull::shows ? report.failed_beyond("overfull") : report.failed()) throw InputFault{};
}

FaceFiles face_files(const FontShelf& fonts) {
  return [&fonts](FaceId face) {
    const FontShelf::File file = fonts.file(face);
    return FaceFile{file.bytes, file.index};
  };
}

LaidOut lay_out(const Engine& engine, const LayoutJob& job, Report& report, Timing* timing) {
  LaidOut laid{.fonts = engine.fonts()};
  laid.edition = read_edition(job.edition, engine.catalogue(), engine.kinds(), report, fault_of_profile);
  stop_if_failed(report);
  end_stage(timing, "read");

  const std::vector<bool> drawn = chosen_pages(laid.edition, job.pages, report);
  stop_if_failed(report);
  const std::vector<PageGroup> groups = groups_of(laid.edition, drawn);
  const std::vector<std::vector<Slot>> slots = place_blocks(laid.edition, groups, report);
  stop_if_failed(report);
  end_stage(timing, "geometry");

  auto pictures = std::make_unique<PictureDesk>(job.look, engine.damage(), engine.sound_pictures());
  std::vector<SetGroup> set = in_parallel<SetGroup>(groups, report, [&](const PageGroup& group, const Report& r) {
    std::vector<PlannedPage> planned;
    for (const size_t page : group) planned.push_back({&laid.edition.pages[page], &slots[page], drawn[page]});
    return set_group(engine, laid.edition, planned, job.fit, *pictures, r);
  });
  const std::vector<PageUse> uses = take_sheets(groups, drawn, set, laid, report);
  for (SetGroup& group : set) laid.choices.merge(group.choices);
  if (job.look != PictureDesk::Look::until_paint) pictures->report_damage(laid.sheets, report);
  laid.pictures = std::move(pictures);
  stop_if_failed(report, Overfull::shows);  // supplied PDFs are judged all the same
  laid.inputs = gather_inputs(engine, laid.edition, *laid.pictures, drawn_pages(laid.edition, drawn), uses);
  end_stage(timing, "layout");
  judge_own_inks(laid, report);
  judge_photos(laid, report);
  judge_supplied(engine, laid, {}, report);
  stop_if_failed(report, job.overfull);
  return laid;
}

}  // namespace banxin
