// Jumps (转版): those that the engine makes, and those that somebody typed.
#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "lint/checks.h"
#include "lint/words_of_desk.h"
#include "model/plain_text.h"

namespace banxin {
namespace {

const PlacedBlock* block_named(const ScenePage& page, const std::string& name) {
  const auto found = std::ranges::find(page.sheet->blocks, name, &PlacedBlock::name);
  return found == page.sheet->blocks.end() ? nullptr : &*found;
}

bool names_page(const std::vector<Paragraph>& words, int number) {
  const std::u32string text = without_spaces(plain_text(words));
  for (size_t at = 0; at < text.size(); ++at) {
    const SpelledNumber found = number_at(text, at);
    if (found.length > 0 && found.value == number) return true;
    at += found.length;
  }
  return false;
}

// From a part of a story to its next.
void look_at_jump(const Scene& scene, const ThreadPart& from, const ThreadPart& to, Remarks& remarks) {
  if (from.number == to.number) return;
  const ScenePage *page = scene.page_with(from.number), *next = scene.page_with(to.number);
  const auto tell = [&](const ScenePage* where, const ThreadPart& part, Message text, Message hint) {
    const PlacedBlock* block = where ? block_named(*where, part.block->name) : nullptr;
    if (block) remarks.add("BX120", *where, *block, block->area, std::move(text), std::move(hint));
  };
  if (to.number < from.number)
    tell(page, from, say("the story of block {} goes on on page {}, before this one", from.block->name, to.number),
         say("let stories run forward: put its beginning on the earlier page"));
  if (!names_page(from.jump_to, to.number))
    tell(page, from, say("the jump line of block {} does not name page {}", from.block->name, to.number),
         say("write {{page-of:next}} into jump: to"));
  if (!names_page(to.jump_from, from.number))
    tell(next, to, say("the line over block {} does not name page {}", to.block->name, from.number),
         say("write {{page-of:previous}} into jump: from"));
}

/// A line with the one that its paragraph goes on in: a jump line may be broken anywhere.
struct TypedLine {
  std::u32string text;
  size_t own = 0;  ///< characters of the line itself
};

TypedLine typed_at(const ScenePage& page, size_t i) {
  TypedLine typed{.text = without_spaces(page.lines[i].line->text)};
  typed.own = typed.text.size();
  const bool goes_on = !page.lines[i].line->ends_paragraph && i + 1 < page.lines.size() &&
                       page.lines[i + 1].block == page.lines[i].block;
  if (goes_on) typed.text += without_spaces(page.lines[i + 1].line->text);
  return typed;
}

// Whether a page says 上接第N版 (or 下转), typed or made.
bool says(const ScenePage& page, std::u32string_view words, int number) {
  for (size_t i = 0; i < page.lines.size(); ++i) {
    const TypedLine typed = typed_at(page, i);
    const std::vector<int> named = numbers_between(typed.text, words, U"版", typed.own);
    if (std::ranges::find(named, number) != named.end()) return true;
  }
  return false;
}

struct JumpWords {
  std::u32string_view here, there;
  const char *here_word, *there_word;
};
constexpr JumpWords onward{U"下转第", U"上接第", "下转", "上接"}, back{U"上接第", U"下转第", "上接", "下转"};

void look_at_typed(const Scene& scene, const ScenePage& page, size_t i, const JumpWords& way, Remarks& remarks) {
  const TypedLine typed = typed_at(page, i);
  const SeenLine& seen = page.lines[i];
  for (const int number : numbers_between(typed.text, way.here, U"版", typed.own)) {
    const ScenePage* other = scene.page_with(number);
    const bool whole = scene.pages.size() == page.edition->pages.size();  // else it may stand on a page not seen
    if (other ? says(*other, way.there, page.page->number) : !whole) continue;
    remarks.add("BX120", page, *seen.block, letters_of(*seen.line),
                other ? say("{}第{}版 has no mate: page {} does not say {}第{}版", way.here_word, number, number,
                            way.there_word, page.page->number)
                      : say("{}第{}版: there is no page {}", way.here_word, number, number),
                say("let the engine write the jump: a block that continues the story"));
  }
}

void jumps(const Scene& scene, Remarks& remarks) {
  for (const Thread& thread : scene.edition->threads)
    for (size_t i = 0; i + 1 < thread.parts.size(); ++i)
      look_at_jump(scene, thread.parts[i], thread.parts[i + 1], remarks);
  for (const ScenePage& page : scene.pages)
    for (size_t i = 0; i < page.lines.size() && page.page->second == 0; ++i) {
      const Role role = page.lines[i].line->role;
      if (role == Role::jump_to || role == Role::jump_from) continue;
      look_at_typed(scene, page, i, onward, remarks);
      look_at_typed(scene, page, i, back, remarks);
    }
}

}  // namespace

std::vector<LintCheck> jump_checks() { return {{.rule = "BX120", .edition = jumps}}; }

}  // namespace banxin
