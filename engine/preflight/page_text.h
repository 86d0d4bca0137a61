// What a page says, read back from its own ToUnicode tables.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <string>

namespace banxin {

struct PageText {
  std::string text;  ///< UTF-8 in drawing order, without white space
  int unread = 0;    ///< strings in fonts that do not tell their text, and what could not be read
};

/// The text that a page (or a form XObject's dictionary with `contents`) shows, forms included. Ends on every input;
/// throws BadStream, TooMuchWork.
PageText text_of(QPDFObjectHandle contents, QPDFObjectHandle resources);

}  // namespace banxin
