#include "app/environment.h"

#include <fmt/format.h>
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/report.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

// Where things lie, and the language of messages. Names that end in _ stand for all that begin so.
constexpr std::string_view kept[] = {
    "HOME",         "PATH",    "TMPDIR", "XDG_CACHE_HOME",       "LANG",         "LC_ALL",       "TERM",
    "LC_MESSAGES",  "BANXIN_", "SLURM_", "JOB_COMPLETION_INDEX", "ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS",
    "UBSAN_OPTIONS"};  // of builds with sanitizers only

// Read while the libraries are loaded: pixman draws with other rounding, GLib ends the program at a warning.
constexpr std::string_view read_before_main[] = {"PIXMAN_DISABLE", "G_DEBUG", "G_SLICE", "GOBJECT_DEBUG"};

bool is_kept(std::string_view name) {
  return std::ranges::any_of(
      kept, [&](std::string_view own) { return own.ends_with('_') ? name.starts_with(own) : name == own; });
}

// With fonts/ and templates/: the repository that the program was built in, or where it was installed.
fs::path home_folder() {
  std::error_code fault;
  const fs::path program = fs::read_symlink("/proc/self/exe", fault);
  for (fs::path folder = program.parent_path(); !fault && folder.has_relative_path(); folder = folder.parent_path())
    for (const fs::path& home : {folder, folder / "share" / "banxin"})
      if (fs::exists(home / "fonts" / "catalogue.yaml", fault)) return home;
  throw MachineFault{"no-home", say("the folder fonts/ that belongs to banxin is not beside the program"),
                     say("run banxin from its repository, or install it with cmake --install")};
}

fs::path cache_folder() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache && *cache == '/') return fs::path(cache) / "banxin";
  const char* home = std::getenv("HOME");
  return home && *home == '/' ? fs::path(home) / ".cache" / "banxin" : fs::path();
}

}  // namespace

void keep_own_environment(char** arguments) {
  std::vector<std::string> others;
  for (char** entry = environ; entry && *entry; ++entry) {
    const std::string_view variable = *entry;
    const std::string_view name = variable.substr(0, variable.find('='));
    if (!name.empty() && !is_kept(name)) others.emplace_back(name);
  }
  bool obeyed = false;
  for (const std::string& name : others) {
    unsetenv(name.c_str());
    obeyed = obeyed || std::ranges::find(read_before_main, name) != std::end(read_before_main);
  }
  if (!obeyed) return;
  ::execv("/proc/self/exe", arguments);
  throw MachineFault{"cannot-start", say("cannot start anew without the variables that the libraries have read"),
                     say("unset PIXMAN_DISABLE, G_DEBUG, G_SLICE and GOBJECT_DEBUG")};
}

ProgramFolders own_programs() {
  const char* path = std::getenv("PATH");
  if (!path) return {};
  ProgramFolders programs{{}};
  for (std::string_view rest = path; !rest.empty();) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
    programs.folders.emplace_back(folder);
  }
  return programs;
}

namespace {

std::optional<int> number_in(const char* variable, Report& report) {
  const char* value = std::getenv(variable);
  if (!value || !*value) return std::nullopt;
  int number = 0;
  const char* const end = value + std::strlen(value);
  if (const auto [next, fault] = std::from_chars(value, end, number); fault == std::errc() && next == end)
    return number;
  report.error("bad-shard", {}, say("{}={} is no number", variable, value), say("say --shard I/N"));
  throw InputFault{};
}

}  // namespace

std::optional<Shard> shard_of_job(Report& report) {
  if (const auto id = number_in("SLURM_ARRAY_TASK_ID", report)) {
    const int least = number_in("SLURM_ARRAY_TASK_MIN", report).value_or(1);
    const int step = std::max(1, number_in("SLURM_ARRAY_TASK_STEP", report).value_or(1));
    if (const auto count = number_in("SLURM_ARRAY_TASK_COUNT", report)) return Shard{(*id - least) / step + 1, *count};
  }
  if (const auto index = number_in("JOB_COMPLETION_INDEX", report))
    if (const auto count = number_in("BANXIN_SHARDS", report)) return Shard{*index + 1, *count};
  return std::nullopt;
}

// The second and third number of statm: resident pages, and those of them that are of files or shared.
uint64_t memory_of(pid_t process) {
  std::ifstream statm(fmt::format("/proc/{}/statm", process));
  uint64_t all = 0, resident = 0, shared = 0;
  statm >> all >> resident >> shared;
  return statm && resident > shared ? (resident - shared) * static_cast<uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

size_t processors() {
  cpu_set_t own;
  CPU_ZERO(&own);
  const bool known = ::sched_getaffinity(0, sizeof own, &own) == 0;
  return known ? static_cast<size_t>(std::max(1, CPU_COUNT(&own))) : 1;
}

void suffer_poison(const std::string& edition) {
  const char* const poison = std::getenv("BANXIN_TEST_POISON");
  if (!poison || edition.empty()) return;
  std::istringstream kinds(poison);
  for (std::string kind; std::getline(kinds, kind, ',');) {
    if (kind == "crash:" + edition) std::abort();
    while (kind == "hang:" + edition) ::pause();
    for (std::vector<std::string> heap; kind == "memory:" + edition;) heap.emplace_back(1 << 20, 'x');
  }
}

EngineFolders own_folders() { return {home_folder(), cache_folder()}; }

}  // namespace banxin
