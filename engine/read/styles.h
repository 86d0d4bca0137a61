// Named styles: what they are based on, resolved to complete values.
#pragma once

#include <string>

#include "base/message.h"
#include "model/paragraph_kind.h"
#include "model/style.h"
#include "read/scope.h"
#include "read/yaml.h"

namespace banxin {

/// Resolves all styles of `tree` (a map of them, or null) with what they are based on, in chains of at most 32.
void read_styles(const NodePtr& tree, Scope& scope);
/// The style called `name`; `place` is where it is named. Default values, and an error, when there is none.
ParaStyle named_style(const std::string& name, Place place, Scope& scope);
/// A map of style keys over `base`; `what` names it in messages.
ParaStyle style_of_map(const Node& map, const ParaStyle& base, const Message& what, Scope& scope);

/// Keeps the kinds of paragraphs of `tree` (a map of them, or null) and tells what is wrong with them.
void read_paragraph_kinds(const NodePtr& tree, Scope& scope);
/// Adds those of the page to `kinds`, over the text of a story.
void add_paragraph_kinds(const ParaStyle& body, Scope& scope, ParagraphKinds& kinds);

}  // namespace banxin
