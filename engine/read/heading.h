// What a plan of many editions needs to know of one before it is read.
#pragma once

#include <filesystem>
#include <string>

#include "base/report.h"

namespace banxin {

struct Node;

struct EditionHeading {
  std::string id;      ///< empty: the file is not what it should be, and was told to be so
  int pages = 0;       ///< a spread counts as two
  std::string sha256;  ///< of the file
};

/// Reads the edition's file alone: not its templates, not its stories.
EditionHeading read_heading(const std::filesystem::path& file, Report& report);

/// Pages in the list of an edition, a spread counted as two.
int count_pages(const Node& list);

}  // namespace banxin
