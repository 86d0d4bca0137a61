// A page of a PDF that somebody else made: found, measured, and made ready to stand on a page of ours.
#pragma once

#include <memory>
#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>

#include "base/message.h"
#include "pdf/boxes.h"

namespace banxin {

/// A page and the part of it that counts: its TrimBox, else ArtBox, CropBox, MediaBox (ISO 32000-1, 14.11.2).
struct PdfPage {
  std::shared_ptr<QPDF> pdf;  ///< reads from the bytes it was opened from
  QPDFObjectHandle page;
  PdfBox box{};     ///< in its own units
  int turn = 0;     ///< how far it is turned clockwise to be read: 0, 90, 180, 270
  double unit = 1;  ///< points in one of its units

  /// The matrix that maps the box, turned as it is read, to the unit square, as six numbers of PDF.
  std::string to_unit_square() const;
  /// What it draws as a form XObject of its own document, clipped to the box: content stream and resources as they
  /// are, and the transparency group. Nothing else of the page comes along; layers, metadata and links to a structure
  /// tree are taken off its resources.
  QPDFObjectHandle form() const;
};

/// A PDF has its header within the first kilobyte.
bool begins_like_pdf(std::string_view bytes);

/// Opens a PDF. Null when it is damaged or encrypted; `fault` then goes on after the file's name. `bytes` must outlive
/// what is returned.
std::shared_ptr<QPDF> open_pdf(std::string_view bytes, Message& fault);

/// Page `number`, from 1. Nothing, and `fault`, when there is no such page or it has no size.
std::optional<PdfPage> pdf_page_of(const std::shared_ptr<QPDF>& pdf, int number, Message& fault);

/// Both steps.
std::optional<PdfPage> open_pdf_page(std::string_view bytes, int number, Message& fault);

}  // namespace banxin
