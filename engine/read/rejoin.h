// Text from a page scan: paragraphs that a column end cut in mid sentence are one again (rule N9).
#pragma once

#include "base/report.h"
#include "model/edition.h"

namespace banxin {

/// Joins a paragraph to the one before when that ends without a closing mark (。！？：；…”） and their kin) and it does
/// not itself begin with a bold lead. Each joint is told as info[rejoined] at the second part.
void rejoin_cut_paragraphs(Story& story, Report& report);

}  // namespace banxin
