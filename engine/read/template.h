// Templates: geometry, sizes, inks, styles, blocks.
#pragma once

#include <string>
#include <vector>

#include "model/edition.h"
#include "read/fields.h"
#include "read/scope.h"
#include "read/tables.h"

namespace banxin {

/// The geometry that the keys give; `page` is the map they stand in. Errors: `out-of-range`, `type-area`.
PageGeometry geometry_of(const GeometryKeys& keys, const Node& page, bool spread, Report& report);

/// The plates of `page`, when `map` says them: `words`, as they are written there. After its inks. Error
/// `unknown-plate`.
void read_plates(const Node& map, const std::vector<std::string>& words, Scope& scope, Page& page);

/// Reads sizes, geometry, inks, styles and blocks of a filled template into `page`.
void read_template(const Node& tree, Scope& scope, Page& page);

}  // namespace banxin
