#include "paint/links.h"

#include "paint/finish_pdf.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

Handle number_of(Length length) { return Handle::newReal(pdf_number(length)); }

// PDF counts upwards from the lower left corner of the MediaBox.
Length across(const Sheet& sheet, Length x) { return sheet.bleed + x; }
Length up(const Sheet& sheet, Length y) { return sheet.trim.height + sheet.bleed - y; }

struct Target {
  Handle page;
  const Sheet* sheet = nullptr;
  const PlacedBlock* block = nullptr;
};

std::optional<Target> target_of(const PageLink& link, const std::vector<Handle>& pages,
                                const std::vector<Sheet>& sheets) {
  for (size_t i = 0; i < sheets.size(); ++i) {
    if (sheets[i].page != link.page && sheets[i].second_page != link.page) continue;
    for (const PlacedBlock& block : sheets[i].blocks)
      if (block.name == link.block) return Target{pages[i], &sheets[i], &block};
  }
  return std::nullopt;
}

Handle annotation(const PlacedLine& line, const Sheet& sheet, const Rect& area, const Target& target) {
  Handle made = Handle::newDictionary();
  made.replaceKey("/Type", Handle::newName("/Annot"));
  made.replaceKey("/Subtype", Handle::newName("/Link"));
  made.replaceKey("/Rect", Handle::newArray({number_of(across(sheet, area.x)), number_of(up(sheet, area.bottom())),
                                             number_of(across(sheet, area.right())), number_of(up(sheet, area.y))}));
  made.replaceKey("/Border", Handle::parse("[0 0 0]"));
  made.replaceKey("/Contents", Handle::newUnicodeString(line.text));
  made.replaceKey("/Dest", Handle::newArray({target.page, Handle::newName("/XYZ"),
                                             number_of(across(*target.sheet, target.block->area.x)),
                                             number_of(up(*target.sheet, target.block->area.y)), Handle::newNull()}));
  return made;
}

}  // namespace

void link_pages(const std::vector<Handle>& pages, const std::vector<Sheet>& sheets, QPDF& pdf) {
  for (size_t i = 0; i < sheets.size(); ++i) {
    Handle links = Handle::newArray();
    for (const PlacedBlock& block : sheets[i].blocks)
      for (const PlacedFrame& frame : block.frames)
        for (const PlacedLine& line : frame.lines)
          if (const auto target = line.link ? target_of(*line.link, pages, sheets) : std::nullopt)
            links.appendItem(pdf.makeIndirectObject(annotation(line, sheets[i], frame.area, *target)));
    Handle page = pages[i];
    if (links.getArrayNItems() > 0) page.replaceKey("/Annots", links);
  }
}

}  // namespace banxin
