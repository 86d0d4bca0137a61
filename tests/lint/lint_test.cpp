// Lint: each rule where it speaks and where it must be silent. A case of cases/ lays its files over cases/paper: what a
// page needs that is not its subject.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "api/linted.h"
#include "base/files.h"
#include "lint/checks.h"
#include "tests/house.h"
#include "tests/notes.h"
#include "tests/temporary_folder.h"

namespace fs = std::filesystem;
using namespace banxin;

namespace {

const fs::path lint_tests = fs::path(BANXIN_SOURCE_DIR) / "tests/lint";

struct LintCase {
  std::vector<std::string> expected;  ///< "BX110 right": a code, and the block it is about (- = the page)
  bool refused = false;               ///< what is expected is an error of the input
  std::vector<std::string> silent;    ///< codes
  std::map<std::string, std::string> files;
};

LintCase load_case(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  LintCase made;
  std::string line, name, code;
  while (std::getline(in, line)) {
    if (line.starts_with("expect: "))
      made.expected.push_back(line.substr(8));
    else if (line.starts_with("refused: "))
      made.refused = true, made.expected.push_back(line.substr(9));
    else if (line.starts_with("silent: "))
      for (std::istringstream codes(line.substr(8)); codes >> code;) made.silent.push_back(code);
    else if (line.starts_with("=== "))
      made.files[name = line.substr(4)];
    else if (!name.empty())
      made.files[name] += line + "\n";
  }
  return made;
}

std::vector<fs::path> case_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(lint_tests / "cases"))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

// What lint says of an edition; what laying out said, when it could not be laid out.
Report look_at(const fs::path& edition) {
  Report report(std::make_shared<Sources>());
  try {
    const LaidOut laid = lay_out(test::house(), {.edition = edition, .look = PictureDesk::Look::head}, report);
    return linted(laid, report);
  } catch (const InputFault&) {
    return report;
  }
}

std::vector<std::string> said_of(const Report& report) {
  std::vector<std::string> said;
  for (const Note& note : report.notes())
    said.push_back(fmt::format("{} {}", note.code, note.block.empty() ? "-" : note.block));
  return said;
}

bool has_one(const std::vector<std::string>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

}  // namespace

TEST_CASE("each rule speaks where it should, and is silent where it should") {
  std::set<std::string> spoken, kept_silent;
  for (const fs::path& file : case_files()) {
    CAPTURE(file.filename());
    const test::TemporaryFolder folder;
    fs::copy(lint_tests / "cases/paper", folder.path, fs::copy_options::recursive);
    const LintCase one = load_case(file);
    for (const auto& [name, text] : one.files) folder.write(name, text);
    const Report report = look_at(folder.path / "edition.yaml");
    INFO(test::told(report));
    CHECK(report.input_failed() == one.refused);
    for (const std::string& expected : one.expected) CHECK_MESSAGE(has_one(said_of(report), expected), expected);
    for (const Note& note : report.notes()) CHECK_MESSAGE(!has_one(one.silent, note.code), note.code);
    for (const std::string& expected : one.expected) spoken.insert(expected.substr(0, expected.find(' ')));
    kept_silent.insert(one.silent.begin(), one.silent.end());
  }
  for (const LintRule& rule : lint_rules()) {
    const auto is_in = [&](const std::set<std::string>& said) {
      return said.contains(rule.number) ||
             std::ranges::any_of(rule.codes, [&](std::string_view code) { return said.contains(std::string(code)); });
    };
    CHECK_MESSAGE(is_in(spoken), rule.number << " never speaks in cases/");
    CHECK_MESSAGE(is_in(kept_silent), rule.number << " is never silent in cases/");
  }
  for (const LintCheck& check : lint_checks()) {
    CHECK_MESSAGE(spoken.contains(check.rule), check.rule << " never speaks in cases/");
    CHECK_MESSAGE(kept_silent.contains(check.rule), check.rule << " is never silent in cases/");
  }
}

TEST_CASE("rules, checks and prices belong together") {
  std::set<std::string_view> numbers, codes;
  for (const LintRule& rule : lint_rules()) {
    CAPTURE(rule.number);
    CHECK(numbers.insert(rule.number).second);
    for (const std::string_view code : rule.codes) CHECK(codes.insert(code).second);
    CHECK(rule.price > 0);
    const bool looked_for = std::ranges::any_of(
        lint_checks(), [&](const LintCheck& check) { return rule.number == std::string_view(check.rule); });
    CHECK((looked_for || !rule.codes.empty()));
  }
  for (const LintCheck& check : lint_checks()) CHECK(numbers.contains(check.rule));
}

TEST_CASE("docs/lint.md tells every rule as it is, in Chinese too") {
  const fs::path docs = fs::path(BANXIN_SOURCE_DIR) / "docs";
  const std::string text = read_file(docs / "lint.md", 1 << 20).value();
  const std::string chinese = read_file(docs / "zh-CN/lint.md", 1 << 20).value();
  const std::string keys = read_file(docs / "zh-CN/language.md", 1 << 20).value();
  constexpr const char* levels[] = {"off", "info", "warning", "error"};
  for (const LintRule& rule : lint_rules()) {
    const auto codes = [&](const char* between) {
      std::string all;
      for (const std::string_view code : rule.codes) all += fmt::format("{}`{}`", all.empty() ? "" : between, code);
      return all.empty() ? "–" : all;
    };
    const char* level = levels[static_cast<size_t>(rule.level)];
    const std::string row = fmt::format("| {} | {} | {} | `{}` | {} | {} |", rule.number, rule.name, rule.purpose,
                                        level, codes(", "), rule.price);
    CHECK_MESSAGE(text.find(row) != std::string::npos, "docs/lint.md lacks " << row);
    // In Chinese it says what the table of the keys says, which a test holds to the catalogue.
    const std::string key = fmt::format("| `{}` | {}：", rule.number, rule.name);
    const size_t at = keys.find(key);
    REQUIRE_MESSAGE(at != std::string::npos, "docs/zh-CN/language.md lacks " << key);
    const size_t says = at + key.size();
    const std::string theirs =
        fmt::format("| {} | {} | {} | `{}` | {} | {} |", rule.number, rule.name,
                    keys.substr(says, keys.find(" |", says) - says), level, codes("、"), rule.price);
    CHECK_MESSAGE(chinese.find(theirs) != std::string::npos, "docs/zh-CN/lint.md lacks " << theirs);
  }
}

TEST_CASE("no page of the house has an error of form") {
  for (const char* edition : {"samples/yunfu-2025-09-07/edition.yaml", "samples/yunfu-2025-09-07/four-pages.yaml",
                              "samples/yunfu-2025-09-07/page-kinds.yaml", "samples/gangwan-2026-03-14/edition.yaml",
                              "samples/gangwan-2026-03-14/vertical.yaml", "samples/minato-2026-03-14/edition.yaml"}) {
    CAPTURE(edition);
    const Report report = look_at(fs::path(BANXIN_SOURCE_DIR) / edition);
    CHECK_MESSAGE(!report.failed(), test::told(report));
    if (std::string_view(edition).find("yunfu") == std::string_view::npos)
      continue;  // vertical pages have their warnings
    CHECK_MESSAGE(!report.warned(), test::told(report));
  }
}
