#include "base/files.h"

#include <fcntl.h>
#include <nettle/sha2.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
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

bool is_inside(const fs::path& path, const fs::path& folder) {
  std::error_code fault;
  const fs::path inner = resolved(path, fault), outer = fault ? fs::path() : resolved(folder, fault);
  return !fault && is_below(inner, outer);
}

bool is_below(const fs::path& path, const fs::path& folder) {
  const fs::path relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

struct Sha256::State {
  sha256_ctx context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { sha256_init(&state_->context); }
Sha256::Sha256(const Sha256& other) : state_(std::make_unique<State>(*other.state_)) {}
Sha256::~Sha256() = default;

Sha256& Sha256::add(std::string_view bytes) {
  sha256_update(&state_->context, bytes.size(), reinterpret_cast<const uint8_t*>(bytes.data()));
  return *this;
}

std::string Sha256::hex() const {
  sha256_ctx last = state_->context;
  std::array<uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&last, digest.size(), digest.data());
  constexpr std::string_view digits = "0123456789abcdef";
  std::string all;
  for (const uint8_t byte : digest) all += digits[byte >> 4], all += digits[byte & 15];
  return all;
}

std::string sha256(std::string_view bytes) { return Sha256().add(bytes).hex(); }

bool is_sha256(std::string_view text) {
  return text.size() == 2 * SHA256_DIGEST_SIZE && text.find_first_not_of("0123456789abcdef") == text.npos;
}

std::optional<std::string> sha256_of_file(const fs::path& path) {
  constexpr size_t piece = 1 << 18;
  std::error_code fault;
  if (!fs::is_regular_file(path, fault)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  std::string bytes(piece, '\0');
  Sha256 all;
  while (in) {
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    all.add(std::string_view(bytes).substr(0, static_cast<size_t>(in.gcount())));
  }
  return in.eof() ? std::optional(all.hex()) : std::nullopt;
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
