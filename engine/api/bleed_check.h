// What touches the edge of a page, where the house wants it to bleed.
#pragma once

#include "api/lay_out.h"
#include "base/report.h"

namespace banxin {

/// Warnings `press-bleed` when the house asks for it (`bleed: required` of press): a picture or an area that reaches
/// the trim, or all but, and not the end of the bleed; a page that has none.
void judge_bleed(const LaidOut& laid, Report& report);

}  // namespace banxin
