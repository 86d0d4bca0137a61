// The environment the program works in.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>

#include "api/engine.h"
#include "archive/plan.h"
#include "base/program.h"
#include "base/report.h"

namespace banxin {

/// Keeps of the environment what banxin itself reads, and takes all else away: HarfBuzz, FreeType, Pango, fontconfig,
/// GLib and others change what they draw by variables of their own, and a page must not depend on them. To be called
/// first of all; a program that uses the library decides for itself. What is obeyed before main() begins is met by
/// starting the program anew, with its `arguments`.
void keep_own_environment(char** arguments);

/// Where banxin's own things lie: its folder, found upwards from the program, and the cache that the XDG Base Directory
/// Specification (0.8) gives it. Throws MachineFault.
EngineFolders own_folders();

/// The part of a batch that a cluster's job is: an array task of Slurm, an indexed job of Kubernetes with
/// BANXIN_SHARDS. Throws InputFault, with error `bad-shard`, when they say nonsense.
std::optional<Shard> shard_of_job(Report& report);

/// Bytes of memory that a process has for itself, and not as pages of files; 0 when there is no such process.
uint64_t memory_of(pid_t process);

/// How many processors this process may use.
size_t processors();

/// A fault that tests ask for, BANXIN_TEST_POISON=crash:ID,hang:ID,memory:ID: what a library might do to a worker that
/// makes the edition of that id.
void suffer_poison(const std::string& edition);

/// The folders of PATH, where Ghostscript and pdftotext are looked for.
ProgramFolders own_programs();

}  // namespace banxin
