// Other programs: run without a shell, within limits, and never longer than the run that asked for them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace banxin {

/// What a program may use before it is stopped.
struct ProgramLimits {
  int seconds = 120;                       ///< by the clock
  int processor_seconds = 60;              ///< RLIMIT_CPU
  uint64_t memory = uint64_t{4} << 30;     ///< RLIMIT_AS, bytes
  uint64_t file_size = uint64_t{2} << 30;  ///< RLIMIT_FSIZE, bytes
};

/// How a program ended.
struct ProgramEnd {
  enum class Kind : uint8_t {
    done,         ///< exit code 0
    failed,       ///< another one
    crashed,      ///< by a signal
    out_of_time,  ///< it was stopped
    absent,       ///< not installed
    not_started,  ///< no process, no handles: the machine's fault
  } kind = Kind::done;
  int code = 0;  ///< exit code, signal, or errno

  bool is_done() const { return kind == Kind::done; }
  bool is_absent() const { return kind == Kind::absent; }
};

/// Where other programs are looked for, the first folder first; the program says what its user's PATH names.
struct ProgramFolders {
  std::vector<std::filesystem::path> folders = {"/usr/local/bin", "/usr/bin", "/bin"};
};

/// Runs a program of the first absolute folder that has it to its end, its words to nowhere. `words` are its name and
/// arguments: names of our own only, relative to `folder`, in which it works. It gets an environment of our own too.
/// When this process ends, however it ends, the program and all that it started end with it.
ProgramEnd run_program(const ProgramFolders& programs, const std::vector<std::string>& words,
                       const std::filesystem::path& folder, const ProgramLimits& limits = {});

/// "Ghostscript is not installed", "Ghostscript ran out of time", … for an end that is not `done`.
Message fault_of(const ProgramEnd& end, std::string_view program);

}  // namespace banxin
