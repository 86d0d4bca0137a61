// What the engine has to say to its user: every note names a place and what to do about it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

/// Index into `Sources`; 0 is "no file".
struct FileId {
  uint32_t index = 0;
  friend constexpr auto operator<=>(FileId, FileId) = default;
};

/// Where something was written: line and column count from 1, the column in characters (code points), 0 = unknown.
struct Place {
  FileId file;
  int line = 0, column = 0;
  friend constexpr auto operator<=>(const Place&, const Place&) = default;
};

/// The input files of a run. Filled while reading, constant from then on.
class Sources {
 public:
  Sources();
  /// `path` as it is shown to the user; `text` is kept for the excerpt under a message.
  FileId add(std::string path, std::string text);
  const std::string& path(FileId id) const { return files_[id.index].path; }
  const std::string& text(FileId id) const { return files_[id.index].text; }
  /// Line `n` (from 1) without its end; empty when there is none.
  std::string_view line(FileId id, int n) const;

 private:
  struct File {
    std::string path, text;
  };
  std::vector<File> files_;
};

enum class Severity : uint8_t { info, warning, error };

struct Note {
  Severity severity = Severity::error;
  std::string code;  ///< stable, kebab-case: "unknown-key", "overset"
  Place place;
  std::string text;  ///< what is wrong, with what was found
  std::string hint;  ///< what to write or do instead; may be empty
  int length = 1;    ///< characters to underline in the excerpt

  friend bool operator==(const Note&, const Note&) = default;
};

/// Gathers the notes of one task. Not shared between threads: each task has its own, joined in page order.
class Report {
 public:
  explicit Report(std::shared_ptr<Sources> sources) : sources_(std::move(sources)) {}

  void error(std::string code, Place place, std::string text, std::string hint = {}, int length = 1);
  void warning(std::string code, Place place, std::string text, std::string hint = {}, int length = 1);
  void info(std::string code, Place place, std::string text, std::string hint = {});
  /// A note that was made already, word for word, is not made again.
  void add(Note note);
  void join(const Report& other);

  bool failed() const;
  bool warned() const;
  const std::vector<Note>& notes() const { return notes_; }
  Sources& sources() { return *sources_; }
  const Sources& sources() const { return *sources_; }
  /// An empty report over the same sources, for another task.
  Report sibling() const { return Report(sources_); }

 private:
  std::shared_ptr<Sources> sources_;
  std::vector<Note> notes_;
};

/// `FILE:LINE:COL: error[code]: text`, the line with a caret below it, and the hint; ends with a newline.
std::string print(const Note& note, const Sources& sources);

/// Input so wrong that a stage cannot go on at once (NUL bytes, a file of 100 MB); the report already holds the notes.
struct InputFault {};
/// The machine cannot do what is asked: missing font file, full disk, unwritable folder. Exit code 3.
struct MachineFault {
  std::string code, text, hint;
};

}  // namespace banxin
