#include "base/file_stamp.h"

#include <chrono>

namespace banxin {

FileStamp FileStamp::of(const std::string& file) {
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) return {};
  return of(info);
}

FileStamp FileStamp::of(const struct stat& info) {
  return {info.st_dev,         info.st_ino,          static_cast<uint64_t>(info.st_size),
          info.st_mtim.tv_sec, info.st_mtim.tv_nsec, info.st_ctim.tv_sec,
          info.st_ctim.tv_nsec};
}

bool FileStamp::has_settled() const {
  constexpr std::chrono::seconds tick{2};
  return std::chrono::seconds(seconds) + tick < std::chrono::system_clock::now().time_since_epoch();
}

}  // namespace banxin
