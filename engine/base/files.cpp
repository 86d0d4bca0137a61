#include "base/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <nettle/sha2.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <set>
#include <utility>

#include "base/message.h"
#include "base/report.h"
#include "base/system_words.h"
#include "base/temporary.h"

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

namespace {

[[noreturn]] void cannot_write(const fs::path& path, const Message& why) {
  throw MachineFault{"cannot-write", say("cannot write {}: {}", path.string(), why),
                     say("name a folder you may write to with -o, or free some disk space")};
}

[[noreturn]] void cannot_write(const fs::path& path) {
  cannot_write(path, system_words({errno, std::generic_category()}));
}

// The file that links lead to, also one that is not there yet. Links of /proc name what a process has open (that is
// what /dev/stdout is): nothing that could be replaced.
std::optional<fs::path> behind_links(fs::path path) {
  constexpr int most_links = 40;  // as many as Linux follows
  std::error_code fault;
  for (int i = 0; i < most_links && fs::is_symlink(path, fault); ++i) {
    if (fs::absolute(path, fault).lexically_normal().string().starts_with("/proc/")) return std::nullopt;
    const fs::path next = fs::read_symlink(path, fault);
    path = next.is_absolute() ? next : path.parent_path() / next;
  }
  if (fs::is_symlink(path, fault)) return std::nullopt;
  return path;
}

void write_into(const fs::path& path, std::string_view bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC);
  if (fd < 0) cannot_write(path);
  const bool whole = write_all(fd, bytes);
  const int why = errno;
  if (::close(fd) != 0 && whole) cannot_write(path);
  if (!whole) cannot_write(path, verbatim(std::strerror(why)));
}

// A new name in a folder is safe from a power cut when the folder is written. Not every file system can.
void sync_folder(const fs::path& folder) {
  const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

// Where the new name stands, unless it is in no folder of its own: a device, a pipe.
std::optional<fs::path> put_whole(const fs::path& path, std::string_view bytes) {
  struct stat old {};
  const bool is_there = ::stat(path.c_str(), &old) == 0;
  const auto target = behind_links(path);
  if (is_there && (!target || (!S_ISREG(old.st_mode) && !S_ISDIR(old.st_mode)))) {
    write_into(path, bytes);
    return std::nullopt;
  }
  if (!target) cannot_write(path, say("its links lead nowhere"));
  const fs::path folder = target->parent_path();
  if (std::error_code fault; !folder.empty() && (fs::create_directories(folder, fault), fault))
    throw MachineFault{"cannot-write", say("cannot make the folder {}: {}", folder.string(), system_words(fault)),
                       say("name a folder you may write to with -o")};
  TemporaryFile file(folder);
  if (file.fd() < 0 || !write_all(file.fd(), bytes)) cannot_write(path);
  constexpr mode_t rights = 07777;
  if (is_there && ::fchmod(file.fd(), old.st_mode & rights) != 0) cannot_write(path);
  if (::fsync(file.fd()) != 0 || !file.rename_to(*target)) cannot_write(path);
  return folder;
}

}  // namespace

void write_whole(const fs::path& path, std::string_view bytes) { write_whole({{path, bytes}}); }

void write_whole(const std::vector<NewFile>& files) {
  std::set<fs::path> folders;
  for (const NewFile& file : files)
    if (auto folder = put_whole(file.path, file.bytes)) folders.insert(std::move(*folder));
  for (const fs::path& folder : folders) sync_folder(folder);
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
