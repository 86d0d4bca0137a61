#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <set>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "base/report.h"
#include "base/system_words.h"
#include "base/temporary.h"

namespace banxin {
namespace fs = std::filesystem;
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

// What is to be on the disk at once gains nothing by lying in the page cache too, where it takes the place of fonts and
// photos: large files go past it, as far as the file system lets them. How much was written.
size_t write_past_cache(int fd, std::string_view bytes) {
  constexpr size_t least = size_t{256} << 10, most_at_once = size_t{1} << 20;
  constexpr size_t block = 4096;  // no device asks for more
  const int flags = ::fcntl(fd, F_GETFL);
  if (bytes.size() < least || flags < 0 || ::fcntl(fd, F_SETFL, flags | O_DIRECT) != 0) return 0;
  const std::unique_ptr<void, decltype(&std::free)> piece(std::aligned_alloc(block, most_at_once), std::free);
  size_t done = 0;
  while (piece && bytes.size() - done >= block) {
    const size_t size = std::min((bytes.size() - done) / block * block, most_at_once);
    std::memcpy(piece.get(), bytes.data() + done, size);
    const ssize_t n = ::write(fd, piece.get(), size);
    if (n > 0) done += static_cast<size_t>(n);
    if (n != static_cast<ssize_t>(size)) break;  // the ordinary way goes on from there, and tells why
  }
  ::fcntl(fd, F_SETFL, flags);
  return done;
}

// A file that is written, but under a temporary name.
class Unnamed {
 public:
  Unnamed(const fs::path& path, fs::path target, std::string_view bytes, std::optional<mode_t> rights)
      : path_(path), target_(std::move(target)), file_(target_.parent_path()) {
    if (file_.fd() < 0 || !write_all(file_.fd(), bytes.substr(write_past_cache(file_.fd(), bytes)))) cannot_write(path);
    if (rights && ::fchmod(file_.fd(), *rights) != 0) cannot_write(path);
    ::sync_file_range(file_.fd(), 0, 0, SYNC_FILE_RANGE_WRITE);  // begin; bring_to_disk() waits
  }
  void bring_to_disk() const {
    if (::fsync(file_.fd()) != 0) cannot_write(path_);
  }
  void name() {
    if (!file_.rename_to(target_)) cannot_write(path_);
  }
  fs::path folder() const { return target_.parent_path(); }

 private:
  const fs::path path_, target_;
  TemporaryFile file_;
};

// Null: it had to be written into, as a device or a pipe.
std::unique_ptr<Unnamed> write_unnamed(const fs::path& path, std::string_view bytes) {
  struct stat old {};
  const bool is_there = ::stat(path.c_str(), &old) == 0;
  const auto target = behind_links(path);
  if (is_there && (!target || (!S_ISREG(old.st_mode) && !S_ISDIR(old.st_mode)))) {
    write_into(path, bytes);
    return nullptr;
  }
  if (!target) cannot_write(path, say("its links lead nowhere"));
  const fs::path folder = target->parent_path();
  if (std::error_code fault; !folder.empty() && (fs::create_directories(folder, fault), fault))
    throw MachineFault{"cannot-write", say("cannot make the folder {}: {}", folder.string(), system_words(fault)),
                       say("name a folder you may write to with -o")};
  constexpr mode_t rights = 07777;
  return std::make_unique<Unnamed>(path, *target, bytes, is_there ? std::optional(old.st_mode & rights) : std::nullopt);
}

}  // namespace

void write_whole(const fs::path& path, std::string_view bytes) { write_whole({{path, bytes}}); }

void write_whole(const std::vector<NewFile>& files) {
  constexpr size_t most_open = 32;
  std::set<fs::path> folders;
  for (size_t begin = 0; begin < files.size(); begin += most_open) {
    std::vector<std::unique_ptr<Unnamed>> written;
    for (size_t i = begin; i < std::min(files.size(), begin + most_open); ++i)
      if (auto file = write_unnamed(files[i].path, files[i].bytes)) written.push_back(std::move(file));
    for (const auto& file : written) file->bring_to_disk();  // what the first waits for is done for the others, too
    for (const auto& file : written) file->name(), folders.insert(file->folder());
  }
  for (const fs::path& folder : folders) sync_folder(folder);
}

}  // namespace banxin
