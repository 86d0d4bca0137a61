#include "flow/thread_notes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "flow/lay_story.h"

namespace banxin {
namespace {

// "block lead", or all blocks of a thread.
Message blocks_named(const Bench& bench) {
  const ThreadPlace* in = bench.thread();
  if (!in) return say("block {}", bench.block().name);
  Message names;
  for (const ThreadPart& part : in->thread->parts)
    names = names.empty() ? say("blocks {} (page {})", part.block->name, part.number)
                          : say("{}, {} (page {})", names, part.block->name, part.number);
  return names;
}

void tell_overset(const Bench& bench, const Story& told, const ThreadSetting& thread, Report& notes) {
  const Copyfit& fit = thread.fit;
  notes.warning("overset", thread.cut.value_or(told.place),
                say("story {} is {} lines ({} characters) too long for {}", told.label(), fit.lines_over,
                    fit.characters_over, blocks_named(bench)),
                say("cut {} characters from here on, or give {} more lines", fit.characters_over,
                    bench.thread() ? say("one of the blocks") : say("the block")));
}

void tell_underset(const Bench& bench, const Story& told, const ThreadSetting& thread, Report& notes) {
  const ThreadPlace* in = bench.thread();
  const Message room_for = say("room for {} characters", thread.fit.characters_under);
  if (in && static_cast<size_t>(thread.last_part) + 1 < in->thread->parts.size()) {
    const ThreadPart& last = in->thread->parts[static_cast<size_t>(thread.last_part)];
    notes.warning("underset", told.place,
                  say("story {} ends in block {} of page {} already: block {} stays empty, {}", told.label(),
                      last.block->name, last.number, bench.block().name, room_for),
                  say("add text, or leave the blocks out that continue it"));
    return;
  }
  const Room& room = thread.rooms.back();
  const bool vertical = room.space.vertical();
  const int free = room.foot - thread.end_line;
  notes.warning(
      "underset", told.place,
      vertical ? say("story {} leaves {} free at the end of block {}: {}", told.label(),
                     free == 1 ? say("{} vertical line", free) : say("{} vertical lines", free), bench.block().name,
                     room_for)
               : say("story {} leaves {} free at the foot of block {}: {}", told.label(),
                     free == 1 ? say("{} grid line", free) : say("{} grid lines", free), bench.block().name, room_for),
      vertical ? say("add text, or make the block smaller") : say("add text, or make a picture higher"));
}

// White that a heading leaves which goes on to the next part.
void tell_whites(const Bench& bench, const Story& told, const ThreadSetting& thread, Report& notes) {
  const int part = bench.thread() ? static_cast<int>(bench.thread()->part) : 0;
  for (const White& white : thread.whites)
    if (white.part == part)
      notes.warning("short-part", told.place,
                    say("story {} leaves {} lines free at the foot of block {}: the heading that comes next "
                        "goes on with its text",
                        told.label(), white.lines, bench.block().name),
                    say("make the block lower, or move the heading"));
}

// Lines of the story in a part.
int lines_in(const ThreadSetting& thread, size_t part) {
  int lines = 0;
  for (const auto& segment : thread.segments)
    for (const StoryFrame& frame : frames_of(segment->setting, segment->own_rooms()))
      if (segment->first_part + static_cast<size_t>(frame.part) == part && !frame.heading)
        lines += static_cast<int>(frame.last - frame.first);
  return lines;
}

// A reader shall not turn the page for less than some lines, nor after less.
void tell_short_jump(const Bench& bench, const Story& told, const ThreadSetting& thread, Report& notes) {
  const ThreadPlace* in = bench.thread();
  if (!in || static_cast<int>(in->part) >= thread.last_part) return;
  const ThreadPart &here = in->thread->parts[in->part], &next = in->thread->parts[in->part + 1];
  if (here.jump_to.empty()) return;
  const int least = bench.page().jump.least_lines;
  const auto tell = [&](int lines, const ThreadPart& part, const Message& hint) {
    if (lines >= least) return;
    notes.warning("short-jump", told.place,
                  say("story {} has {} in block {} of page {}, at a jump: at least {} belong there", told.label(),
                      banxin::lines_of(lines), part.block->name, part.number, least),
                  hint);
  };
  tell(lines_in(thread, in->part), here, say("give this block more lines, or begin the story where it goes on"));
  tell(lines_in(thread, in->part + 1), next,
       static_cast<int>(in->part) + 1 == thread.last_part
           ? say("cut these lines and the block, or give the first less room")
           : say("give this block more lines"));
}

}  // namespace

void tell_copyfit(const Bench& bench, StoryId story, const ThreadSetting& thread, Laid& laid) {
  const Story& told = bench.story(story);
  tell_whites(bench, told, thread, laid.notes);
  tell_short_jump(bench, told, thread, laid.notes);
  const ThreadPlace* in = bench.thread();
  if (in && in->part + 1 < in->thread->parts.size()) return;
  laid.copyfit = thread.fit;
  laid.copyfit->story = story, laid.copyfit->block = bench.block().name;
  for (const ThreadPart& part : in ? in->thread->parts : std::vector<ThreadPart>{}) {
    std::vector<int>& pages = laid.copyfit->pages;
    if (std::ranges::find(pages, part.number) == pages.end()) pages.push_back(part.number);
    laid.copyfit->blocks.push_back(part.block->name);
  }
  if (laid.copyfit->state() == Copyfit::State::overset) tell_overset(bench, told, thread, laid.notes);
  if (laid.copyfit->state() == Copyfit::State::underset) tell_underset(bench, told, thread, laid.notes);
}

}  // namespace banxin
