// The Chinese pages of the documentation against the English ones: neither tells what the other does not. Sentences
// differ, but sections, codes, tables, lists, pictures and examples are the same, in the same order. What the program
// says in an example it says in the language of the page, in the words of the catalogue.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/translations.h"
#include "tests/app/doc_pages.h"

namespace fs = std::filesystem;

namespace banxin::test {
namespace {

struct DocSection {
  std::string heading;
  size_t level = 0;
  std::vector<std::string> parts;  ///< rows, items, tables, pictures, blocks of code, in their order
  std::set<std::string> codes;     ///< `what-stands-so`, without blanks
};

// The code in a line: what stands between backticks, one or several.
void collect_codes(const std::string& line, std::set<std::string>& codes) {
  for (size_t at = line.find('`'); at < line.size();) {
    const size_t open = std::min(line.find_first_not_of('`', at), line.size());
    const std::string ticks = line.substr(at, open - at);
    const size_t close = line.find(ticks, open);
    if (close == std::string::npos) return;  // it goes on in the next line, and so has a blank
    const std::string code = line.substr(open, close - open);
    if (code.find(' ') == std::string::npos) codes.insert(code);
    at = line.find('`', close + ticks.size());
  }
}

bool is_item(const std::string& line) {
  const size_t at = line.find_first_not_of(' ');
  const size_t end = line.find_first_not_of("0123456789", at);
  return line.compare(at, 2, "- ") == 0 || (end > at && end < line.size() && line.compare(end, 2, ". ") == 0);
}

// The part that a line of prose is, if it is one.
std::string part_of(const std::string& line) {
  if (line.starts_with("<!-- ")) return line;
  if (line.starts_with("![")) return "picture " + line.substr(line.rfind('/') + 1);
  if (line.find_first_not_of(' ') == std::string::npos) return "";
  if (line[line.find_first_not_of(' ')] == '|') return "row";
  return is_item(line) ? "item" : "";
}

std::vector<DocSection> sections_of(const std::string& page) {
  std::vector<DocSection> sections(1);
  bool fenced = false;
  for (const std::string& line : lines_of(page)) {
    if (is_fence(line)) {
      if (!fenced) sections.back().parts.push_back(line.substr(line.find('`')));
      fenced = !fenced;
      continue;
    }
    if (fenced) continue;
    if (line.starts_with('#')) {
      sections.emplace_back();
      sections.back().heading = line;
      sections.back().level = line.find_first_not_of('#');
      continue;
    }
    if (const std::string part = part_of(line); !part.empty()) sections.back().parts.push_back(part);
    collect_codes(line, sections.back().codes);
  }
  return sections;
}

// A line of an example without what its reader alone reads: the comment, the reason of a silence, the words of a tree.
std::string without_comment(const std::string& line, const std::string& fence) {
  const bool marks = fence.ends_with("yaml") || fence.ends_with("sh"), tree = fence.ends_with("```");
  size_t end = line.size();
  if (marks && line.starts_with("# ")) end = 0;
  if (marks) end = std::min({end, line.find(" # "), line.find("because: ")});
  if (tree) end = std::min(end, line.find("   ", std::min(line.find_first_not_of(" │├└─"), line.size())));
  const std::string kept = line.substr(0, end);
  return kept.substr(0, kept.find_last_not_of(' ') + 1);
}

// The blocks of code of a page, one after another, without their comments.
std::vector<std::string> examples_of(const std::string& page) {
  std::vector<std::string> lines;
  std::string fence;
  for (const std::string& line : lines_of(page)) {
    if (!fence.empty() && !is_fence(line)) lines.push_back(without_comment(line, fence));
    if (!is_fence(line)) continue;
    lines.push_back(line);
    fence = fence.empty() ? line : "";
  }
  return lines;
}

// A pattern of the catalogue as an expression, and which argument each of its groups holds.
struct Heard {
  std::regex expression;
  std::vector<size_t> arguments;
};
Heard heard(std::string_view pattern, const char* argument = "(.*)") {
  std::string expression;
  std::vector<size_t> arguments;
  for (size_t at = 0; at < pattern.size(); ++at) {
    const bool twice = pattern.substr(at, 2) == "{{" || pattern.substr(at, 2) == "}}";
    if (pattern[at] != '{' || twice) {
      at += twice ? 1 : 0;
      if (std::string_view(".[]()*+?{}^$|\\").find(pattern[at]) != std::string_view::npos) expression += '\\';
      expression += pattern[at];
      continue;
    }
    const bool numbered = std::isdigit(static_cast<unsigned char>(pattern[at + 1])) != 0;
    arguments.push_back(numbered ? static_cast<size_t>(pattern[at + 1] - '0') : arguments.size());
    expression += argument;
    at = pattern.find('}', at);
  }
  return {std::regex(expression), arguments};
}

// Whether the catalogue says `english` as `chinese`: a name is the same in both, a sentence is another's argument.
bool is_said(const std::string& english, const std::string& chinese, int depth = 0) {
  constexpr int deepest = 4;
  if (english == chinese || depth > deepest) return english == chinese;
  for (const auto& [pattern, translation] : translations_in(Tongue::chinese).all()) {
    const size_t brace = std::min(pattern.find('{'), pattern.size());
    if (pattern == "{}" || english.compare(0, brace, pattern.substr(0, brace)) != 0) continue;
    const Heard theirs = heard(translation);
    std::smatch said, heard_there;
    if (!std::regex_match(chinese, heard_there, theirs.expression)) continue;
    for (const char* argument : {"(.*)", "(.*?)"}) {  // where a blank parts two of them either may hold it
      const Heard ours = heard(pattern, argument);
      if (!std::regex_match(english, said, ours.expression)) continue;
      bool all = true;
      for (size_t i = 0; all && i < theirs.arguments.size(); ++i) {
        const auto place = std::ranges::find(ours.arguments, theirs.arguments[i]) - ours.arguments.begin();
        all = is_said(said[static_cast<size_t>(place) + 1], heard_there[i + 1], depth + 1);
      }
      if (all) return true;
    }
  }
  return false;
}

// What the program says, in columns that two blanks part, each behind its place and code or the mark of a hint.
std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns{""};
  for (const char c : line) {
    std::string& column = columns.back();
    if (c == ' ' && (column.empty() || column.back() == ' ')) {
      if (!column.empty()) column.pop_back(), columns.emplace_back();
      continue;
    }
    column += c;
    if (column.ends_with("]: ") || column == "= ") columns.emplace_back();
  }
  return columns;
}

// Lines of examples are the same, or what the program says in the one language and in the other.
bool is_same_line(const std::string& chinese, const std::string& english) {
  const auto ours = columns_of(english), theirs = columns_of(chinese);
  return std::ranges::equal(ours, theirs, [](const auto& one, const auto& other) { return is_said(one, other); });
}

// What is in the one and not in the other.
std::string beyond(const std::set<std::string>& one, const std::set<std::string>& other) {
  std::vector<std::string> left;
  std::ranges::set_difference(one, other, std::back_inserter(left));
  return fmt::format("{}", fmt::join(left, ", "));
}

bool is_key(const std::string& heading) {
  return std::ranges::all_of(heading,
                             [](unsigned char c) { return std::islower(c) != 0 || c == '-' || c == '#' || c == ' '; });
}

void compare(const DocSection& english, const DocSection& chinese) {
  CAPTURE(english.heading);
  CAPTURE(chinese.heading);
  CHECK(english.level == chinese.level);
  if (is_key(english.heading)) CHECK(english.heading == chinese.heading);
  const auto [here, there] = std::ranges::mismatch(english.parts, chinese.parts);
  CHECK_MESSAGE((here == english.parts.end() && there == chinese.parts.end()),
                "English: " << (here == english.parts.end() ? "nothing more" : *here)
                            << ", Chinese: " << (there == chinese.parts.end() ? "nothing more" : *there));
  CHECK_MESSAGE(english.codes == chinese.codes,
                "only English: " << beyond(english.codes, chinese.codes)
                                 << "; only Chinese: " << beyond(chinese.codes, english.codes));
}

}  // namespace

TEST_CASE("the pages in Chinese tell what the English ones do" * doctest::test_suite("released")) {
  int pages = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(BANXIN_SOURCE_DIR) / "docs/zh-CN")) {
    if (entry.path().extension() != ".md") continue;
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    const std::string english = page_of_docs("docs/" + name), chinese = page_of_docs("docs/zh-CN/" + name);
    CHECK(english.find("[中文](zh-CN/" + name + ")") != std::string::npos);
    CHECK(chinese.find("[English](../" + name + ")") != std::string::npos);
    const auto here = sections_of(english), there = sections_of(chinese);
    CHECK(here.size() == there.size());
    for (size_t i = 0; i < std::min(here.size(), there.size()); ++i) compare(here[i], there[i]);
    const auto ours = examples_of(english), theirs = examples_of(chinese);
    const auto [is, should] = std::ranges::mismatch(theirs, ours, is_same_line);
    CHECK_MESSAGE((is == theirs.end() && should == ours.end()),
                  "an example differs: " << (is == theirs.end() ? "" : *is)
                                         << "\nEnglish:             " << (should == ours.end() ? "" : *should));
    ++pages;
  }
  CHECK(pages >= 6);
}

}  // namespace banxin::test
