// The rules of preflight, group by group.
#pragma once

#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/boxes.h"
#include "preflight/page_walk.h"
#include "preflight/preflight.h"

namespace banxin {

/// A PDF opened and walked over: what every group of rules looks at.
struct Examined {
  std::string_view bytes;  ///< of the whole file: what other programs are given to judge
  QPDF& pdf;
  std::vector<QPDFObjectHandle> pages;
  PageFacts facts;
  std::string xmp;  ///< its metadata packet; empty = none
  QPDFObjectHandle info;
  bool x1a = false;  ///< judged as PDF/X-1a:2003, else as PDF/X-4

  /// A text of Info as UTF-8; empty when it is not there.
  std::string info_text(const char* key) const;
  /// What XMP says under `tag`, as an element or an attribute, without markup; empty when it is not there.
  std::string xmp_text(std::string_view tag) const;
};

/// Gathers verdicts. A rule without faults has passed.
class Verdicts {
 public:
  explicit Verdicts(std::vector<Verdict>& all) : all_(all) {}
  /// `good` is said when there are no faults, else the first faults are, and how many more.
  void judge(const char* rule, std::string good, const std::vector<std::string>& faults,
             Outcome when_not = Outcome::failed);
  /// Nobody asked for it.
  void skip(const char* rule, std::string why) { all_.push_back({rule, Outcome::skipped, std::move(why)}); }
  /// It was to be judged and could not be: a warning when the program for it is `absent`, else a failure.
  void not_judged(const char* rule, bool absent, const std::string& why);

 private:
  std::vector<Verdict>& all_;
};

/// "no pictures", "1 picture", "2 pictures".
std::string counted(size_t count, std::string_view one, std::string_view many);

/// What is wrong with the sizes of the pages, held against `trims`, the last one for all that follow.
std::vector<std::string> size_faults(const Examined& seen, const std::vector<Size>& trims);
/// Whether the pages are the printer's sheets that were expected, and not the pages.
bool are_sheets(const Examined& seen, const PreflightJob& job);

/// Actions, scripts, forms and enclosed files: what ISO 15930 keeps out of an exchanged page.
std::vector<std::string> action_faults(const Examined& seen);

/// Layers that do not all print as they show: what prints would be the reader's choice.
std::vector<std::string> layer_faults(QPDF& pdf);

void judge_file(const Examined& seen, Verdicts& verdicts);
void judge_identity(const Examined& seen, Verdicts& verdicts);
void judge_pages(const Examined& seen, const PreflightJob& job, Verdicts& verdicts);
void judge_colours(const Examined& seen, const PreflightJob& job, Verdicts& verdicts);
void judge_images(const Examined& seen, const PreflightJob& job, Verdicts& verdicts);
void judge_pictures(const Examined& seen, const PreflightJob& job, Verdicts& verdicts);
void judge_fonts(const Examined& seen, Verdicts& verdicts);
void judge_stories(const Examined& seen, const PreflightJob& job, Verdicts& verdicts);
void judge_structure(const Examined& seen, Verdicts& verdicts);
void judge_plates(const Examined& seen, const PreflightJob& job, Verdicts& verdicts);

}  // namespace banxin
