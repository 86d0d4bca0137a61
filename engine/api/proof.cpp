#include "api/proof.h"

#include <fmt/format.h>

#include "sheet/items.h"

namespace banxin {
namespace {

bool has_supplied_pages(const Sheet& sheet) {
  bool any = false;
  for_each<Image>(sheet, [&](const Image& image) { any = any || image.format == Image::Format::pdf; });
  return any;
}

}  // namespace

Proof::Proof(const LaidOut& laid, const ProofJob& job, const MarkedSheets* marked)
    : laid_(laid),
      job_(job),
      inks_(marked ? marked->inks : laid.edition.inks),
      faces_(marked ? marked->sheets : laid.sheets, face_files(*laid.fonts)),
      supplied_(job.dpi, job.programs) {}

std::string Proof::png(const Sheet& sheet, Report& report) {
  const auto to_png = [&](const Sheet& shown) {
    std::string png = write_png(shown, inks_, faces_, job_.dpi, job_.overlay);
    laid_.pictures->stop_if_changed();
    return png;
  };
  if (!has_supplied_pages(sheet)) return to_png(sheet);
  Sheet drawn = sheet;
  for_each<Image>(drawn, [&](Image& image) { supplied_.draw(image, report); });
  return to_png(drawn);
}

std::string proof_name(const Edition& edition, const Sheet& sheet) {
  const std::string second = sheet.second_page ? fmt::format("-{:02}", sheet.second_page) : "";
  return fmt::format("{}-{:02}{}.png", edition.id, sheet.page, second);
}

}  // namespace banxin
