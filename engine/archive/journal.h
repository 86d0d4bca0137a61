// The journal of a batch: a line as each edition ends. It is a log; made.json is the truth.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/plan.h"

namespace banxin {

struct JournalLine {
  enum class Outcome : uint8_t { done, problems, failed, skipped };

  std::string edition, source;
  Outcome outcome = Outcome::done;
  int exit = 0;      ///< as of `banxin render`
  std::string code;  ///< of the first error; empty = none
  int pages = 0;
  double cpu_s = 0, wall_s = 0;  ///< of the try that counted
  int tries = 1;
  int outputs = 0;  ///< files
};

/// JSON on one line, ended.
std::string print(const JournalLine& line);
/// Nothing for a line that is not whole.
std::optional<JournalLine> parse_journal_line(std::string_view line);

/// `batch.jsonl`, of a shard `batch.I-of-N.jsonl`.
std::string journal_name(Shard shard);
/// Is this the name of a journal, of whatever shard?
bool is_journal_name(std::string_view name);

/// The lines of all journals in `folder`: of each source the last one, by edition.
std::vector<JournalLine> read_journals(const std::filesystem::path& folder);

/// Appends to a journal, so that each line stands there at once. A line that a killed run left half written is ended.
class Journal {
 public:
  /// Throws MachineFault{"cannot-write"}.
  explicit Journal(std::filesystem::path file);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  /// Throws MachineFault{"cannot-write"}.
  void append(const JournalLine& line);

 private:
  std::filesystem::path file_;
  int fd_ = -1;
};

}  // namespace banxin
