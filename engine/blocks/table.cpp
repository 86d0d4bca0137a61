// table: rows of cells under a head, its text in YAML or in a CSV file.
#include <fmt/format.h>

#include "flow/lay_table.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

struct TableBlock : Block {
  TableText table;
  TableStyles styles;
  std::vector<Paragraph> title, note;
  Direction direction = Direction::horizontal;

  void read(Fields& f) override;
  Laid lay(const Bench& bench) const override;

 private:
  void check_widths(Fields& f) const;
};

void TableBlock::read(Fields& f) {
  f.table({"rows", "Its rows, each a list of cells."},
          {"file", "A CSV file in their place, from the folder of this file."}, table);
  fields(f, styles);
  f.text({"title", "What it is called, above it."}, title);
  f.text({"note", "What stands below it: its source, what its signs mean."}, note);
  f.choice({"direction", "How its lines run; a vertical table cannot be set."}, direction, {"horizontal", "vertical"});
  if (direction == Direction::vertical)
    f.error("direction", "vertical-table", fmt::format("table {} cannot be set vertically", name),
            "leave direction out: it stands upright on a vertical page too");
  check_widths(f);
}

void TableBlock::check_widths(Fields& f) const {
  const auto columns = static_cast<size_t>(table.columns);
  if (columns == 0 || styles.columns.empty() || styles.columns.size() == columns) return;
  f.error(
      "columns", "table-columns",
      fmt::format("columns of table {} has {} widths, its rows have {} columns", name, styles.columns.size(), columns),
      "write a width for each column");
}

Laid TableBlock::lay(const Bench& bench) const {
  Laid laid = bench.blank();
  if (table.rows == 0) return laid;
  const LineSpace space = grid_lines(bench.grid());
  const Language& language = bench.edition().language;
  Rect room = bench.area();
  const auto set = set_table(bench, table, styles, room.width, laid.notes);
  if (!set) return laid;
  if (!title.empty()) {
    const SetText words = bench.set_text(bench.prepare_text(title, styles.title, language, laid.notes), room.width);
    laid.text(words, space, room, Role::caption);
    const Length used = words.height + styles.title.text.size / 2;
    room.y += used, room.height -= used;
  }
  SetText below;
  if (!note.empty()) {
    below = bench.set_text(bench.prepare_text(note, styles.note, language, laid.notes), room.width);
    room.height -= below.height + styles.note.text.size / 2;
  }
  const TableFit fit = lay_table(bench, table, styles, *set, room, laid);
  tell_table_fit(table, fit, name, place, bench.grid().pitch, laid.notes);
  const Length foot = room.bottom() - fit.under + styles.note.text.size / 2;
  if (!note.empty()) laid.text(below, space, {room.x, foot, room.width, below.height}, Role::text);
  return laid;
}

}  // namespace

std::unique_ptr<Block> make_table() { return std::make_unique<TableBlock>(); }

}  // namespace banxin
