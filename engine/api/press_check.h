// The press PDF that was made, judged before anybody gets it.
#pragma once

#include <string_view>

#include "api/lay_out.h"
#include "api/printed.h"
#include "base/report.h"

namespace banxin {

/// Judges `pdf`, made for the press from `laid`, by the rules of preflight that need neither plates nor its text. What
/// is found is a warning `press-RULE` that names the picture, the ad or the block that stands there, unless it was told
/// of the edition before. False when a rule failed: it is not fit for press.
bool judge_press(const Engine& engine, const LaidOut& laid, const PrintJob& job, std::string_view pdf, Report& report);

}  // namespace banxin
