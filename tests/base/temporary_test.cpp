// Temporary folders and files: nothing of a run that was killed stays for ever, nothing of one at work is touched.
#include "base/temporary.h"

#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.h"
#include "base/report.h"
#include "tests/temporary_folder.h"

namespace fs = std::filesystem;
using namespace banxin;

namespace {

// TMPDIR of its own.
struct TmpDir {
  test::TemporaryFolder folder;
  std::string before = ::getenv("TMPDIR") ? ::getenv("TMPDIR") : "";
  TmpDir() { name(folder.path); }
  ~TmpDir() {
    if (before.empty())
      ::unsetenv("TMPDIR");
    else
      ::setenv("TMPDIR", before.c_str(), 1);
  }
  void name(const fs::path& path) const { ::setenv("TMPDIR", path.c_str(), 1); }
  long entries() const { return std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()); }
};

}  // namespace

TEST_CASE("a temporary folder goes with all that is in it") {
  const TmpDir place;
  {
    const TemporaryFolder folder("plates");
    CHECK(read_file(folder.write("a", "bytes"), 10) == "bytes");
    CHECK(place.entries() == 1);
  }
  CHECK(place.entries() == 0);
}

TEST_CASE("folders of killed runs are removed; those at work, and those of others, are not") {
  const TmpDir place;
  fs::create_directories(place.folder.path / "banxin-run-plates-aB3dE6/deep");
  for (const char* other :
       {"banxin-run-plates-aB3dE", "banxin-run--aB3dE6", "banxin-run-plates-aB3d.6", "banxin-test-aB3dE6"})
    fs::create_directory(place.folder.path / other);
  fs::create_directory_symlink(place.folder.path / "banxin-test-aB3dE6", place.folder.path / "banxin-run-link-aB3dE6");
  const TemporaryFolder folder("proof");
  CHECK_FALSE(fs::exists(place.folder.path / "banxin-run-plates-aB3dE6"));
  CHECK(place.entries() == 4 + 1 + 1);
  const pid_t other = ::fork();  // another run, which sees the folder of this one
  if (other == 0) {
    const test::TemporaryFolder elsewhere;
    place.name(place.folder.path / ".");
    const TemporaryFolder own("proof");
    ::_exit(fs::exists(folder.path) ? 0 : 1);
  }
  int status = -1;
  ::waitpid(other, &status, 0);
  CHECK(status == 0);
}

TEST_CASE("a temporary folder that cannot be made is the machine's fault") {
  const TmpDir place;
  place.name(place.folder.path / "none");
  CHECK_THROWS_AS(TemporaryFolder("plates"), MachineFault);
}

TEST_CASE("files that killed runs left beside a result are removed; a file being written is not") {
  const test::TemporaryFolder folder;
  const fs::path left = folder.path / ".banxin-write-aB3dE6", other = folder.path / ".banxin-write-aB3dE6.txt";
  test::TemporaryFolder source;  // written before the folder is looked through
  for (const fs::path& path : {left, other}) fs::copy_file(source.write("x", "half"), path);
  const TemporaryFile at_work(folder.path);
  CHECK(at_work.fd() >= 0);
  CHECK_FALSE(fs::exists(left));
  CHECK(fs::exists(other));
  const pid_t child = ::fork();
  if (child == 0) {
    write_whole(folder.path / "." / "a", "x");  // the folder under a name that was not looked through yet
    ::_exit(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 3 ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
}
