// One page: its template with the edition's slots laid over it.
#pragma once

#include <set>
#include <string>

#include "model/edition.h"
#include "read/fields.h"
#include "read/merge.h"
#include "read/scope.h"
#include "read/tables.h"

namespace banxin {

/// The tree of a template with the values of `slots` (a map, or null) laid over its blocks: a map key by key, anything
/// else as the main key of the block's kind. Errors: `unknown-slot`, `wrong-type`.
NodePtr fill_slots(const NodePtr& tree, const NodePtr& slots, const BlockKinds& kinds, Report& report);

/// The geometry that the keys give; `page` is the map they stand in. Errors: `out-of-range`, `type-area`.
PageGeometry geometry_of(const GeometryKeys& keys, const Node& page, bool spread, Report& report);

/// Reads sizes, geometry, inks, styles and blocks of a filled template into `page`.
void read_template(const Node& tree, Scope& scope, Page& page);

}  // namespace banxin
