// Where blocks and stories stand: known before any block is read, since every text may name a page: {page-of:lead}.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/report.h"
#include "read/yaml.h"

namespace banxin {

class PageIndex {
 public:
  /// The blocks of a page and the stories in them; `blocks` is the filled map of a template.
  void add(const Node& blocks, const std::string& page);
  /// The page of the block or story `name`; a story has the page it begins on. Empty, and said, when there is none
  /// (`unknown-page-of`), or when blocks of several pages are called so (`ambiguous-block`).
  std::string page_of(const std::string& name, Place place, Report& report) const;

 private:
  struct Pages {
    std::vector<std::string> all;
    bool story = false;
  };
  std::map<std::string, Pages> pages_;
};

}  // namespace banxin
