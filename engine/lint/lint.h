// Lint: a finished edition looked at by the rules of the desk, and what its house makes of them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/report.h"
#include "lint/date_words.h"
#include "lint/face_witness.h"
#include "model/edition.h"
#include "sheet/sheet.h"

namespace banxin {

/// What is looked at. `digest` tells pictures apart by what is in their files; empty: by their names.
struct LintJob {
  const Edition& edition;
  const std::vector<Sheet>& sheets;
  std::function<std::string(const std::string& file)> digest = {};
  DateWords date = {};
  FaceWitness faces = {};  ///< empty: whose face sets what is not looked at
};

/// What `told` says of the edition with what the rules find on its pages, all of it as its house grades it: notes of a
/// rule have its level, those that are off or silenced are not there. Errors of the input stay what they are.
Report lint(const LintJob& job, const Report& told);

}  // namespace banxin
