// A table in a story: its cells as md4c tells them.
#pragma once

#include <md4c.h>

#include <memory>
#include <optional>
#include <vector>

#include "model/table.h"

namespace banxin {

/// `:--` from the start, `:-:` in the middle, `--:` numbers point under point.
CellAlign cell_align(MD_ALIGN align);

/// Gathers the rows of one table. md4c gives every row as many cells as the head has.
class MarkdownTable {
 public:
  void begin_row();
  void add_cell(std::vector<Span> spans, CellAlign align);
  std::shared_ptr<SectionTable> take(Place place);

 private:
  TableText table_;
  std::vector<CellAlign> align_;
  int column_ = 0;
};

}  // namespace banxin
