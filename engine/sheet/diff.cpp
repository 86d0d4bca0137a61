#include "sheet/diff.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <tuple>

#include "base/utf8.h"
#include "sheet/diff_pages.h"
#include "sheet/diff_pictures.h"

namespace banxin {
namespace {

using Lines = std::vector<const LayoutLine*>;

/// Stories and blocks in the order of the new file, then those that only the old one has; each with its lines in both.
struct Pair {
  std::string owner;
  Lines before, after;
};

using FirstIds = std::map<std::string, std::string>;

// For names that several stories have: the id of the first of them.
FirstIds first_ids(const Layout& layout) {
  FirstIds ids;
  for (const LayoutLine& line : layout.lines)
    if (!line.owner.id.empty()) ids.try_emplace(line.owner.name, line.owner.id);
  return ids;
}

// A story that was the only one of its name, and is not in the other file, is there the first of them.
std::tuple<bool, std::string, std::string> key_of(const LayoutOwner& owner, const FirstIds& others) {
  const auto first = owner.is_story && owner.id.empty() ? others.find(owner.name) : others.end();
  return {owner.is_story, owner.name, first == others.end() ? owner.id : first->second};
}

std::vector<Pair> pair_up(const Layout& before, const Layout& after) {
  std::vector<Pair> pairs;
  std::map<std::tuple<bool, std::string, std::string>, size_t> where;
  const auto pair_of = [&](const LayoutOwner& owner, const FirstIds& others) -> Pair& {
    const auto [at, fresh] = where.try_emplace(key_of(owner, others), pairs.size());
    if (fresh) pairs.push_back({owner.label(), {}, {}});
    return pairs[at->second];
  };
  const FirstIds ids_before = first_ids(before), ids_after = first_ids(after);
  for (const LayoutLine& line : after.lines) pair_of(line.owner, ids_before).after.push_back(&line);
  for (const LayoutLine& line : before.lines) pair_of(line.owner, ids_after).before.push_back(&line);
  return pairs;
}

bool same_words(const LayoutLine& a, const LayoutLine& b) { return a.role == b.role && a.text == b.text; }

/// Indices of lines that stay, as the longest common subsequence of lines with the same words.
std::vector<std::pair<size_t, size_t>> match(const Lines& before, const Lines& after) {
  constexpr size_t most_cells = 25'000'000;  // beyond it the middle counts as rewritten
  std::vector<std::pair<size_t, size_t>> matches;
  const size_t shorter = std::min(before.size(), after.size());
  size_t head = 0, tail = 0;
  while (head < shorter && same_words(*before[head], *after[head])) matches.emplace_back(head, head), ++head;
  while (tail < shorter - head && same_words(*before[before.size() - 1 - tail], *after[after.size() - 1 - tail]))
    ++tail;

  const size_t rows = before.size() - head - tail, columns = after.size() - head - tail;
  if (rows > 0 && columns > 0 && rows <= most_cells / columns) {
    std::vector<uint32_t> length((rows + 1) * (columns + 1));  // of the best match from (i, j) on
    const auto at = [&](size_t i, size_t j) -> uint32_t& { return length[i * (columns + 1) + j]; };
    for (size_t i = rows; i-- > 0;)
      for (size_t j = columns; j-- > 0;)
        at(i, j) = same_words(*before[head + i], *after[head + j]) ? at(i + 1, j + 1) + 1
                                                                   : std::max(at(i + 1, j), at(i, j + 1));
    for (size_t i = 0, j = 0; i < rows && j < columns;) {
      if (same_words(*before[head + i], *after[head + j]))
        matches.emplace_back(head + i++, head + j++);
      else if (at(i + 1, j) >= at(i, j + 1))
        ++i;
      else
        ++j;
    }
  }
  for (; tail > 0; --tail) matches.emplace_back(before.size() - tail, after.size() - tail);
  return matches;
}

// All words of some lines without spaces: where a line turned, a space may have been dropped.
std::u32string words(const Lines& lines, size_t first, size_t last) {
  std::u32string all;
  for (size_t i = first; i < last; ++i)
    for (const char32_t c : utf8::to_utf32(lines[i]->text))
      if (c != U' ' && c != U'\u3000') all += c;
  return all;
}

// How many characters went and how many came: what is not in the longest common subsequence.
void count_characters(std::u32string_view a, std::u32string_view b, LayoutChange& change) {
  constexpr size_t most_cells = 4'000'000;  // beyond it all of it counts as rewritten
  size_t common = 0;
  if (!a.empty() && !b.empty() && a.size() <= most_cells / b.size()) {
    std::vector<size_t> length(b.size() + 1), last;
    for (const char32_t c : a) {
      last = length;
      for (size_t j = 0; j < b.size(); ++j) length[j + 1] = c == b[j] ? last[j] + 1 : std::max(last[j + 1], length[j]);
    }
    common = length.back();
  }
  change.deleted = static_cast<int>(a.size() - common), change.inserted = static_cast<int>(b.size() - common);
}

/// The differing middle of two texts with a few characters before and after it.
void cut_to_difference(std::u32string_view a, std::u32string_view b, LayoutChange& change) {
  constexpr size_t around = 6;
  const size_t shorter = std::min(a.size(), b.size());
  size_t head = 0, tail = 0;
  while (head < shorter && a[head] == b[head]) ++head;
  while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  count_characters(a.substr(head, a.size() - tail - head), b.substr(head, b.size() - tail - head), change);
  head -= std::min(head, around);
  tail -= std::min(tail, around);
  change.before = utf8::from_utf32(a.substr(head, a.size() - tail - head));
  change.after = utf8::from_utf32(b.substr(head, b.size() - tail - head));
}

std::vector<LayoutBox> boxes(const Lines& lines, size_t first, size_t last) {
  std::vector<LayoutBox> out;
  for (size_t i = first; i < last; ++i) out.push_back(lines[i]->box);
  return out;
}

/// Lines [b0, b1) of before against [a0, a1) of after, none of which match.
LayoutChange rewritten(const Pair& pair, size_t b0, size_t b1, size_t a0, size_t a1) {
  LayoutChange change;
  change.owner = pair.owner;
  change.role = a0 < a1 ? pair.after[a0]->role : pair.before[b0]->role;
  if (b0 < b1) change.page_before = pair.before[b0]->page, change.spot_before = pair.before[b0]->spot;
  if (a0 < a1) change.page_after = pair.after[a0]->page, change.spot_after = pair.after[a0]->spot;
  change.boxes_before = boxes(pair.before, b0, b1);
  change.boxes_after = boxes(pair.after, a0, a1);
  const std::u32string old_words = words(pair.before, b0, b1), new_words = words(pair.after, a0, a1);
  change.kind = b0 == b1                 ? ChangeKind::added
                : a0 == a1               ? ChangeKind::removed
                : old_words == new_words ? ChangeKind::rebroken
                                         : ChangeKind::text;
  if (change.kind == ChangeKind::rebroken)
    change.before = change.after = utf8::from_utf32(new_words);
  else
    cut_to_difference(old_words, new_words, change);
  return change;
}

/// A line that stays: nothing, a new move, or one more line of the move before it.
void add_move(const Pair& pair, const LayoutLine& old_line, const LayoutLine& new_line, bool goes_on,
              const PageMatches& pages, std::vector<LayoutChange>& changes) {
  const int64_t dx = new_line.box.x - old_line.box.x, dy = new_line.box.y - old_line.box.y;
  if (dx == 0 && dy == 0 && pages.are_one(old_line.page, new_line.page)) return;
  LayoutChange* last = changes.empty() ? nullptr : &changes.back();
  const bool together = goes_on && last && last->kind == ChangeKind::moved && last->owner == pair.owner &&
                        last->page_before == old_line.page && last->page_after == new_line.page;
  if (!together) {
    LayoutChange move;
    move.kind = ChangeKind::moved;
    move.owner = pair.owner;
    move.role = new_line.role;
    move.page_before = old_line.page, move.page_after = new_line.page;
    move.spot_before = old_line.spot, move.spot_after = new_line.spot;
    move.before = old_line.text, move.after = new_line.text;
    move.dx = dx, move.dy = dy;
    changes.push_back(std::move(move));
    last = &changes.back();
  }
  // The file rounds places to 1 µm, so equal moves may differ by that much.
  last->flows = last->flows || std::abs(last->dx - dx) > 1 || std::abs(last->dy - dy) > 1;
  last->boxes_before.push_back(old_line.box);
  last->boxes_after.push_back(new_line.box);
}

bool is_jump(const LayoutLine* line) { return line->role == Role::jump_to || line->role == Role::jump_from; }

// The jump lines of one kind among the lines of a pair, so that they are compared with each other: where a story
// turns elsewhere, the text round them is another, but they are still what they were.
Pair jumps_of(const Pair& pair, Role role) {
  Pair jumps{pair.owner, {}, {}};
  const auto is_its = [role](const LayoutLine* line) { return line->role == role; };
  std::ranges::copy_if(pair.before, std::back_inserter(jumps.before), is_its);
  std::ranges::copy_if(pair.after, std::back_inserter(jumps.after), is_its);
  return jumps;
}

void compare_jumps(const Pair& jumps, const PageMatches& pages, std::vector<LayoutChange>& changes) {
  const size_t both = std::min(jumps.before.size(), jumps.after.size());
  for (size_t i = 0; i < both; ++i) {
    if (same_words(*jumps.before[i], *jumps.after[i])) {
      add_move(jumps, *jumps.before[i], *jumps.after[i], false, pages, changes);
      continue;
    }
    changes.push_back(rewritten(jumps, i, i + 1, i, i + 1));
    changes.back().before = jumps.before[i]->text, changes.back().after = jumps.after[i]->text;
  }
  for (size_t i = both; i < jumps.before.size(); ++i) changes.push_back(rewritten(jumps, i, i + 1, both, both));
  for (size_t i = both; i < jumps.after.size(); ++i) changes.push_back(rewritten(jumps, both, both, i, i + 1));
}

void compare_lines(const Pair& pair, const PageMatches& pages, std::vector<LayoutChange>& changes) {
  auto matches = match(pair.before, pair.after);
  matches.emplace_back(pair.before.size(), pair.after.size());
  size_t b = 0, a = 0;
  bool goes_on = false;
  for (const auto& [to_b, to_a] : matches) {
    const bool gap = b < to_b || a < to_a;
    if (gap) changes.push_back(rewritten(pair, b, to_b, a, to_a));
    if (to_b == pair.before.size() || to_a == pair.after.size()) break;
    const size_t told = changes.size();
    const size_t lines = changes.empty() ? 0 : changes.back().boxes_after.size();
    add_move(pair, *pair.before[to_b], *pair.after[to_a], goes_on && !gap, pages, changes);
    goes_on = changes.size() > told || (!changes.empty() && changes.back().boxes_after.size() > lines);
    b = to_b + 1, a = to_a + 1;
  }
}

// Lines that only stand on pages which the other file does not have.
bool is_of_missing_page(const LayoutChange& change, const PageMatches& pages) {
  if (change.kind == ChangeKind::added) return pages.is_new(change.page_after);
  if (change.kind == ChangeKind::removed) return pages.is_gone(change.page_before);
  return false;
}

}  // namespace

std::vector<LayoutChange> diff(const Layout& before, const Layout& after) {
  const PageMatches pages = match_pages(before, after);
  std::vector<LayoutChange> changes = page_changes(pages);
  for (Pair& pair : pair_up(before, after)) {
    const Pair jumps[] = {jumps_of(pair, Role::jump_from), jumps_of(pair, Role::jump_to)};
    std::erase_if(pair.before, is_jump), std::erase_if(pair.after, is_jump);
    compare_lines(pair, pages, changes);
    for (const Pair& one : jumps) compare_jumps(one, pages, changes);
  }
  compare_pictures(before, after, pages, changes);
  std::erase_if(changes, [&](const LayoutChange& change) { return is_of_missing_page(change, pages); });
  return changes;
}

}  // namespace banxin
