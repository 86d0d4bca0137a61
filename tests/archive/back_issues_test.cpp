#include "tests/archive/back_issues.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>

#include "api/lay_out.h"
#include "base/sha256.h"
#include "tests/house.h"
#include "tests/program.h"
#include "tests/temporary_folder.h"

namespace fs = std::filesystem;
using namespace banxin;
using namespace banxin::archive_test;

namespace {

// Each way once; sound editions too, but where laying them out takes ten times as long.
const int editions = test::is_sanitized() ? 20 : 28, broken_percent = test::is_sanitized() ? 100 : 72;

/// What lies in a folder: paths with what they are.
std::map<std::string, std::string> tree(const fs::path& folder) {
  std::map<std::string, std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::file_status status = entry.symlink_status();
    found[entry.path().lexically_relative(folder).string()] = fs::is_regular_file(status)
                                                                  ? *sha256_of_file(entry.path())
                                                              : fs::is_directory(status) ? "folder"
                                                              : fs::is_symlink(status)   ? "link"
                                                                                         : "pipe";
  }
  return found;
}

/// The broken editions as the list tells them: path and way.
std::map<std::string, std::string> listed(const fs::path& folder) {
  std::map<std::string, std::string> broken;
  std::ifstream list(folder / "broken.txt");
  for (std::string path, way; std::getline(list, path, '\t') && std::getline(list, way);) broken[path] = way;
  return broken;
}

/// The code of the first error that keeps an edition from being laid out; empty when there is none.
std::string first_error(const fs::path& edition) {
  Report report(std::make_shared<Sources>());
  try {
    static_cast<void>(lay_out(test::house(), {.edition = edition}, report));
  } catch (const InputFault&) {
  }
  for (const Note& note : report.notes())
    if (note.severity == Severity::error) return note.code;
  return "";
}

}  // namespace

TEST_CASE("the broken editions of an archive are those that cannot be laid out, each in its way") {
  const test::TemporaryFolder folder;
  const fs::path archive = folder.path / "archive";
  make_archive(archive, {.editions = editions, .seed = 3, .broken_percent = broken_percent});
  const std::map<std::string, std::string> broken = listed(archive), files = tree(archive);
  std::set<std::string> ways, met;
  for (const Damage& damage : damages) ways.emplace(damage.name);
  for (const auto& [path, way] : broken) met.insert(way);
  CHECK(ways.size() == 20);
  CHECK(met == ways);
  int found_editions = 0;
  for (const auto& [path, kind] : files) {
    if (fs::path(path).filename() != "edition.yaml") continue;
    ++found_editions;
    const auto found = broken.find(path);
    CAPTURE(path);
    CAPTURE((found == broken.end() ? "whole" : found->second));
    CHECK((first_error(archive / path) != "") == (found != broken.end()));
  }
  CHECK(found_editions == editions);
  CHECK_THROWS_AS(make_archive(archive, {.editions = 1}), std::invalid_argument);  // there is one already
  if (test::is_sanitized()) return;

  // The same seed makes the same files; an edition depends on its number, not on how many there are or are broken.
  const fs::path sound = folder.path / "sound";
  make_archive(sound, {.editions = editions + 4, .seed = 3, .broken_percent = 0});
  const std::map<std::string, std::string> again = tree(sound);
  for (const auto& [path, kind] : files) {
    const fs::path issue = fs::path(path).parent_path().parent_path();
    if (path == "broken.txt" || broken.contains((issue / "edition.yaml").string()) ||
        broken.contains((fs::path(path).parent_path() / "edition.yaml").string()))
      continue;
    CAPTURE(path);
    CHECK((again.contains(path) && again.at(path) == kind));
  }
}

TEST_CASE("an archive that cannot be ordered") {
  const test::TemporaryFolder folder;
  CHECK_THROWS_AS(make_archive(folder.path, {.editions = 0}), std::invalid_argument);
  CHECK_THROWS_AS(make_archive(folder.path, {.editions = most_editions + 1}), std::invalid_argument);
  CHECK_THROWS_AS(make_archive(folder.path, {.editions = 1, .seed = 1, .broken_percent = 101}), std::invalid_argument);
  CHECK(fs::is_empty(folder.path));
}
