// XMP: what a file says about itself, in RDF (ISO 16684-1).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/message.h"

namespace banxin {

/// A metadata packet as RDF/XML says it: whatever prefixes it writes, as elements or as attributes, in whatever
/// encoding XML can have. Read by libxml2: a library for RDF would bring the network with it, and knows no XMP.
class Xmp {
 public:
  Xmp() = default;
  /// Ends on every input; throws TooMuchWork.
  explicit Xmp(std::string_view packet);

  /// The text of a property, by the prefix that its schema is known by: "dc:title", "pdfxid:GTS_PDFXVersion". Of a
  /// text in several languages the one for all of them, else the first; of a list its first item. White space round it
  /// does not count. Empty when it is not there.
  std::string text(std::string_view property) const;
  /// What is wrong with it as XML and RDF: "the metadata are no XML"; empty when nothing is.
  Phrase fault() const { return fault_; }

 private:
  std::map<std::string, std::string, std::less<>> texts_;  ///< by namespace and name, one after the other
  Phrase fault_{};
};

}  // namespace banxin
