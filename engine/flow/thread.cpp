#include "flow/thread.h"

#include "flow/lay_story.h"

namespace banxin {
namespace {

// A jump line of a part in the row that its room keeps for it.
std::optional<SetParagraph> set_jump(const Bench& bench, const std::vector<Paragraph>& text, const Room& room,
                                     const Row& row, Align align, const Story& story, Report& notes) {
  if (text.empty()) return std::nullopt;
  ParaStyle style = bench.page().jump.text;
  if (style.text.size.mpt == 0) style.text.size = room.space.body;
  style.indent = {0};
  style.align = align;
  style.direction = room.space.vertical() ? Direction::vertical : Direction::horizontal;
  auto prepared = std::make_shared<const Prepared>(bench.prepare(text.front().spans, style, story.language, notes));
  return bench.set(std::move(prepared), row.measure.width);
}

// Keeps the rows of the jump lines free in a room.
JumpLines keep_jumps(const Bench& bench, const Story& story, Room& room, Report& notes) {
  JumpLines lines;
  const ThreadPlace* place = bench.thread();
  if (!place) return lines;
  const ThreadPart& part = place->thread->parts[place->part];
  if (!part.jump_from.empty()) {
    keep_jump_from(room);
    lines.from = set_jump(bench, part.jump_from, room, *room.from, Align::start, story, notes);
  }
  if (!part.jump_to.empty()) {
    keep_jump_to(room);
    lines.to = set_jump(bench, part.jump_to, room, *room.to, Align::end, story, notes);
  }
  return lines;
}

void lay_jump(const Room& room, const Row& row, const SetParagraph& text, Role role, const ThreadPart& target,
              Laid& laid) {
  const LineSpace& space = room.space;
  laid.frame(space, {row.measure.x, space.line_top(row.line), row.measure.width, space.body}, role);
  laid.line(text, 0, {row.measure.x, space.baseline(row.line, text.size())}, row.measure.width, role);
  laid.frames.back().lines.back().link = PageLink{target.number, target.block->name};
}

}  // namespace

std::shared_ptr<const ThreadSetting> set_thread(std::span<const Bench> parts, const Story& story,
                                                const StoryStyles& styles, std::vector<Room> rooms) {
  const Bench& head = parts.front();
  const Report notes = head.blank().notes;
  auto thread = std::make_shared<ThreadSetting>(notes);
  thread->rooms = std::move(rooms);
  thread->copy = prepare_copy(head, story, styles, notes);
  for (size_t i = 0; i < parts.size(); ++i)
    thread->jumps.push_back(keep_jumps(parts[i], story, thread->rooms[i], thread->copy.notes));
  thread->setting = set_story(head, thread->copy, styles, thread->rooms);
  return thread;
}

void lay_part(const Bench& bench, const StoryStyles& styles, const ThreadSetting& thread, size_t part, Laid& laid) {
  const ThreadPlace* place = bench.thread();
  const Room& room = thread.rooms[part];
  const JumpLines& jumps = thread.jumps[part];
  const bool begun = static_cast<int>(part) <= thread.setting.last_part;
  if (place && jumps.from && begun)
    lay_jump(room, *room.from, *jumps.from, Role::jump_from, place->thread->parts[part - 1], laid);
  lay_story(bench, styles, thread.rooms, thread.setting, static_cast<int>(part), laid);
  if (place && jumps.to && static_cast<int>(part) < thread.setting.last_part)
    lay_jump(room, *room.to, *jumps.to, Role::jump_to, place->thread->parts[part + 1], laid);
}

}  // namespace banxin
