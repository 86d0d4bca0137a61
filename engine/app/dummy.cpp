// `banxin dummy`: the page plan as PDF.
#include "api/dummy.h"

#include "app/commands.h"
#include "app/on_edition.h"
#include "base/files.h"

namespace banxin {

int run_dummy(const CommonOptions& options) {
  return on_edition(options, false, [&](const Engine& engine, Report& report) {
    LaidOut laid = lay_out(engine,
                           {.edition = options.edition,
                            .pages = options.pages,
                            .overfull = Overfull::shows,
                            .look = PictureDesk::Look::head},
                           report);
    const std::filesystem::path file = options.folder / (laid.edition.id + ".dummy.pdf");
    keep_or_stop({file}, engine, laid, options, report);
    write_whole(file, dummy_pdf(engine, laid, report));
    tell_written(file, options.tongue);
    return laid;
  });
}

}  // namespace banxin
