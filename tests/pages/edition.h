// An edition laid out once for all tests of a file.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "api/lay_out.h"
#include "tests/house.h"

namespace banxin {

inline std::filesystem::path sample(const std::string& name) {
  return std::filesystem::path(BANXIN_SOURCE_DIR) / "samples" / name / "edition.yaml";
}

/// Lays out a sample edition; every note fails the test.
inline LaidOut laid_sample(const std::string& name) {
  Report report(std::make_shared<Sources>());
  LaidOut laid;
  try {
    laid = lay_out(test::house(), {.edition = sample(name)}, report);
  } catch (const InputFault&) {
  }
  for (const Note& note : report.notes()) FAIL_CHECK(print(note, report.sources()));
  REQUIRE(!laid.sheets.empty());
  return laid;
}

}  // namespace banxin
