// `banxin preflight`: the print rules on a PDF, as a table or as JSON.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "api/report_format.h"
#include "base/message.h"

namespace banxin {

struct PreflightOptions {
  std::filesystem::path file;
  std::filesystem::path edition;  ///< whose page sizes, spot inks, stories and house style count; empty = none
  std::vector<int> pages;         ///< of the edition, which the file holds; empty = all
  std::filesystem::path text;     ///< UTF-8, a paragraph a line, all of which the file must say in order; empty = none
  std::string trim;               ///< "390x545": millimetres; empty = the edition's, or any
  std::string spots;              ///< ordered spot plates, comma-separated
  bool spots_given = false;
  std::filesystem::path ppf;  ///< folder for CIP3 files; empty = none
  ReportFormat format = ReportFormat::text;
  int dpi = 100;
  Tongue tongue = Tongue::english;
  int total_ink = 0;  ///< percent; 0 = the edition's, or 220
};

/// Exit code 0 when no rule fails, 1 when one does, 2 when the options or the edition are wrong or the file cannot be
/// read.
int run_preflight(const PreflightOptions& options);

}  // namespace banxin
