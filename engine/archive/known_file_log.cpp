#include "archive/known_file_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/files.h"
#include "base/report.h"
#include "base/temporary.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

constexpr const char* log_ending = ".known";
constexpr uintmax_t longest_log = uintmax_t{1} << 30;

// What is told last of a file holds.
std::pair<std::map<std::string, KnownFile>, size_t> read_log(const fs::path& file) {
  std::map<std::string, KnownFile> known;
  size_t lines = 0;
  const std::string text = read_file(file, longest_log).value_or("");
  for (std::string_view rest = text; rest.find('\n') != rest.npos; ++lines) {
    const size_t end = rest.find('\n');
    if (std::optional<KnownFile> one = parse_known(rest.substr(0, end))) {
      std::string path = one->path;
      known.insert_or_assign(std::move(path), std::move(*one));
    }
    rest.remove_prefix(end + 1);
  }
  return {std::move(known), lines};
}

void write_anew(const fs::path& file, const std::map<std::string, KnownFile>& known) try {
  std::string text;
  for (const auto& [path, one] : known) text += print(one) + "\n";
  write_whole(file, text);
} catch (const MachineFault&) {  // it stays as long as it is
}

}  // namespace

KnownFileLog::KnownFileLog(const fs::path& folder, const std::string& name) {
  const int own = open_own_folder(folder);
  if (own < 0) return;
  fd_ = ::openat(own, (name + log_ending).c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
  ::close(own);
}

KnownFileLog::~KnownFileLog() {
  if (fd_ >= 0) ::close(fd_);
}

void KnownFileLog::append(const std::vector<KnownFile>& files) {
  std::string lines;
  for (const KnownFile& file : files) lines += print(file) + "\n";
  // One write, so that what others append stands before or behind it; a line that was begun before is ended.
  if (fd_ >= 0 && !lines.empty()) write_all(fd_, "\n" + lines);
}

void read_logs(const fs::path& folder, KnownFiles& files) {
  const int own = open_own_folder(folder);
  if (own < 0) return;
  ::close(own);
  std::vector<fs::path> logs;
  std::error_code fault;
  for (fs::directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault))
    if (at->path().extension() == log_ending) logs.push_back(at->path());
  std::ranges::sort(logs);
  for (const fs::path& log : logs) {
    const auto [known, lines] = read_log(log);
    constexpr size_t few = 1000;
    if (lines > few + 4 * known.size()) write_anew(log, known);
    for (const auto& [path, one] : known) files.believe(one);
  }
}

}  // namespace banxin
