// Other programs, run without a shell; and a folder for what they write.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace banxin {

/// A folder of its own below the system's temporary one, removed with all that is in it. Throws MachineFault when it
/// cannot be made.
struct TemporaryFolder {
  explicit TemporaryFolder(const char* purpose);  ///< "plates": part of its name
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::filesystem::path path;
};

/// Runs a program of PATH to its end, its words to nowhere; its exit code, or -1 when it cannot be run.
int run_program(std::vector<std::string> words);
/// The exit code of a program that is not installed.
bool is_absent(int code);

/// What a failed run of Ghostscript means, from its exit code.
const char* ghostscript_fault(int code);

}  // namespace banxin
