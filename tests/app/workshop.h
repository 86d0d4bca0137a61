// The program as its users call it, in a folder of its own.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "tests/program.h"

namespace banxin::test {

namespace fs = std::filesystem;

struct Outcome {
  int code = -1;
  std::string out, err;
};

// A folder of its own for each test, removed with it.
struct Workshop {
  fs::path folder;
  Workshop() {
    std::string name = (fs::temp_directory_path() / "banxin-test-XXXXXX").string();
    folder = ::mkdtemp(name.data());
  }
  ~Workshop() { fs::remove_all(folder); }

  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  /// Runs the program with `arguments`, words of the shell. `before` stands in front of it: variables, a program.
  Outcome run(const std::string& arguments, const std::string& before = "") const {
    return run_in("sh", fmt::format("{} '{}'", before, banxin::test::program_under_test), arguments);
  }
  /// The same with the quotes of bash: $'\e'.
  Outcome run_in_bash(const std::string& arguments) const {
    return run_in("bash", fmt::format("'{}'", banxin::test::program_under_test), arguments);
  }
  /// Another program in this folder.
  Outcome run_program(const std::string& program, const std::string& arguments) const {
    return run_in("sh", program, arguments);
  }
  void write(const std::string& name, const std::string& text) const { write_whole(folder / name, text); }
  std::string read(const std::string& name) const { return read_file(folder / name, 1 << 26).value_or(""); }
  void replace(const std::string& name, const std::string& from, const std::string& to) const {
    std::string text = read(name);
    const size_t at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, name << " holds no " << from);
    write(name, text.replace(at, from.size(), to));
  }

 private:
  // Streams that `arguments` direct elsewhere, as by >/dev/full, go there.
  Outcome run_in(const char* shell, const std::string& program, const std::string& arguments) const {
    write(".call", fmt::format("exec </dev/null >out.txt 2>err.txt\n{} {}\n", program, arguments));
    const int status = std::system(fmt::format("cd '{}' && {} .call", folder.string(), shell).c_str());
    return {WEXITSTATUS(status), read("out.txt"), read("err.txt")};
  }
};

/// The starter edition of `banxin new`.
struct Starter : Workshop {
  Starter() { REQUIRE(run("new paper").code == 0); }
};

inline std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace banxin::test
