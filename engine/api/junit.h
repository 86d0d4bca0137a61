// JUnit XML, which CI servers show as tests: suites of cases that pass or do not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "api/findings.h"

namespace banxin {

struct JUnitCase {
  enum class Outcome : uint8_t {
    passed,
    failed,   ///< a page has a problem
    error,    ///< there is no page
    skipped,  ///< it was not looked at
  };

  std::string name, file;  ///< the file that it is about
  int line = 0;            ///< of it; 0 = unknown
  Outcome outcome = Outcome::passed;
  std::string type, message;  ///< of what did not pass: a code, a line of words
  std::string text = {};      ///< all there is to say; may be empty
};

/// Cases that belong together, such as those of a page.
struct JUnitSuite {
  std::string name;
  std::vector<JUnitCase> cases;
};

/// The document. Nothing in it is of the machine or the clock. Characters that XML cannot hold are written as U+FFFD.
std::string to_junit(const std::string& name, const std::vector<JUnitSuite>& suites);

/// A suite for each page of an edition: what is wrong with it, and the stories that fit. What belongs to no page comes
/// first. Warnings fail, as they do for the exit code of `banxin check`.
std::vector<JUnitSuite> junit_suites(const Report& report, const std::vector<Sheet>& sheets, const std::string& file);
/// One suite with a case for each rule.
std::vector<JUnitSuite> junit_suites(const Preflight& result, const std::string& file, Tongue tongue);

}  // namespace banxin
