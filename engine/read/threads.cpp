#include "read/threads.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/message_list.h"
#include "read/paragraphs.h"

namespace banxin {
namespace {

using Blocks = std::vector<std::unique_ptr<const Block>>;

/// A block that tells a story or a table, or continues one.
struct Member {
  size_t page = 0;
  const Block* block = nullptr;
};

void gather(const Blocks& blocks, size_t page, std::vector<Member>& members) {
  for (const auto& block : blocks) {
    if (block->story_shown() || block->begins_rows() || block->continues()) members.push_back({page, block.get()});
    if (const Blocks* inside = block->children()) gather(*inside, page, members);
  }
}

class Linker {
 public:
  Linker(Reading& reading, const Variables& variables, Report& report)
      : reading_(reading), edition_(reading.edition), variables_(variables), report_(report) {
    for (size_t i = 0; i < edition_.pages.size(); ++i) gather(edition_.pages[i].blocks, i, members_);
  }

  void run() {
    begin();
    // Blocks follow one another whichever page they stand on: as long as one finds its place, others may.
    for (bool moved = true; moved;) {
      moved = false;
      for (Member& member : members_)
        if (member.block && member.block->continues() && join(member)) member.block = nullptr, moved = true;
    }
    for (const Member& member : members_)
      if (member.block && member.block->continues())
        report_.error("thread-circle", member.block->continues()->place,
                      say("block {} continues itself, through {}", member.block->name, member.block->continues()->name),
                      say("let one of the blocks tell the story"));
    for (Thread& thread : threads_)
      if (thread.parts.size() > 1) {
        for (size_t i = 0; i < thread.parts.size(); ++i) word_jumps(thread, i);
        share_sources(thread);
        edition_.threads.push_back(std::move(thread));
      }
  }

 private:
  void begin();
  bool join(const Member& member);
  void append(Thread& thread, const Member& member);
  void share_sources(const Thread& thread);
  const Block* block_meant(const Member& member, bool& failed) const;
  Thread* thread_of(const Block* block);
  Thread* thread_told(const std::string& story);
  void word_jumps(Thread& thread, size_t i);
  std::vector<Paragraph> words(const Page& page, const std::string& text, Place place, const char* direction,
                               int number, const Language& language);

  Reading& reading_;
  Edition& edition_;
  const Variables& variables_;
  Report& report_;
  std::vector<Member> members_;  // their blocks null once they have their place
  std::vector<Thread> threads_;
};

// A thread begins in each block that tells a story, or a table.
void Linker::begin() {
  for (Member& member : members_) {
    const auto story = member.block->story_shown();
    if (member.block->begins_rows()) {
      append(threads_.emplace_back(), member);
      member.block = nullptr;
    }
    if (!story) continue;
    if (const BlockReference* continued = member.block->continues()) {
      report_.error("story-and-continues", continued->place,
                    say("block {} both tells a story and continues {}", member.block->name, continued->name),
                    say("leave out story, or continues"));
      member.block = nullptr;
      continue;
    }
    const Story& told = edition_.stories[story->index];
    const Thread* other = thread_told(told.file);
    if (other && !member.block->repeats())
      report_.warning("story-twice", member.block->place,
                      say("story {} stands in block {} of page {} already, and is printed twice", told.label(),
                          other->parts.front().block->name, other->parts.front().number),
                      say("write continues: {} instead of its file, to let it go on here, or repeat: true",
                          other->parts.front().block->name));
    threads_.push_back({story, {}});
    append(threads_.back(), member);
    member.block = nullptr;
  }
  std::erase_if(members_, [](const Member& member) { return !member.block; });
}

void Linker::append(Thread& thread, const Member& member) {
  thread.parts.push_back({.page = member.page,
                          .block = member.block,
                          .number = number_at(edition_.pages[member.page], member.block->frame),
                          .jump_to = {},
                          .jump_from = {}});
}

Thread* Linker::thread_of(const Block* block) {
  for (Thread& thread : threads_)
    for (const ThreadPart& part : thread.parts)
      if (part.block == block) return &thread;
  return nullptr;
}

Thread* Linker::thread_told(const std::string& name) {
  for (Thread& thread : threads_) {
    if (thread.story && edition_.stories[thread.story->index].is_called(name)) return &thread;
  }
  return nullptr;
}

// What one of its pages is made from, the others are made from as well.
void Linker::share_sources(const Thread& thread) {
  std::set<FileId> files;
  for (const ThreadPart& part : thread.parts) {
    const std::vector<FileId>& own = edition_.pages[part.page].sources;
    files.insert(own.begin(), own.end());
  }
  for (const ThreadPart& part : thread.parts) edition_.pages[part.page].sources.assign(files.begin(), files.end());
}

// The block of that name on the same page, or the only one on others; null when there is none.
const Block* Linker::block_meant(const Member& member, bool& failed) const {
  const BlockReference& reference = *member.block->continues();
  const Block* here = find_block(edition_.pages[member.page].blocks, reference.name);
  if (here && here != member.block) return here;
  const Block* meant = nullptr;
  std::vector<int> pages;
  for (size_t i = 0; i < edition_.pages.size(); ++i) {
    if (i == member.page) continue;
    const Block* found = find_block(edition_.pages[i].blocks, reference.name);
    if (!found || (!found->story_shown() && !found->begins_rows() && !found->continues())) continue;
    meant = found;
    pages.push_back(edition_.pages[i].number);
  }
  if (pages.size() <= 1) return meant;
  failed = true;
  report_.error("ambiguous-block", reference.place, say("pages {} each have a block {}", listed(pages), reference.name),
                say("name the story by its file: continues: 01-story.md"));
  return nullptr;
}

// Puts a block at the end of the thread that it continues: blocks that continue the same one follow in the order of the
// pages. False when that one has no place yet itself.
bool Linker::join(const Member& member) {
  const BlockReference& reference = *member.block->continues();
  bool failed = false;
  const Block* before = block_meant(member, failed);
  if (failed) return true;
  Thread* thread = before ? thread_of(before) : thread_told(reference.name);
  if (!thread && before && before->continues()) return false;
  if (!thread) {
    report_.error(
        "unknown-story-block", reference.place,
        before ? say("block {} continues {}, which tells no story and no table", member.block->name, reference.name)
               : say("block {} continues \"{}\": there is no such block or story", member.block->name, reference.name),
        say("name a block of kind story or table, or the file of a story"));
    return true;
  }
  const Block* last = thread->parts.back().block;
  if (last->kind != member.block->kind)
    report_.error("thread-kind", reference.place,
                  say("block {} of kind {} cannot continue {} of kind {}", member.block->name, member.block->kind,
                      last->name, last->kind),
                  say("let blocks of one kind continue each other"));
  else
    append(*thread, member);
  return true;
}

struct UsualWords {
  const char *to, *from;
};

// How papers of a language word them; nothing where we do not know.
std::optional<UsualWords> usual_words(const Language& language) {
  if (language.region == Region::mainland)
    return UsualWords{"（下转第{page-of:next}版）", "（上接第{page-of:previous}版）"};
  if (language.is_chinese()) return UsualWords{"（下轉第{page-of:next}版）", "（上接第{page-of:previous}版）"};
  if (language.region == Region::japan)
    return UsualWords{"（{page-of:next}面に続く）", "（{page-of:previous}面から続く）"};
  if (language.region == Region::korea) return UsualWords{"▶{page-of:next}면에 계속", "▶{page-of:previous}면에서 계속"};
  if (language.tag == "en" || language.tag.starts_with("en-"))
    return UsualWords{"Continued on page {page-of:next}", "Continued from page {page-of:previous}"};
  return std::nullopt;
}

std::vector<Paragraph> Linker::words(const Page& page, const std::string& text, Place place, const char* direction,
                                     int number, const Language& language) {
  Variables variables = variables_;
  variables["page"] = std::to_string(page.number);
  variables["section"] = page.section;
  variables[fmt::format("page-of:{}", direction)] = std::to_string(number);
  Scope scope{report_, &reading_};
  scope.variables = &variables;
  Node node;
  node.kind = Node::Kind::scalar;
  node.place = place;
  node.text = text;
  return paragraphs_of(node, scope, &language);
}

// The jump lines of part `i`, where the story or the table comes from another page or goes on on one.
void Linker::word_jumps(Thread& thread, size_t i) {
  ThreadPart& part = thread.parts[i];
  const Page& page = edition_.pages[part.page];
  const JumpStyle& jump = page.jump;
  const Language& language =
      jump.text.language_in(thread.story ? edition_.stories[thread.story->index].language : edition_.language);
  const auto usual = usual_words(language);
  const auto word = [&](const std::string& written, const char* ours, Place place, const char* direction, int number) {
    if (!written.empty()) return words(page, written, place, direction, number, language);
    if (ours) return words(page, ours, part.block->place, direction, number, language);
    report_.error(
        "jump-words", part.block->place, say("how a jump line is worded in {} is not known here", language.tag),
        say("write jump: {{to: …{{page-of:next}}…, from: …{{page-of:previous}}…}} in the template or the house style"));
    return std::vector<Paragraph>{};
  };
  if (i > 0 && thread.parts[i - 1].page != part.page)
    part.jump_from =
        word(jump.from, usual ? usual->from : nullptr, jump.from_place, "previous", thread.parts[i - 1].number);
  if (i + 1 < thread.parts.size() && thread.parts[i + 1].page != part.page)
    part.jump_to = word(jump.to, usual ? usual->to : nullptr, jump.to_place, "next", thread.parts[i + 1].number);
}

// A page whose blocks speak of other pages is made from what those are made from.
void share_all_sources(Edition& edition) {
  std::set<FileId> files;
  for (const Page& page : edition.pages) files.insert(page.sources.begin(), page.sources.end());
  const auto sees_all = [](const auto& self, const Blocks& blocks) -> bool {
    return std::ranges::any_of(blocks, [&](const auto& block) {
      const Blocks* inside = block->children();
      return block->sees_all_pages() || (inside && self(self, *inside));
    });
  };
  for (Page& page : edition.pages)
    if (sees_all(sees_all, page.blocks)) page.sources.assign(files.begin(), files.end());
}

}  // namespace

void link_threads(Reading& reading, const Variables& variables, Report& report) {
  Linker(reading, variables, report).run();
  share_all_sources(reading.edition);
}

}  // namespace banxin
