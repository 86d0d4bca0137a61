// The ready-made files for CI (docs/ci): what their script does with a paper's editions, and that they fit together.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <vector>

#include "tests/app/workshop.h"
#include "tests/program.h"

namespace banxin::test {
namespace {

const fs::path files = fs::path(BANXIN_SOURCE_DIR) / "docs/ci";

/// Every text below a node.
void gather_texts(const YAML::Node& node, std::vector<std::string>& texts) {
  if (node.IsScalar()) texts.push_back(node.as<std::string>());
  for (const auto& inner : node) {
    if (node.IsMap()) gather_texts(inner.second, texts);
    if (node.IsSequence()) gather_texts(inner, texts);
  }
}

}  // namespace

TEST_CASE("the script of CI checks, proofs and compares every edition, and its exit code can be trusted") {
  if (is_sanitized()) return;  // a script, of runs that other tests make
  const Starter shop;
  const std::string run = "'" + (files / "pages.sh").string() + "' editions";
  const std::string program = fmt::format("BANXIN='{}' sh", banxin::test::program_under_test);
  fs::create_directories(shop.folder / "editions/the first");
  for (const char* file : {"edition.yaml", "page.yaml", "01-story.md"})
    shop.write("editions/the first/" + std::string(file), shop.read("paper/" + std::string(file)));
  const Outcome first = shop.run_program(program, run);
  CHECK_MESSAGE(first.code == 0, first.err);
  const std::string here = "out/editions/the first/";
  for (const char* file : {"report.json", "junit.xml", "check.sarif", "paper.pdf", "proofs/paper-01.png"})
    CHECK_MESSAGE(fs::exists(shop.folder / here / file), file);
  CHECK(shop.read("out/changes.md").find("**editions/the first/edition.yaml**\n\nNo layout of it was approved yet.") !=
        std::string::npos);
  // Approved as it is; then a story grows out of its block.
  shop.write("approved/paper.layout.json", shop.read(here + "paper.layout.json"));
  const std::string story = shop.read("paper/01-story.md");
  std::string more = story;
  for (int i = 0; i < 60; ++i) more += "\n又过了一天，潮水退去，渔船靠岸，码头上人来人往。\n";
  shop.write("editions/the first/01-story.md", more);
  shop.write("editions/wrong/edition.yaml", "edition: wrong\npapr: 新报\n");
  const Outcome second = shop.run_program(program, run);
  CHECK(second.code == 2);
  const std::string changes = shop.read("out/changes.md");
  CHECK_MESSAGE(changes.find("```\npage 1, column 1, line ") != std::string::npos, changes);
  CHECK(changes.find("**editions/wrong/edition.yaml**\n\nIt cannot be laid out: see the notes.") != std::string::npos);
  CHECK(fs::exists(shop.folder / here / "changes.html"));
  CHECK(shop.read("out/editions/wrong/junit.xml").find("<error type=") != std::string::npos);
  // The notes stand in the log once each, so that the runner's matcher makes an annotation of each.
  const auto matcher = nlohmann::json::parse(read_file(files / "banxin-matcher.json", 1 << 16).value());
  const auto& pattern = matcher["problemMatcher"][0]["pattern"][0];
  const std::regex line(pattern["regexp"].get<std::string>());
  std::smatch found;
  int notes = 0;
  for (std::string rest = second.err; !rest.empty(); rest.erase(0, std::min(rest.find('\n'), rest.size() - 1) + 1)) {
    const std::string one = first_line(rest);
    if (!std::regex_match(one, found, line)) continue;
    ++notes;
    CHECK(found[pattern["file"].get<size_t>()].str().starts_with("editions/"));
    CHECK(fs::exists(shop.folder / found[pattern["file"].get<size_t>()].str()));
    if (found[pattern["code"].get<size_t>()] == "overset") CHECK(found[pattern["severity"].get<size_t>()] == "warning");
  }
  CHECK_MESSAGE(notes >= 2, second.err);
  CHECK(second.err.find("[overset]") == second.err.rfind("[overset]"));
  // Problems alone, the same as approved, under a lock.
  fs::remove_all(shop.folder / "editions/wrong");
  CHECK(shop.run_program(program, run).code == 1);
  shop.write("editions/the first/01-story.md", story);
  shop.write("editions/the first/banxin.lock", "{}");
  const Outcome locked = shop.run_program(program, run);
  CHECK(locked.code == 2);
  CHECK(locked.err.find("error[bad-lock]") != std::string::npos);
  fs::remove(shop.folder / "editions/the first/banxin.lock");
  CHECK(shop.run_program(program, run).code == 0);
  CHECK(shop.read("out/changes.md").ends_with("\n\nAs approved.\n"));
  CHECK(shop.run_program("BANXIN=false sh", run).code == 1);
  CHECK(shop.run_program("BANXIN=nothing-of-that-name sh", run).code == 3);
  CHECK(shop.run_program(program, "'" + (files / "pages.sh").string() + "' no-such-folder").code == 2);
}

TEST_CASE("the files for GitHub and GitLab are YAML, and call what lies beside them") {
  if (is_sanitized()) return;  // files that no code of ours reads
  const std::regex beside("ci/([a-z-]+\\.(sh|json))");
  for (const char* name : {"github.yml", "gitlab.yml"}) {
    CAPTURE(name);
    std::vector<std::string> texts;
    gather_texts(YAML::LoadFile((files / name).string()), texts);
    int called = 0;
    for (const std::string& text : texts)
      for (std::sregex_iterator call(text.begin(), text.end(), beside), end; call != end; ++call, ++called)
        CHECK_MESSAGE(fs::exists(files / (*call)[1].str()), call->str());
    CHECK(called >= 2);
  }
  for (const char* script : {"pages.sh", "get-banxin.sh"})
    CHECK(std::system(fmt::format("sh -n '{}'", (files / script).string()).c_str()) == 0);
}

}  // namespace banxin::test
