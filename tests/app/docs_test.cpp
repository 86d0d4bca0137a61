// The documentation against the program: every key is explained, every link leads somewhere, every example works.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/files.h"
#include "tests/app/chinese_tables.h"
#include "tests/app/doc_pages.h"
#include "tests/app/reference_tables.h"
#include "tests/paint/page_maker.h"
#include "tests/preflight/ad_maker.h"
#include "tests/program.h"

namespace fs = std::filesystem;
using namespace banxin;

namespace {

using test::is_fence, test::lines_of, test::page_of_docs;

const fs::path root = BANXIN_SOURCE_DIR;

// A line without what stands between backticks.
std::string without_code(const std::string& line) {
  std::string prose;
  for (size_t at = 0; at < line.size();) {
    if (line[at] != '`') {
      prose += line[at++];
      continue;
    }
    const size_t open = std::min(line.find_first_not_of('`', at), line.size());
    const std::string ticks = line.substr(at, open - at);
    const size_t close = line.find(ticks, open);
    at = close == std::string::npos ? line.size() : close + ticks.size();
  }
  return prose;
}

// The targets of all links and pictures, but not those that are shown as code.
std::vector<std::string> links_in(const std::string& text) {
  std::vector<std::string> links;
  bool fenced = false;
  for (const std::string& line : lines_of(text)) {
    if (is_fence(line)) fenced = !fenced;
    if (fenced) continue;
    const std::string prose = without_code(line);
    for (size_t at = prose.find("]("); at != std::string::npos; at = prose.find("](", at + 1))
      links.push_back(prose.substr(at + 2, prose.find(')', at) - at - 2));
  }
  return links;
}

// What a link to a heading is called: letters and digits in lower case, blanks as hyphens.
std::string anchor_of(const std::string& heading) {
  std::string anchor;
  for (const char c : heading.substr(heading.find(' ') + 1)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0 || c == '-' || c == '_')
      anchor += byte < 0x80 ? static_cast<char>(std::tolower(byte)) : c;
    else if (c == ' ')
      anchor += '-';
  }
  return anchor;
}

bool has_heading(const std::string& text, const std::string& anchor) {
  bool fenced = false;
  for (const std::string& line : lines_of(text)) {
    if (is_fence(line)) fenced = !fenced;
    if (!fenced && line.starts_with('#') && anchor_of(line) == anchor) return true;
  }
  return false;
}

std::vector<fs::path> documents() {
  std::vector<fs::path> files = {"README.md", "README.zh-CN.md"};
  for (const auto& entry : fs::recursive_directory_iterator(root / "docs"))
    if (entry.path().extension() == ".md") files.push_back(fs::relative(entry.path(), root));
  std::sort(files.begin(), files.end());
  return files;
}

void collect_keys(const nlohmann::json& schema, std::set<std::string>& keys) {
  if (!schema.is_structured()) return;
  if (schema.is_object() && schema.contains("properties"))
    for (const auto& [key, value] : schema["properties"].items()) keys.insert(key);
  for (const auto& inner : schema) collect_keys(inner, keys);
}

// The tables that stand in a page against those that should; with BANXIN_UPDATE=1 they are written.
void check_tables(const fs::path& file, const std::map<std::string, std::string>& tables) {
  std::string page = page_of_docs(file);
  for (const auto& [name, place] : test::tables_in(page)) CHECK_MESSAGE(tables.contains(name), "nobody reads " << name);
  for (const auto& [name, table] : tables) {
    const auto places = test::tables_in(page);
    REQUIRE_MESSAGE(places.contains(name), file.string() << " has no place <!-- table: " << name << " -->");
    const auto [start, end] = places.at(name);
    const std::string expected = "\n\n" + table + "\n", written = page.substr(start, end - start);
    if (written == expected) continue;
    if (std::getenv("BANXIN_UPDATE")) {
      page.replace(start, end - start, expected);
      continue;
    }
    const auto theirs = lines_of(written), ours = lines_of(expected);
    const auto [is, should] = std::ranges::mismatch(theirs, ours);
    FAIL_CHECK(file.string() << ", table " << name << " (BANXIN_UPDATE=1 writes it anew): there is\n  "
                             << (is == theirs.end() ? "" : *is) << "\nin the place of\n  "
                             << (should == ours.end() ? "" : *should));
  }
  if (std::getenv("BANXIN_UPDATE")) write_whole(root / file, page);
}

// Runs the examples of a reference: its editions, and each template of its own in an edition made for it.
void check_examples(const std::map<std::string, std::string>& examples) {
  const test::TemporaryFolder folder;
  for (const auto& [name, text] : examples) folder.write(name, text);
  fs::copy_file(root / "samples/gangwan-2026-03-14/photos/night-market.jpg", folder.path / "photo.jpg");
  fs::copy_file(root / "engine/flow/ornaments/blossom.svg", folder.path / "petal.svg");
  folder.write("ad.pdf", test::make_ad());
  const auto check = [&](const std::string& edition) {
    int status = 0;
    const std::string said = test::shell(
        fmt::format("cd '{}' && '{}' check {}", folder.path.string(), banxin::test::program_under_test, edition),
        &status);
    CHECK_MESSAGE(status <= 1, said);  // a short example may leave its block half empty
    CHECK_MESSAGE(said.find("error[") == std::string::npos, said);
  };
  check("edition.yaml");
  check("sheet.yaml");
  check("strips.yaml");
  int pages = 0;
  for (const auto& [name, text] : examples) {
    const bool of_edition = name == "front.yaml" || name == "facing.yaml" || name == "strip.yaml";
    if (!text.starts_with("template:") || of_edition) continue;
    CAPTURE(name);
    folder.write("try.yaml",
                 fmt::format("edition: try\npaper: 新报\ndate: 2026-03-14\npages: [{{template: {}}}]\n", name));
    check("try.yaml");
    ++pages;
  }
  CHECK(pages > 10);
}

}  // namespace

// To write them anew: BANXIN_UPDATE=1 build/release/banxin-tests --test-case='*tables of the reference*'
TEST_CASE("the tables of the reference are those that the reader reads with") {
  check_tables("docs/language.md", test::reference_tables());
}

TEST_CASE("the tables of the reference in Chinese are the same, sentence by sentence") {
  const test::ChineseTables chinese = test::chinese_tables(page_of_docs("engine/messages/zh-Hans.po"));
  for (const std::string& sentence : chinese.missing) FAIL_CHECK("engine/messages/zh-Hans.po lacks: " << sentence);
  check_tables("docs/zh-CN/language.md", chinese.tables);
}

TEST_CASE("every key of the schema has its row in the reference") {
  int status = 0;
  const std::string schema = test::shell(fmt::format("'{}' schema", banxin::test::program_under_test), &status);
  REQUIRE(status == 0);
  std::set<std::string> keys;
  collect_keys(nlohmann::json::parse(schema), keys);
  CHECK(keys.size() > 80);
  std::string tables;
  for (const auto& [name, table] : test::reference_tables()) tables += table;
  for (const std::string& key : keys)
    CHECK_MESSAGE(tables.find("`" + key + "` |") != std::string::npos, "no table has a row for " << key);
}

TEST_CASE("every link of the documentation leads somewhere" * doctest::test_suite("released")) {
  for (const fs::path& file : documents()) {
    const std::string text = page_of_docs(file);
    for (const std::string& link : links_in(text)) {
      if (link.find("://") != std::string::npos || link.starts_with("mailto:")) continue;
      CAPTURE(file.string());
      CAPTURE(link);
      const size_t hash = std::min(link.find('#'), link.size());
      const fs::path target = hash == 0 ? file : file.parent_path() / link.substr(0, hash);
      CHECK(fs::exists(root / target));
      if (hash < link.size() && fs::exists(root / target))
        CHECK(has_heading(page_of_docs(target), link.substr(hash + 1)));
    }
  }
}

// Those in Chinese are the same, comments aside (tests/app/twins_test.cpp).
TEST_CASE("the examples of the reference work" * doctest::test_suite("released")) {
  check_examples(test::examples_in(page_of_docs("docs/language.md")));
}
