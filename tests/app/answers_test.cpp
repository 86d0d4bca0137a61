// What the program prints: safe for a terminal, valid JSON whatever the names hold, and never lost in silence.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "api/json_text.h"
#include "app/answer.h"
#include "base/printable.h"
#include "base/utf8.h"
#include "tests/app/workshop.h"
#include "tests/program.h"

namespace fs = std::filesystem;
using namespace banxin;
using test::first_line;
using test::Outcome;
using test::Starter;
using test::Workshop;

namespace {

// Lines of what a terminal shows as it is.
bool is_safe(const std::string& text) {
  std::string lines = text;
  for (char& c : lines)
    if (c == '\n') c = ' ';
  return printable(lines) == lines;
}

bool has_line(const std::string& text, const std::string& start) {
  return text.starts_with(start) || text.find("\n" + start) != std::string::npos;
}

// In the quotes of the shell: a name that forges a message, clears the screen and turns the writing.
const std::string forger = "$'x\\ny.yaml:1:1: error[fake]: z\\e[2J\\x9b\\u202e.yaml'";
const std::string forged = "x\ny.yaml:1:1: error[fake]: z\x1b[2J\x9b\u202E.yaml";

}  // namespace

TEST_CASE("no name that is given or found steers the terminal or forges a message" * doctest::test_suite("released")) {
  const Starter shop;
  shop.write(forged, shop.read("paper/edition.yaml"));
  shop.write("turned.yaml", "edition: a\n\"\u202Epaper\u2028\": b\ndate: 2026-01-01\npages: []\n");
  shop.write("old.json", R"({"edition": "a", "pages": []})");
  shop.write("new.json", R"({"edition": "a", "pages": [{"page": 1, "trim": [1, 1], "blocks": [], "images": [)"
                         R"({"file": "a\ny.yaml:1:1: error[fake]: z\u001b[2J", "box": [0, 0, 1, 1]}]}]})");
  const std::string calls[] = {"check " + forger,
                               "check turned.yaml",
                               "check " + forger + ".none",
                               "render " + forger + " -o " + forger,
                               "proof paper/edition.yaml --overlay " + forger,
                               "proof paper/edition.yaml --dpi 40 -o " + forger + "o",
                               "preflight " + forger,
                               "preflight paper/edition.yaml --text " + forger + ".none",
                               "preflight paper/edition.yaml --trim " + forger,
                               "diff " + forger + " old.json",
                               "diff old.json new.json",
                               "new " + forger,
                               "new paper/" + forger,
                               "check paper/edition.yaml --report " + forger + "/report.json",
                               forger,
                               "check paper/edition.yaml " + forger,
                               "render paper/edition.yaml --press " + forger,
                               "render paper/edition.yaml --page " + forger};
  for (const std::string& call : calls) {
    CAPTURE(call);
    const Outcome outcome = shop.run_in_bash(call);
    CHECK_MESSAGE(is_safe(outcome.err), outcome.err);
    CHECK_MESSAGE(is_safe(outcome.out), outcome.out);
    CHECK_FALSE(has_line(outcome.err, "y.yaml"));
    CHECK_FALSE(has_line(outcome.out, "y.yaml"));
    CHECK_FALSE((outcome.err + outcome.out).empty());
  }
}

TEST_CASE("every JSON answer is JSON, also when a path is not UTF-8") {
  const Starter shop;
  // Page 2 of the plan is not there: a warning in the edition's own file.
  shop.write("b\xff.yaml", shop.read("paper/edition.yaml") + "plan: {sheets: [[1, 2]]}\n");
  shop.write("page.yaml", shop.read("paper/page.yaml"));
  shop.write("01-story.md", shop.read("paper/01-story.md"));
  CHECK(shop.run_in_bash("check $'b\\xff.yaml' --json").code == 1);
  const auto report = nlohmann::json::parse(shop.read("out.txt"));
  REQUIRE(report["notes"].size() == 1);
  CHECK(report["notes"][0]["code"] == "plan-blank");
  CHECK(report["notes"][0]["file"] == "b\uFFFD.yaml");

  CHECK(shop.run_in_bash("render $'b\\xff.yaml' -o $'o\\xff' --json --report $'r\\xff.json' --layout").code == 0);
  CHECK_FALSE(shop.read("o\xff/paper.pdf").empty());
  CHECK(nlohmann::json::parse(shop.read("out.txt"))["outcome"] == "problems");
  CHECK(shop.read("out.txt") == shop.read("r\xff.json"));
  CHECK(nlohmann::json::accept(shop.read("o\xff/paper.layout.json")));
  CHECK(shop.run_in_bash("render $'b\\xff.yaml' -o p").code == 0);

  shop.write("p/\xff.pdf", shop.read("p/paper.pdf"));
  CHECK(shop.run_in_bash("preflight $'p/\\xff.pdf' --json --dpi 0").code <= 1);
  CHECK(nlohmann::json::parse(shop.read("out.txt"))["file"] == "p/\uFFFD.pdf");
}

TEST_CASE("an answer that cannot be written is the machine's fault" * doctest::test_suite("released")) {
  const Starter shop;
  REQUIRE(shop.run("render paper/edition.yaml -o a --layout").code == 0);
  shop.replace("paper/01-story.md", "要**强调**的词", "要**着重**的词");
  REQUIRE(shop.run("render paper/edition.yaml -o b --layout").code == 0);
  const std::string calls[] = {"check paper/edition.yaml --json >/dev/full",
                               "render paper/edition.yaml --json >/dev/full",
                               "diff a/paper.layout.json b/paper.layout.json >/dev/full",
                               "preflight a/paper.pdf --dpi 0 >/dev/full",
                               "lines <<< '{\"text\": \"国\"}' >/dev/full",
                               "schema >/dev/full",
                               "fonts >/dev/full",
                               "new second >/dev/full",
                               "--help >/dev/full",
                               "check paper/edition.yaml --json >&-",
                               "lines <<< '{\"text\": \"国\"}' >&-",
                               "--version >&-"};
  for (const std::string& call : calls) {
    CAPTURE(call);
    const Outcome outcome = shop.run_in_bash(call);
    CHECK(outcome.code == 3);
    CHECK(outcome.err.find("banxin: error[cannot-answer]: cannot write the answer") != std::string::npos);
  }
}

TEST_CASE("what the program writes never lands in a file through a closed stream" * doctest::test_suite("released")) {
  const Starter shop;
  CHECK(shop.run_in_bash("render paper/edition.yaml -o a").code == 0);
  CHECK(shop.run_in_bash("render paper/edition.yaml -o b >&- 2>&- <&-").code == 0);
  CHECK(shop.read("a/paper.pdf") == shop.read("b/paper.pdf"));
  CHECK(shop.run_in_bash("lines <&-").code == 3);
}

TEST_CASE("a font catalogue that is broken is the machine's fault, in every command and with its place") {
  const Starter shop;
  shop.write("home/fonts/catalogue.yaml", "files: []\nroles: {}\nfallback: []\nfases: {}\n");
  shop.write("home/templates/starter/edition.yaml", "edition: \"@name@\"\n");
  fs::create_directories(shop.folder / "home/bin");
  fs::copy_file(banxin::test::program_under_test, shop.folder / "home/bin/banxin");
  for (const char* call : {"check paper/edition.yaml", "render paper/edition.yaml", "proof paper/edition.yaml", "lines",
                           "schema", "fonts", "preflight paper/page.yaml --edition paper/edition.yaml"}) {
    CAPTURE(call);
    const Outcome outcome = shop.run_program("home/bin/banxin", call);
    CHECK(outcome.code == 3);
    CHECK(outcome.out.empty());
    CHECK(first_line(outcome.err).find("banxin: error[bad-catalogue]: ") == 0);
    CHECK(first_line(outcome.err).find("home/fonts/catalogue.yaml:4:1: unknown key \"fases\"") != std::string::npos);
  }
}

TEST_CASE("a number in a layout file that no number holds is told with its place") {
  const Workshop shop;
  shop.write("a.json", R"({"edition": "a", "pages": []})");
  shop.write("b.json", "{\"edition\": \"a\",\n \"pages\": [{\"page\": 1e999}]}");
  shop.write("c.json", std::string(1'000'000, '['));
  const Outcome large = shop.run("diff a.json b.json");
  CHECK(large.code == 2);
  CHECK(first_line(large.err) == "b.json:2:25: error[bad-layout]: this layout file holds a number that is too large");
  const Outcome deep = shop.run("diff c.json a.json");
  CHECK(deep.code == 2);
  CHECK(first_line(deep.err) == "c.json:1:65: error[bad-layout]: not a layout file: it is nested deeper than 64");
}

TEST_CASE("the printer's profile is the house's to mend: check finds it, at its key") {
  const Starter shop;
  shop.write("paper/printer.icc", "no profile");
  shop.replace("paper/page.yaml", "styles:", "press: {profile: printer.icc}\nstyles:");
  const std::string said =
      "paper/page.yaml:12:18: error[bad-profile]: the output profile printer.icc is no ICC profile";
  for (const char* call : {"check paper/edition.yaml", "render paper/edition.yaml --press x4"}) {
    const Outcome outcome = shop.run(call);
    CHECK(outcome.code == 2);
    CHECK(first_line(outcome.err) == said);
    CHECK_FALSE(fs::exists(shop.folder / "out"));
  }
  // A profile with the right head, whose tables are cut off.
  const auto whole = read_file(fs::path(BANXIN_SOURCE_DIR) / "templates/press/snap_tr002_l220.icc", 1 << 26);
  REQUIRE(whole);
  std::string damaged = *whole;
  damaged.replace(132, damaged.size() - 132, damaged.size() - 132, '\0');  // no tags at all
  shop.write("paper/printer.icc", damaged);
  const Outcome outcome = shop.run("check paper/edition.yaml");
  CHECK(outcome.code == 2);
  CHECK(first_line(outcome.err)
            .starts_with("paper/page.yaml:12:18: error[bad-profile]: the output profile printer.icc "));
  shop.write("paper/printer.icc", *whole);
  CHECK(shop.run("check paper/edition.yaml").code == 0);
}

TEST_CASE("JSON holds the true text, and nothing that a terminal obeys") {
  const nlohmann::json document = {{"text", "a\u009b\u007f\u061c\u202e\u2028é中…“”b"}};
  const std::string text = json_text(document);
  CHECK(nlohmann::json::parse(text) == document);
  CHECK(text.find("a\\u009b\\u007f\\u061c\\u202e\\u2028é中…“”b") != std::string::npos);
}
