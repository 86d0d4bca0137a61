// Which codes of composite fonts a reader has to find text for.
#pragma once

#include <cstdint>
#include <map>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <vector>

namespace banxin {

/// Codes of one font with Identity-H or Identity-V, whose codes have two bytes and are CIDs (ISO 32000-1, 9.7.5.2).
struct FontCodes {
  std::set<uint16_t> shown;
  std::set<uint16_t> bare;  ///< of these, those outside of every span with ActualText (14.9.4), which says its text
};
using ShownCodes = std::map<QPDFObjGen, FontCodes>;

/// What the pages show, by font. What is broken or nests too deep is left out: the walk of the pages tells it.
ShownCodes codes_shown(const std::vector<QPDFObjectHandle>& pages);

}  // namespace banxin
