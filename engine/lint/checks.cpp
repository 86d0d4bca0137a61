#include "lint/checks.h"

namespace banxin {

const std::vector<LintCheck>& lint_checks() {
  static const std::vector<LintCheck> all = [] {
    std::vector<LintCheck> checks;
    for (const auto& family : {head_checks, seam_checks, column_checks, line_checks, face_checks, picture_checks,
                               jump_checks, masthead_checks, imprint_checks}) {
      const std::vector<LintCheck> some = family();
      checks.insert(checks.end(), some.begin(), some.end());
    }
    return checks;
  }();
  return all;
}

}  // namespace banxin
