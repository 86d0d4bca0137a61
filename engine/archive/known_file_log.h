// The log of known files that is kept in the cache from run to run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "archive/known_files.h"

namespace banxin {

/// Lines are appended as files become known. What is not whole is passed over, so that a run that was killed, a full
/// disk or a file that is none of ours cost time and nothing else. Several may append to one log at once.
class KnownFileLog {
 public:
  /// `name` in `folder`, which only its owner may write to; where there is none such, nothing is kept.
  KnownFileLog(const std::filesystem::path& folder, const std::string& name);
  ~KnownFileLog();
  KnownFileLog(const KnownFileLog&) = delete;
  KnownFileLog& operator=(const KnownFileLog&) = delete;

  void append(const std::vector<KnownFile>& files);

 private:
  int fd_ = -1;
};

/// Tells `files` what the logs of `folder` hold. A log that has become much longer than what it says is written anew.
void read_logs(const std::filesystem::path& folder, KnownFiles& files);

}  // namespace banxin
