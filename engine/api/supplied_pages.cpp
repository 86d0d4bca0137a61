#include "api/supplied_pages.h"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "api/in_parallel.h"
#include "api/page_plates.h"
#include "base/files.h"
#include "base/message.h"
#include "base/sha256.h"
#include "paint/picture_info.h"
#include "preflight/supplied.h"
#include "sheet/items.h"

namespace banxin {
namespace {

std::shared_ptr<const SuppliedVerdict> find_verdict(const Engine& engine, const std::string& file,
                                                    SuppliedQuestion asked) {
  const std::string pdf = read_file(file, largest_picture_file).value_or("");
  const JudgedPage page{sha256(pdf), std::move(asked)};
  if (auto kept = engine.verdicts().find(page)) return kept;
  auto verdict = std::make_shared<const SuppliedVerdict>(verdict_on(pdf, page.asked));
  if (verdict->to_the_end) engine.verdicts().keep(page, verdict);
  return verdict;
}

// Pages of a file that stand nowhere: whoever delivered them thinks that they do.
void tell_lost_pages(const std::vector<const Image*>& images, const std::vector<int>& counts, Report& report) {
  std::map<std::string, std::set<int>> shown;
  for (const Image* image : images) shown[image->file].insert(image->page);
  for (size_t i = 0; i < images.size(); ++i) {
    const std::set<int> pages = std::exchange(shown[images[i]->file], {});
    if (pages.empty() || static_cast<int>(pages.size()) >= counts[i]) continue;
    int lost = 1;
    while (pages.contains(lost)) ++lost;
    report.warning("pdf-pages", images[i]->origin,
                   say("{} has {} pages, page {} of it stands nowhere", images[i]->name, counts[i], lost),
                   say("give each page a place of its own with page: N, or ask for a file of the page that is meant"));
  }
}

}  // namespace

void judge_supplied(const Engine& engine, const LaidOut& laid, std::optional<PressStandard> standard, Report& report) {
  std::vector<const Image*> pages;
  std::vector<std::optional<OrderedPlates>> plates;
  for (const Sheet& sheet : laid.sheets)
    for_each<Image>(sheet, [&](const Image& image) {
      if (image.format != Image::Format::pdf) return;
      pages.push_back(&image);
      plates.push_back(ordered_plates(laid.edition, sheet));
    });
  if (pages.empty()) return;
  const Edition& edition = laid.edition;
  const auto profile = engine.output_profile(edition.press);
  std::vector<int> counts(pages.size());
  std::vector<size_t> places(pages.size());
  std::iota(places.begin(), places.end(), size_t{0});
  for_each_in_parallel(places, report, [&](size_t i, Report& r) {
    SuppliedQuestion asked = question_about(*pages[i], edition.inks, edition.press, standard);
    asked.condition = edition.press.condition.empty() ? profile->description : edition.press.condition;
    asked.profile_sha256 = profile->sha256;
    asked.plates = plates[i];
    const auto verdict = find_verdict(engine, pages[i]->file, asked);
    counts[i] = verdict->pages;
    report_verdict(*verdict, *pages[i], r);
  });
  tell_lost_pages(pages, counts, report);
}

void judge_drawings(const LaidOut& laid, Report& report) {
  for (const Sheet& sheet : laid.sheets)
    for_each<Image>(sheet, [&](const Image& image) {
      const int line = image.format == Image::Format::svg ? svg_transparency(image.file) : 0;
      if (line > 0)
        report.error("svg-transparency", image.origin,
                     say("picture {} is an SVG that is transparent (line {}); PDF/X-1a allows none", image.name, line),
                     say("flatten it in the drawing program, or go to press as PDF/X-4"));
    });
}

}  // namespace banxin
