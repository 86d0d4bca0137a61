// A table as written: its cells, each in its place, joined ones too.
#pragma once

#include <vector>

#include "base/length.h"
#include "base/report.h"
#include "model/edition.h"

namespace banxin {

class Fields;

/// How wide a column is: a length of its own, or its share of what those leave.
struct ColumnWidth {
  Length fixed{};
  int share = 0;  ///< thousandths; 0 = `fixed` counts
};

struct TableCell {
  int row = 0, column = 0;    ///< of its first corner, from 0
  int rows = 1, columns = 1;  ///< that it takes
  std::vector<Paragraph> text;
  Place place;
};

inline constexpr int most_table_columns = 100, most_table_rows = 2000, most_table_cells = 20'000;

/// Every place of the table is taken by one cell.
struct TableText {
  int rows = 0, columns = 0;
  std::vector<TableCell> cells;   ///< row by row
  std::vector<Place> row_places;  ///< one a row
};

/// How the cells of a column stand.
enum class CellAlign : uint8_t {
  style,  ///< as their style says
  start,
  centre,
  end,
  justify,
  point  ///< numbers with their points one under another
};

/// A table that stands inside a section of a story.
struct SectionTable {
  TableText text;
  std::vector<CellAlign> align;  ///< of its columns
  SectionPhoto stands;           ///< where, and how high: of a picture there is none
};

/// The keys of a cell that is written as a map; its row is set in `set_in`.
void fields(Fields& f, TableCell& cell, const ParaStyle* set_in = nullptr);

}  // namespace banxin
