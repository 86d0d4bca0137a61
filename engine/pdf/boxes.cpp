#include "pdf/boxes.h"

#include <cmath>
#include <string_view>
#include <utility>

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

// Up the tree of pages, but not without end, and not past what is no page: QPDFPageObjectHelper::getAttribute would go
// on, and complain of the file.
Handle attribute(Handle page, const char* key) {
  constexpr int deepest_tree = 64;
  const bool inherited = std::string_view(key) == "/MediaBox" || std::string_view(key) == "/CropBox";
  Handle found = page.getKey(key);
  for (int i = 0; inherited && found.isNull() && i < deepest_tree && page.isDictionary(); ++i) {
    page = page.getKey("/Parent");
    if (page.isDictionary()) found = page.getKey(key);
  }
  return found;
}

}  // namespace

std::optional<PdfBox> box_of(Handle page, const char* key) {
  constexpr double most = 1e7;  // points; PDF knows pages of 14,400
  Handle found = attribute(page, key);
  if (!found.isArray() || found.getArrayNItems() != 4) return std::nullopt;
  PdfBox box{};
  for (int i = 0; i < 4; ++i) {
    Handle side = found.getArrayItem(i);
    if (!side.isNumber()) return std::nullopt;
    box[static_cast<size_t>(i)] = side.getNumericValue();
    if (!(std::abs(box[static_cast<size_t>(i)]) <= most)) return std::nullopt;
  }
  if (box[0] > box[2]) std::swap(box[0], box[2]);
  if (box[1] > box[3]) std::swap(box[1], box[3]);
  return box;
}

PdfBox trim_of(Handle page) {
  for (const char* key : {"/TrimBox", "/ArtBox", "/MediaBox"})
    if (const auto box = box_of(page, key)) return *box;
  return {};
}

}  // namespace banxin
