// The logical structure of pages: what a reader is told who hears them, or reads them on a small screen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/sheet.h"

namespace banxin {

/// Structure types of ISO 32000-1, 14.8.4. Stories are Art; what belongs to no story stands in Sect.
enum class StructureType : uint8_t {
  document,
  sect,
  art,
  h1,  ///< title
  h2,  ///< section heading
  p,
  block_quote,
  l,
  li,
  lbl,
  l_body,
  figure,
  caption,
  table,
  tr,
  th,
  td,
  ruby,
  rb,
  rt,
  span  ///< words of another language inside an element
};

/// As it stands in a PDF: Document, Sect, H1 …
std::string_view name_of(StructureType type);

/// Items [first, last) of a sheet, in painting order, that belong together: one marked-content sequence.
struct MarkedItems {
  static constexpr uint32_t artifact = UINT32_MAX;
  uint32_t sheet = 0;  ///< index, not page number
  uint32_t first = 0, last = 0;
  uint32_t element = artifact;  ///< rules, tints, emphasis dots belong to none
  std::string says;             ///< as a whole: a vertical line, a run of letters in stacks; each has marks of its own
  bool vertical = false;        ///< a vertical line
};

struct StructureElement {
  struct Kid {
    bool is_element = false;  ///< else marked items
    uint32_t index = 0;
  };
  StructureType type = StructureType::document;
  uint32_t parent = 0;
  std::vector<Kid> kids;      ///< in reading order
  std::string title;          ///< of an Art: its headline
  std::string language;       ///< BCP 47; empty as that of the document
  std::string alt;            ///< of a Figure: what it shows
  int rows = 1, columns = 1;  ///< of a TH or TD: that it takes
  uint32_t sheet = 0;         ///< of a Figure: where it stands
  Rect box;
};

struct Structure {
  std::vector<StructureElement> elements;  ///< the first is the Document
  std::vector<MarkedItems> marks;          ///< in painting order; what paints something is in one of them
};

/// The structure of all pages of a document: stories and what stands between them in painting order, each story whole
/// in one Art with its headline first, each of its paragraphs one P through lines, columns and pages. A picture without
/// words is a Figure without Alt, but for a drawing (block kind image): that one is decoration. What is in another
/// language than what it stands in says so: the element, or a Span where lines of an element differ (14.9.2).
Structure structure_of(const std::vector<Sheet>& sheets, std::string_view language);

}  // namespace banxin
