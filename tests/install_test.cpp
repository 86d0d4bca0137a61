// What is installed serves a host: the example of the documentation is built on it and makes its page.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "tests/temporary_folder.h"

namespace banxin::test {
namespace {

// What the engine was built with, and where CMake and pkg-config find what is installed.
constexpr const char* environment = "CXX='" BANXIN_CXX "' CXXFLAGS='" BANXIN_CXX_FLAGS
                                    "' CMAKE_PREFIX_PATH=\"$PWD/moved\" PKG_CONFIG_PATH=\"$PWD/moved/lib/pkgconfig\"";

// What a command says that is run in `folder`; it must be content.
std::string run(const TemporaryFolder& folder, const std::string& command) {
  const std::string line =
      fmt::format("cd '{}' && export {} && {{ {}; }} >said 2>&1", folder.path.string(), environment, command);
  const int status = std::system(line.c_str());
  const std::string said = read_file(folder.path / "said", 1 << 24).value_or("");
  REQUIRE_MESSAGE((WIFEXITED(status) && WEXITSTATUS(status) == 0), command << "\n" << said);
  return said;
}

}  // namespace

TEST_CASE("the example of an embedded engine is built on what is installed, by CMake and by pkg-config, and renders") {
  const TemporaryFolder at;
  run(at, "cmake --install '" BANXIN_BUILD_DIR "' --prefix prefix");
  run(at, "mv prefix moved");  // paths count from where the files lie
  run(at, "cmake -G Ninja -S '" BANXIN_SOURCE_DIR "/docs/embed' -B build && cmake --build build");
  CHECK(run(at, "build/embed page.pdf") == "");
  CHECK(run(at, "pdftotext page.pdf - | grep -c 渔船靠岸") == "2\n");  // its heading and its first line

  CHECK(run(at, "test -e $(pkg-config --variable=home banxin)/fonts/catalogue.yaml") == "");
  CHECK(run(at, "moved/bin/banxin --version") == "banxin " + run(at, "pkg-config --modversion banxin"));
  run(at, "pkg-config --cflags banxin | grep -F -- -I$PWD/moved/lib/pkgconfig/../../include");
  run(at, "$CXX $CXXFLAGS build/CMakeFiles/embed.dir/main.cpp.o $(pkg-config --libs banxin) -o by-pkg-config");
  run(at, "./by-pkg-config again.pdf && cmp page.pdf again.pdf");
}

}  // namespace banxin::test
