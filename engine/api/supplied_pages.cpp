#include "api/supplied_pages.h"

#include <fmt/format.h>

#include <memory>
#include <utility>
#include <vector>

#include "api/in_parallel.h"
#include "base/files.h"
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

}  // namespace

void judge_supplied(const Engine& engine, const LaidOut& laid, std::optional<PressStandard> standard, Report& report) {
  std::vector<const Image*> pages;
  for (const Sheet& sheet : laid.sheets)
    for_each<Image>(sheet, [&](const Image& image) {
      if (image.format == Image::Format::pdf) pages.push_back(&image);
    });
  const Edition& edition = laid.edition;
  for_each_in_parallel(pages, report, [&](const Image* image, Report& r) {
    const SuppliedQuestion asked = question_about(*image, edition.inks, edition.press, standard);
    report_verdict(*find_verdict(engine, image->file, asked), *image, r);
  });
}

void judge_drawings(const LaidOut& laid, Report& report) {
  for (const Sheet& sheet : laid.sheets)
    for_each<Image>(sheet, [&](const Image& image) {
      const int line = image.format == Image::Format::svg ? svg_transparency(image.file) : 0;
      if (line > 0)
        report.error(
            "svg-transparency", image.origin,
            fmt::format("picture {} is an SVG that is transparent (line {}); PDF/X-1a allows none", image.name, line),
            "flatten it in the drawing program, or go to press as PDF/X-4");
    });
}

}  // namespace banxin
