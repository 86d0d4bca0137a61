// Folders and files that live no longer than the run that made them, however it ends.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace banxin {

/// A folder of its own below the system's temporary one, removed with all that is in it. A lock is held on it as long
/// as it is used; folders of runs that were killed are removed when the next one is made. Throws MachineFault when it
/// cannot be made.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(std::string_view purpose);  ///< "plates": small letters, part of its name
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  /// Writes a file into it; its path. Throws MachineFault when there is no room.
  std::filesystem::path write(std::string_view name, std::string_view bytes) const;
  /// Throws MachineFault when the disk of the folder is full: what a program failed for was not its input.
  void demand_room() const;

  std::filesystem::path path;

 private:
  int lock_ = -1;
};

/// A file being written beside the one whose place it will take, locked like a folder; removed unless it was renamed.
class TemporaryFile {
 public:
  /// Errors stand in errno, `fd()` then is -1.
  explicit TemporaryFile(const std::filesystem::path& folder);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  int fd() const { return fd_; }
  /// Takes the place of `target`; false: errno.
  bool rename_to(const std::filesystem::path& target);

 private:
  std::string path_;
  int fd_ = -1;
};

/// Writes all of it to an open file; false: errno.
bool write_all(int fd, std::string_view bytes);

}  // namespace banxin
