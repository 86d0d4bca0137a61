// Fuzz targets: functions that take any bytes and must come back. Each is one file `NAME_fuzz.cpp`, libFuzzer drives
// it in a program of its own, and the tests run it on its seeds.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace banxin::fuzz {

using Target = void (*)(std::string_view bytes);

/// All targets of this program by name.
std::map<std::string, Target>& targets();

/// Begins the function of a target: FUZZ_TARGET(yaml) { … bytes … }
#define FUZZ_TARGET(name)                                                                         \
  static void name##_target(std::string_view bytes);                                              \
  static const bool name##_listed = banxin::fuzz::targets().emplace(#name, name##_target).second; \
  static void name##_target(std::string_view bytes)

/// Throws when what must hold for every input does not.
void expect(bool holds, const char* what);

/// Whether `load_source` would take the text: the reading stages never see other bytes.
bool is_source(std::string_view text);

/// A file without a name in the memory of this process, for functions that open a path.
class MemoryFile {
 public:
  MemoryFile();
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  /// The path of the file, which holds `bytes` from now on.
  const std::string& with(std::string_view bytes);

 private:
  int fd_ = -1;
  std::string path_;
};

}  // namespace banxin::fuzz
