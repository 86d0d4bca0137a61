// What the engine has to say to its user: every note names a place and what to do about it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/length.h"
#include "base/message.h"

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
    std::vector<uint32_t> line_starts;  // so that a message costs no walk through the file
  };
  std::vector<File> files_;
};

enum class Severity : uint8_t { info, warning, error };

/// What of a page a note is about.
struct OnPage {
  Rect area;                 ///< from the top left of the trim
  int column = 0, line = 0;  ///< where it begins, 栏 and 行 of the page's grid from 1; 0 = outside it
  friend bool operator==(const OnPage&, const OnPage&) = default;
};

struct Note {
  Severity severity = Severity::error;
  std::string code;  ///< stable, kebab-case: "unknown-key", "overset"
  Place place;
  std::string text;     ///< what is wrong, with what was found
  std::string hint;     ///< what to write or do instead; may be empty
  int length = 1;       ///< characters to underline in the excerpt
  int page = 0;         ///< the page that was being made, 0 = none
  std::string block{};  ///< the block of it; empty = none
  std::optional<OnPage> spot{};
  bool graded = false;  ///< the house has said how grave it is (lint): a fault of the page, not of the input

  friend bool operator==(const Note&, const Note&) = default;
};

/// Gathers the notes of one task. Not shared between threads: each task has its own, joined in page order. Of one code
/// it keeps `most_alike` notes of a severity; the last one then says how many more there were.
class Report {
 public:
  static constexpr size_t most_alike = 1000;
  /// What is being made: notes that follow carry it.
  struct At {
    int page = 0;
    std::string block;
  };

  /// `tongue`: the language its notes are in.
  explicit Report(std::shared_ptr<Sources> sources, Tongue tongue = Tongue::english)
      : sources_(std::move(sources)), tongue_(tongue) {}

  void error(std::string code, Place place, const Message& text, const Message& hint = {}, int length = 1);
  void warning(std::string code, Place place, const Message& text, const Message& hint = {}, int length = 1);
  void info(std::string code, Place place, const Message& text, const Message& hint = {});
  /// A note that was made already, word for word, is not made again.
  void add(Note note);
  void join(const Report& other);
  /// True when no more errors of this code are kept: this one was counted, and its text need not be made.
  bool is_full_of(const std::string& code, Place place);
  /// Sets what is being made; returns what was.
  At enter(At at) { return std::exchange(at_, std::move(at)); }

  bool failed() const;
  /// An error, and not one that lint graded so: the input is wrong.
  bool input_failed() const;
  bool warned() const;
  const std::vector<Note>& notes() const { return notes_; }
  Tongue tongue() const { return tongue_; }
  Sources& sources() { return *sources_; }
  const Sources& sources() const { return *sources_; }
  /// An empty report over the same sources, of the same place in the work: for another task, or for a try that may be
  /// thrown away with what it said.
  Report sibling() const {
    Report other(sources_, tongue_);
    other.at_ = at_;
    return other;
  }

 private:
  using Kind = std::pair<Severity, std::string>;  // … and code
  struct Tally {
    size_t kept = 0, omitted = 0;
    size_t sum_note = 0;  // where the note stands that tells how many were omitted, when some were
  };
  void omit(const Kind& kind, Tally& tally, size_t count, Place place);

  std::shared_ptr<Sources> sources_;
  Tongue tongue_ = Tongue::english;
  std::vector<Note> notes_;
  std::unordered_set<std::string> said_;  // the kept ones, all that makes them alike
  std::map<Kind, Tally> tallies_;
  At at_;
};

/// `FILE:LINE:COL: error[code]: text`, the line with a caret below it, and the hint; ends with a newline.
std::string print(const Note& note, const Sources& sources);

/// Input so wrong that a stage cannot go on at once (NUL bytes, a file of 100 MB); the report already holds the notes.
struct InputFault {};
/// The machine cannot do what is asked: missing font file, full disk, unwritable folder. Exit code 3.
struct MachineFault {
  std::string code;
  Message text, hint;
};

}  // namespace banxin
