// What differs between a lock and the inputs of now.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "api/engine.h"
#include "archive/lock.h"
#include "archive/lock_paths.h"
#include "base/report.h"

namespace banxin {

/// An input that is not what was locked.
struct Drift {
  std::string kind, path;   ///< as in the lock
  std::string locked, now;  ///< SHA-256; empty = the lock knows no such file; it cannot be read any more
  bool used = true;         ///< false: no page is made from it any more
  friend bool operator==(const Drift&, const Drift&) = default;
};

/// SHA-256 of a file as it is now; nothing when it cannot be read.
using DigestOf = std::function<std::optional<std::string>(const std::filesystem::path&)>;

/// The files of fonts are those that the engine has opened, where they are the catalogued ones.
DigestOf digests_by(const Engine& engine);

/// Looks at every file that the lock names.
std::vector<Drift> drift_of_files(const Lock& lock, const LockPaths& paths, const DigestOf& digest);

/// The same of what pages were made from. `whole`: all of the edition's, so that nothing may be missing.
std::vector<Drift> drift_of_inputs(const Lock& lock, const std::vector<LockedInput>& now, bool whole);

/// As error[drift] of that file.
void report_drift(const Drift& drift, const LockPaths& paths, Report& report);

}  // namespace banxin
