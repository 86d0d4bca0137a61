// A folder of its own for one test, removed with it.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <system_error>

#include "base/files.h"

namespace banxin::test {

struct TemporaryFolder {
  std::filesystem::path path;

  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "banxin-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::bad_alloc();
    path = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  /// Writes a file, with the folders it lies in. Returns its path.
  std::string write(const std::string& name, std::string_view bytes) const {
    write_whole(path / name, bytes);
    return (path / name).string();
  }
};

}  // namespace banxin::test
