// The boxes of a page (ISO 32000-1, 14.11.2).
#pragma once

#include <array>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>

namespace banxin {

/// Left, bottom, right, top.
using PdfBox = std::array<double, 4>;

/// A page's box, an inherited one too, or the /Rect of an annotation; nothing when it is none, or larger than any page.
std::optional<PdfBox> box_of(QPDFObjectHandle page, const char* key);

/// TrimBox, else ArtBox, else MediaBox, else nothing.
PdfBox trim_of(QPDFObjectHandle page);

}  // namespace banxin
