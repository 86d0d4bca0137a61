// A file for each page, called as the printer wants it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/lay_out.h"
#include "base/press_standard.h"
#include "base/report.h"

namespace banxin {

struct PageFile {
  int page = 1;      ///< of a spread the first
  std::string name;  ///< with its ending
};

/// What the file of each page is called, after `page-file` of press, in the order of the pages; strips have none. What
/// no file name may hold becomes a hyphen. Errors `same-file-name` and `long-file-name` throw InputFault.
std::vector<PageFile> page_files(const LaidOut& laid, std::optional<PressStandard> standard, Report& report);

}  // namespace banxin
