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

std::string ProofTable::png(const Sheet& sheet, const InkTable& inks, const SubsetFaces& faces, Report& report,
                            PackedRows* before) {
  if (!has_supplied_pages(sheet)) return canvas_.png(sheet, inks, faces, overlay_, before);
  Sheet drawn = sheet;
  for_each<Image>(drawn, [&](Image& image) { supplied_.draw(image, report); });
  return canvas_.png(drawn, inks, faces, overlay_, before);
}

Proof::Proof(const LaidOut& laid, const ProofJob& job, const MarkedSheets* marked)
    : laid_(laid),
      inks_(marked ? marked->inks : laid.edition.inks),
      faces_(marked ? marked->sheets : laid.sheets, face_files(*laid.fonts)),
      table_(job) {}

std::string Proof::png(const Sheet& sheet, Report& report) {
  std::string png = table_.png(sheet, inks_, faces_, report);
  laid_.pictures->stop_if_changed();
  table_.forget_pictures();
  return png;
}

std::string proof_name(const Edition& edition, const Sheet& sheet) {
  const std::string second = sheet.second_page ? fmt::format("-{:02}", sheet.second_page) : "";
  return fmt::format("{}-{:02}{}.png", edition.id, sheet.page, second);
}

}  // namespace banxin
