// The rules of preflight, group by group.
#pragma once

#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "pdf/boxes.h"
#include "preflight/page_walk.h"
#include "preflight/pdfx.h"
#include "preflight/preflight.h"
#include "preflight/xmp.h"

namespace banxin {

using Faults = std::vector<PrintFault>;

/// A PDF opened and walked over: what every group of rules looks at.
struct Examined {
  std::string_view bytes;  ///< of the whole file: what other programs are given to judge
  QPDF& pdf;
  std::vector<QPDFObjectHandle> pages;
  PageFacts facts;
  Xmp xmp;
  QPDFObjectHandle info;
  PdfXClaim claim;
  PdfX standard = PdfX::x4;  ///< that it is judged by

  /// A text of Info as UTF-8; empty when it is not there.
  std::string info_text(const char* key) const;
  /// A fault where it was found.
  PrintFault fault(Message what, const Whereabouts& where) const;
  /// Each of `found` where it was found; `house`: the standard would let it be.
  Faults faults(const std::set<Found>& found, bool house = false) const;
};

/// Gathers verdicts. A rule without faults has passed.
class Verdicts {
 public:
  explicit Verdicts(std::vector<Verdict>& all) : all_(all) {}
  /// `good` is said when there are no faults, else the first faults are, and how many more.
  void judge(const char* rule, Message good, Faults faults, Outcome when_not = Outcome::failed);
  /// Nobody asked for it.
  void skip(const char* rule, Message why) { all_.push_back({rule, Outcome::skipped, std::move(why)}); }
  /// It was to be judged and could not be: a warning when the program for it is `absent`, else a failure.
  void not_judged(const char* rule, bool absent, const Message& why);

 private:
  std::vector<Verdict>& all_;
};

/// "no pictures", "1 picture", "2 pictures".
Message pictures_of(size_t count);
/// "a, b, c"; empty where there is nothing.
Message listed(const std::vector<Message>& words);
Message listed(const std::vector<std::string>& names);

/// What is wrong with the sizes of the pages, held against `trims`, the last one for all that follow.
Faults size_faults(const Examined& seen, const std::vector<Size>& trims);
/// Whether the pages are the printer's sheets that were expected, and not the pages.
bool are_sheets(const Examined& seen, const PreflightJob& job);

/// Actions, scripts, forms and enclosed files: what ISO 15930 keeps out of an exchanged page.
Faults action_faults(const Examined& seen);

/// Layers that do not all print as they show. What prints would be the reader's choice is the standard's fault; a layer
/// that is merely hidden is the house's.
Faults layer_faults(QPDF& pdf);

void judge_file(const Examined& seen, Verdicts& verdicts);
void judge_identity(const Examined& seen, const PreflightJob& job, Verdicts& verdicts);
void judge_pages(const Examined& seen, const PreflightJob& job, Verdicts& verdicts);
void judge_colours(const Examined& seen, const PreflightJob& job, Verdicts& verdicts);
void judge_images(const Examined& seen, const PreflightJob& job, Verdicts& verdicts);
void judge_pictures(const Examined& seen, const PreflightJob& job, Verdicts& verdicts);
void judge_fonts(const Examined& seen, Verdicts& verdicts);
void judge_stories(const Examined& seen, const PreflightJob& job, Verdicts& verdicts);
void judge_structure(const Examined& seen, Verdicts& verdicts);
/// By page of the file, the plates that it is printed from, where that is said.
std::vector<std::optional<OrderedPlates>> ordered_by_page(const Examined& seen, const PreflightJob& job);
/// What is drawn on that page, from 1, and needs another plate than `ordered`: as far as the walk tells, which does not
/// know what covers what.
Faults plates_beyond(const Examined& seen, int page, const OrderedPlates& ordered);
/// What the stream of a picture holds; nothing where its filters keep the pixels themselves (JPEG, JPEG 2000, fax).
/// Throws BadStream, TooMuchWork.
std::optional<std::string> unpacked(QPDFObjectHandle stream);
/// Tells in `result` how much each plate carries, too.
void judge_plates(const Examined& seen, const PreflightJob& job, Verdicts& verdicts, Preflight& result);

}  // namespace banxin
