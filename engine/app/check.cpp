// `banxin check`: everything but painting.
#include "app/commands.h"
#include "app/on_edition.h"

namespace banxin {

int run_check(const CommonOptions& options) {
  return on_edition(options, true, [&](const Engine& engine, Report& report) {
    return lay_out(engine, {.edition = options.edition, .pages = options.pages}, report);
  });
}

}  // namespace banxin
