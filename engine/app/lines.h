// `banxin lines`: the paragraph composer alone, JSON Lines in, JSON Lines out. Reference: docs/lines.md.
#pragma once

#include <iosfwd>

#include "model/catalogue.h"

namespace banxin {

/// Answers every line of `in` that is not blank with one line of `out`, in the same order. A request that cannot be
/// served gets {"id", "error"} and the run goes on. Returns the exit code: 0, or 2 when a request could not be served.
/// Throws MachineFault when `in` cannot be read or `out` cannot be written.
int run_lines(std::istream& in, std::ostream& out, const FontCatalogue& catalogue);

}  // namespace banxin
