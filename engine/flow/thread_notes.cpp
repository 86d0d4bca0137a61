#include "flow/thread_notes.h"

#include <fmt/format.h>

#include <algorithm>

#include "flow/lay_story.h"

namespace banxin {
namespace {

// "block lead", or all blocks of a thread.
std::string blocks_named(const Bench& bench) {
  const ThreadPlace* in = bench.thread();
  if (!in) return "block " + bench.block().name;
  std::string names;
  for (const ThreadPart& part : in->thread->parts)
    names += fmt::format("{}{} (page {})", names.empty() ? "blocks " : ", ", part.block->name, part.number);
  return names;
}

void tell_overset(const Bench& bench, const Story& told, const ThreadSetting& thread, Report& notes) {
  const Copyfit& fit = thread.fit;
  notes.warning("overset", thread.cut.value_or(told.place),
                fmt::format("story {} is {} lines ({} characters) too long for {}", told.label(), fit.lines_over,
                            fit.characters_over, blocks_named(bench)),
                fmt::format("cut {} characters from here on, or give {} more lines", fit.characters_over,
                            bench.thread() ? "one of the blocks" : "the block"));
}

void tell_underset(const Bench& bench, const Story& told, const ThreadSetting& thread, Report& notes) {
  const ThreadPlace* in = bench.thread();
  const std::string room_for = fmt::format("room for {} characters", thread.fit.characters_under);
  if (in && static_cast<size_t>(thread.last_part) + 1 < in->thread->parts.size()) {
    const ThreadPart& last = in->thread->parts[static_cast<size_t>(thread.last_part)];
    notes.warning("underset", told.place,
                  fmt::format("story {} ends in block {} of page {} already: block {} stays empty, {}", told.label(),
                              last.block->name, last.number, bench.block().name, room_for),
                  "add text, or leave the blocks out that continue it");
    return;
  }
  const Room& room = thread.rooms.back();
  const bool vertical = room.space.vertical();
  const int free = room.foot - thread.end_line;
  notes.warning("underset", told.place,
                fmt::format("story {} leaves {} {} line{} free at the {} of block {}: {}", told.label(), free,
                            vertical ? "vertical" : "grid", free == 1 ? "" : "s", vertical ? "end" : "foot",
                            bench.block().name, room_for),
                vertical ? "add text, or make the block smaller" : "add text, or make a picture higher");
}

// White that a heading leaves which goes on to the next part.
void tell_whites(const Bench& bench, const Story& told, const ThreadSetting& thread, Report& notes) {
  const int part = bench.thread() ? static_cast<int>(bench.thread()->part) : 0;
  for (const White& white : thread.whites)
    if (white.part == part)
      notes.warning("short-part", told.place,
                    fmt::format("story {} leaves {} lines free at the foot of block {}: the heading that comes next "
                                "goes on with its text",
                                told.label(), white.lines, bench.block().name),
                    "make the block lower, or move the heading");
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
  const auto tell = [&](int lines, const ThreadPart& part, const char* hint) {
    if (lines >= least) return;
    notes.warning("short-jump", told.place,
                  fmt::format("story {} has {} line{} in block {} of page {}, at a jump: at least {} belong there",
                              told.label(), lines, lines == 1 ? "" : "s", part.block->name, part.number, least),
                  hint);
  };
  tell(lines_in(thread, in->part), here, "give this block more lines, or begin the story where it goes on");
  tell(lines_in(thread, in->part + 1), next,
       static_cast<int>(in->part) + 1 == thread.last_part ? "cut these lines and the block, or give the first less room"
                                                          : "give this block more lines");
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
