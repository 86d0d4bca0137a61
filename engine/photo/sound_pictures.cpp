#include "photo/sound_pictures.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <png.h>
#include <sys/stat.h>
#include <tiffio.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdio>

// jpeglib.h needs <cstdio> before it.
#include <jpeglib.h>

#include "base/files.h"
#include "base/sha256.h"
#include "base/temporary.h"

namespace banxin {
namespace {

// What is looked for in a picture: raise it with every change of that.
constexpr int looking = 1;
constexpr const char* digests_file = "sound-pictures";
constexpr size_t line_length = 65;  // a digest and the end of its line

std::string sound_digest(std::string_view picture) {
  return sha256(fmt::format("{} {} {} {} {} {}", looking, LIBJPEG_TURBO_VERSION_NUMBER, png_access_version_number(),
                            zlibVersion(), TIFFLIB_VERSION, sha256(picture)));
}

// Folder and file are closed when it goes.
struct OpenFile {
  int folder, file = -1;

  OpenFile(const std::filesystem::path& in, int flags) : folder(in.empty() ? -1 : open_own_folder(in)) {
    constexpr int careful = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    if (folder >= 0) file = ::openat(folder, digests_file, flags | careful, 0600);
    struct stat info {};
    if (file >= 0 && (::fstat(file, &info) != 0 || !S_ISREG(info.st_mode) || info.st_uid != ::geteuid()))
      ::close(file), file = -1;
    size = file >= 0 ? static_cast<size_t>(info.st_size) : 0;
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (file >= 0) ::close(file);
    if (folder >= 0) ::close(folder);
  }

  size_t size = 0;
};

}  // namespace

void SoundPictures::read() const {
  if (is_read_) return;
  is_read_ = true;
  const OpenFile open(folder_, O_RDONLY);
  if (open.size > most * line_length) {
    ::unlinkat(open.folder, digests_file, 0);
    return;
  }
  std::string lines(open.size, '\0');
  if (open.file < 0 || ::read(open.file, lines.data(), lines.size()) != static_cast<ssize_t>(lines.size())) return;
  for (size_t at = 0; at + line_length <= lines.size(); at = lines.find('\n', at) + 1) {
    known_.insert(lines.substr(at, line_length - 1));
    if (lines.find('\n', at) == lines.npos) break;
  }
}

bool SoundPictures::knows(std::string_view picture) const {
  const std::string key = sound_digest(picture);
  const std::scoped_lock lock(mutex_);
  read();
  return known_.contains(key);
}

void SoundPictures::keep(std::string_view picture) const {
  const std::string key = sound_digest(picture);
  const std::scoped_lock lock(mutex_);
  read();
  if (!known_.insert(key).second) return;
  const OpenFile open(folder_, O_WRONLY | O_APPEND | O_CREAT);
  // Not fsynced: what a crash left of it is no digest.
  if (open.file >= 0) write_all(open.file, key + "\n");
}

}  // namespace banxin
