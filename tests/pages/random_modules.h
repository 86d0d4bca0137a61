// Pages of modules that nobody designed: stories in every shape beside tables, notices, photos and boxes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/pages/random_text.h"

namespace banxin::test {

/// A page divided into modules at random. What stands in them: stories (k of n columns, headlines, drop caps, headings
/// in and across columns, tiers, L and stepped shapes), round photos, quotes, tables and texts; the same in boxes;
/// tables, notices, photos. In lines of a page, in vertical ones, bound at the right, or over a spread.
class RandomModules : RandomText {
 public:
  explicit RandomModules(int seed);

  /// page.yaml, edition.yaml and what they name, but photo.jpg.
  const std::map<std::string, std::string>& files() const { return files_; }

 private:
  /// Columns and lines of the page, both ends included.
  struct Area {
    int first_col = 1, last_col = 1, line = 1, lines = 1;
    int cols() const { return last_col - first_col + 1; }
  };

  void page();
  void divide(const Area& area, int depth);
  void fill(const Area& area);
  void story(const Area& area);
  void shaped_story(const Area& area);
  void box(const Area& area);
  void table(const Area& area);
  void notices(const Area& area);
  void photo(const Area& area);
  void in_story(const Area& area, const std::string& name, int head);

  std::string next(const char* kind);
  std::string at(const Area& area) const;
  std::string story_file();
  std::string columns_of(const Area& area, bool vertical);
  std::string looks(const Area& area);
  std::string rows(int columns);

  std::map<std::string, std::string> files_;
  std::string blocks_;
  int columns_ = 6, lines_ = 50, count_ = 0;
  bool vertical_ = false;
};

}  // namespace banxin::test
