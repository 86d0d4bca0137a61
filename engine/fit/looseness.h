// Looseness: how far the lines of a story are opened, so that they fill their measure.
#pragma once

#include "flow/thread.h"

namespace banxin {

/// Over all lines but the last of each paragraph, the mean in thousandths of an em. Where a line of whole characters
/// loses one to tracking, the others are set much wider than tracking says.
int openness(const ThreadSetting& setting);

/// What it costs that paragraphs of other length are visibly loose, as column ends have it (fit/prices.h).
int looseness(const ThreadSetting& setting, const FitChoice& change);

}  // namespace banxin
