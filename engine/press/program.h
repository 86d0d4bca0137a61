// Other programs that preflight asks for a second opinion.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace banxin {

/// Runs a program of PATH without a shell, what it says to nowhere. Its exit code; -1 when it cannot be started or was
/// killed.
int run_program(std::vector<std::string> words);
/// The code that `run_program` gives for a program that is not installed.
inline bool is_absent(int code) { return code < 0 || code == 127; }

/// A folder for what they write, gone with this object. Throws MachineFault when none can be made.
class ProgramFolder {
 public:
  ProgramFolder();
  ~ProgramFolder();
  ProgramFolder(const ProgramFolder&) = delete;
  ProgramFolder& operator=(const ProgramFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace banxin
