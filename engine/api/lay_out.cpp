#include "api/lay_out.h"

#include <fmt/format.h>

#include <algorithm>

#include "api/in_parallel.h"
#include "api/supplied_pages.h"
#include "flow/set_page.h"
#include "grid/slots.h"
#include "photo/tone.h"
#include "read/read.h"

namespace banxin {
namespace {

std::vector<const Page*> chosen_pages(const Edition& edition, const std::vector<int>& numbers, Report& report) {
  std::vector<const Page*> pages;
  for (const Page& page : edition.pages)
    if (numbers.empty() || std::ranges::any_of(numbers, [&](int number) { return has_number(page, number); }))
      pages.push_back(&page);
  if (pages.empty())
    report.error("no-such-page", edition.place, fmt::format("edition {} has no such page", edition.id),
                 "name one of its pages with --page, or leave --page out");
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

  const std::vector<const Page*> pages = chosen_pages(laid.edition, job.pages, report);
  stop_if_failed(report);
  const auto slots = in_parallel<std::vector<Slot>>(pages, report, [](const Page* page, Report& r) {
    return r.enter({page->number, {}}), place_slots(*page, r);
  });
  stop_if_failed(report);
  end_stage(timing, "geometry");

  auto pictures = std::make_unique<PictureDesk>(job.look, engine.damage());
  std::vector<PageUse> uses(pages.size());
  std::vector<size_t> order(pages.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  laid.sheets = in_parallel<Sheet>(order, report, [&](size_t i, Report& r) {
    const Desk desk{laid.edition,
                    [&](const std::string& picture, std::string& fault, int page) {
                      uses[i].pictures.insert(picture);
                      return pictures->info(picture, fault, page);
                    },
                    tone_of};
    const ShaperPool::Lease shaper = engine.shapers().lease(laid.edition.names);
    Sheet sheet = set_page(desk, *shaper, *pages[i], slots[i], r);
    uses[i].text = shaper->take_files();
    return sheet;
  });
  if (job.look != PictureDesk::Look::until_paint) pictures->report_damage(laid.sheets, report);
  laid.pictures = std::move(pictures);
  stop_if_failed(report, Overfull::shows);  // supplied PDFs are judged all the same
  laid.inputs = gather_inputs(engine, laid.edition, *laid.pictures, pages, uses);
  end_stage(timing, "layout");
  judge_supplied(engine, laid, {}, report);
  stop_if_failed(report, job.overfull);
  return laid;
}

}  // namespace banxin
