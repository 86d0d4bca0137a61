// How one edition of a batch ended, as its worker tells it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/journal.h"
#include "archive/known_files.h"
#include "base/report.h"

namespace banxin {

struct EditionEnd {
  JournalLine line;
  bool problems = false;                   ///< there are warnings, also where it was skipped
  std::string first_error = {};            ///< as printed
  std::filesystem::path report = {};       ///< where its report lies; empty = nowhere
  std::optional<MachineFault> fault = {};  ///< what the machine could not do, in the language of the run
  bool stops = false;                      ///< … for any edition: results cannot be written
  std::vector<KnownFile> known = {};       ///< files that were looked at
};

std::string print(const EditionEnd& end);
/// Of what print() gave. Throws std::exception when it is not.
EditionEnd parse_edition_end(std::string_view text);

}  // namespace banxin
