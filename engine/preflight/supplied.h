// Pages that somebody else made (ads, logos): judged before they stand on a page of ours.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ink.h"
#include "base/message.h"
#include "base/ordered_plates.h"
#include "base/press_standard.h"
#include "base/press_style.h"
#include "base/report.h"
#include "sheet/sheet.h"

namespace banxin {

/// What is asked about a supplied page: with the bytes of its file all that a verdict depends on.
struct SuppliedQuestion {
  int page = 1, width = 0, height = 0;  ///< as Image has them
  Size shown;                           ///< how large all of it is on our page
  std::vector<std::string> must_say;    ///< as Image has it
  std::vector<Ink> spots;               ///< the plates of our edition besides those of the process inks
  PressStyle style;
  std::optional<PressStandard> standard;
  std::optional<OrderedPlates> plates;    ///< of our page; nothing = any that the edition has
  std::string condition, profile_sha256;  ///< of our press: what its PDFs say, and its profile; empty = not known

  friend bool operator==(const SuppliedQuestion&, const SuppliedQuestion&) = default;
};
SuppliedQuestion question_about(const Image& image, const InkTable& inks, const PressStyle& style,
                                std::optional<PressStandard> standard);

struct SuppliedFault {
  bool fails;  ///< an error, else a warning
  const char* code;
  Message text;  ///< without the file's name
  Message hint;
};
struct SuppliedVerdict {
  std::vector<SuppliedFault> faults;
  int pages = 1;           ///< that the file has
  bool to_the_end = true;  ///< false: something put a stop to it, which may have been the machine's memory
};

/// Judges a page of the file `pdf` by the rules of preflight. Errors, since nothing of it is changed on its way to the
/// press: pdf-font (not in the file), pdf-colour (no colour of a press), pdf-spot (a plate the edition has not),
/// pdf-plates (one that the page has not), pdf-content, pdf-layers, pdf-transparency (blends in other than CMYK;
/// `standard` PDF/X-1a: any), pdf-registration, ad-label (its text does not hold what it must say). Warnings:
/// pdf-boxes, pdf-annotations, pdf-ppi, pdf-text, pdf-widths, pdf-overprint, pdf-type, pdf-lines, pdf-ink,
/// pdf-condition, ad-label (its text cannot be read).
SuppliedVerdict verdict_on(std::string_view pdf, const SuppliedQuestion& asked);

/// Says what is wrong with the page that `image` shows, at its origin.
void report_verdict(const SuppliedVerdict& verdict, const Image& image, Report& report);

}  // namespace banxin
