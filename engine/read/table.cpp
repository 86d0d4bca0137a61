#include "read/table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "read/csv.h"
#include "read/fields.h"
#include "read/paragraphs.h"

namespace banxin {
namespace {

constexpr Phrase row_hint =
    phrase("write a cell for each column, \"\" for an empty one, {{text: 合计, columns: 2}} for two");

// Puts cells into their places, row by row; the first row says how many columns there are.
class TableMaker {
 public:
  explicit TableMaker(Report& report) : report_(report) {}

  bool row(std::vector<TableCell> cells, Place place) {
    if (table_.rows == 0) {
      for (const TableCell& cell : cells) table_.columns += cell.columns;
      free_from_.assign(static_cast<size_t>(table_.columns), 0);
    }
    if (table_.columns > most_table_columns || table_.rows == most_table_rows ||
        (table_.rows + 1) * table_.columns > most_table_cells)
      return fail("table-size", place, say("this table is too large"), table_size_hint());
    table_.row_places.push_back(place);
    const int wanted = free_columns();
    int written = 0;
    for (TableCell& cell : cells) {
      written += cell.columns;
      if (!put(cell)) return uneven(place, std::max(written, wanted + 1), wanted);
      table_.cells.push_back(std::move(cell));
    }
    if (free_columns() > 0) return uneven(place, written, wanted);
    ++table_.rows;
    return true;
  }

  int rows() const { return table_.rows; }

  TableText take() {
    const bool beyond = std::ranges::any_of(free_from_, [&](int row) { return row > table_.rows; });
    if (beyond) {
      fail("table-row", table_.row_places.back(), say("a cell of the last row goes on below it"),
           say("make its rows fewer"));
      return {};
    }
    return std::move(table_);
  }

 private:
  bool is_free(size_t column) const { return free_from_[column] <= table_.rows; }
  int free_columns() const {
    int free = 0;
    for (size_t c = 0; c < free_from_.size(); ++c) free += is_free(c) ? 1 : 0;
    return free;
  }

  bool put(TableCell& cell) {
    size_t column = 0;
    while (column < free_from_.size() && !is_free(column)) ++column;
    const size_t end = column + static_cast<size_t>(cell.columns);
    if (end > free_from_.size()) return false;
    for (size_t c = column; c < end; ++c) {
      if (!is_free(c)) return false;
      free_from_[c] = table_.rows + cell.rows;
    }
    cell.row = table_.rows;
    cell.column = static_cast<int>(column);
    return true;
  }

  bool uneven(Place place, int written, int wanted) {
    return fail("table-row", place,
                wanted == 1
                    ? say("row {} has cells for {} columns, there is {} to fill", table_.rows + 1, written, wanted)
                    : say("row {} has cells for {} columns, there are {} to fill", table_.rows + 1, written, wanted),
                row_hint);
  }

  bool fail(const char* code, Place place, const Message& text, const Message& hint) {
    report_.error(code, place, text, hint);
    return false;
  }

  Report& report_;
  TableText table_;
  std::vector<int> free_from_;  // by column: the first row in which nothing stands yet
};

std::optional<TableCell> cell_of(const Node& node, const Message& what, Scope& scope, const ParaStyle& set_in) {
  TableCell cell;
  cell.place = node.place;
  if (node.is_map()) {
    YamlFields f(node, say("a cell of {}", what), scope);
    fields(f, cell, &set_in);
    f.finish();
    return cell;
  }
  const bool text = std::ranges::all_of(node.items, [](const NodePtr& item) { return item->is_scalar(); });
  if (!text) {
    scope.report.error("wrong-type", node.place, say("a cell of {} is {}", what, kind_word(node)), row_hint);
    return std::nullopt;
  }
  cell.text = paragraphs_of(node, scope, set_in.language ? &*set_in.language : nullptr);
  return cell;
}

TableCell cell_of(const CsvField& field) {
  TableCell cell;
  cell.place = field.place;
  for (const CsvLine& line : field.lines) {
    if (line.text.empty()) continue;
    Paragraph& paragraph = cell.text.emplace_back();
    paragraph.place = line.place;
    paragraph.spans.push_back({.text = line.text, .place = line.place});
  }
  return cell;
}

}  // namespace

Message table_size_hint() {
  return say("a table has at most {} columns, {} rows and {} cells: divide it", most_table_columns, most_table_rows,
             most_table_cells);
}

TableText table_of(const Node& rows, const Message& what, Scope& scope,
                   const std::function<const ParaStyle&(int row)>& set_in) {
  TableMaker made(scope.report);
  if (rows.items.empty()) {
    scope.report.error("table-row", rows.place, say("{} has no rows", what), row_hint);
    return {};
  }
  for (const NodePtr& row : rows.items) {
    if (!row->is_list() || row->items.empty()) {
      scope.report.error("wrong-type", row->place, say("a row of {} is {}", what, kind_word(*row)),
                         say("write its cells as a list: [6月7日, 语文]"));
      return {};
    }
    std::vector<TableCell> cells;
    const ParaStyle& style = set_in(made.rows());
    for (const NodePtr& node : row->items) {
      auto cell = cell_of(*node, what, scope, style);
      if (!cell) return {};
      cells.push_back(std::move(*cell));
    }
    if (!made.row(std::move(cells), row->place)) return {};
  }
  return made.take();
}

TableText table_in_file(const std::string& name, Place place, Scope& scope) {
  Reading& reading = *scope.reading;
  const auto file = find_named_file(name, place, reading.folders, scope.report);
  if (!file) return {};
  const std::filesystem::path root = reading.folders.at(place.file).root;
  const auto source =
      load_source(file->path, shown_path(name, place, scope.report.sources()), yaml_limit, place, scope.report);
  if (!source) return {};
  reading.folders[source->id] = {file->path, root, source->sha256};
  reading.tables.insert(source->id);
  scope.files.insert(source->id);
  Report notes = scope.report.sibling();
  const std::vector<CsvRow> rows = parse_csv(scope.report.sources().text(source->id), source->id, notes);
  if (rows.empty() && !notes.failed())
    notes.error("table-row", {source->id, 1, 1}, say("this file has no rows"),
                say("write a row a line, its cells parted by commas"));
  TableMaker made(notes);
  for (const CsvRow& row : rows) {
    std::vector<TableCell> cells;
    for (const CsvField& field : row) cells.push_back(cell_of(field));
    if (!made.row(std::move(cells), row.front().place)) break;
  }
  scope.report.join(notes);
  return notes.failed() ? TableText{} : made.take();
}

}  // namespace banxin
