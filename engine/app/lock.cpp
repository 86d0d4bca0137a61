// `banxin lock`: writes down all that an edition was made from, and what came of it.
#include "app/commands.h"
#include "app/on_edition.h"
#include "app/print_job.h"
#include "archive/lock_of.h"
#include "archive/locked.h"
#include "base/files.h"

namespace banxin {

int run_lock(const RenderOptions& options) {
  return on_edition(options, false, [&](const Engine& engine, Report& report) {
    const PrintJob job = print_job(options, report);
    demand_own_lock(options.edition, report);
    LockedEdition made = lock_of(engine, options.edition, {job.press, job.marks}, report);
    const std::filesystem::path file = lock_file(options.edition);
    keep_or_stop({file}, engine, made.laid, options, report);
    write_whole(file, to_json(made.lock));
    tell_written(file, options.tongue);
    return std::move(made.laid);
  });
}

}  // namespace banxin
