// Pages of supplied PDFs on their way into ours. Cairo cannot paint a PDF: it paints a picture of one pixel in its
// place, and when Cairo is done the page itself takes the place of that picture.
#pragma once

#include <map>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>
#include <utility>

#include "pdf/document.h"
#include "pdf/foreign_page.h"

namespace banxin {

class SuppliedPages {
 public:
  /// The head of a JPEG of one pixel, as much of it as Cairo reads, which stands for page `page` of `file` and for no
  /// other. It stays where it is as long as this object lives.
  std::string_view placeholder(const std::string& file, int page);

  /// Puts every page in the place of its picture in `pdf`, once however often it is shown: a form XObject that fills
  /// the unit square as the picture did (ISO 32000-1, 8.10), its colours, fonts and content untouched. Around it stands
  /// a form of ours with the state a page begins with, marked by the key `supplied_mark`. `pdf` reads from this object
  /// until it is written. Throws std::exception when a file is not what it was when the page was laid out.
  void place(QPDF& pdf);
  /// The same, said to the document: what went into it, and which version of PDF it needs.
  void place(PdfDocument& document);
  /// The newest PDF version that a placed page needs: "1.6".
  const std::string& version() const { return version_; }

 private:
  struct Source {
    std::string bytes;
    std::shared_ptr<QPDF> pdf;
  };
  PdfPage open(const std::string& file, int page);
  void replace(QPDF& pdf, QPDFObjectHandle picture, const std::string& file, int page);

  std::map<std::pair<std::string, int>, std::string> placeholders_;
  std::map<std::string, Source> sources_;
  std::string version_ = "1.5";
};

}  // namespace banxin
