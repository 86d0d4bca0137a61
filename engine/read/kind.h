// The kind of a paragraph, marked behind its text: {.signature}.
#pragma once

#include <string>
#include <vector>

#include "model/edition.h"

namespace banxin {

/// Takes `{.name}` off the end of a paragraph, with the white before it; empty when none stands there.
std::string take_kind(std::vector<Span>& spans);

}  // namespace banxin
