// PDFs that somebody else made, opened with care.
#pragma once

#include <cstdint>
#include <qpdf/QPDF.hh>
#include <string_view>

namespace banxin {

enum class Repair : uint8_t {
  refuse,   ///< a damaged file is a fault
  if_small  ///< libqpdf looks for lost objects and ends of streams, where that cannot take long
};

/// Parses `bytes`, which must outlive `pdf`. Before anything else is asked of it, `shape_fault` says whether it may be.
/// While a WorkLimit is set, objects that libqpdf reads for the sake of others nest only as deep as the stack has room
/// for; what lies deeper is a warning and reads as null. Throws what libqpdf throws.
void open_foreign(QPDF& pdf, std::string_view bytes, Repair repair);

}  // namespace banxin
