// Whether the press is called what its profile was made for.
#pragma once

#include "api/lay_out.h"
#include "base/report.h"

namespace banxin {

/// Warning press-condition where the house names another printing condition than its output profile.
void judge_condition(const Engine& engine, const LaidOut& laid, Report& report);

}  // namespace banxin
