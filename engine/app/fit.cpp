// `banxin fit`: stories made to fill their blocks.
#include <fmt/format.h>

#include "api/page_sums.h"
#include "app/answer.h"
#include "app/commands.h"
#include "app/on_edition.h"
#include "app/write_choices.h"

namespace banxin {

int run_fit(const FitOptions& options) {
  std::string sums;
  const int code = on_edition(options, true, [&](const Engine& engine, Report& report) {
    const LayoutJob job{.edition = options.edition,
                        .pages = options.pages,
                        .fit = {.remedies = true, .may = options.may.value_or(FitMeans::heads)}};
    LaidOut laid = lay_out(engine, job, report);
    if (options.write && write_choices(engine, job, laid, report)) tell_written(options.edition, options.tongue);
    for (const Sheet& sheet : laid.sheets)
      sums += sum_words(sheet, options.tongue) + "\n" + fit_words(sheet, options.tongue);
    return laid;
  });
  tell(sums);
  return code;
}

}  // namespace banxin
