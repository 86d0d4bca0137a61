// `banxin new`: whatever it is called, what it makes can be rendered, or it makes nothing.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <sstream>
#include <string>

#include "app/commands.h"
#include "tests/app/workshop.h"

namespace fs = std::filesystem;
using namespace banxin;
using test::first_line;
using test::Outcome;
using test::Workshop;

namespace {

// The editions that a family's paper comes with: one of four pages, and those that lay the same day out otherwise.
std::set<std::string> editions_in(const fs::path& paper) {
  std::set<std::string> found;
  for (const auto& entry : fs::directory_iterator(paper))
    if (entry.path().extension() == ".yaml") found.insert(entry.path().filename().string());
  CHECK(found.contains("edition.yaml"));
  return found;
}

}  // namespace

TEST_CASE("an edition that is made can be read" * doctest::test_suite("released")) {
  const Workshop shop;
  for (const std::string name : {"null", "2026", "a.b-c_d", "deep/er/paper", "slash/"}) {
    CAPTURE(name);
    CHECK(shop.run("new '" + name + "'").code == 0);
    CHECK(shop.run("check '" + name + "/edition.yaml'").code == 0);
  }
  CHECK(shop.read("slash/edition.yaml").find("edition: \"slash\"\n") != std::string::npos);
}

TEST_CASE("a name that no edition can have makes nothing" * doctest::test_suite("released")) {
  const Workshop shop;
  for (const std::string& name : {std::string("a: b"), std::string("a\nb"), std::string("@name@"), std::string(".."),
                                  std::string("x/.."), std::string("-rf"), std::string(".hidden"), std::string("报"),
                                  std::string("a b"), std::string("a\"b"), std::string(101, 'a'), std::string("")}) {
    CAPTURE(name);
    const Outcome outcome = shop.run("new -- '" + name + "'", "timeout 10");
    CHECK(outcome.code == 2);
    CHECK(outcome.err.find("error[") != std::string::npos);
    for (const auto& entry : fs::directory_iterator(shop.folder)) {
      const std::string file = entry.path().filename().string();
      CHECK((file == "out.txt" || file == "err.txt" || file == ".call"));
    }
  }
}

TEST_CASE("nothing that is there already is written over") {
  const Workshop shop;
  CHECK(shop.run("new a").code == 0);
  const Outcome again = shop.run("new a/");
  CHECK(again.code == 2);
  CHECK(first_line(again.err) == "banxin: error[exists]: a is there already");
}

TEST_CASE("the paper of a family stands alone, and its four pages are full without a warning" *
          doctest::test_suite("released")) {
  const Workshop shop;
  for (const std::string family : banxin::paper_families) {
    CAPTURE(family);
    CHECK(shop.run("new my-" + family + " --from " + family).code == 0);
    for (const std::string& edition : editions_in(shop.folder / ("my-" + family))) {
      const Outcome checked = shop.run(fmt::format("check --strict my-{}/{}", family, edition));
      CHECK(checked.code == 0);
      CHECK(checked.err.find("warning[") == std::string::npos);
      std::istringstream words(checked.err);
      int full = 0;
      for (std::string line; std::getline(words, line);) full += line.starts_with("page ") && line.ends_with(", full");
      CHECK_MESSAGE(full == (edition == "spread.yaml" ? 3 : 4), checked.err);
    }
    for (const auto& entry : fs::recursive_directory_iterator(shop.folder / ("my-" + family)))
      if (entry.path().extension() == ".yaml")
        CHECK_MESSAGE(shop.read(entry.path().lexically_relative(shop.folder)).find("../..") == std::string::npos,
                      entry.path().string());
  }
}

TEST_CASE("the paper of a family goes to press as it is: fit in both standards, without a warning" *
          doctest::test_suite("released")) {
  const Workshop shop;
  for (const std::string family : banxin::paper_families) {
    CHECK(shop.run("new " + family + " --from " + family).code == 0);
    for (const std::string& edition : editions_in(shop.folder / family)) {
      for (const std::string standard : {"x4", "x1a"}) {
        const std::string out = fmt::format("{}-{}-{}", family, edition, standard);
        CAPTURE(out);
        const Outcome made = shop.run(fmt::format("render {}/{} --press {} -o {}", family, edition, standard, out));
        CHECK(made.code == 0);
        CHECK_MESSAGE(made.err.find("warning[") == std::string::npos, made.err);
        const Outcome judged =
            shop.run(fmt::format("preflight {}/*.pdf --edition {}/{} --dpi 30", out, family, edition));
        CHECK(judged.code == 0);
        CHECK_MESSAGE(judged.out.find("\nfit for press: ") != std::string::npos, judged.out);
        CHECK_MESSAGE(judged.out.find(" 0 warned, 0 failed, 0 skipped\n") != std::string::npos, judged.out);
      }
    }
  }
}

TEST_CASE("a family that is not there is told with those that are") {
  const Workshop shop;
  const Outcome outcome = shop.run("new paper --from weekly");
  CHECK(outcome.code == 2);
  CHECK(outcome.err.find("daily") != std::string::npos);
  CHECK_FALSE(fs::exists(shop.folder / "paper"));
}
