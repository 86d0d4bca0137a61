// The checks of lint: each looks for the faults of one rule. A family of rules is a file of its own, checks_….cpp.
#pragma once

#include <vector>

#include "lint/remarks.h"
#include "lint/scene.h"

namespace banxin {

using PageCheck = void (*)(const ScenePage& page, Remarks& remarks);
using EditionCheck = void (*)(const Scene& scene, Remarks& remarks);

/// A rule with who looks for it: on each page by itself, or over all pages of the edition.
struct LintCheck {
  const char* rule;
  PageCheck page = nullptr;
  EditionCheck edition = nullptr;
};

/// By families.
const std::vector<LintCheck>& lint_checks();

std::vector<LintCheck> head_checks();      ///< headlines
std::vector<LintCheck> seam_checks();      ///< what cuts the page
std::vector<LintCheck> column_checks();    ///< columns of text
std::vector<LintCheck> line_checks();      ///< ends of lines, small type
std::vector<LintCheck> face_checks();      ///< whose face sets a character
std::vector<LintCheck> picture_checks();   ///< pictures, and what stands twice
std::vector<LintCheck> jump_checks();      ///< 转版
std::vector<LintCheck> masthead_checks();  ///< nameplate, page numbers, ads
std::vector<LintCheck> imprint_checks();   ///< what a paper says of itself: date, issue, publisher

}  // namespace banxin
