// `banxin check`: everything but painting.
#include "api/linted.h"
#include "api/page_sums.h"
#include "app/answer.h"
#include "app/commands.h"
#include "app/on_edition.h"
#include "base/printable.h"

namespace banxin {

int run_check(const CommonOptions& options) {
  std::string sums;
  const int code = on_edition(options, true, [&](const Engine& engine, Report& report) {
    LaidOut laid = lay_out(
        engine, {.edition = options.edition, .pages = options.pages, .fit = {.remedies = true, .may = options.may}},
        report);
    report = linted(laid, report);
    for (const Sheet& sheet : laid.sheets)
      sums += printable(sum_words(sheet, options.tongue)) + "\n" + fit_words(sheet, options.tongue);
    return laid;
  });
  tell(sums);
  return code;
}

}  // namespace banxin
