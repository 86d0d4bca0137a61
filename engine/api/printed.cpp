#include "api/printed.h"

#include <fmt/format.h>

#include "api/imposition.h"
#include "api/in_parallel.h"
#include "api/page_plates.h"
#include "api/pixel_budget.h"
#include "api/slug.h"
#include "api/supplied_pages.h"
#include "photo/press_photos.h"
#include "sheet/items.h"

namespace banxin {
namespace {

struct PlacedPhoto {
  Image* image = nullptr;
  Backdrop backdrop;
};

// A photo a task: of the separation of pictures, decoding and encoding are most.
void separate(std::vector<PrintedPage>& pages, const PressPhotos& photos, PressStandard standard, Report& report) {
  std::vector<PlacedPhoto> placed;
  for (PrintedPage& page : pages)
    for_each<Image>(page.sheet, [&](Image& image) {
      placed.push_back({&image,
                        {standard == PressStandard::x4, lies_on_paper(page.sheet, image),
                         page.plates && !page.plates->has_colour()}});
    });
  PixelBudget budget;
  for_each_in_parallel(placed, report, [&](const PlacedPhoto& photo, Report& r) {
    const PixelBudget::Share share(budget, photos.pixels(*photo.image));
    photos.separate(*photo.image, r, photo.backdrop);
  });
}

// Room for printer's marks round the page, and its slug line.
void add_marks(PrintedPage& page, SlugLine& slug) {
  page.marked_bleed = page.sheet.bleed;
  const Length middle = page.side ? page.side->fold : page.sheet.trim.width / 2;
  page.sheet.slug = slug.line(page.sheet, page.plates, middle);
  page.sheet.bleed += mark_margin;
}

}  // namespace

Printed to_print(const Engine& engine, const LaidOut& laid, const PrintJob& job, Report& report) {
  Printed printed{.inks = laid.edition.inks};
  for (const Sheet& sheet : laid.sheets)
    if (!job.only || (sheet.page == *job.only && !sheet.strip))
      printed.pages.push_back({.sheet = sheet, .plates = ordered_plates(laid.edition, sheet)});
  if (job.impose)
    for (PrintedPage& side : printers_sheets(laid, report)) {
      std::vector<std::optional<OrderedPlates>> plates;
      for (const ImposedPage& placed : side.side->pages) plates.push_back(printed.pages[placed.page].plates);
      side.plates = together(plates);
      printed.pages.push_back(std::move(side));
    }
  if (!job.press) return printed;
  if (job.press == PressStandard::x1a) {
    judge_drawings(laid, report);
    stop_if_failed(report);
    judge_supplied(engine, laid, job.press, report);
    stop_if_failed(report);
  }
  printed.profile = engine.output_profile(laid.edition.press);
  const PressPhotos photos(*printed.profile, laid.edition.press, engine.photo_cache(), engine.most_photo_bytes());
  separate(printed.pages, photos, *job.press, report);
  stop_if_failed(report);
  if (!job.marks) return printed;
  SlugLine slug(laid, printed.inks, report);
  for (PrintedPage& page : printed.pages)
    if (!job.impose || page.side) add_marks(page, slug);
  return printed;
}

std::string stem_of(const PrintJob& job, const Edition& edition) {
  return edition.id + (job.impose ? ".sheets" : "") + (job.only ? fmt::format(".{:02}", *job.only) : "");
}

}  // namespace banxin
