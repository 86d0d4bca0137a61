// Source files: loaded, checked for their encoding, and remembered with the folder their paths count from.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "base/report.h"

namespace banxin {

inline constexpr uintmax_t yaml_limit = 8u << 20;      ///< bytes of a YAML file
inline constexpr uintmax_t story_limit = 8u << 20;     ///< bytes of a story
inline constexpr uintmax_t stories_limit = 32u << 20;  ///< bytes of all stories of an edition

/// Where a source file lies, and the folder that the files it names must not leave.
struct SourceFolder {
  std::filesystem::path file;  ///< absolute
  std::filesystem::path root;  ///< absolute, without links
  std::string sha256 = {};     ///< of the bytes that were read
};
using SourceFolders = std::map<FileId, SourceFolder>;

struct LoadedSource {
  FileId id;
  std::string sha256;  ///< of the file's bytes, those of a byte order mark too
};

/// Loads a UTF-8 text into the report's sources; a byte order mark is left out. Nothing, and an error at `named_at`
/// (or in the file itself: `nul-byte`, `wrong-encoding`, `control-character`), when it is missing, over `limit` bytes,
/// or not UTF-8.
std::optional<LoadedSource> load_source(const std::filesystem::path& file, std::string shown_name, uintmax_t limit,
                                        Place named_at, Report& report);

/// The words for a character that no text may hold, at byte `at`, and what to do about it.
Message forbidden_text(std::string_view text, size_t at);
inline constexpr Phrase forbidden_hint = phrase("take the character out: it cannot be printed, nor kept in a PDF");

/// `path` without `.` and `..`, unless a `..` leads back over a link and so somewhere else.
std::filesystem::path without_detours(const std::filesystem::path& path);

/// How the file `name` that is named at `place` is called in messages: from where the user stands.
std::string shown_path(const std::string& name, Place place, const Sources& sources);

struct NamedFile {
  std::filesystem::path path;  ///< as it was named, absolute
  std::filesystem::path real;  ///< the same without links
};

/// `name` as written at `place`, resolved from the file it is written in. Nothing, and an error, when it is absolute,
/// lies outside the root of that file (also through a link), or is no regular file.
std::optional<NamedFile> find_named_file(const std::string& name, Place place, const SourceFolders& folders,
                                         Report& report);

}  // namespace banxin
