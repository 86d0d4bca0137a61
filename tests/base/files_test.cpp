#include "base/files.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <utility>

#include "base/report.h"
#include "base/sha256.h"
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

TEST_CASE("of several files each is whole, and none is there when one cannot be written") {
  const test::TemporaryFolder folder;
  const fs::path first = folder.path / "a/first", second = folder.path / "b/second", third = folder.path / "third";
  write_whole({{first, "1"}, {second, "22"}, {third, ""}});
  CHECK(read_file(first, 10) == "1");
  CHECK(read_file(second, 10) == "22");
  CHECK(read_file(third, 10) == "");
  CHECK_THROWS_AS(write_whole({{third, "333"}, {first / "below", "x"}, {second, "never"}}), MachineFault);
  CHECK(read_file(third, 10) == "");
  CHECK(read_file(second, 10) == "22");
  CHECK(read_file(second, 1) == std::nullopt);                                               // over the limit
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 3);  // nothing left over
}

TEST_CASE("more files than may be open at once are written, each with its own bytes") {
  const test::TemporaryFolder folder;
  std::vector<std::string> texts;
  for (int i = 0; i < 70; ++i) texts.push_back("file " + std::to_string(i));
  std::vector<NewFile> files;
  for (const std::string& text : texts) files.push_back({folder.path / text, text});
  write_whole(files);
  for (const std::string& text : texts) CHECK(read_file(folder.path / text, 100) == text);
}

TEST_CASE("files take their names in the order in which they are given") {
  const test::TemporaryFolder folder;
  fs::create_directories(folder.path / "taken");  // a name that no file can take
  const auto taken = folder.path / "taken";
  CHECK_THROWS_AS(
      write_whole({{folder.path / "b", "1"}, {folder.path / "a", "2"}, {taken, "3"}, {folder.path / "c", "4"}}),
      MachineFault);
  CHECK(read_file(folder.path / "b", 10) == "1");
  CHECK(read_file(folder.path / "a", 10) == "2");
  CHECK(read_file(folder.path / "c", 10) == std::nullopt);
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 3);  // nothing left over
}

// They go past the page cache in blocks and pieces; what is left over does not.
TEST_CASE("large files are written whole, whatever their size") {
  const test::TemporaryFolder folder;
  constexpr size_t block = 4096, least = 256 << 10, piece = 1 << 20;
  for (const size_t size :
       {least - 1, least, least + 1, piece - 1, piece, piece + 1, 2 * piece + block, 3 * piece + 5 * block + 77}) {
    CAPTURE(size);
    std::string bytes(size, '\0');
    for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 2654435761u >> 24);
    write_whole(folder.path / "large", bytes);
    const auto read = read_file(folder.path / "large", size + 1);
    CHECK((read && *read == bytes));  // not printed
  }
}

TEST_CASE("a pipe is no file that can be read, and nobody waits for it") {
  const test::TemporaryFolder folder;
  REQUIRE(::mkfifo((folder.path / "pipe").c_str(), 0600) == 0);
  CHECK(read_file(folder.path / "pipe", 10) == std::nullopt);
}

TEST_CASE("a folder that cannot be made is named, with the reason") {
  const test::TemporaryFolder folder;
  write_whole(folder.path / "file", "x");
  try {
    write_whole(folder.path / "file/deep/below.txt", "x");
    FAIL("it was written");
  } catch (const MachineFault& fault) {
    CHECK(fault.text.english() ==
          "cannot make the folder " + (folder.path / "file/deep").string() + ": Not a directory");
  }
}

TEST_CASE("a pipe is written into, a link is followed, and rights stay") {
  const test::TemporaryFolder folder;
  const fs::path pipe = folder.path / "pipe", file = folder.path / "file", link = folder.path / "link";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  write_whole(pipe, "into");
  char bytes[8] = {};
  CHECK(::read(reader, bytes, sizeof bytes) == 4);
  ::close(reader);
  CHECK(fs::is_fifo(pipe));

  const mode_t before = ::umask(027);
  write_whole(file, "first");
  ::umask(before);
  CHECK(fs::status(file).permissions() == fs::perms{0640});
  fs::permissions(file, fs::perms{0600});
  fs::create_symlink("file", link);
  write_whole(link, "second");
  CHECK(fs::is_symlink(link));
  CHECK(read_file(file, 100) == "second");
  CHECK(fs::status(file).permissions() == fs::perms{0600});

  fs::create_symlink("none", folder.path / "dangling");
  write_whole(folder.path / "dangling", "third");
  CHECK(read_file(folder.path / "none", 100) == "third");
  fs::create_symlink("loop", folder.path / "loop");
  CHECK_THROWS_AS(write_whole(folder.path / "loop", "x"), MachineFault);
}

TEST_CASE("a file that may not grow is told, and the old one stays") {
  const test::TemporaryFolder folder;
  write_whole(folder.path / "a", "old");
  const auto ignored = ::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{1000, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  CHECK_THROWS_AS(write_whole(folder.path / "a", std::string(5000, 'x')), MachineFault);
  ::setrlimit(RLIMIT_FSIZE, &before);
  ::signal(SIGXFSZ, ignored);
  CHECK(read_file(folder.path / "a", 100) == "old");
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
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

TEST_CASE("paths are resolved as the standard library does it, there or not") {
  const test::TemporaryFolder folder;
  fs::create_directories(folder.path / "in/deep");
  fs::create_directory_symlink("in/deep", folder.path / "link");
  fs::create_symlink("loop", folder.path / "loop");
  for (const char* name : {"in", "in/deep", "in/deep/", "in/./deep/..", "link", "link/..", "link/../none", "none/below",
                           "loop", "loop/x", "..", "/etc", ""}) {
    CAPTURE(name);
    std::error_code ours, theirs;
    const fs::path path = *name ? folder.path / name : fs::path();
    CHECK(resolved(path, ours) == fs::weakly_canonical(path, theirs));
    CHECK(ours == theirs);
    CHECK(resolved_in(fs::canonical(folder.path), name, ours) == fs::weakly_canonical(folder.path / name, theirs));
    CHECK(ours == theirs);
  }
}

// Kilobytes of a mapped file that are in the memory of this process.
static int resident(const fs::path& file) {
  std::ifstream maps("/proc/self/smaps");
  bool is_it = false;
  for (std::string line; std::getline(maps, line);) {
    if (line.find('-') < line.find(' ')) is_it = line.ends_with(file.string());  // "from-to rights …" begins a mapping
    if (is_it && line.starts_with("Rss:")) return std::atoi(line.c_str() + 4);
  }
  return -1;
}

TEST_CASE("a mapped file leaves memory when it is told to, and is there when it is asked for") {
  const test::TemporaryFolder folder;
  const std::string bytes(1 << 20, 'x');
  const fs::path path = folder.write("mapped", bytes);
  const MappedFile file(path);
  CHECK(file.bytes() == bytes);
  CHECK(resident(path) == 1024);
  file.leave_memory();
  CHECK(resident(path) == 0);
  CHECK(file.bytes() == bytes);
  CHECK(resident(path) == 1024);
  MappedFile().leave_memory();  // nothing is mapped
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
