// Many editions, made by workers: who gets which, what becomes of those that are lost, when it is over.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "api/engine.h"
#include "archive/edition_end.h"
#include "archive/known_file_log.h"
#include "archive/make_edition.h"
#include "archive/plan.h"

namespace banxin {

struct BatchJob {
  MakeJob make;
  Shard shard = {};
  size_t workers = 1;
  int tries = 2;                  ///< of an edition that crashes, hangs, or meets a fault of the machine
  int time_limit_s = 0;           ///< by the clock, of one try; 0 = none
  uint64_t memory_limit = 0;      ///< bytes of this process and all workers together; 0 = none
  std::filesystem::path cache{};  ///< where known files are kept; empty = nowhere
};

/// Counts of editions.
struct BatchCount {
  size_t all = 0, done = 0, problems = 0, failed = 0, skipped = 0;
  size_t pages_made = 0;
  size_t ended() const { return done + problems + failed + skipped; }
};

/// What a batch asks of the program that it runs in.
struct BatchHost {
  std::function<void(const BatchCount&)> show = {};                ///< called some times a second
  std::function<void(const EditionEnd&)> ended = {};               ///< called for each edition
  std::function<int()> signals = {};                               ///< how many asked it to stop
  std::function<uint64_t(pid_t)> memory_of = {};                   ///< bytes that a process has for itself
  std::function<void(const std::string& edition)> in_worker = {};  ///< for tests: called before an edition is made
};

struct BatchEnd {
  BatchCount count;
  bool any_problems = false;               ///< also of editions that were skipped
  std::optional<MachineFault> fault = {};  ///< why it stopped
};

/// Makes the editions of `part`, which `job.shard` is of the plan, into `out`; each is told to the journal as it ends.
/// After a signal no edition is begun; those in work are finished, and dropped whole after a second one.
BatchEnd run_batch(const Engine& engine, const BatchPlan& part, const BatchJob& job, const OutputFolder& out,
                   KnownFiles& known, const BatchHost& host);

/// Where the files that batches into `out` know are kept below `cache`.
std::filesystem::path known_folder(const std::filesystem::path& cache, const std::filesystem::path& out);

/// … and where the fonts are that any batch knows.
std::filesystem::path known_fonts_folder(const std::filesystem::path& cache);

/// The editions of `plan` that are not made into `out`, or not as they would be now.
BatchPlan still_to_do(const BatchPlan& plan, const MakeJob& job, const OutputFolder& out, KnownFiles& known);

}  // namespace banxin
