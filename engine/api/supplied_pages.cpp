#include "api/supplied_pages.h"

#include <fmt/format.h>

#include <vector>

#include "api/in_parallel.h"
#include "preflight/supplied.h"
#include "sheet/items.h"

namespace banxin {

void judge_supplied(const LaidOut& laid, std::optional<PressStandard> standard, Report& report) {
  std::vector<const Image*> pages;
  for (const Sheet& sheet : laid.sheets)
    for_each<Image>(sheet, [&](const Image& image) {
      if (image.format == Image::Format::pdf) pages.push_back(&image);
    });
  const Edition& edition = laid.edition;
  for_each_in_parallel(pages, report, [&](const Image* image, Report& r) {
    check_supplied(*image, edition.inks, edition.press, standard, r);
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
