// Texts of a page: their paragraphs, and the variables in them.
#pragma once

#include <vector>

#include "model/edition.h"
#include "read/scope.h"
#include "read/yaml.h"

namespace banxin {

/// The paragraphs of a text value: one per line and list entry. `language` is that of the text, when it is not the
/// edition's: its variables write dates in it.
std::vector<Paragraph> paragraphs_of(const Node& node, Scope& scope, const Language* language = nullptr);

}  // namespace banxin
