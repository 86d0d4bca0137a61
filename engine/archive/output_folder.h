// The folder that a batch writes into.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "archive/journal.h"
#include "archive/made.h"
#include "archive/plan.h"

namespace banxin {

class OutputFolder {
 public:
  /// Makes the folder. Throws MachineFault{"cannot-write"}.
  explicit OutputFolder(std::filesystem::path path);

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path of(const std::string& edition) const { return path_ / edition; }
  /// Where the report of an edition goes. Those that have no folder, because their id is not known or another's too,
  /// lie together in .refused/, whose name is no id.
  std::filesystem::path report_of(const PlannedEdition& edition) const;
  std::filesystem::path report_of(const JournalLine& line) const;
  /// Throws MachineFault{"output-gone"} when another folder is there by now: a disk that was taken out leaves the one
  /// that it was mounted on.
  void demand_same() const;

 private:
  std::filesystem::path path_;
  dev_t device_ = 0;
  ino_t number_ = 0;
};

/// Takes made.json, which is not true any more, out of the folder of an edition.
void remove_record(const std::filesystem::path& folder);

/// The files that made.json tells of and that are not among those `made_now`.
std::vector<std::filesystem::path> not_made_again(const std::filesystem::path& folder,
                                                  const std::vector<std::filesystem::path>& made_now);

/// Removes what is there. Throws MachineFault{"cannot-write"}.
void remove_or_stop(const std::filesystem::path& file);

}  // namespace banxin
