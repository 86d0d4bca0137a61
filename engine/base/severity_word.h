// What severities are called, wherever they are told.
#pragma once

#include "base/report.h"

namespace banxin {

/// "info", "warning", "error".
const char* word_of(Severity severity);

}  // namespace banxin
