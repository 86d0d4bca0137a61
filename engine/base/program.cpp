#include "base/program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>

#include "base/message.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;

std::optional<std::string> find_program(const ProgramFolders& programs, const std::string& name) {
  for (const fs::path& folder : programs.folders) {
    if (!folder.is_absolute()) continue;
    std::string path = (folder / name).string();
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) && ::access(path.c_str(), X_OK) == 0) return path;
  }
  return std::nullopt;
}

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) == 0) read = ends[0], write = ends[1];
  }
  ~Pipe() { close_read(), close_write(); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_read() { close(read); }
  void close_write() { close(write); }

 private:
  static void close(int& fd) {
    if (fd >= 0) ::close(std::exchange(fd, -1));
  }
};

// All that a child needs, made before the fork: behind it only async-signal-safe calls are allowed.
struct ChildPlan {
  std::string path, folder;
  std::vector<char*> arguments;
  ProgramLimits limits;
  pid_t self = ::getpid();
};

void close_all_but(int kept) {
  if (kept > 0) ::close_range(0, static_cast<unsigned>(kept) - 1, 0);
  ::close_range(static_cast<unsigned>(kept) + 1, UINT_MAX, 0);
}

// The first of the program's process group: ends the group when the pipe's other end is closed, which the kernel does
// for a process that is killed too, or when the time is over.
[[noreturn]] void watch(int pipe, int seconds) {
  ::setpgid(0, 0);
  close_all_but(pipe);
  timespec begin{};
  ::clock_gettime(CLOCK_MONOTONIC, &begin);
  for (int left = seconds; left > 0;) {
    pollfd end{pipe, POLLIN, 0};
    if (::poll(&end, 1, left * 1000) > 0) break;
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    left = seconds - static_cast<int>(now.tv_sec - begin.tv_sec);
  }
  ::kill(0, SIGKILL);
  ::_exit(0);
}

void limit(__rlimit_resource_t what, rlim_t most, rlim_t grace = 0) {
  rlimit now{};
  if (::getrlimit(what, &now) != 0) return;
  const rlimit wanted{std::min(most, now.rlim_max), std::min(most + grace, now.rlim_max)};  // RLIM_INFINITY is the most
  ::setrlimit(what, &wanted);
}

[[noreturn]] void refuse(int faults) {
  const int why = errno;
  [[maybe_unused]] const ssize_t told = ::write(faults, &why, sizeof why);
  ::_exit(127);
}

// Becomes the program, in the watcher's group. The errno of what hinders it goes to `faults`, closed by exec.
[[noreturn]] void become(const ChildPlan& plan, pid_t group, int nowhere, int faults) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // when this process is killed before it joined the group
  if (::getppid() != plan.self) ::_exit(127);
  if (::setpgid(0, group) != 0) refuse(faults);
  for (const int stream : {0, 1, 2}) {
    if (::dup2(nowhere, stream) < 0) refuse(faults);
    ::fcntl(stream, F_SETFD, 0);
  }
  ::close_range(3, UINT_MAX, CLOSE_RANGE_CLOEXEC);  // whatever banxin was given when it was started
  if (::chdir(plan.folder.c_str()) != 0) refuse(faults);
  for (const int each : {SIGXFSZ, SIGPIPE, SIGTERM, SIGINT, SIGHUP}) ::signal(each, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, static_cast<rlim_t>(plan.limits.processor_seconds), 1);  // SIGXCPU, a second later SIGKILL
  limit(RLIMIT_FSIZE, plan.limits.file_size);
  limit(RLIMIT_AS, plan.limits.memory);
  static constexpr const char* environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TMPDIR=.", "HOME=.", nullptr};
  ::execve(plan.path.c_str(), plan.arguments.data(), const_cast<char* const*>(environment));
  refuse(faults);
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return status;
}

// Whether the child wrote what hinders it before the pipe was closed.
bool was_told(int faults, int& why) {
  for (;;) {
    const ssize_t n = ::read(faults, &why, sizeof why);
    if (n >= 0 || errno != EINTR) return n == static_cast<ssize_t>(sizeof why);
  }
}

// Descriptors 0, 1 and 2 are the program's: what goes to it must stand above them.
int above_streams(int fd) {
  if (fd < 0 || fd > 2) return fd;
  const int higher = ::fcntl(fd, F_DUPFD_CLOEXEC, 3);
  ::close(fd);
  return higher;
}

ProgramEnd end_of(int status, std::chrono::duration<double> took, const ProgramLimits& limits) {
  using Kind = ProgramEnd::Kind;
  if (WIFEXITED(status)) {
    const int code = WEXITSTATUS(status);
    return {code == 0 ? Kind::done : Kind::failed, code};
  }
  const int signal = WTERMSIG(status);
  const bool late = signal == SIGXCPU || (signal == SIGKILL && took.count() >= limits.seconds);
  return {late ? Kind::out_of_time : Kind::crashed, signal};
}

}  // namespace

ProgramEnd run_program(const ProgramFolders& programs, const std::vector<std::string>& words, const fs::path& folder,
                       const ProgramLimits& limits) {
  using Kind = ProgramEnd::Kind;
  const auto path = find_program(programs, words.at(0));
  if (!path) return {Kind::absent, ENOENT};
  ChildPlan plan{*path, folder.string(), {}, limits};
  for (const std::string& word : words) plan.arguments.push_back(const_cast<char*>(word.c_str()));
  plan.arguments.push_back(nullptr);
  Pipe life, faults;
  const int nowhere = above_streams(::open("/dev/null", O_RDWR | O_CLOEXEC));
  faults.write = above_streams(faults.write);
  const auto begin = Clock::now();
  const bool ready = life.read >= 0 && faults.read >= 0 && faults.write >= 0 && nowhere >= 0;
  const pid_t watcher = ready ? ::fork() : -1;
  if (watcher == 0) watch(life.read, limits.seconds);
  int why = errno;
  ProgramEnd end{Kind::not_started, why};
  if (watcher > 0) {
    ::setpgid(watcher, watcher);  // by whoever comes first
    const pid_t program = ::fork();
    if (program == 0) become(plan, watcher, nowhere, faults.write);
    why = errno;
    faults.close_write();
    if (program > 0) {
      const bool hindered = was_told(faults.read, why);
      const int status = wait_for(program);
      end = hindered ? ProgramEnd{Kind::not_started, why} : end_of(status, Clock::now() - begin, limits);
    } else {
      end.code = why;
    }
    ::kill(-watcher, SIGKILL);
    wait_for(watcher);
  }
  if (nowhere >= 0) ::close(nowhere);
  return end;
}

Message fault_of(const ProgramEnd& end, std::string_view program) {
  switch (end.kind) {
    case ProgramEnd::Kind::done:
      return {};
    case ProgramEnd::Kind::failed:
      return say("{} cannot read the file (exit code {})", program, end.code);
    case ProgramEnd::Kind::crashed:
      return say("{} crashed (signal {})", program, end.code);
    case ProgramEnd::Kind::out_of_time:
      return say("{} ran out of time", program);
    case ProgramEnd::Kind::absent:
      return say("{} is not installed", program);
    case ProgramEnd::Kind::not_started:
      return say("{} cannot be started: {}", program, std::strerror(end.code));
  }
  return {};
}

}  // namespace banxin
