#include "flow/draw_story.h"

#include <algorithm>

#include "flow/headline.h"

namespace banxin {
namespace {

void draw_head(Bench& bench, const Story& story, const StoryStyles& styles, const Room& all,
               const PlacedSection& section, int number) {
  const LineSpace& space = all.space;
  const Rect room{all.across.x, space.line_top(section.head_line), all.across.width,
                  space.height_of_lines(section.head_lines)};
  if (styles.head_rule.mpt > 0)
    bench.stroke(space.on_page(Point{room.x, room.y + space.body / 2}),
                 space.on_page(Point{room.right(), room.y + space.body / 2}), styles.head_rule, styles.head_rule_ink);
  const std::vector<FittedLine> fitted =
      fit_headline(bench, without_full_stop({*section.section->heading}, bench.report()), styles.section_head,
                   story.language, room.width, FitLimits{}, HeadlineComma::keep);
  const FittedLine& heading = fitted.front();
  const int rows = static_cast<int>(heading.lines.lines.size());
  // A heading belongs to what follows: three parts of its white above, two below.
  const Length size = heading.text.style.text.size, pitch = size + size / 4;
  Length y = room.y + (room.height - size - std::max(rows - 1, 0) * pitch) * 3 / 5;
  bench.open_frame(space.on_page(room), Role::heading, 0, number);
  bench.anchor(heading.text.text.text, space.on_page(room).origin(), 2);
  for (int n = 0; n < rows; ++n, y += pitch)
    draw_heading_row(bench, heading, static_cast<size_t>(n), space, {room.x, y}, room.width, Role::heading);
}

void draw_photos(Bench& bench, const Story& story, const StoryStyles& styles, const Room& room,
                 const PlacedSection& section) {
  const LineSpace& space = room.space;
  for (size_t i = 0; i < section.insets.size(); ++i) {
    const Inset& inset = section.insets[i];
    const Length left = room.columns[static_cast<size_t>(inset.column)].x;
    const Length right = room.columns[static_cast<size_t>(inset.column + inset.columns - 1)].right();
    const int top = inset.at_foot ? section.filled.end_line - inset.lines : section.text_line();
    lay_photo(bench, section.section->photos[i].picture, styles.photo, story.language,
              space.on_page(Rect{left, space.line_top(top), right - left, space.height_of_lines(inset.lines)}));
  }
}

// Opens the frame of the column that the row `first` begins.
void open_column(Bench& bench, const Room& room, const Filled& filled, size_t first, int number) {
  const LineSpace& space = room.space;
  const size_t used = std::min(filled.rows.size(), static_cast<size_t>(filled.lines));
  size_t last = first;
  while (last + 1 < used && filled.rows[last + 1].column == filled.rows[first].column) ++last;
  const Rect& column = room.columns[static_cast<size_t>(filled.rows[first].column)];
  const Length top = space.line_top(filled.rows[first].line);
  const Rect used_part{column.x, top, column.width, space.line_top(filled.rows[last].line) + space.body - top};
  bench.open_frame(space.on_page(used_part), Role::column, filled.rows[first].column + 1, number);
}

void draw_label(Bench& bench, const LineSpace& space, const PlacedSection& section, size_t paragraph, const Row& row) {
  const auto found = section.labels.find(paragraph);
  if (found == section.labels.end()) return;
  const ItemLabel& label = found->second;
  const Measure measure{row.measure.x + label.inset, std::max(row.measure.width - label.inset, label.text.text.em)};
  bench.draw_line(label.text, bench.set(label.text, {&measure, 1}), 0,
                  space.on_page(Point{measure.x, space.baseline(row.line)}), measure.width, Role::label,
                  section.first_paragraph + static_cast<int>(paragraph));
}

void draw_text(Bench& bench, const Room& room, const PlacedSection& section, int section_number) {
  const LineSpace& space = room.space;
  const Filled& filled = section.filled;
  size_t row = 0;
  for (size_t p = 0; p < filled.settings.size(); ++p)
    for (size_t n = 0; n < filled.settings[p].lines.size() && row < filled.rows.size(); ++n, ++row) {
      const Row& r = filled.rows[row];
      if (row == 0 || r.column != filled.rows[row - 1].column) open_column(bench, room, filled, row, section_number);
      const Prepared& text = section.paragraphs[p];
      const int number = section.first_paragraph + static_cast<int>(p);
      if (n == 0) draw_label(bench, space, section, p, r);
      const Measure measure = inset_measure(r.measure, text);
      const bool quote = section.section->paragraphs[p].quote;
      // Type of another size than the body stands in the middle of the line's cell.
      const Length base = quote ? space.baseline(r.line, text.style.text.size) : space.baseline(r.line);
      bench.draw_line(text, filled.settings[p], n, space.on_page(Point{measure.x, base}), measure.width,
                      quote ? Role::quote : Role::body, number);
    }
}

// Whether a picture bridges the gutter right of `column` at a grid line.
bool is_bridged(const Room& room, const PlacedSection& section, int column, Length x, int line) {
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
void draw_column_rules(Bench& bench, const StoryStyles& styles, const Room& room, const PlacedSection& section) {
  const LineSpace& space = room.space;
  const PageGeometry& g = bench.grid();
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
        bench.stroke(space.on_page(Point{x, top}), space.on_page(Point{x, foot}), styles.column_rule,
                     styles.column_rule_ink);
      first = last + 1;
    }
  }
}

}  // namespace

void draw_story(Bench& bench, const Story& story, const StoryStyles& styles, const Room& room,
                const PlacedStory& placed) {
  int number = 0;
  for (const PlacedSection& section : placed.sections) {
    ++number;
    if (section.text_line() >= room.foot) continue;  // overset: reported
    if (section.section->heading) draw_head(bench, story, styles, room, section, number);
    draw_photos(bench, story, styles, room, section);
    draw_text(bench, room, section, number);
    if (styles.column_rule.mpt > 0) draw_column_rules(bench, styles, room, section);
  }
}

}  // namespace banxin
