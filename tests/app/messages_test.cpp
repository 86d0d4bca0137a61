// The catalogue of messages against the sources: every sentence that the engine says has its translation, and no other.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/message.h"
#include "base/translations.h"
#include "tests/app/chinese_tables.h"
#include "tests/app/doc_pages.h"

namespace fs = std::filesystem;
using namespace banxin;

namespace {

// The literal that begins at `at`, and those that follow it without a word between, as the compiler reads them.
std::optional<std::string> literals_at(std::string_view code, size_t at) {
  std::optional<std::string> text;
  while (true) {
    while (at < code.size() && std::isspace(static_cast<unsigned char>(code[at]))) ++at;
    if (at >= code.size() || code[at] != '"') return text;
    text = text.value_or("");
    for (++at; at < code.size() && code[at] != '"'; ++at) {
      if (code[at] == '\\') ++at;
      *text += code[at] == 'n' && code[at - 1] == '\\' ? '\n' : code[at];
    }
    ++at;
  }
}

// Every sentence in code: the first argument of say() and phrase(). Without a literal there they do not compile.
std::set<std::string> sentences_in(std::string_view code) {
  std::set<std::string> found;
  for (const std::string_view maker : {"say(", "phrase("})
    for (size_t at = code.find(maker); at != code.npos; at = code.find(maker, at + 1)) {
      const char before = at > 0 ? code[at - 1] : ' ';
      if (std::isalnum(static_cast<unsigned char>(before)) || before == '_') continue;
      if (const auto sentence = literals_at(code, at + maker.size())) found.insert(*sentence);
    }
  return found;
}

std::string without_comments(const std::string& code) {
  std::string kept;
  for (const std::string& line : test::lines_of(code)) {
    const size_t start = line.find_first_not_of(' ');
    if (start == std::string::npos || line.compare(start, 2, "//") != 0) kept += line;
    kept += '\n';
  }
  return kept;
}

std::set<std::string> sentences_of_engine() {
  std::set<std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(BANXIN_SOURCE_DIR) / "engine")) {
    const std::string kind = entry.path().extension().string();
    if (kind != ".cpp" && kind != ".h") continue;
    all.merge(sentences_in(without_comments(read_file(entry.path(), 1 << 20).value_or(""))));
  }
  return all;
}

// The arguments that a pattern shows: how many times does not matter. `as_it_stands`: braces are text.
std::set<size_t> arguments_of(std::string_view pattern) {
  std::set<size_t> shown;
  std::vector<std::string> marks;
  for (size_t i = 0; i < 12; ++i) marks.push_back("\x01" + std::to_string(i) + "\x01");
  const std::string said = filled(pattern, marks);
  for (size_t i = 0; i < marks.size(); ++i)
    if (said.find(marks[i]) != std::string::npos) shown.insert(i);
  return shown;
}

}  // namespace

TEST_CASE("the sources are searched as the compiler reads them") {
  const std::string code = R"(
    report.error("code", place, say("one {} "
                                    "two", x), ok ? say("three \"3\"") : phrase("four {{"));
    // say("in a comment")
    essay("no"); say_so("no"); x.say ("no");
  )";
  CHECK(sentences_in(without_comments(code)) == std::set<std::string>{"one {} two", "three \"3\"", "four {{"});
}

TEST_CASE("every sentence of the engine is in the catalogue, and nothing else is") {
  const std::set<std::string> said = sentences_of_engine();
  CHECK(said.size() > 1000);
  const test::ChineseTables tables = test::chinese_tables(test::page_of_docs("engine/messages/zh-Hans.po"));
  const std::set<std::string> unsaid_by_tables(tables.stale.begin(), tables.stale.end());
  std::map<std::string, std::string> catalogue;
  for (const auto& [sentence, translation] : translations_in(Tongue::chinese).all())
    catalogue.emplace(sentence, translation);
  for (const std::string& sentence : said) {
    const auto found = catalogue.find(sentence);
    CHECK_MESSAGE(found != catalogue.end(), "engine/messages/zh-Hans.po lacks: " << sentence);
    if (found == catalogue.end()) continue;
    CHECK_MESSAGE(!found->second.empty(), "not translated: " << sentence);
    CHECK_MESSAGE(arguments_of(sentence) == arguments_of(found->second),
                  "other placeholders: " << sentence << " → " << found->second);
  }
  for (const auto& [sentence, translation] : catalogue)
    CHECK_MESSAGE((said.contains(sentence) || !unsaid_by_tables.contains(sentence)),
                  "engine/messages/zh-Hans.po, nobody says: " << sentence);
}

TEST_CASE("Chinese sentences are written as a Chinese newsroom writes them") {
  for (const auto& [sentence, translation] : translations_in(Tongue::chinese).all()) {
    CAPTURE(translation);
    CHECK(translation.find("您") == std::string_view::npos);
    CHECK_FALSE(translation.ends_with("。"));
  }
}
