// Documents as files.
#pragma once

#include <qpdf/QPDF.hh>
#include <string>

namespace banxin {

/// How a document is written.
struct PdfWriting {
  std::string version = {};        ///< that the file says; empty = the document's own
  std::string least_version = {};  ///< it is at least; empty = any
  bool keep_packing = false;  ///< of streams that are packed in another way than deflated; else they are packed anew
  bool pack_objects = false;  ///< in object streams (ISO 32000-1, 7.5.7)
  bool newline_before_endstream = false;
  size_t about = 0;  ///< how large the file may get, in bytes; what is little beside it is packed quickly
};

/// The file of a document. Its /ID (14.4) is a digest of all that is written, so the same document is the same file.
/// `digest`: where the file's SHA-256 goes, which costs little here; null = nobody asks.
std::string write_pdf(QPDF& pdf, const PdfWriting& how = {}, std::string* digest = nullptr);

}  // namespace banxin
