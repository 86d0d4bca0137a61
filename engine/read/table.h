// Tables as they are written: rows in YAML, or a CSV file.
#pragma once

#include <functional>
#include <string>

#include "base/message.h"
#include "model/table.h"
#include "read/scope.h"
#include "read/yaml.h"

namespace banxin {

/// How large a table may be, in words.
Message table_size_hint();

/// The cells of a list of rows; `what` names the block in messages. Empty, and errors (`table-row`, `table-size`), when
/// its rows do not fill one another's columns. `set_in` gives the style of a row, from 0.
TableText table_of(const Node& rows, const Message& what, Scope& scope,
                   const std::function<const ParaStyle&(int row)>& set_in);

/// The cells of the CSV file `name`, which is named at `place`: their text is text, without Markdown or variables.
TableText table_in_file(const std::string& name, Place place, Scope& scope);

}  // namespace banxin
