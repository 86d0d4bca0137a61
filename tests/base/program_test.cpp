// Other programs: how they end is told, limits hold, and nothing of the surroundings reaches them.
#include "base/program.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <thread>
#include <vector>

#include "base/files.h"
#include "base/temporary.h"

namespace fs = std::filesystem;
using namespace banxin;
using Kind = ProgramEnd::Kind;

namespace {

// A folder to work in, and programs of the test's own before the others.
struct Workplace {
  TemporaryFolder folder{"test"}, programs{"test"};

  ProgramEnd run(const std::vector<std::string>& words, const ProgramLimits& limits = {}) const {
    return run_program({{programs.path, "/usr/bin", "/bin"}}, words, folder.path, limits);
  }

  void add(const char* name, const std::string& script) const {
    const fs::path file = programs.write(name, "#!/bin/sh\n" + script);
    ::chmod(file.c_str(), 0700);
  }
  std::string read(const char* name) const { return read_file(folder.path / name, 1 << 20).value_or("nothing"); }
};

bool runs(pid_t process) { return ::kill(process, 0) == 0; }

// Ended processes vanish when their new parent has looked at them.
bool ends(pid_t process) {
  for (int i = 0; i < 200 && runs(process); ++i) ::usleep(10'000);
  return !runs(process);
}

}  // namespace

TEST_CASE("programs are looked for where the system has them, or in the folders that are named, if they are absolute") {
  const Workplace place;
  place.add("true", "exit 3");
  CHECK(run_program({}, {"true"}, place.folder.path).kind == Kind::done);
  CHECK(place.run({"true"}).code == 3);
  CHECK(run_program({{"bin", "/nowhere"}}, {"true"}, place.folder.path).is_absent());
}

TEST_CASE("how a program ended is told") {
  const Workplace place;
  place.add("good", "exit 0");
  place.add("bad", "exit 7");
  place.add("broken", "kill -SEGV $$");
  place.add("not-a-program", "");
  ::chmod((place.programs.path / "not-a-program").c_str(), 0600);
  place.programs.write("no-format",
                       "\x7F"
                       "ELF");
  ::chmod((place.programs.path / "no-format").c_str(), 0700);
  const auto run = [&](const char* name) { return place.run({name}); };
  CHECK(run("good").is_done());
  CHECK(run("bad").kind == Kind::failed);
  CHECK(run("bad").code == 7);
  CHECK(run("broken").kind == Kind::crashed);
  CHECK(run("broken").code == SIGSEGV);
  CHECK(run("none-of-this-name").is_absent());
  CHECK(run("not-a-program").is_absent());
  CHECK(run("no-format").kind == Kind::not_started);
  CHECK(run_program({{place.programs.path}}, {"good"}, place.folder.path / "none").kind == Kind::not_started);
  CHECK(fault_of(run("bad"), "Bad").english() == "Bad cannot read the file (exit code 7)");
  CHECK(fault_of(run("none-of-this-name"), "It").english() == "It is not installed");
}

TEST_CASE("a program that takes too long is stopped, with all that it started") {
  const Workplace place;
  place.add("sleeper", "sleep 1000 & echo $! > pid; wait");
  place.add("busy", "while :; do :; done");
  ProgramLimits limits;
  limits.seconds = 1;
  CHECK(place.run({"sleeper"}, limits).kind == Kind::out_of_time);
  CHECK(ends(std::stoi(place.read("pid"))));
  limits = {};
  limits.processor_seconds = 1;
  CHECK(place.run({"busy"}, limits).kind == Kind::out_of_time);
}

TEST_CASE("what a program leaves running ends with it") {
  const Workplace place;
  place.add("parent", "sleep 1000 & echo $! > pid");
  CHECK(place.run({"parent"}).is_done());
  CHECK(ends(std::stoi(place.read("pid"))));
}

TEST_CASE("a program's files and its memory have limits") {
  const Workplace place;
  place.add("writer", "head -c 2000000 /dev/zero > large");
  place.add("limits", "ulimit -v > memory; ulimit -c > core");
  ProgramLimits limits;
  limits.file_size = 1 << 20;
  limits.memory = uint64_t{3} << 30;
  CHECK_FALSE(place.run({"writer"}, limits).is_done());
  CHECK(fs::file_size(place.folder.path / "large") == 1 << 20);
  CHECK(place.run({"limits"}, limits).is_done());
  CHECK(place.read("memory") == "3145728\n");
  CHECK(place.read("core") == "0\n");
}

TEST_CASE("a program works in its folder, in surroundings of our own, with no file of ours open") {
  const Workplace place;
  place.add("tell",
            "pwd > where; env > surroundings; ls /proc/self/fd > open; cat > input; printf '%s|' \"$@\" > words");
  ::setenv("GS_OPTIONS", "-dNOSAFER", 1);
  CHECK(place.run({"tell", "a b", "$(id)", "%d", ";"}).is_done());
  ::unsetenv("GS_OPTIONS");
  CHECK(place.read("where") == fs::canonical(place.folder.path).string() + "\n");
  CHECK(place.read("words") == "a b|$(id)|%d|;|");
  CHECK(place.read("surroundings").find("GS_OPTIONS") == std::string::npos);
  CHECK(place.read("surroundings").find("LC_ALL=C.UTF-8\n") != std::string::npos);
  CHECK(place.read("input").empty());
  CHECK(place.read("open") == "0\n1\n2\n3\n");  // 3 is the listing's own
}

TEST_CASE("several programs at once, from several threads") {
  const Workplace place;
  place.add("nap", "sleep 0.1; exit $1");
  std::vector<std::thread> threads;
  std::vector<int> codes(8, -1);
  for (size_t i = 0; i < codes.size(); ++i)
    threads.emplace_back([&, i] { codes[i] = place.run({"nap", std::to_string(i)}).code; });
  for (std::thread& thread : threads) thread.join();
  for (size_t i = 0; i < codes.size(); ++i) CHECK(codes[i] == static_cast<int>(i));
}
