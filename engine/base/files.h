// Files: read whole, written whole or not at all.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/file_stamp.h"

namespace banxin {

/// The bytes of a regular file, or nothing when it is missing, unreadable, or larger than `limit` bytes.
std::optional<std::string> read_file(const std::filesystem::path& path, uintmax_t limit);

/// Writes under a temporary name in the same folder, fsyncs, and renames: nobody ever sees half a file. Where `path` is
/// a link, the file that it names is replaced; a device, a pipe or a socket is written into. A new file gets the rights
/// that the umask leaves, a replaced one keeps its own. Creates the folder. Throws MachineFault when that cannot be
/// done.
void write_whole(const std::filesystem::path& path, std::string_view bytes);

struct NewFile {
  std::filesystem::path path;
  std::string_view bytes;
};
/// The same of several, of 32 at a time: all are on the disk before the first of them takes its name, and they take
/// their names in this order. Each folder is written to disk once, behind them all: file systems that keep a journal
/// (ext4, XFS, Btrfs) keep the order also when the power is cut.
void write_whole(const std::vector<NewFile>& files);

/// Opens a folder that only its owner, who must be this user, may write to, as caches are; it is made when its parent
/// folders can be. -1 when there is none such.
int open_own_folder(const std::filesystem::path& folder);

/// `file` as the system opens it: absolute, links of its folder followed, so that a `..` behind them leads where it
/// leads for every other program.
std::filesystem::path opened_path(const std::filesystem::path& file);

/// `path` without links, `.` and `..`, as std::filesystem::weakly_canonical() but quicker where it is there.
std::filesystem::path resolved(const std::filesystem::path& path, std::error_code& fault);
/// The same of `name` in a folder that is resolved already: only what the name adds is looked at.
std::filesystem::path resolved_in(const std::filesystem::path& folder, const std::filesystem::path& name,
                                  std::error_code& fault);

/// True when `path` (after resolving links) lies inside `folder`.
bool is_inside(const std::filesystem::path& path, const std::filesystem::path& folder);
/// The same of two that are resolved.
bool is_below(const std::filesystem::path& path, const std::filesystem::path& folder);

/// A read-only memory map of a whole file; unmapped with the object. Empty when the file cannot be opened.
class MappedFile {
 public:
  MappedFile() = default;
  explicit MappedFile(const std::filesystem::path& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();
  std::string_view bytes() const { return bytes_; }
  /// What is in memory of the file leaves it; it is read again when it is asked for.
  void leave_memory() const;
  /// Of the file that is mapped.
  const FileStamp& stamp() const { return stamp_; }

 private:
  std::string_view bytes_;
  FileStamp stamp_;
};

}  // namespace banxin
