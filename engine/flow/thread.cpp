#include "flow/thread.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "flow/lay_story.h"
#include "flow/paragraph_settings.h"

namespace banxin {
namespace {

// Keeps the rows of the jump lines free in a room.
JumpLines keep_jumps(const Bench& bench, const Story& story, Room& room, Report& notes) {
  JumpLines lines;
  const ThreadPlace* place = bench.thread();
  if (!place) return lines;
  const ThreadPart& part = place->thread->parts[place->part];
  if (!part.jump_from.empty()) {
    keep_jump_from(room);
    lines.from = set_jump(bench, part.jump_from, Align::start, room.space, room.space.body, room.from->measure.width,
                          story.language, notes);
  }
  if (!part.jump_to.empty()) {
    keep_jump_to(room);
    lines.to = set_jump(bench, part.jump_to, Align::end, room.space, room.space.body, room.to->measure.width,
                        story.language, notes);
  }
  const bool has_rows = std::ranges::any_of(
      room.columns, [&](const RoomColumn& column) { return first_line_of(room, column) < foot_of(column, room.foot); });
  if (!has_rows)
    notes.error("no-room", bench.block().place,
                say("block {} has no line for text beside its jump lines", bench.block().name),
                say("give it more lines, or leave it out"));
  return lines;
}

bool alike(const StoryStyles& a, const Room& a_room, const StoryStyles& b, const Room& b_room) {
  return a_room.space.mode == b_room.space.mode && a.body.text.size == b.body.text.size &&
         a.body.text.font == b.body.text.font;
}

// A room without end, as wide as the next part in characters: what comes to stand in it goes on there.
Room room_beyond(const Room& last, const Room& next) {
  constexpr int lines = 20'000;
  const Length width = next.columns.front().width / next.space.body * last.space.body;
  return {.space = last.space,
          .across = {{}, width},
          .columns = {RoomColumn{{Length{}, Length{}, width, Length{}}}},
          .foot = lines};
}

// Where the next segment begins.
CopyStart start_of(const Resume& rest, const ThreadSegment& segment) {
  const std::vector<CopyParagraph>& paragraphs = segment.setting.sections[rest.section].copy->paragraphs;
  const CopyParagraph& paragraph = paragraphs[rest.paragraph];
  const bool whole = rest.cluster == 0;
  CopyStart start{.paragraph = paragraph.number,
                  .photo = rest.photo,
                  .end = segment.ready->start.end,
                  .added = segment.ready->start.added};
  start.heading = paragraph.heading || (whole && rest.paragraph == 0);
  if (whole || paragraph.heading) return start;
  const ShapedText& text = paragraph.body.text->text;
  start.cut = text.place_of(text.clusters[rest.cluster].first_char);
  return start;
}

// The copy of a segment: that of an earlier setting where it begins at the same place, in columns as wide.
std::shared_ptr<const ReadyCopy> ready_copy(const Bench& bench, const ThreadSetting* earlier, const Story& story,
                                            const StoryStyles& styles, const ThreadSegment& segment,
                                            const CopyStart& start, const Report& notes) {
  std::vector<Length> widths;
  for (const Room& room : segment.rooms)
    for (const RoomColumn& column : room.columns) widths.push_back(column.width);
  if (earlier)
    for (const auto& known : earlier->segments)
      if (known->first_part == segment.first_part && known->ready->start == start && known->ready->widths == widths &&
          known->ready->styles.drop_cap.lines == styles.drop_cap.lines)
        return known->ready;
  auto ready = std::make_shared<ReadyCopy>(styles, start, std::move(widths), notes);
  ready->copy = prepare_copy(bench, story, ready->styles, notes, start);
  return ready;
}

// Whether the large first character, which row `begin` of a section begins with, has its lines one below another, and
// room for text beside it in each. The text of its column may end before the section does.
bool has_room_for_initial(const Room& room, const SetSection& section, const InsetText& text, size_t begin) {
  constexpr int least_chars_beside = 5;  // what it takes is rounded up to whole characters
  const std::vector<Row>& rows = section.filled.rows;
  const Length least = text.start + text.cap_width + least_chars_beside * text.text->text.em;
  const Row& first = rows[begin];
  for (int n = 0; n < text.cap_lines; ++n) {
    const size_t row = begin + static_cast<size_t>(n);
    if (row >= rows.size() || !same_column(rows[row], first)) {
      const Rect rest{first.measure.x, room.space.line_top(first.line + n), least,
                      room.space.height_of_lines(text.cap_lines - n)};
      return first.line + text.cap_lines <= section.end_line_in(room, first.part) &&
             std::ranges::none_of(room.obstacles, [&](const Rect& obstacle) { return obstacle.overlaps(rest); });
    }
    if (rows[row].line != first.line + n || rows[row].measure.width < least) return false;
  }
  return true;
}

bool has_room_for_initial(const ThreadSegment& segment) {
  if (segment.setting.sections.empty()) return true;
  const SetSection& section = segment.setting.sections.front();
  size_t row = 0;
  for (size_t p = 0; p < section.filled.settings.size(); ++p) {
    const Composed& set = *section.filled.settings[p];
    const size_t begin = row + free_lines(set);
    if (section.copy->paragraphs[p].initial)
      return begin >= section.filled.rows.size() ||  // it is overset
             has_room_for_initial(segment.rooms[static_cast<size_t>(section.filled.rows[begin].part)], section,
                                  section.texts[p], begin);
    row += set.lines.size();
  }
  return true;
}

// Sets parts [first, first + count); returns where the story goes on.
std::optional<CopyStart> set_segment(std::span<const Bench> parts, const Story& story, const StoryStyles& styles,
                                     size_t first, size_t count, const CopyStart& start, ThreadSetting& thread) {
  const Bench& head = parts[first];
  auto segment = std::make_unique<ThreadSegment>(thread.notes);
  segment->first_part = first, segment->parts = count;
  const auto rooms = thread.rooms.begin() + static_cast<std::ptrdiff_t>(first);
  segment->rooms.assign(rooms, rooms + static_cast<std::ptrdiff_t>(count));
  const bool goes_on = first + count < parts.size();
  if (goes_on) segment->rooms.push_back(room_beyond(segment->rooms.back(), thread.rooms[first + count]));
  segment->ready = ready_copy(head, parts.front().earlier().get(), story, styles, *segment, start, thread.notes);
  const FitChoice& choice = parts.front().choice();
  const auto set = [&] {
    segment->setting = set_story(head, segment->ready->copy, segment->ready->styles, choice, segment->rooms, goes_on);
  };
  set();
  // A heading may stand lower than was reckoned with: the large character takes as many lines as there are.
  while (!has_room_for_initial(*segment)) {
    StoryStyles smaller = segment->ready->styles;
    smaller.drop_cap.lines = smaller.drop_cap.lines > 2 ? smaller.drop_cap.lines - 1 : 0;
    segment->ready = ready_copy(head, parts.front().earlier().get(), story, smaller, *segment, start, thread.notes);
    set();
  }
  // Where the story ends it needs no row to say that it goes on.
  const auto last = static_cast<size_t>(segment->setting.last_part);
  if (!segment->setting.rest && segment->rooms[last].to) {
    release_jump_to(segment->rooms[last]);
    set();
  }
  const StorySetting& setting = segment->setting;
  thread.notes.join(segment->ready->copy.notes);
  thread.notes.join(setting.notes);
  for (const White& white : setting.whites)
    thread.whites.push_back({white.part + static_cast<int>(first), white.lines});
  thread.last_part = static_cast<int>(first) + setting.last_part;
  thread.end_line = setting.end_line;
  const int before = thread.lines;
  for (const SetSection& section : setting.sections)
    thread.lines += static_cast<int>(std::ranges::count_if(
        section.filled.rows, [&](const Row& row) { return static_cast<size_t>(row.part) < count; }));
  thread.fit = setting.fit;
  thread.fit.room_lines += before;
  thread.cost += setting.cost;
  std::optional<CopyStart> next;
  if (setting.rest) {
    thread.cut = setting.sections[setting.rest->section].copy->paragraphs[setting.rest->paragraph].place;
    if (goes_on) next = start_of(*setting.rest, *segment);
  }
  thread.segments.push_back(std::move(segment));
  return next;
}

// The row of 下转: right below the text of its column, where that does not reach to the foot.
Row row_below(const ThreadSegment& segment, int part, Row row) {
  int line = -1;
  for (const StoryFrame& frame : frames_of(segment.setting, segment.own_rooms())) {
    if (frame.part != part || frame.heading) continue;
    const Row& last = frame.section->filled.rows[frame.last - 1];
    if (last.column == row.column) line = std::max(line, last.line);
  }
  if (line >= 0) row.line = std::min(row.line, line + 1);
  return row;
}

// Rooms that the story does not come to.
void add_empty(std::span<const Room> rooms, Copyfit& fit) {
  for (const Room& room : rooms) add_free(room, room.first_line, fit);
}

// The cell of a row.
Rect cell_of(const Room& room, const Row& row) {
  return {row.measure.x, room.space.line_top(row.line), row.measure.width, room.space.body};
}

}  // namespace

std::optional<SetParagraph> set_jump(const Bench& bench, const std::vector<Paragraph>& words, Align align,
                                     const LineSpace& space, Length size, Length width, const Language& language,
                                     Report& notes) {
  if (words.empty()) return std::nullopt;
  ParaStyle style = bench.page().jump.text;
  if (style.text.size.mpt == 0) style.text.size = size;
  style.indent = {0};
  style.align = align;
  style.direction = space.vertical() ? Direction::vertical : Direction::horizontal;
  return bench.set(std::make_shared<const Prepared>(bench.prepare(words.front().spans, style, language, notes)), width);
}

void lay_jump(const LineSpace& space, const Rect& cell, const SetParagraph& text, Role role, const ThreadPart& target,
              Laid& laid) {
  laid.frame(space, cell, role);
  const Length base = cell.y + (cell.height - text.size()) / 2 + space.ascent(text.size());
  laid.line(text, 0, {cell.x, base}, cell.width, role);
  laid.frames.back().lines.back().link = PageLink{target.number, target.block->name};
}

ThreadSegment::ThreadSegment(const Report& notes)
    : setting{.sections = {}, .whites = {}, .fit = {}, .notes = notes.sibling()} {}

std::shared_ptr<const ThreadSetting> set_thread(std::span<const Bench> parts, const Story& story,
                                                std::span<const StoryStyles> styles, std::vector<Room> rooms) {
  auto thread = std::make_shared<ThreadSetting>(
      ThreadSetting{.rooms = std::move(rooms), .jumps = {}, .segments = {}, .notes = parts.front().blank().notes});
  for (size_t i = 0; i < parts.size(); ++i)
    thread->jumps.push_back(keep_jumps(parts[i], story, thread->rooms[i], thread->notes));
  std::optional<CopyStart> start = CopyStart{.end = parts.front().choice().cut, .added = parts.front().choice().added};
  for (size_t first = 0; first < parts.size() && start;) {
    size_t end = first + 1;
    while (end < parts.size() && alike(styles[first], thread->rooms[first], styles[end], thread->rooms[end])) ++end;
    start = set_segment(parts, story, styles[first], first, end - first, *start, *thread);
    first = end;
    if (!start) add_empty(std::span<const Room>(thread->rooms).subspan(first), thread->fit);
  }
  return thread;
}

void lay_part(const Bench& bench, const ColumnRule& rule, const ThreadSetting& thread, size_t part, Laid& laid) {
  const ThreadPlace* place = bench.thread();
  const JumpLines& jumps = thread.jumps[part];
  InThread count;
  const ThreadSegment* own = nullptr;
  for (const auto& segment : thread.segments) {
    const auto frames = static_cast<int>(frames_of(segment->setting, segment->own_rooms()).size());
    if (segment->first_part + segment->parts <= part) count.part += frames;
    if (part >= segment->first_part && part < segment->first_part + segment->parts) own = &*segment;
    count.parts += frames;
  }
  if (!own) return;  // the story does not come to this part
  const Room& room = thread.rooms[part];
  if (place && jumps.from && static_cast<int>(part) <= thread.last_part)
    lay_jump(room.space, cell_of(room, *room.from), *jumps.from, Role::jump_from, place->thread->parts[part - 1], laid);
  StoryStyles styles = own->ready->styles;
  if (rule.weight.mpt >= 0) styles.column_rule = rule;
  lay_story(bench, styles, own->own_rooms(), own->setting, static_cast<int>(part - own->first_part), count, laid);
  if (place && jumps.to && static_cast<int>(part) < thread.last_part)
    lay_jump(room.space, cell_of(room, row_below(*own, static_cast<int>(part - own->first_part), *room.to)), *jumps.to,
             Role::jump_to, place->thread->parts[part + 1], laid);
}

}  // namespace banxin
