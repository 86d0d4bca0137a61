// Whether a file is still the one that was read.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <string>

namespace banxin {

/// A file as the file system knows it; another one when it was written to or replaced.
struct FileStamp {
  uint64_t device = 0, number = 0, size = 0;
  int64_t seconds = 0, nanoseconds = 0;

  /// All zero when there is no such file.
  static FileStamp of(const std::string& file);
  static FileStamp of(const struct stat& info);
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

}  // namespace banxin
