// Fuzz target: any bytes as the lock of an edition, written again, and held against a page and the files that it names.
#include "archive/drift.h"
#include "archive/lock.h"
#include "archive/lock_paths.h"
#include "tests/fuzz/target.h"

using namespace banxin;
using fuzz::expect;

namespace {

std::optional<Lock> lock_of_bytes(std::string_view bytes) {
  Report report(std::make_shared<Sources>());
  const FileId id = report.sources().add("banxin.lock", std::string(bytes));
  std::optional<Lock> lock = read_lock(id, report);
  expect(lock.has_value() != report.failed(), "a lock or a fault");
  for (const Note& note : report.notes()) expect(!print(note, report.sources()).empty(), "a note can be printed");
  return lock;
}

}  // namespace

FUZZ_TARGET(lock) {
  const std::optional<Lock> lock = lock_of_bytes(bytes);
  if (!lock) return;
  expect(lock_of_bytes(to_json(*lock)) == lock, "a lock that is written again is the same");
  Layout page;
  page.lines.push_back({{1}, {true, "s", ""}, Role::body, "港湾晚报", 1, {0, 0, 80'000, 3000}});
  for (const LockedPage& locked : lock->pages) expect(!first_moved(locked.lines, page).empty(), "what moved is told");
  const LockPaths paths("paper/edition.yaml", "home");
  for (const LockedInput& input : lock->inputs) {
    const std::filesystem::path file = paths.file(input.path);
    expect(file.is_absolute() && file == file.lexically_normal(), "a file has one path");
    expect(!paths.shown(input.path).empty(), "a file can be told");
  }
  expect(drift_of_inputs(*lock, lock->inputs, true).empty(), "what is the same has not drifted");
}
