#include "flow/lay_story.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/message.h"
#include "flow/headline.h"
#include "flow/paragraph_rules.h"
#include "flow/paragraph_settings.h"
#include "flow/story_table.h"

namespace banxin {
namespace {

void lay_head(const StoryStyles& styles, const Room& all, const SetSection& section, int number, InThread in_thread,
              Laid& laid) {
  const LineSpace& space = all.space;
  const Measure across = across_at(all, section.head_line, section.head_lines);
  const Rect room{across.x, space.line_top(section.head_line), across.width, space.height_of_lines(section.head_lines)};
  if (styles.head_rule.mpt > 0)
    laid.stroke(space.on_page(Point{room.x, room.y + space.body / 2}),
                space.on_page(Point{room.right(), room.y + space.body / 2}), styles.head_rule, styles.head_rule_ink);
  const SetParagraph& heading = *section.heading;
  const int rows = static_cast<int>(heading.count());
  // A heading belongs to what follows: three parts of its white above, two below.
  const Length size = heading.size(), pitch = section_head_pitch(size);
  Length y = room.y + (room.height - size - std::max(rows - 1, 0) * pitch) * 3 / 5;
  laid.frame(space, room, Role::heading, 0, number);
  laid.frames.back().in_thread = in_thread;
  laid.anchor(heading.text->text.text, space.on_page(room).origin(), 2);
  for (int n = 0; n < rows; ++n, y += pitch)
    lay_heading_row(laid, heading, static_cast<size_t>(n), space, {room.x, y}, room.width, Role::heading);
}

// The room of a part as the text of a section finds it.
Room begun(Room room, const SetSection& section, int part) {
  room.first_line = section.first_line_in(room, part);
  return room;
}

void lay_photos(const Bench& bench, const StoryStyles& styles, const Room& room, const SetSection& section, int part,
                Laid& laid) {
  const LineSpace& space = room.space;
  for (const SetInset& inset : section.insets) {
    if (inset.part != part || inset.left_out) continue;
    const Measure along = over_columns(room, inset.column, inset.columns);
    const int top = top_of(begun(room, section, part), inset, section.end_line_in(room, part));
    const CopyPhoto& photo = section.copy->photos[inset.photo];
    const Rect area{along.x, space.line_top(top), along.width, space.height_of_lines(inset.lines)};
    if (std::ranges::any_of(room.obstacles, [&](const Rect& obstacle) { return obstacle.overlaps(area); }))
      laid.notes.warning("photos-overlap", photo.stands->picture.place,
                         say("{} stands on a block that stands in the story",
                             photo.table ? say("this table") : say("photo {}", photo.stands->picture.name)),
                         say("give it foot, another column, or another section"));
    if (photo.table)
      lay_story_table(bench, *photo.table, styles.table, inset.rows, space, area, laid);
    else
      lay_photo(bench, photo.photo, styles.photo, space.on_page(area), laid);
  }
}

// Opens the frame of a column.
void open_column(const Room& room, const StoryFrame& frame, InThread in_thread, Laid& laid) {
  const LineSpace& space = room.space;
  const std::vector<Row>& rows = frame.section->filled.rows;
  const Rect& column = room.columns[static_cast<size_t>(rows[frame.first].column)];
  const Length top = space.line_top(rows[frame.first].line);
  laid.frame(space, {column.x, top, column.width, space.line_top(rows[frame.last - 1].line) + space.body - top},
             Role::column, rows[frame.first].column + 1, frame.number);
  laid.frames.back().in_thread = in_thread;
}

// The label of an item stands before the insets of its text.
void lay_label(const Bench& bench, const LineSpace& space, const SetSection& section, size_t paragraph, const Row& row,
               Laid& laid) {
  const CopyParagraph& item = section.copy->paragraphs[paragraph];
  const auto& label = item.label;
  if (!label) return;
  const Length inset = std::max(section.texts[paragraph].start - item.label_width, Length{});
  const Measure measure{row.measure.x + inset, std::max(row.measure.width - inset, label->text.em)};
  const SetParagraph set = bench.set(label, measure.width);
  // At the right of text that is read from there.
  const bool mirrored = section.texts[paragraph].text->text.right_to_left && !set.lines->lines.empty();
  const Length x = mirrored ? row.measure.x + row.measure.width - inset - set.lines->lines[0].width : measure.x;
  laid.line(set, 0, {x, space.baseline(row.line)}, measure.width, Role::label, item.number);
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

/// Rows [first, last) of a section.
struct RowRange {
  size_t first = 0, last = 0;
};

// A heading in its column: its lines in the middle of the rows that it takes there, a little nearer to what follows.
// Line 0 of it, the first of `above` free ones, stands in row `begin`.
void lay_heading_in_column(const LineSpace& space, const Filled& filled, RowRange here, const SetParagraph& set,
                           size_t begin, size_t above, int number, Laid& laid) {
  const size_t first = std::max(here.first, begin + above);
  if (here.last <= first) return;  // its words stand in another column, or are cut off
  const Length size = set.size(), pitch = section_head_pitch(size);
  // What stands in the way may part its rows: it stands in those that are together with its words.
  size_t head = first;
  while (head > here.first && filled.rows[head - 1].line + 1 == filled.rows[head].line) --head;
  const int top = filled.rows[head].line, lines = filled.rows[here.last - 1].line - top + 1;
  const Length cells = size + static_cast<int>(here.last - first - 1) * pitch;
  Length y = space.line_top(top) + (space.height_of_lines(lines) - cells) * 3 / 5;
  if (first == begin + above)
    laid.anchor(set.text->text.text, space.on_page(Point{filled.rows[here.first].measure.x, y}), 2);
  for (size_t row = first; row < here.last; ++row, y += pitch) {
    const Measure& measure = filled.rows[row].measure;
    lay_heading_row(laid, set, row - begin, space, {measure.x, y}, measure.width, Role::heading);
    laid.frames.back().lines.back().paragraph = number;
  }
}

// Rows with text in them.
size_t used_rows(const SetSection& section) {
  return std::min(section.filled.rows.size(), static_cast<size_t>(section.filled.lines));
}

// The lines of a column.
void lay_column(const Bench& bench, const Room& room, const StoryFrame& frame, InThread in_thread, Laid& laid) {
  const LineSpace& space = room.space;
  const SetSection& section = *frame.section;
  const Filled& filled = section.filled;
  open_column(room, frame, in_thread, laid);
  for (const RuledRows& ruled : ruled_rows(section))
    if (ruled.first >= frame.first && ruled.first < frame.last) lay_rules(room, filled, ruled, laid);
  size_t row = 0;
  for (size_t p = 0; p < filled.settings.size() && row < frame.last; ++p) {
    const SetParagraph set{section.texts[p].text, filled.settings[p]};
    const CopyParagraph& paragraph = section.copy->paragraphs[p];
    const size_t above = free_lines(*filled.settings[p]);
    const size_t begin = row, end = begin + set.count();
    row = std::max(begin, frame.first);
    if (paragraph.heading && row < std::min(end, frame.last))
      lay_heading_in_column(space, filled, {row, std::min(end, frame.last)}, set, begin, above, paragraph.number, laid);
    for (; row < std::min(end, frame.last); ++row) {
      const Row& r = filled.rows[row];
      const size_t n = row - begin;
      if (n == above) lay_label(bench, space, section, p, r, laid);
      if (n == above) lay_initial(bench, space, paragraph, section.texts[p], r, laid);
      const bool has_words = set.lines->lines[n].first < set.lines->lines[n].last;
      if (n < above || paragraph.heading || (paragraph.initial && !has_words)) continue;
      const Measure measure = inset_measure(r.measure, section.texts[p], n - above);
      // Quotations in another size than the body stand in the middle of the line's cell.
      const Length base = paragraph.quote ? space.baseline(r.line, set.size()) : space.baseline(r.line);
      laid.line(set, n, {measure.x, base}, measure.width, paragraph.quote ? Role::quote : Role::body, paragraph.number);
      const bool last_here = row + 1 == frame.last && row + 1 < used_rows(section);
      laid.frames.back().lines.back().continues = last_here && n + 1 < set.count();
    }
    row = end;
  }
}

// Whether a picture bridges the gutter right of `column` at a grid line.
bool is_bridged(const Room& room, const SetSection& section, int part, int column, Length x, int line) {
  const Rect point{x, room.space.line_top(line), Length{1}, room.space.body};
  for (const Rect& obstacle : room.obstacles)
    if (obstacle.overlaps(point)) return true;
  return std::any_of(section.insets.begin(), section.insets.end(), [&](const Inset& inset) {
    if (inset.part != part || inset.left_out || column < inset.column || column + 1 >= inset.column + inset.columns)
      return false;
    const int top = top_of(begun(room, section, part), inset, section.end_line_in(room, part));
    return line >= top && line < top + inset.lines;
  });
}

// Lines [first, end) of a section that both columns beside gutter `c` stand in; rows kept for jump lines are theirs.
std::pair<int, int> beside(const Room& room, size_t c, const SetSection& section, int part) {
  int first = section.first_line_in(room, part), end = section.end_line_in(room, part);
  for (const size_t column : {c, c + 1}) {
    const bool has_from = room.from && column == 0, has_to = room.to && column + 1 == room.columns.size();
    first = std::max(first, room.columns[column].first_line - (has_from ? 1 : 0));
    end = std::min(end, has_to ? room.to->line + 1 : room.columns[column].foot);
  }
  return {first, end};
}

// Rules stand in the middle of the gutters, as high as the section, and stop at pictures that bridge a gutter. The
// gutter that the fold lies in needs none.
void lay_column_rules(const PageGeometry& g, const StoryStyles& styles, const Room& room, const SetSection& section,
                      int part, Laid& laid) {
  const LineSpace& space = room.space;
  for (size_t c = 0; c + 1 < room.columns.size(); ++c) {
    const Measure gutter = gutter_after(room, c);
    const Length x = gutter.x + gutter.width / 2;
    if (g.spread && !space.vertical() && gutter.x <= g.fold() && g.fold() <= gutter.x + gutter.width) continue;
    const auto [first_line, end] = beside(room, c, section, part);
    for (int first = first_line; first < end;) {
      int last = first;
      while (last < end && !is_bridged(room, section, part, static_cast<int>(c), x, last)) ++last;
      const Length from = space.line_top(first), to = from + space.height_of_lines(last - first);
      if (last > first)
        laid.stroke(space.on_page(Point{x, from}), space.on_page(Point{x, to}), styles.column_rule.weight,
                    styles.column_rule.ink);
      first = last + 1;
    }
  }
}

// The columns of a section in reading order.
void add_columns(const SetSection& section, int number, std::vector<StoryFrame>& frames) {
  const std::vector<Row>& rows = section.filled.rows;
  const size_t used = used_rows(section);
  for (size_t first = 0; first < used;) {
    size_t last = first + 1;
    while (last < used && rows[last].column == rows[first].column && rows[last].part == rows[first].part) ++last;
    frames.push_back({rows[first].part, &section, number, false, first, last});
    first = last;
  }
}

}  // namespace

std::vector<StoryFrame> frames_of(const StorySetting& setting, std::span<const Room> rooms) {
  std::vector<StoryFrame> frames;
  int number = 0;
  for (const SetSection& section : setting.sections) {
    ++number;
    const auto part = static_cast<size_t>(section.part);
    if (part >= rooms.size() || section.text_line() >= rooms[part].foot) continue;  // it goes on, or is overset
    if (section.heading) frames.push_back({section.part, &section, number, true});
    add_columns(section, number, frames);
  }
  std::erase_if(frames, [&](const StoryFrame& frame) { return frame.part >= static_cast<int>(rooms.size()); });
  return frames;
}

void lay_story(const Bench& bench, const StoryStyles& styles, std::span<const Room> rooms, const StorySetting& setting,
               int part, InThread before, Laid& laid) {
  const Room& room = rooms[static_cast<size_t>(part)];
  const std::vector<StoryFrame> frames = frames_of(setting, rooms);
  auto frame = frames.begin();
  for (const SetSection& section : setting.sections) {
    const auto next = [&] { return frame != frames.end() && frame->section == &section ? &*frame : nullptr; };
    const auto place = [&] {
      return InThread{before.part + static_cast<int>(frame - frames.begin()) + 1, before.parts};
    };
    // Pictures that leave its text no row are there all the same.
    const bool has_pictures = section.text_line() < room.foot &&
                              std::ranges::any_of(section.insets, [](const SetInset& one) { return !one.left_out; });
    const bool stands = (next() || has_pictures) && section.is_in(part);
    if (next() && next()->heading) {
      if (section.part == part) lay_head(styles, room, section, frame->number, place(), laid);
      ++frame;
    }
    if (stands) lay_photos(bench, styles, room, section, part, laid);
    for (; next(); ++frame)
      if (frame->part == part) lay_column(bench, room, *frame, place(), laid);
    if (stands && styles.column_rule.weight.mpt > 0) lay_column_rules(bench.grid(), styles, room, section, part, laid);
  }
}

}  // namespace banxin
