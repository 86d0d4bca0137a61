// Texts of a page: their paragraphs, and the variables in them.
#pragma once

#include <vector>

#include "model/edition.h"
#include "read/scope.h"
#include "read/yaml.h"

namespace banxin {

/// The paragraphs of a text value: one per line and list entry.
std::vector<Paragraph> paragraphs_of(const Node& node, Scope& scope);

}  // namespace banxin
