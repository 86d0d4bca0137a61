// Files whose content is known from before: nothing that did not change is read again.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "api/inputs.h"
#include "base/file_stamp.h"

namespace banxin {

/// What is known of a file as it was under `stamp`.
struct KnownFile {
  std::string path;  ///< absolute
  FileStamp stamp;
  std::string sha256;
  std::string edition = {};  ///< of an edition's file: its id
  int pages = 0;             ///< … and how many pages it has
};

/// Believes of a file what was found out about one of the same path, size, times, inode and device; within one run also
/// of one under another path. A file younger than the file system's clock tells apart is looked at again each time.
class KnownFiles {
 public:
  /// SHA-256 of the file as it is now; nothing when it cannot be read.
  std::optional<std::string> sha256(const std::string& file);
  /// Of what a page was made from. Throws MachineFault{"input-changed"} when it is another file by now.
  std::string sha256(const Input& input);
  /// The whole entry, where the file is still the one that is known.
  const KnownFile* find(const std::string& file) const;

  /// What was found out now …
  void keep(KnownFile file);
  /// … and in a run before.
  void believe(KnownFile file);
  /// What was kept since this was asked for last.
  std::vector<KnownFile> take_fresh() { return std::exchange(fresh_, {}); }

 private:
  const KnownFile* find(const std::string& file, const FileStamp& stamp) const;
  std::optional<std::string> digest_of(const std::string& file, const FileStamp& stamp);

  std::unordered_map<std::string, KnownFile> files_;  // by path
  // Of files that were kept, not believed: a photo that lies in many folders under one inode is read once a run.
  std::unordered_map<FileStamp, std::string, FileStamp::Hash> digests_;
  std::vector<KnownFile> fresh_;
};

/// On one line, without its end, to be read by parse_known alone; empty for a path that no line can hold.
std::string print(const KnownFile& file);
/// Nothing for a line that is not whole.
std::optional<KnownFile> parse_known(std::string_view line);

}  // namespace banxin
