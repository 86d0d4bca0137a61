// `banxin check`: everything but painting.
#include "api/linted.h"
#include "app/commands.h"
#include "app/on_edition.h"

namespace banxin {

int run_check(const CommonOptions& options) {
  return on_edition(options, true, [&](const Engine& engine, Report& report) {
    LaidOut laid = lay_out(engine, {.edition = options.edition, .pages = options.pages}, report);
    report = linted(laid, report);
    return laid;
  });
}

}  // namespace banxin
