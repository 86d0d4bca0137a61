#include "api/press_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "api/expected.h"
#include "base/message.h"
#include "preflight/preflight.h"
#include "preflight/rule_book.h"
#include "sheet/items.h"

namespace banxin {
namespace {

// What check says of an edition's own pages, and of what was supplied to it, that a rule would say again.
struct Told {
  std::string_view rule, own, supplied;
};
constexpr Told told_before[] = {{"small-text", "press-text", "pdf-type"},
                                {"reversed-text", "press-text", "pdf-type"},
                                {"hairlines", "press-lines", "pdf-lines"},
                                {"fine-lines", "press-lines", "pdf-lines"},
                                {"black-overprint", "pdf-overprint", "pdf-overprint"},
                                {"white-knockout", "pdf-overprint", "pdf-overprint"},
                                {"overprint", "pdf-overprint", "pdf-overprint"},
                                {"resolution", "press-ppi", "pdf-ppi"},
                                {"output-intent", "press-condition", "press-condition"},
                                {"to-unicode", "pdf-text", "pdf-text"},
                                {"widths", "pdf-widths", "pdf-widths"}};

bool is_told(const Report& report, std::string_view rule) {
  for (const Told& told : told_before)
    if (rule == told.rule)
      return std::ranges::any_of(report.notes(),
                                 [&](const Note& note) { return note.code == told.own || note.code == told.supplied; });
  return false;
}

bool holds(const Rect& area, Point at) {
  return at.x >= area.x && at.x <= area.right() && at.y >= area.y && at.y <= area.bottom();
}

/// What stands at a place of the edition.
struct Standing {
  Message what;  ///< "picture logo.png"; empty = nothing is known
  std::string block;
  Place place;
};

// The last thing that is drawn there lies on top; a picture says more than the block that it stands in.
Standing standing_at(const Sheet& sheet, Point at) {
  Standing found;
  for (const PlacedBlock& block : sheet.blocks)
    if (holds(block.area, at)) found.what = say("block {}", block.name), found.block = block.name;
  for_each<Image>(sheet, [&](const Image& image) {
    if (!holds(image.box, at)) return;
    found.what =
        image.format == Image::Format::pdf ? say("supplied page {}", image.name) : say("picture {}", image.name);
    found.place = image.origin;
  });
  return found;
}

/// Where the pages of the file are among those that were laid out.
struct Standings {
  bool sheets = false;
  size_t first = 0;
};

void tell(const LaidOut& laid, const Standings& file, const Verdict& verdict, const PrintFault& fault, Report& report) {
  const auto index = file.first + static_cast<size_t>(std::max(fault.page, 1)) - 1;
  const bool is_page = !file.sheets && fault.page > 0 && index < laid.sheets.size();
  Standing there;
  if (is_page && fault.at) there = standing_at(laid.sheets[index], *fault.at);
  report.enter({is_page ? laid.sheets[index].page : 0, there.block});
  Message text = there.what.empty() ? fault.text : say("{}: {}", there.what, fault.text);
  if (fault.at) text = say("{} (at {:.0f} × {:.0f} mm)", text, to_mm(fault.at->x), to_mm(fault.at->y));
  const Place place = there.place == Place{} ? laid.edition.place : there.place;
  report.warning(fmt::format("press-{}", verdict.rule), place, text, rule_called(verdict.rule).cure);
}

}  // namespace

bool judge_press(const Engine& engine, const LaidOut& laid, const PrintJob& job, std::string_view pdf, Report& report) {
  constexpr size_t most_told = 4;  // of a rule
  PreflightJob rules;
  expect_edition(laid, report, rules);
  rules.stories.clear();
  Standings file{job.impose, 0};
  if (job.only) {
    while (laid.sheets.at(file.first).page != *job.only || laid.sheets[file.first].strip) ++file.first;
    keep_page(file.first, rules);
  }
  rules.dpi = 0;
  rules.made_for = engine.output_profile(laid.edition.press);
  const Preflight result = preflight_bytes(pdf, rules);
  for (const Verdict& verdict : result.verdicts) {
    if (verdict.outcome != Outcome::warned && verdict.outcome != Outcome::failed) continue;
    if (is_told(report, verdict.rule)) continue;
    for (size_t i = 0; i < std::min(most_told, verdict.faults.size()); ++i)
      tell(laid, file, verdict, verdict.faults[i], report);
  }
  report.enter({});
  return !result.failed();
}

}  // namespace banxin
