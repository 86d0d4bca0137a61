// Runs that are killed at any moment: what stood there before stays whole or is replaced whole, nothing runs on, and
// the next run leaves nothing behind. BANXIN_KILLS says how many kills; CI does a few.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "base/files.h"
#include "tests/program.h"
#include "tests/temporary_folder.h"

namespace kill_test {

namespace fs = std::filesystem;
using namespace banxin;

namespace {

using Clock = std::chrono::steady_clock;

struct Shop {
  test::TemporaryFolder folder;

  Shop() {
    for (const char* name : {"tmp", "home", "programs"}) fs::create_directory(folder.path / name);
  }

  /// Starts banxin in the folder, with a temporary folder, a cache and first programs of its own.
  pid_t start(std::vector<std::string> words) const {
    words.insert(words.begin(), banxin::test::program_under_test);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::vector<std::string> own = {fmt::format("TMPDIR={}", (folder.path / "tmp").string()),
                                    fmt::format("HOME={}", (folder.path / "home").string()),
                                    fmt::format("PATH={}:{}", (folder.path / "programs").string(), ::getenv("PATH"))};
    for (const char* name : {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"})
      if (const char* value = ::getenv(name)) own.push_back(fmt::format("{}={}", name, value));
    std::vector<char*> environment;
    for (std::string& entry : own) environment.push_back(entry.data());
    environment.push_back(nullptr);
    const pid_t child = ::fork();
    if (child != 0) return child;
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (const int stream : {0, 1, 2}) ::dup2(nowhere, stream);
    if (::chdir(folder.path.c_str()) == 0) ::execve(arguments[0], arguments.data(), environment.data());
    ::_exit(127);
  }
  static int wait(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
  int run(const std::vector<std::string>& words) const { return wait(start(words)); }
  std::string read(const char* name) const { return read_file(folder.path / name, 1 << 28).value_or(""); }
  std::set<std::string> names(const char* in) const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder.path / in)) names.insert(entry.path().filename().string());
    return names;
  }
};

std::vector<std::string> render_to(const char* out) {
  return {"render", "paper/edition.yaml", "-o", out, "--layout", "--press", "x4"};
}

int kills() {
  const char* wanted = ::getenv("BANXIN_KILLS");
  return wanted ? std::stoi(wanted) : 12;
}

bool ends(pid_t process) {
  for (int i = 0; i < 300 && ::kill(process, 0) == 0; ++i) ::usleep(10'000);
  return ::kill(process, 0) != 0;
}

}  // namespace

TEST_CASE("a render that is killed leaves what was there, or all that is new" * doctest::test_suite("released")) {
  const Shop shop;
  REQUIRE(shop.run({"new", "paper"}) == 0);
  REQUIRE(shop.run(render_to("out")) == 0);
  const std::string old_pdf = shop.read("out/paper.pdf"), old_layout = shop.read("out/paper.layout.json");
  const std::string story = shop.read("paper/01-story.md");
  write_whole(shop.folder.path / "paper/01-story.md", story + "\n\n又添了一段。\n");
  const auto begin = Clock::now();
  REQUIRE(shop.run(render_to("new")) == 0);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
  const std::string new_pdf = shop.read("new/paper.pdf"), new_layout = shop.read("new/paper.layout.json");
  REQUIRE(old_pdf != new_pdf);
  const int all = kills();
  for (int i = 0; i < all; ++i) {
    const int signal = i % 3 == 2 ? SIGTERM : SIGKILL;
    const pid_t child = shop.start(render_to("out"));
    ::usleep(static_cast<useconds_t>(whole.count() * (i + 1) / all));
    ::kill(child, signal);
    Shop::wait(child);
    const std::string pdf = shop.read("out/paper.pdf"), layout = shop.read("out/paper.layout.json");
    CHECK((pdf == old_pdf || pdf == new_pdf));
    CHECK((layout == old_layout || layout == new_layout));
  }
  write_whole(shop.folder.path / "out/.banxin-write-aB3dE6", "half");  // what a kill in the midst of writing leaves
  REQUIRE(shop.run(render_to("out")) == 0);
  CHECK(shop.read("out/paper.pdf") == new_pdf);
  CHECK(shop.names("out") == std::set<std::string>{"paper.layout.json", "paper.pdf"});
  CHECK(shop.names("tmp").empty());
}

TEST_CASE("when preflight is killed, Ghostscript ends too, and the next run cleans up" *
          doctest::test_suite("released")) {
  const Shop shop;
  REQUIRE(shop.run({"new", "paper"}) == 0);
  REQUIRE(shop.run(render_to("out")) == 0);
  const fs::path fake = shop.folder.path / "programs/gs", told = shop.folder.path / "told";
  for (const int signal : {SIGKILL, SIGTERM, SIGINT}) {
    CAPTURE(signal);
    // $$ and the sleeper that it starts: both are to end.
    write_whole(fake,
                fmt::format("#!/bin/sh\nsleep 1000 &\necho $$ $! > {0}.new; mv {0}.new {0}; wait\n", told.string()));
    ::chmod(fake.c_str(), 0700);
    const pid_t child = shop.start({"preflight", "out/paper.pdf"});
    for (int i = 0; i < 3000 && !fs::exists(told); ++i) ::usleep(10'000);
    std::istringstream processes(shop.read("told"));
    pid_t program = 0, sleeper = 0;
    processes >> program >> sleeper;
    REQUIRE(program > 0);
    REQUIRE(sleeper > 0);
    ::kill(child, signal);
    CHECK(Shop::wait(child) == -signal);
    CHECK(ends(program));
    CHECK(ends(sleeper));
    CHECK_FALSE(shop.names("tmp").empty());
    fs::remove(fake), fs::remove(told);
    CHECK(shop.run({"preflight", "out/paper.pdf"}) == 0);
    CHECK(shop.names("tmp").empty());
  }
}

TEST_CASE("a disk that takes no more is the machine's fault, and the older result stays" *
          doctest::test_suite("released")) {
  const Shop shop;
  REQUIRE(shop.run({"new", "paper"}) == 0);
  REQUIRE(shop.run(render_to("out")) == 0);
  const std::string before = shop.read("out/paper.pdf");
  const std::string command = fmt::format("cd '{}' && ulimit -f 8 && '{}' render paper/edition.yaml -o out 2>err.txt",
                                          shop.folder.path.string(), banxin::test::program_under_test);
  const int status = std::system(command.c_str());
  CHECK(WEXITSTATUS(status) == 3);
  CHECK(shop.read("err.txt").find("cannot write out/paper.pdf: File too large") != std::string::npos);
  CHECK(shop.read("out/paper.pdf") == before);
  CHECK(shop.names("out") == std::set<std::string>{"paper.layout.json", "paper.pdf"});
}

}  // namespace kill_test
