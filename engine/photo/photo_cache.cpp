#include "photo/photo_cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <vector>

#include "base/files.h"
#include "base/sha256.h"
#include "base/temporary.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

// An entry is the JPEG, its key, and the SHA-256 of both.
constexpr size_t key_length = 64, trailer = 2 * key_length;
constexpr const char* last_sweep = ".swept";
// A byte for each `bytes_a_mark` that anybody has kept since.
constexpr const char* kept_since = ".kept";
constexpr size_t bytes_a_mark = 1 << 16;
constexpr time_t seconds_between_sweeps = 300, seconds_a_writer_may_take = 3600, seconds_between_touches = 3600;

struct Descriptor {
  int fd;
  explicit Descriptor(int opened) : fd(opened) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

std::string name_of(const std::string& key) { return key + ".jpg"; }

// Names that a cache makes: a key, ".jpg", and while it is written some letters more.
bool is_entry(std::string_view name) {
  return name.size() >= key_length + 4 && name.substr(key_length, 4) == ".jpg" &&
         name.find_first_not_of("0123456789abcdef") == key_length;
}
bool is_finished(std::string_view name) { return name.size() == key_length + 4; }

bool read_all(int fd, std::string& bytes) {
  for (size_t at = 0; at < bytes.size();) {
    const ssize_t n = ::read(fd, bytes.data() + at, bytes.size() - at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += static_cast<size_t>(n);
  }
  return true;
}

struct Entry {
  std::string name;
  timespec used;
  uintmax_t size;
};

std::vector<Entry> entries_of(int folder) {
  std::vector<Entry> entries;
  const int again = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR* all = again < 0 ? nullptr : ::fdopendir(again);
  if (!all) {
    if (again >= 0) ::close(again);
    return entries;
  }
  while (const dirent* each = ::readdir(all)) {
    struct stat info {};
    if (!is_entry(each->d_name) || ::fstatat(folder, each->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0) continue;
    if (!S_ISDIR(info.st_mode)) entries.push_back({each->d_name, info.st_mtim, static_cast<uintmax_t>(info.st_size)});
  }
  ::closedir(all);
  return entries;
}

}  // namespace

PhotoCache::PhotoCache(const fs::path& folder, uintmax_t most) : folder_(open_own_folder(folder)), most_(most) {}

PhotoCache::~PhotoCache() {
  if (folder_ < 0) return;
  if (kept_ && is_sweep_due()) sweep();
  ::close(folder_);
}

bool PhotoCache::is_sweep_due() const {
  struct stat info {};
  if (::fstatat(folder_, last_sweep, &info, AT_SYMLINK_NOFOLLOW) != 0 ||
      std::abs(::time(nullptr) - info.st_mtim.tv_sec) >= seconds_between_sweeps)
    return true;
  return ::fstatat(folder_, kept_since, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
         static_cast<uintmax_t>(info.st_size) * bytes_a_mark > most_ / 10;
}

std::optional<std::string> PhotoCache::find(const std::string& key) const {
  if (folder_ < 0) return std::nullopt;
  const Descriptor file(::openat(folder_, name_of(key).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat info {};
  if (file.fd < 0 || ::fstat(file.fd, &info) != 0 || !S_ISREG(info.st_mode) || info.st_uid != ::geteuid())
    return std::nullopt;
  const auto size = static_cast<uintmax_t>(info.st_size);
  if (size <= trailer || size > largest_entry + trailer) return std::nullopt;
  std::string bytes(size, '\0');
  if (!read_all(file.fd, bytes)) return std::nullopt;
  const std::string_view all = bytes;
  if (all.substr(all.size() - trailer, key_length) != key ||
      all.substr(all.size() - key_length) != sha256(all.substr(0, all.size() - key_length)))
    return std::nullopt;
  if (::time(nullptr) - info.st_mtim.tv_sec > seconds_between_touches) ::futimens(file.fd, nullptr);
  bytes.resize(size - trailer);
  return bytes;
}

void PhotoCache::keep(const std::string& key, std::string_view jpeg) const {
  if (folder_ < 0 || jpeg.size() > largest_entry) return;
  uint64_t number = 0;
  if (::getrandom(&number, sizeof number, 0) != sizeof number) return;
  std::string bytes(jpeg);
  bytes += key;
  bytes += sha256(bytes);
  const std::string name = name_of(key), passing = fmt::format("{}.{:016x}", name, number);
  const Descriptor file(::openat(folder_, passing.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (file.fd < 0) return;
  // Not fsynced: what a crash left of it does not bear its digest.
  if (!write_all(file.fd, bytes) || ::renameat(folder_, passing.c_str(), folder_, name.c_str()) != 0)
    ::unlinkat(folder_, passing.c_str(), 0);
  const Descriptor since(
      ::openat(folder_, kept_since, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600));
  if (since.fd >= 0) write_all(since.fd, std::string(bytes.size() / bytes_a_mark + 1, '+'));
  kept_ = true;
}

void PhotoCache::sweep() const {
  if (folder_ < 0) return;
  const Descriptor stamp(::openat(folder_, last_sweep, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600));
  if (stamp.fd >= 0) ::futimens(stamp.fd, nullptr);
  ::unlinkat(folder_, kept_since, 0);
  std::vector<Entry> entries = entries_of(folder_);
  const auto older = [](const Entry& a, const Entry& b) {
    if (a.used.tv_sec != b.used.tv_sec) return a.used.tv_sec < b.used.tv_sec;
    return a.used.tv_nsec != b.used.tv_nsec ? a.used.tv_nsec < b.used.tv_nsec : a.name < b.name;
  };
  std::sort(entries.begin(), entries.end(), older);
  uintmax_t all = 0;
  for (const Entry& entry : entries) all += entry.size;
  // Some room is made at once, so that the next run need not begin again.
  const uintmax_t wanted = all > most_ ? most_ - most_ / 10 : most_;
  const time_t now = ::time(nullptr);
  for (const Entry& entry : entries) {
    const bool left_over = !is_finished(entry.name) && now - entry.used.tv_sec > seconds_a_writer_may_take;
    if ((all > wanted || left_over) && ::unlinkat(folder_, entry.name.c_str(), 0) == 0) all -= entry.size;
  }
}

}  // namespace banxin
