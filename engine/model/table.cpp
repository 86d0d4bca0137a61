#include "model/table.h"

#include "model/fields.h"

namespace banxin {

void fields(Fields& f, TableCell& cell, const ParaStyle* set_in) {
  f.text({"text", "what the cell says"}, cell.text, set_in);
  f.integer({"columns", "columns that it takes (a joined cell)"}, cell.columns, 1, 100);
  f.integer({"rows", "rows that it takes"}, cell.rows, 1, 1000);
}

}  // namespace banxin
