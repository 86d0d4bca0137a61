// What every command on an edition does round its own work.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "api/lay_out.h"
#include "app/commands.h"
#include "base/message.h"

namespace banxin {

/// A command's own work: lays the edition out and writes its results. Throws InputFault.
using EditionWork = std::function<LaidOut(const Engine& engine, Report& report)>;

/// Does `work` and tells its report, to the terminal and as JSON. Returns the exit code. `problems_fail`: warnings do,
/// without --strict too.
int on_edition(const CommonOptions& options, bool problems_fail, const EditionWork& work);

/// Before anything is written: throws InputFault when one of the `results`, or the report that comes last, would
/// replace what was read.
void keep_or_stop(std::vector<std::filesystem::path> results, const Engine& engine, const LaidOut& laid,
                  const CommonOptions& options, Report& report);

/// Tells where a result was written.
void tell_written(const std::filesystem::path& file, Tongue tongue);

}  // namespace banxin
