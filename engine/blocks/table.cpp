// table: rows of cells under a head, its text in YAML or in a CSV file; through columns side by side, and further
// blocks.
#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "flow/thread.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

struct TableBlock : Block {
  BlockReference continued;
  TableText table;
  TableStyles styles;
  int abreast = 1, abreast_gap = 0;
  std::vector<Paragraph> title, note;
  Direction direction = Direction::horizontal;

  void read(Fields& f) override;
  Laid lay(const Bench& bench) const override;
  bool begins_rows() const override { return table.rows > 0; }
  const BlockReference* continues() const override { return continued.name.empty() ? nullptr : &continued; }
  std::shared_ptr<const ThreadSetting> set_thread(std::span<const Bench> parts) const override;

 private:
  /// What stands above its rows, and below them.
  struct Words {
    SetText title, note;
  };
  void check_widths(Fields& f) const;
  void check_continued(Fields& f) const;
  const TableBlock& begin(const Bench& bench) const;
  LineSpace space(const Bench& bench, Direction along) const;
  Words words(const Bench& bench, Direction along, Report& notes) const;
  TableRoom room(const Bench& bench, Direction along, const Words& words) const;
  void lay_jumps(const Bench& bench, const TableSetting& set, size_t part, Laid& laid) const;
};

void TableBlock::read(Fields& f) {
  f.word({"continues", "Instead of rows: the table that goes on here, by its block."}, continued.name);
  continued.place = f.place("continues");
  fields(f, styles);
  f.table({"rows", "Its rows, each a list of cells.", continued.name.empty()},
          {"file", "A CSV file in their place, from the folder of this file."}, table,
          [&](int row) -> const ParaStyle& { return row < styles.head_rows ? styles.head : styles.cell; });
  f.integer({"abreast", "Columns of it side by side: its rows go on from one to the next, each under the head."},
            abreast, 1, 12);
  f.integer({"abreast-gap", "Characters between these columns; 0 = as on the page."}, abreast_gap, 0, 20);
  f.text({"title", "What it is called, above it."}, title, &styles.title);
  f.text({"note", "What stands below it: its source, what its signs mean."}, note, &styles.note);
  f.choice({"direction", "How its lines run; the rows of a vertical table follow one another from right to left."},
           direction, {"horizontal", "vertical"});
  styles.turn(direction);
  check_widths(f);
  check_continued(f);
}

void TableBlock::check_widths(Fields& f) const {
  const auto columns = static_cast<size_t>(table.columns);
  if (columns == 0 || styles.columns.empty() || styles.columns.size() == columns) return;
  f.error("columns", "table-columns",
          say("columns of table {} has {} widths, its rows have {} columns", name, styles.columns.size(), columns),
          say("write a width for each column"));
}

// How a table looks is said where it begins.
void TableBlock::check_continued(Fields& f) const {
  if (continued.name.empty()) return;
  const auto is_written = [&](const char* key) {
    const Place at = f.place(key), whole = f.place("");
    return at.line != whole.line || at.column != whole.column || at.file != whole.file;
  };
  if (table.rows > 0)
    f.error("continues", "table-rows", say("table {} has rows and continues {}", name, continued.name),
            say("leave out its rows, or continues"));
  for (const char* key : {"columns", "head", "style", "head-style", "align", "head-align", "vertical", "rules", "tint",
                          "padding", "row-height", "direction"})
    if (is_written(key))
      f.error(key, "table-look", say("table {} goes on as {} looks: {} is not said again", name, continued.name, key),
              say("write it where the table begins, and leave it out here"));
}

/// The block whose rows it has.
const TableBlock& TableBlock::begin(const Bench& bench) const {
  const ThreadPlace* in = bench.thread();
  return in ? static_cast<const TableBlock&>(*in->thread->parts.front().block) : *this;
}

LineSpace TableBlock::space(const Bench& bench, Direction along) const {
  const PageGeometry& g = bench.grid();
  if (along == Direction::horizontal) return {.body = g.body, .pitch = g.pitch};
  return lines_in(bench.area(), writing_mode(along, bench.edition().language), g.body, g.pitch);
}

TableBlock::Words TableBlock::words(const Bench& bench, Direction along, Report& notes) const {
  const Length width = space(bench, along).from_page(bench.area()).width;
  const auto set = [&](const std::vector<Paragraph>& text, ParaStyle style) {
    style.direction = along;
    if (text.empty()) return SetText{};
    return bench.set_text(bench.prepare_text(text, style, bench.edition().language, notes), width);
  };
  return {set(title, styles.title), set(note, styles.note)};
}

// What a part says of the pages before and behind it; nothing when the table stands in one block.
const ThreadPart* part_of(const Bench& bench) {
  const ThreadPlace* in = bench.thread();
  return in ? &in->thread->parts[in->part] : nullptr;
}

// A line of the page's grid: what a jump line takes above or below the rows.
Length jump_height(const Bench& bench) { return bench.grid().pitch; }

// What its title, its note and its jump lines leave of its block.
TableRoom TableBlock::room(const Bench& bench, Direction along, const Words& words) const {
  const PageGeometry& g = bench.grid();
  TableRoom room{.space = space(bench, along),
                 .area = {},
                 .abreast = abreast,
                 .gap = (abreast_gap ? abreast_gap : g.gap) * g.body};
  room.area = room.space.from_page(bench.area());
  if (!title.empty()) {
    const Length used = words.title.height + styles.title.text.size / 2;
    room.area.y += used, room.area.height -= used;
  }
  if (!note.empty()) room.area.height -= words.note.height + styles.note.text.size / 2;
  const ThreadPart* part = part_of(bench);
  if (part && !part->jump_from.empty()) room.area.y += jump_height(bench), room.area.height -= jump_height(bench);
  if (part && !part->jump_to.empty()) room.area.height -= jump_height(bench);
  return room;
}

std::shared_ptr<const ThreadSetting> TableBlock::set_thread(std::span<const Bench> parts) const {
  auto thread = std::make_shared<ThreadSetting>(
      ThreadSetting{.rooms = {}, .jumps = {}, .segments = {}, .notes = parts.front().blank().notes});
  Report said_when_laid = thread->notes.sibling();
  std::vector<TableRoom> rooms;
  for (const Bench& part : parts) {
    const auto& block = static_cast<const TableBlock&>(part.block());
    rooms.push_back(block.room(part, direction, block.words(part, direction, said_when_laid)));
  }
  thread->table = set_table_through(parts, table, styles, rooms, thread->notes);
  return thread;
}

// 上接 above its rows, 下转 below them, where the part before or behind it has some on another page.
void TableBlock::lay_jumps(const Bench& bench, const TableSetting& set, size_t part, Laid& laid) const {
  const ThreadPart* own = part_of(bench);
  const auto has_rows = [&](size_t n) {
    return std::ranges::any_of(set.parts[n].columns, [](const TablePart& rows) { return !rows.empty(); });
  };
  if (!own || !has_rows(part)) return;
  const std::vector<ThreadPart>& parts = bench.thread()->thread->parts;
  const TableRoom& room = set.parts[part].room;
  const Length high = jump_height(bench);
  const auto lay_one = [&](const std::vector<Paragraph>& words, Align align, Length y, Role role, size_t target) {
    const auto line = set_jump(bench, words, align, room.space, begin(bench).styles.cell.text.size, room.area.width,
                               bench.edition().language, laid.notes);
    if (line) lay_jump(room.space, {room.area.x, y, room.area.width, high}, *line, role, parts[target], laid);
  };
  const bool comes = part > 0 && has_rows(part - 1);
  if (comes) lay_one(own->jump_from, Align::start, room.area.y - high, Role::jump_from, part - 1);
  if (static_cast<int>(part) < set.last_part)
    lay_one(own->jump_to, Align::end, set.parts[part].foot, Role::jump_to, part + 1);
}

Laid TableBlock::lay(const Bench& bench) const {
  Laid laid = bench.blank();
  const TableBlock& whole = begin(bench);
  if (whole.table.rows == 0) return laid;
  const ThreadPlace* in = bench.thread();
  const auto thread = in ? in->setting : set_thread({&bench, 1});
  const size_t part = in ? in->part : 0;
  if (part == 0) laid.notes.join(thread->notes);
  const TableSetting& set = thread->table;
  if (set.parts.empty()) return laid;
  const TableSetting::Part& own = set.parts[part];
  const LineSpace& space = own.room.space;
  const Words around = words(bench, whole.direction, laid.notes);
  if (!title.empty()) laid.text(around.title, space, space.from_page(bench.area()), Role::caption);
  lay_table_part(whole.table, whole.styles, own, laid);
  lay_jumps(bench, set, part, laid);
  if (static_cast<int>(part) == set.last_part)
    tell_table_fit(whole.table, set.fit, whole.name, whole.place, bench.grid().pitch, laid.notes);
  const Rect& room = own.room.area;
  const ThreadPart* in_thread = part_of(bench);
  const bool jumps = in_thread && !in_thread->jump_to.empty() && static_cast<int>(part) < set.last_part;
  const Length foot = own.foot + (jumps ? jump_height(bench) : Length{});
  if (!note.empty())
    laid.text(around.note, space, {room.x, foot + styles.note.text.size / 2, room.width, around.note.height},
              Role::text);
  return laid;
}

}  // namespace

std::unique_ptr<Block> make_table() { return std::make_unique<TableBlock>(); }

}  // namespace banxin
