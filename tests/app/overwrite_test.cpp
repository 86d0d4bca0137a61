// What a run reads it never writes over.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "base/files.h"
#include "tests/preflight/ad_maker.h"
#include "tests/program.h"
#include "tests/temporary_folder.h"

namespace overwrite_test {

namespace fs = std::filesystem;
using namespace banxin;

namespace {

struct Shop {
  test::TemporaryFolder folder;
  Shop() { REQUIRE(run("new paper") == 0); }

  int run(const std::string& words) const {
    const int status = std::system(fmt::format("cd '{}' && '{}' {} >out.txt 2>err.txt </dev/null", folder.path.string(),
                                               banxin::test::program_under_test, words)
                                       .c_str());
    return WEXITSTATUS(status);
  }
  std::string read(const char* name) const { return read_file(folder.path / name, 1 << 26).value_or(""); }

  /// `words` are refused, `file` stays as it is, and the message names it.
  void check_kept(const char* file, const std::string& words) const {
    CAPTURE(words);
    const std::string before = read(file);
    CHECK(run(words) == 2);
    CHECK(read(file) == before);
    CHECK(read("err.txt").find("error[overwrites-input]") != std::string::npos);
    CHECK(read("err.txt").find(file) != std::string::npos);
  }
};

}  // namespace

TEST_CASE("a report never replaces the edition, its template or a story" * doctest::test_suite("released")) {
  const Shop shop;
  shop.check_kept("paper/edition.yaml", "render paper/edition.yaml -o out --report paper/edition.yaml");
  CHECK_FALSE(fs::exists(shop.folder.path / "out"));
  shop.check_kept("paper/page.yaml", "check paper/edition.yaml --report paper/../paper/page.yaml");
  fs::create_symlink("paper/01-story.md", shop.folder.path / "link.json");
  shop.check_kept("paper/01-story.md", "check paper/edition.yaml --report link.json");
  CHECK(shop.run("check paper/edition.yaml --report report.json") == 0);
  CHECK(shop.run("check paper/edition.yaml --report report.json") == 0);  // a report of before is no input
}

TEST_CASE("a PDF never replaces an ad that it shows" * doctest::test_suite("released")) {
  const Shop shop;
  shop.folder.write("paper/page.yaml", R"(template: page
page: {trim: [100mm, 100mm], body: 10pt, pitch: 15pt, lines: 16, columns: {count: 1, chars: 20}}
blocks: {ad: {kind: ad, lines: 8, file: paper.pdf, advertiser: 茶庄}}
)");
  shop.folder.write("paper/edition.yaml",
                    "edition: paper\npaper: 新报\ndate: 2026-01-01\npages: [{template: page.yaml}]\n");
  shop.folder.write("paper/paper.pdf", test::make_ad());
  shop.check_kept("paper/paper.pdf", "render paper/edition.yaml -o paper");
  CHECK(shop.run("render paper/edition.yaml -o out") == 0);
}

TEST_CASE("a drawing of changes never replaces a layout that it compares" * doctest::test_suite("released")) {
  const Shop shop;
  REQUIRE(shop.run("render paper/edition.yaml -o a --layout") == 0);
  shop.check_kept("a/paper.layout.json", "diff a/paper.layout.json a/paper.layout.json --html a/paper.layout.json");
}

TEST_CASE("a report goes to a pipe as it goes to a file") {
  const Shop shop;
  CHECK(shop.run("check paper/edition.yaml --report report.json") == 0);
  CHECK(shop.run("check paper/edition.yaml --report /dev/stdout") == 0);
  CHECK(shop.read("out.txt") == shop.read("report.json"));
  CHECK(std::system(fmt::format("cd '{}' && '{}' check paper/edition.yaml --report /dev/stdout | cat > piped.txt",
                                shop.folder.path.string(), banxin::test::program_under_test)
                        .c_str()) == 0);
  CHECK(shop.read("piped.txt") == shop.read("report.json"));
}

}  // namespace overwrite_test
