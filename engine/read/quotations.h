// Quotations over several paragraphs: an opening mark on each, the closing mark on the last only.
#pragma once

#include "base/report.h"
#include "model/edition.h"

namespace banxin {

/// Warns warning[quotation] at each paragraph that goes on a quotation without an opening mark of its own, and at one
/// that closes a quotation which none has opened. Chinese and Japanese only: “ ” 「 」.
void check_quotations(const Story& story, Report& report);

}  // namespace banxin
