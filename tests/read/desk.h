// A folder of its own for one test, with the files of cases/good in it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/report.h"
#include "read/catalogue.h"
#include "read/read.h"
#include "read/story.h"
#include "tests/notes.h"
#include "tests/read/fake_blocks.h"
#include "tests/temporary_folder.h"

namespace banxin::test {

inline std::filesystem::path repository() { return BANXIN_SOURCE_DIR; }
inline std::filesystem::path read_tests() { return repository() / "tests/read"; }

/// The catalogue that is shipped.
inline const FontCatalogue& shipped_catalogue() {
  static const FontCatalogue read = [] {
    Report report(std::make_shared<Sources>());
    return read_catalogue(repository() / "fonts/catalogue.yaml", report);
  }();
  return read;
}

class Desk {
 public:
  Desk() { std::filesystem::copy(read_tests() / "cases/good", folder_.path); }

  const std::filesystem::path& folder() const { return folder_.path; }
  void write(const std::string& name, const std::string& bytes) const { folder_.write(name, bytes); }
  void replace(const std::string& name, const std::string& what, const std::string& by) const {
    std::string changed = read_file(folder() / name, 1 << 26).value();
    changed.replace(changed.find(what), what.size(), by);
    write(name, changed);
  }

  Edition read() { return read_edition(folder() / "edition.yaml", shipped_catalogue(), fake::kinds(), report_); }
  /// A story of its own.
  Story story(const std::string& text, const char* language = "zh-Hans") {
    write("story.md", text);
    return read_story(folder() / "story.md", "story.md", language_of(language), report_);
  }

  /// Every note as it is printed, without the name of the folder.
  std::string said() const {
    std::string all = told(report_);
    const std::string prefix = folder().string() + "/";
    for (size_t at = all.find(prefix); at != std::string::npos; at = all.find(prefix)) all.erase(at, prefix.size());
    return all;
  }
  std::string first_line() const { return said().substr(0, said().find('\n')); }
  std::string first_hint() const { return report_.notes().empty() ? "" : report_.notes().front().hint; }
  size_t notes() const { return report_.notes().size(); }
  Report& report() { return report_; }

 private:
  TemporaryFolder folder_;
  Report report_{std::make_shared<Sources>()};
};

}  // namespace banxin::test
