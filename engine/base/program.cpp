#include "base/program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "base/report.h"

extern char** environ;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): POSIX

namespace banxin {
namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder(const char* purpose) {
  std::string name = (fs::temp_directory_path() / fmt::format("banxin-{}-XXXXXX", purpose)).string();
  if (!mkdtemp(name.data())) throw MachineFault{"no-temporary", "no temporary folder can be made", {}};
  path = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path, ignored);
}

int run_program(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int stream : {0, 1, 2})
    posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", stream == 0 ? O_RDONLY : O_WRONLY, 0);
  pid_t child = 0;
  const int fault = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (fault != 0) return -1;
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool is_absent(int code) {
  constexpr int not_found = 127;  // POSIX, 2.8.2
  return code < 0 || code == not_found;
}

const char* ghostscript_fault(int code) {
  return is_absent(code) ? "Ghostscript is not installed" : "Ghostscript cannot render the file";
}

}  // namespace banxin
