#include "base/temporary.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <random>
#include <set>
#include <utility>

#include "base/message.h"
#include "base/report.h"
#include "base/system_words.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view folder_mark = "banxin-run-", file_mark = ".banxin-write-";
constexpr size_t random_letters = 6;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool ends_at_random(std::string_view rest) {
  return rest.size() == random_letters && std::ranges::all_of(rest, is_letter_or_digit);
}

bool is_own_file(std::string_view name) {
  return name.starts_with(file_mark) && ends_at_random(name.substr(file_mark.size()));
}

// banxin-run-plates-XXXXXX
bool is_own_folder(std::string_view name) {
  if (!name.starts_with(folder_mark)) return false;
  const std::string_view rest = name.substr(folder_mark.size());
  const size_t dash = rest.find('-');
  return dash != std::string_view::npos && dash > 0 && ends_at_random(rest.substr(dash + 1)) &&
         std::ranges::all_of(rest.substr(0, dash), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Nobody uses it any more when its lock is free. Whoever made it between its making and its locking looks afterwards
// whether it is still there.
void remove_if_abandoned(const fs::path& path, bool folder) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | (folder ? O_DIRECTORY : 0));
  if (fd < 0) return;
  struct stat info {};
  if (::fstat(fd, &info) == 0 && info.st_uid == ::geteuid() &&
      (folder ? S_ISDIR(info.st_mode) : S_ISREG(info.st_mode)) && ::flock(fd, LOCK_EX | LOCK_NB) == 0) {
    struct stat now {};
    std::error_code ignored;
    if (::lstat(path.c_str(), &now) == 0 && now.st_ino == info.st_ino && now.st_dev == info.st_dev)
      fs::remove_all(path, ignored);
  }
  ::close(fd);
}

// What runs that were killed left behind in a folder; looked for once a run.
void sweep(const fs::path& folder, bool folders) {
  static std::mutex mutex;
  static std::set<std::pair<fs::path, bool>> swept;
  {
    const std::lock_guard<std::mutex> guard(mutex);
    if (!swept.emplace(folder, folders).second) return;
  }
  std::error_code fault;
  for (fs::directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault)) {
    const std::string name = at->path().filename().string();
    if (folders ? is_own_folder(name) : is_own_file(name)) remove_if_abandoned(at->path(), folders);
  }
}

// Waits for a sweeper that took it for abandoned; false when it was removed meanwhile.
bool lock(int fd) {
  while (::flock(fd, LOCK_EX) != 0 && errno == EINTR) {
  }
  struct stat info {};
  return ::fstat(fd, &info) == 0 && info.st_nlink > 0;
}

std::string random_word() {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  thread_local std::random_device device;  // only the name of a file that is renamed: it reaches no page
  std::string word;
  for (size_t i = 0; i < random_letters; ++i) word += letters[device() % letters.size()];
  return word;
}

[[noreturn]] void no_temporary(const Message& what, const Message& why) {
  throw MachineFault{"no-temporary", say("{}: {}", what, why),
                     say("free some disk space, or name another folder in TMPDIR")};
}

}  // namespace

TemporaryFolder::TemporaryFolder(std::string_view purpose) {
  std::error_code fault;
  const fs::path named = fs::temp_directory_path(fault);
  if (fault) no_temporary(say("the temporary folder cannot be used"), system_words(fault));
  const fs::path all = fs::absolute(named, fault);
  sweep(all, true);
  constexpr int tries = 100;
  for (int i = 0; i < tries && lock_ < 0; ++i) {
    std::string name = (all / fmt::format("{}{}-XXXXXX", folder_mark, purpose)).string();
    if (!::mkdtemp(name.data()))
      no_temporary(say("no folder can be made in the temporary folder {}", all.string()),
                   verbatim(std::strerror(errno)));
    path = name;
    lock_ = ::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock_ < 0 && errno != ENOENT) {
      const int why = errno;
      ::rmdir(name.c_str());
      no_temporary(say("the temporary folder {} cannot be opened", name), verbatim(std::strerror(why)));
    }
    if (lock_ >= 0 && !lock(lock_)) ::close(std::exchange(lock_, -1));
  }
  if (lock_ < 0) no_temporary(say("no folder can be made in the temporary folder {}", all.string()), say("busy"));
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path, ignored);
  ::close(lock_);
}

fs::path TemporaryFolder::write(std::string_view name, std::string_view bytes) const {
  const fs::path file = path / name;
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const bool whole = fd >= 0 && write_all(fd, bytes);
  const int why = errno;
  if (fd >= 0) ::close(fd);
  if (!whole) no_temporary(say("the temporary file {} cannot be written", file.string()), verbatim(std::strerror(why)));
  return file;
}

void TemporaryFolder::demand_room() const {
  constexpr uintmax_t least = 64 << 10;
  std::error_code fault;
  const fs::space_info space = fs::space(path, fault);
  if (!fault && space.available < least)
    no_temporary(say("the disk of the temporary folder {} is full", path.string()), say("no space left"));
}

bool write_all(int fd, std::string_view bytes) {
  constexpr size_t piece = size_t{1} << 20;  // of more than 2 MiB at once Linux copies many times as slowly
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), std::min(bytes.size(), piece));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

TemporaryFile::TemporaryFile(const fs::path& folder) {
  sweep(folder.empty() ? fs::path(".") : folder, false);
  constexpr int tries = 100;
  for (int i = 0; i < tries && fd_ < 0; ++i) {
    path_ = (folder / fmt::format("{}{}", file_mark, random_word())).string();
    fd_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);  // the umask takes its share
    if (fd_ < 0 && errno != EEXIST) return;
    if (fd_ >= 0 && !lock(fd_)) ::close(std::exchange(fd_, -1));
  }
}

TemporaryFile::~TemporaryFile() {
  if (fd_ < 0) return;
  if (!path_.empty()) ::unlink(path_.c_str());
  ::close(fd_);
}

bool TemporaryFile::rename_to(const fs::path& target) {
  if (::rename(path_.c_str(), target.c_str()) != 0) return false;
  path_.clear();
  return true;
}

}  // namespace banxin
