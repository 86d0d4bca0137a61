#include "tests/app/doc_pages.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/files.h"

namespace banxin::test {

std::string page_of_docs(const std::filesystem::path& file) {
  const auto text = read_file(std::filesystem::path(BANXIN_SOURCE_DIR) / file, 1 << 22);
  REQUIRE_MESSAGE(text, file.string() << " is missing");
  return *text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

bool is_fence(const std::string& line) {
  const size_t at = line.find_first_not_of(' ');
  return at != std::string::npos && line.compare(at, 3, "```") == 0;
}

std::string replace_all(std::string text, std::string_view what, std::string_view by) {
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

std::map<std::string, TablePlace> tables_in(const std::string& text) {
  std::map<std::string, TablePlace> tables;
  const std::string head = "<!-- table: ", tail = " -->", foot = "<!-- /table -->";
  for (size_t at = text.find(head); at != std::string::npos; at = text.find(head, at + 1)) {
    const size_t name = at + head.size(), name_end = text.find(tail, name), end = text.find(foot, name);
    REQUIRE_MESSAGE(end != std::string::npos, "a table of the reference is not closed");
    const std::string called = text.substr(name, name_end - name);
    CHECK_MESSAGE(tables.emplace(called, TablePlace{name_end + tail.size(), end}).second, called << " comes twice");
  }
  return tables;
}

std::map<std::string, std::string> examples_in(const std::string& text) {
  std::map<std::string, std::string> examples;
  const std::vector<std::string> lines = lines_of(text);
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i] != "```yaml" && lines[i] != "```markdown") continue;
    const std::string& head = lines[++i];
    const size_t start = lines[i - 1] == "```yaml" ? 2 : 5;  // behind "# " or "<!-- "
    const std::string name = head.substr(std::min(start, head.size()), head.find(' ', start) - start);
    REQUIRE_MESSAGE((head.starts_with("# ") || head.starts_with("<!-- ")), "an example has no name: " << head);
    CHECK_MESSAGE(!examples.contains(name), "two examples are called " << name);
    std::string& example = examples[name];
    while (!is_fence(lines[++i])) example += lines[i] + "\n";
  }
  return examples;
}

}  // namespace banxin::test
