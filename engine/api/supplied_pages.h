// The ads and drawings of an edition, judged for what they are to become.
#pragma once

#include <optional>

#include "api/lay_out.h"
#include "base/press_standard.h"
#include "base/report.h"

namespace banxin {

/// Ads and logos as PDF, a page a task. `standard`: none = whether they can be shown at all. What the engine knows
/// about the same bytes in the same place is not found out again.
void judge_supplied(const Engine& engine, const LaidOut& laid, std::optional<PressStandard> standard, Report& report);

/// PDF/X-1a lets nothing show through. How a drawing is made is asked before anything is painted.
void judge_drawings(const LaidOut& laid, Report& report);

}  // namespace banxin
