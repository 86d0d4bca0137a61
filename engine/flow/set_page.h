// A page: its blocks laid, drawn, and looked at whole.
#pragma once

#include <vector>

#include "flow/bench.h"

namespace banxin {

/// A finished page: every block of `slots` laid in template order. `shaper` knows the edition's names.
Sheet set_page(const Desk& desk, Shaper& shaper, const Page& page, const std::vector<Slot>& slots, Report& notes);

}  // namespace banxin
