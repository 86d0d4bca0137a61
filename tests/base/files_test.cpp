#include "base/files.h"

#include <doctest/doctest.h>

#include <utility>

#include "base/report.h"
#include "tests/temporary_folder.h"

namespace fs = std::filesystem;
using namespace banxin;

TEST_CASE("files are written whole, into folders that are made, and read back") {
  const test::TemporaryFolder folder;
  const fs::path file = folder.path / "a/b/c.txt";
  write_whole(file, "first");
  write_whole(file, std::string_view("se\0cond", 7));
  CHECK(read_file(file, 100) == std::string("se\0cond", 7));
  CHECK(read_file(file, 7).has_value());
  CHECK_FALSE(read_file(file, 6).has_value());
  CHECK_FALSE(read_file(folder.path, 100).has_value());
  CHECK_FALSE(read_file(folder.path / "none", 100).has_value());
  CHECK(std::distance(fs::directory_iterator(file.parent_path()), fs::directory_iterator()) == 1);  // nothing left over
}

TEST_CASE("what cannot be written is the machine's fault") {
  const test::TemporaryFolder folder;
  write_whole(folder.path / "file", "x");
  CHECK_THROWS_AS(write_whole(folder.path / "file/below.txt", "x"), MachineFault);
}

TEST_CASE("inside a folder means behind all links") {
  const test::TemporaryFolder folder;
  fs::create_directories(folder.path / "in");
  fs::create_directory_symlink("/", folder.path / "in/link");
  const fs::path in = folder.path / "in";
  CHECK(is_inside(in / "a.txt", in));
  CHECK(is_inside(in / "x/../a.txt", in));
  CHECK_FALSE(is_inside(in / "../a.txt", in));
  CHECK_FALSE(is_inside(folder.path / "inside.txt", in));  // a longer name is another folder
  CHECK_FALSE(is_inside(in / "link/etc/passwd", in));
  CHECK_FALSE(is_inside("/etc/passwd", in));
}

// FIPS 180-4, as printed in its examples.
TEST_CASE("SHA-256") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("mapped files") {
  const test::TemporaryFolder folder;
  write_whole(folder.path / "a", "mapped");
  write_whole(folder.path / "empty", "");
  MappedFile a(folder.path / "a");
  CHECK(a.bytes() == "mapped");
  MappedFile moved = std::move(a);
  CHECK(moved.bytes() == "mapped");
  CHECK(MappedFile(folder.path / "empty").bytes().empty());
  CHECK(MappedFile(folder.path / "none").bytes().empty());
  CHECK(MappedFile(folder.path).bytes().empty());
}
