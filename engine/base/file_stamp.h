// Whether a file is still the one that was read.
#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace banxin {

/// A file as the file system knows it; another one when it was written to or replaced.
struct FileStamp {
  uint64_t device = 0, number = 0, size = 0;
  int64_t seconds = 0, nanoseconds = 0;                  ///< when it was written to
  int64_t changed_seconds = 0, changed_nanoseconds = 0;  ///< when that, or anything else about it, was changed

  /// All zero when there is no such file.
  static FileStamp of(const std::string& file);
  static FileStamp of(const struct stat& info);
  /// Whether another write would show: a file that is younger than the coarsest clock of file systems ticks (FAT: two
  /// seconds) can be written to again and look the same.
  bool has_settled() const;

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
  struct Hash {
    size_t operator()(const FileStamp& stamp) const {
      return std::hash<uint64_t>()(stamp.number ^ stamp.size << 20 ^ static_cast<uint64_t>(stamp.nanoseconds) << 40);
    }
  };
};

}  // namespace banxin
