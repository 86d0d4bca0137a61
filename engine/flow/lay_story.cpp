#include "flow/lay_story.h"

#include <algorithm>

#include "flow/headline.h"
#include "flow/paragraph_rules.h"
#include "flow/paragraph_settings.h"
#include "flow/story_table.h"

namespace banxin {
namespace {

void lay_head(const StoryStyles& styles, const Room& all, const SetSection& section, int number, Laid& laid) {
  const LineSpace& space = all.space;
  const Rect room{all.across.x, space.line_top(section.head_line), all.across.width,
                  space.height_of_lines(section.head_lines)};
  if (styles.head_rule.mpt > 0)
    laid.stroke(space.on_page(Point{room.x, room.y + space.body / 2}),
                space.on_page(Point{room.right(), room.y + space.body / 2}), styles.head_rule, styles.head_rule_ink);
  const SetParagraph& heading = *section.heading;
  const int rows = static_cast<int>(heading.count());
  // A heading belongs to what follows: three parts of its white above, two below.
  const Length size = heading.size(), pitch = size + size / 4;
  Length y = room.y + (room.height - size - std::max(rows - 1, 0) * pitch) * 3 / 5;
  laid.frame(space, room, Role::heading, 0, number);
  laid.anchor(heading.text->text.text, space.on_page(room).origin(), 2);
  for (int n = 0; n < rows; ++n, y += pitch)
    lay_heading_row(laid, heading, static_cast<size_t>(n), space, {room.x, y}, room.width, Role::heading);
}

void lay_photos(const Bench& bench, const StoryStyles& styles, const Room& room, const SetSection& section,
                Laid& laid) {
  const LineSpace& space = room.space;
  for (size_t i = 0; i < section.insets.size(); ++i) {
    const Inset& inset = section.insets[i];
    const Length left = room.columns[static_cast<size_t>(inset.column)].x;
    const Length right = room.columns[static_cast<size_t>(inset.column + inset.columns - 1)].right();
    const int top = inset.at_foot ? section.filled.end_line - inset.lines : section.text_line();
    const CopyPhoto& photo = section.copy->photos[i];
    const Rect area = space.on_page(Rect{left, space.line_top(top), right - left, space.height_of_lines(inset.lines)});
    if (photo.table)
      lay_story_table(bench, *photo.table, styles.table, area, laid);
    else
      lay_photo(bench, photo.photo, styles.photo, area, laid);
  }
}

// Opens the frame of the column that the row `first` begins.
void open_column(const Room& room, const Filled& filled, size_t first, int number, Laid& laid) {
  const LineSpace& space = room.space;
  const size_t used = std::min(filled.rows.size(), static_cast<size_t>(filled.lines));
  size_t last = first;
  while (last + 1 < used && filled.rows[last + 1].column == filled.rows[first].column) ++last;
  const Rect& column = room.columns[static_cast<size_t>(filled.rows[first].column)];
  const Length top = space.line_top(filled.rows[first].line);
  laid.frame(space, {column.x, top, column.width, space.line_top(filled.rows[last].line) + space.body - top},
             Role::column, filled.rows[first].column + 1, number);
}

// The label of an item stands before the insets of its text.
void lay_label(const Bench& bench, const LineSpace& space, const SetSection& section, size_t paragraph, const Row& row,
               Laid& laid) {
  const CopyParagraph& item = section.copy->paragraphs[paragraph];
  const auto& label = item.label;
  if (!label) return;
  const Length inset = std::max(section.texts[paragraph].start - item.label_width, Length{});
  const Measure measure{row.measure.x + inset, std::max(row.measure.width - inset, label->text.em)};
  laid.line(bench.set(label, measure.width), 0, {measure.x, space.baseline(row.line)}, measure.width, Role::label,
            item.number);
}

// The large first character stands beside the first lines of its paragraph, its cell as high as theirs together.
void lay_initial(const Bench& bench, const LineSpace& space, const CopyParagraph& paragraph, const InsetText& inset,
                 const Row& row, Laid& laid) {
  if (!paragraph.initial) return;
  const SetParagraph initial = bench.set(paragraph.initial, inset.cap_width);
  const Point at{row.measure.x + inset.start, space.line_top(row.line) + space.ascent(initial.size())};
  laid.line(initial, 0, at, inset.cap_width, Role::initial, paragraph.number);
  laid.frames.back().lines.back().goes_on = true;
}

// A heading in its column: its rows in the middle of the lines that it takes there, a little nearer to what follows.
void lay_heading_in_column(const LineSpace& space, std::span<const Row> rows, const SetParagraph& set, size_t first,
                           int number, Laid& laid) {
  const size_t with_words = set.count() - first;
  if (rows.size() <= first) return;  // cut off
  const Length size = set.size(), pitch = std::max(size + size / 4, Length{});
  const Row& top = rows[rows[0].column == rows[first].column ? 0 : first];
  const int lines = rows.back().line - top.line + 1;
  const Length cells = size + (static_cast<int>(with_words) - 1) * pitch;
  Length y = space.line_top(top.line) + (space.height_of_lines(lines) - cells) * 3 / 5;
  laid.anchor(set.text->text.text, space.on_page(Point{top.measure.x, y}), 2);
  for (size_t n = first; n < set.count() && n < rows.size(); ++n, y += pitch) {
    lay_heading_row(laid, set, n, space, {rows[n].measure.x, y}, rows[n].measure.width, Role::heading);
    laid.frames.back().lines.back().paragraph = number;
  }
}

void lay_text(const Bench& bench, const Room& room, const SetSection& section, int section_number, Laid& laid) {
  const LineSpace& space = room.space;
  const Filled& filled = section.filled;
  const std::vector<RuledRows> ruled = ruled_rows(section);
  auto next_ruled = ruled.begin();
  size_t row = 0;
  for (size_t p = 0; p < filled.settings.size(); ++p) {
    const SetParagraph set{section.texts[p].text, filled.settings[p]};
    const CopyParagraph& paragraph = section.copy->paragraphs[p];
    const size_t above = free_lines(*filled.settings[p]);
    const size_t begin = row;
    for (size_t n = 0; n < set.count() && row < filled.rows.size(); ++n, ++row) {
      const Row& r = filled.rows[row];
      if (row == 0 || r.column != filled.rows[row - 1].column) open_column(room, filled, row, section_number, laid);
      if (next_ruled != ruled.end() && next_ruled->first == row) lay_rules(room, filled, *next_ruled++, laid);
      if (n == above) lay_label(bench, space, section, p, r, laid);
      if (n == above) lay_initial(bench, space, paragraph, section.texts[p], r, laid);
      const bool has_words = set.lines->lines[n].first < set.lines->lines[n].last;
      if (n < above || paragraph.heading || (paragraph.initial && !has_words)) continue;
      const Measure measure = inset_measure(r.measure, section.texts[p], n - above);
      // Quotations in another size than the body stand in the middle of the line's cell.
      const Length base = paragraph.quote ? space.baseline(r.line, set.size()) : space.baseline(r.line);
      laid.line(set, n, {measure.x, base}, measure.width, paragraph.quote ? Role::quote : Role::body, paragraph.number);
    }
    if (paragraph.heading && row > begin)
      lay_heading_in_column(space, std::span(filled.rows).subspan(begin, row - begin), set, above, paragraph.number,
                            laid);
  }
}

// Whether a picture bridges the gutter right of `column` at a grid line.
bool is_bridged(const Room& room, const SetSection& section, int column, Length x, int line) {
  const Rect point{x, room.space.line_top(line), Length{1}, room.space.body};
  for (const Rect& obstacle : room.obstacles)
    if (obstacle.overlaps(point)) return true;
  return std::any_of(section.insets.begin(), section.insets.end(), [&](const Inset& inset) {
    if (column < inset.column || column + 1 >= inset.column + inset.columns) return false;
    return inset.at_foot ? line >= section.filled.end_line - inset.lines : line < section.text_line() + inset.lines;
  });
}

// Rules stand in the middle of the gutters, as high as the section, and stop at pictures that bridge a gutter. The
// gutter that the fold lies in needs none.
void lay_column_rules(const PageGeometry& g, const StoryStyles& styles, const Room& room, const SetSection& section,
                      Laid& laid) {
  const LineSpace& space = room.space;
  for (size_t c = 0; c + 1 < room.columns.size(); ++c) {
    const Length x = room.columns[c].right() + (room.columns[c + 1].x - room.columns[c].right()) / 2;
    if (g.spread && !space.vertical() && room.columns[c].right() <= g.fold() && g.fold() <= room.columns[c + 1].x)
      continue;
    const int end = section.filled.end_line;
    for (int first = section.text_line(); first < end;) {
      int last = first;
      while (last < end && !is_bridged(room, section, static_cast<int>(c), x, last)) ++last;
      const Length top = space.line_top(first), foot = top + space.height_of_lines(last - first);
      if (last > first)
        laid.stroke(space.on_page(Point{x, top}), space.on_page(Point{x, foot}), styles.column_rule,
                    styles.column_rule_ink);
      first = last + 1;
    }
  }
}

}  // namespace

void lay_story(const Bench& bench, const StoryStyles& styles, const Room& room, const StorySetting& setting,
               Laid& laid) {
  int number = 0;
  for (const SetSection& section : setting.sections) {
    ++number;
    if (section.text_line() >= room.foot) continue;  // overset: reported
    if (section.heading) lay_head(styles, room, section, number, laid);
    lay_photos(bench, styles, room, section, laid);
    lay_text(bench, room, section, number, laid);
    if (styles.column_rule.mpt > 0) lay_column_rules(bench.grid(), styles, room, section, laid);
  }
}

}  // namespace banxin
