// The files of an edition that lies in memory, where the engine and its libraries can open them.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/report.h"
#include "base/temporary.h"

namespace banxin {

/// A private folder with copies of them. Whoever named the files knows nothing of it, so that words of ours must not
/// name it either.
class FilesInMemory {
 public:
  /// Bytes by name from the edition's folder; `edition` is one of them. Throws InputFault for names that are none
  /// (`wrong-file-name`, `missing-file`), and MachineFault when there is no room.
  FilesInMemory(const std::map<std::string, std::string>& files, const std::string& edition, Report& report);

  std::filesystem::path edition() const { return path_ / edition_; }
  /// The words without the folder's name in front of its files.
  std::string without_folder(std::string words) const;

 private:
  const TemporaryFolder folder_;
  const std::filesystem::path path_;  // as messages call it: links followed
  const std::string edition_;
};

}  // namespace banxin
