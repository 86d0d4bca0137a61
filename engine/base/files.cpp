#include "base/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <glib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#include "base/report.h"

namespace banxin {
namespace fs = std::filesystem;

std::optional<std::string> read_file(const fs::path& path, uintmax_t limit) {
  std::error_code fault;
  if (!fs::is_regular_file(path, fault)) return std::nullopt;
  const uintmax_t size = fs::file_size(path, fault);
  if (fault || size > limit) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  std::string bytes(size, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!in || static_cast<uintmax_t>(in.gcount()) != size) return std::nullopt;
  return bytes;
}

namespace {

[[noreturn]] void cannot_write(const fs::path& path) {
  throw MachineFault{"cannot-write", fmt::format("cannot write {}: {}", path.string(), std::strerror(errno)),
                     "name a folder you may write to with -o, or free some disk space"};
}

// Closes and removes the temporary file unless it was renamed.
struct TemporaryFile {
  std::string path;
  int fd;
  ~TemporaryFile() {
    if (fd >= 0) ::close(fd);
    if (!path.empty()) ::unlink(path.c_str());
  }
};

}  // namespace

void write_whole(const fs::path& path, std::string_view bytes) {
  std::error_code fault;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), fault);
  std::string name = path.string() + ".XXXXXX";
  const int fd = ::mkstemp(name.data());
  if (fd < 0) cannot_write(path);
  TemporaryFile temporary{name, fd};
  for (std::string_view rest = bytes; !rest.empty();) {
    const ssize_t n = ::write(fd, rest.data(), rest.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) cannot_write(path);
    rest.remove_prefix(static_cast<size_t>(n));
  }
  if (::fchmod(fd, 0644) != 0 || ::fsync(fd) != 0) cannot_write(path);
  if (::rename(name.c_str(), path.c_str()) != 0) cannot_write(path);
  temporary.path.clear();
}

bool is_inside(const fs::path& path, const fs::path& folder) {
  std::error_code fault;
  const fs::path inner = fs::weakly_canonical(path, fault), outer = fs::weakly_canonical(folder, fault);
  if (fault) return false;
  const fs::path relative = inner.lexically_relative(outer);
  return !relative.empty() && *relative.begin() != "..";
}

std::string sha256(std::string_view bytes) {
  gchar* hex =
      g_compute_checksum_for_data(G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(bytes.data()), bytes.size());
  std::string digest = hex;
  g_free(hex);
  return digest;
}

MappedFile::MappedFile(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  struct stat info {};
  if (::fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0) {
    const size_t size = static_cast<size_t>(info.st_size);
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (data != MAP_FAILED) bytes_ = {static_cast<const char*>(data), size};
  }
  ::close(fd);
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace banxin
