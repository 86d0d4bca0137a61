// `banxin sign`: the pages of an edition, as they are now, signed at a stage of proof.
#include <fmt/format.h>

#include "app/commands.h"
#include "app/on_edition.h"
#include "archive/signatures.h"
#include "base/files.h"

namespace banxin {

int run_sign(const SignOptions& options) {
  return on_edition(options, false, [&](const Engine& engine, Report& report) {
    LaidOut laid = lay_out(engine, {.edition = options.edition, .pages = options.pages}, report);
    const std::filesystem::path file = signature_file(options.edition);
    keep_or_stop({file}, engine, laid, options, report);  // the signatures that are there already are added to
    Signatures signatures = signatures_of(options.edition, report);
    signatures.edition = laid.edition.id, signatures.source = options.edition.filename().string();
    add_signature(sign(engine, laid, options.stage, options.by), signatures);
    write_whole(file, to_json(signatures));
    tell_written(file, options.tongue);
    return laid;
  });
}

}  // namespace banxin
