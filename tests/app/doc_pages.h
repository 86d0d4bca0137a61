// The pages of the documentation as the tests read them: lines, blocks of code, tables, examples.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::test {

/// A page by its path from the top of the repository; the test ends when it is missing.
std::string page_of_docs(const std::filesystem::path& file);

std::vector<std::string> lines_of(const std::string& text);

/// Whether the line begins or ends a block of code.
bool is_fence(const std::string& line);

/// The text without `what`, `by` in its place.
std::string replace_all(std::string text, std::string_view what, std::string_view by);

/// Where a table of the reference stands, between `<!-- table: NAME -->` and `<!-- /table -->`, blank lines included.
struct TablePlace {
  size_t start, end;  ///< bytes of the page
};
std::map<std::string, TablePlace> tables_in(const std::string& text);

/// The blocks of code whose first line names a file, as `# edition.yaml` or `<!-- story.md -->`: name → text.
std::map<std::string, std::string> examples_in(const std::string& text);

}  // namespace banxin::test
