#include "base/files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

namespace banxin {
namespace fs = std::filesystem;
namespace {

struct OpenedFile {
  explicit OpenedFile(int opened) : fd(opened) {}
  OpenedFile(const OpenedFile&) = delete;
  OpenedFile& operator=(const OpenedFile&) = delete;
  ~OpenedFile() {
    if (fd >= 0) ::close(fd);
  }
  const int fd;
};

}  // namespace

std::optional<std::string> read_file(const fs::path& path, uintmax_t limit) {
  const OpenedFile file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));  // a pipe would wait
  struct stat info {};
  if (file.fd < 0 || ::fstat(file.fd, &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  const auto size = static_cast<uintmax_t>(info.st_size);
  if (size > limit) return std::nullopt;
  std::string bytes(size, '\0');
  for (size_t at = 0; at < bytes.size();) {
    const ssize_t n = ::read(file.fd, bytes.data() + at, bytes.size() - at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return std::nullopt;
    at += static_cast<size_t>(n);
  }
  return bytes;
}

int open_own_folder(const fs::path& folder) {
  if (folder.empty()) return -1;
  std::error_code fault;
  fs::create_directories(folder.parent_path(), fault);
  ::mkdir(folder.c_str(), 0700);
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  struct stat info {};
  if (fd >= 0 && ::fstat(fd, &info) == 0 && info.st_uid == ::geteuid() && (info.st_mode & (S_IWGRP | S_IWOTH)) == 0)
    return fd;
  if (fd >= 0) ::close(fd);
  return -1;
}

fs::path opened_path(const fs::path& file) {
  std::error_code fault;
  const fs::path absolute = fs::absolute(file, fault);
  const fs::path folder = resolved(absolute.parent_path(), fault);
  return fault ? absolute : folder / absolute.filename();
}

fs::path resolved(const fs::path& path, std::error_code& fault) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), std::free);
  if (!real) return fs::weakly_canonical(path, fault);
  fault.clear();
  return real.get();
}

fs::path resolved_in(const fs::path& folder, const fs::path& name, std::error_code& fault) {
  fs::path real = folder;
  for (const fs::path& part : name) {
    real /= part;
    struct stat info {};
    const bool is_plain = !part.empty() && part != "." && part != ".." && !part.has_root_directory();
    if (!is_plain || ::lstat(real.c_str(), &info) != 0 || S_ISLNK(info.st_mode)) return resolved(folder / name, fault);
  }
  fault.clear();
  return real;
}

bool is_inside(const fs::path& path, const fs::path& folder) {
  std::error_code fault;
  const fs::path inner = resolved(path, fault), outer = fault ? fs::path() : resolved(folder, fault);
  return !fault && is_below(inner, outer);
}

bool is_below(const fs::path& path, const fs::path& folder) {
  const fs::path relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

MappedFile::MappedFile(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  struct stat info {};
  if (::fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0) {
    const size_t size = static_cast<size_t>(info.st_size);
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (data != MAP_FAILED) bytes_ = {static_cast<const char*>(data), size}, stamp_ = FileStamp::of(info);
  }
  ::close(fd);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, {})), stamp_(std::exchange(other.stamp_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_), std::swap(stamp_, other.stamp_);
  return *this;
}

void MappedFile::leave_memory() const {
  if (!bytes_.empty()) ::madvise(const_cast<char*>(bytes_.data()), bytes_.size(), MADV_DONTNEED);
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace banxin
