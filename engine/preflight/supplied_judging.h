// What the judges of a supplied page share.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/message.h"
#include "pdf/boxes.h"
#include "preflight/rules.h"
#include "preflight/supplied.h"

namespace banxin {

inline constexpr Phrase ask_for_pdfx =
    phrase("ask its maker for a PDF/X-1a or PDF/X-4 file in CMYK with all fonts in it");

struct Judging {
  std::string_view pdf;
  const SuppliedQuestion& asked;
  SuppliedVerdict& verdict;

  void error(const char* code, Message text, Message hint) const {
    verdict.faults.push_back({true, code, std::move(text), std::move(hint)});
  }
  void warn(const char* code, Message text, Message hint) const {
    verdict.faults.push_back({false, code, std::move(text), std::move(hint)});
  }
};

/// Whether `crop` leaves something of `trim` out.
bool cuts_into(const PdfBox& crop, const PdfBox& trim);

/// The press that the file says it was made for, held against ours.
void judge_condition(const Judging& job, QPDF& source);
/// Streams that are not in the file.
void judge_streams(const Judging& job, QPDF& alone);
/// Plates that our page does not have.
void judge_ordered(const Judging& job, const Examined& seen);
/// The most ink in one colour, or at one place of a picture; what lies over one another only the plates tell.
void judge_ink(const Judging& job, const Examined& seen);

}  // namespace banxin
