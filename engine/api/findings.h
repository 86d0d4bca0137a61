// What CI is told: each note with all that is known of its place, whichever format it is written in.
#pragma once

#include <string>
#include <vector>

#include "base/report.h"
#include "preflight/preflight.h"
#include "sheet/sheet.h"

namespace banxin {

/// A note, or the verdict of a print rule.
struct Finding {
  Severity severity = Severity::info;
  std::string code;  ///< "overset"; of a verdict its rule, "fonts-embedded"
  std::string text, hint;
  std::string rule;          ///< of a verdict: what its rule wants
  std::string file;          ///< as from_here
  int line = 0, column = 0;  ///< from 1, in characters; 0 = unknown
  int length = 1;            ///< characters
  int page = 0;              ///< 0 = none
  std::string block, story;  ///< empty = none
};

/// `file`: what is looked at, the edition; notes without a file are about it.
std::vector<Finding> findings_of(const Report& report, const std::vector<Sheet>& sheets, const std::string& file);
/// What warned or failed.
std::vector<Finding> findings_of(const Preflight& result, const std::string& file, Tongue tongue);

/// The path of a file from the working directory, when it lies below it or was named so.
std::string from_here(const std::string& file);

}  // namespace banxin
