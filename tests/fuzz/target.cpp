#include "tests/fuzz/target.h"

#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>
#include <system_error>

#include "base/utf8.h"

namespace banxin::fuzz {

std::map<std::string, Target>& targets() {
  static std::map<std::string, Target> all;
  return all;
}

void expect(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

bool is_source(std::string_view text) {
  return utf8::find_invalid(text) == std::string::npos && text.find('\0') == std::string::npos;
}

namespace {

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

}  // namespace

MemoryFile::MemoryFile() : fd_(::memfd_create("fuzz", MFD_CLOEXEC)) {
  if (fd_ < 0) fail("memfd_create");
  path_ = "/proc/self/fd/" + std::to_string(fd_);
}

MemoryFile::~MemoryFile() { ::close(fd_); }

const std::string& MemoryFile::with(std::string_view bytes) {
  if (::ftruncate(fd_, 0) != 0) fail("ftruncate");
  for (size_t at = 0; at < bytes.size();) {
    const ssize_t n = ::pwrite(fd_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (n <= 0) fail("pwrite");
    at += static_cast<size_t>(n);
  }
  return path_;
}

}  // namespace banxin::fuzz
