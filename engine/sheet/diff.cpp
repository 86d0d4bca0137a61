#include "sheet/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include "base/json.h"
#include "base/utf8.h"

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

/// The differing middle of two texts with a few characters before and after it.
void cut_to_difference(std::u32string_view a, std::u32string_view b, LayoutChange& change) {
  constexpr size_t around = 6;
  const size_t shorter = std::min(a.size(), b.size());
  size_t head = 0, tail = 0;
  while (head < shorter && a[head] == b[head]) ++head;
  while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
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
  if (b0 < b1) change.page_before = pair.before[b0]->page;
  if (a0 < a1) change.page_after = pair.after[a0]->page;
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
              std::vector<LayoutChange>& changes) {
  const int64_t dx = new_line.box.x - old_line.box.x, dy = new_line.box.y - old_line.box.y;
  if (dx == 0 && dy == 0 && old_line.page == new_line.page) return;
  LayoutChange* last = changes.empty() ? nullptr : &changes.back();
  // The file rounds places to 1 µm, so equal moves may differ by that much.
  const bool together = goes_on && last && last->kind == ChangeKind::moved && last->owner == pair.owner &&
                        std::abs(last->dx - dx) <= 1 && std::abs(last->dy - dy) <= 1 &&
                        last->page_before == old_line.page && last->page_after == new_line.page;
  if (!together) {
    LayoutChange move;
    move.kind = ChangeKind::moved;
    move.owner = pair.owner;
    move.role = new_line.role;
    move.page_before = old_line.page, move.page_after = new_line.page;
    move.before = old_line.text, move.after = new_line.text;
    move.dx = dx, move.dy = dy;
    changes.push_back(std::move(move));
    last = &changes.back();
  }
  last->boxes_before.push_back(old_line.box);
  last->boxes_after.push_back(new_line.box);
}

void compare_lines(const Pair& pair, std::vector<LayoutChange>& changes) {
  auto matches = match(pair.before, pair.after);
  matches.emplace_back(pair.before.size(), pair.after.size());
  size_t b = 0, a = 0;
  bool goes_on = false;
  for (const auto& [to_b, to_a] : matches) {
    const bool gap = b < to_b || a < to_a;
    if (gap) changes.push_back(rewritten(pair, b, to_b, a, to_a));
    if (to_b == pair.before.size() || to_a == pair.after.size()) break;
    add_move(pair, *pair.before[to_b], *pair.after[to_a], goes_on && !gap, changes);
    goes_on = true;
    b = to_b + 1, a = to_a + 1;
  }
}

LayoutChange picture_change(ChangeKind kind, const LayoutPicture* before, const LayoutPicture* after) {
  LayoutChange change;
  change.kind = kind;
  change.owner = (after ? after : before)->file;
  if (before) change.page_before = before->page, change.boxes_before = {before->box}, change.before = before->file;
  if (after) change.page_after = after->page, change.boxes_after = {after->box}, change.after = after->file;
  if (before && after) change.dx = after->box.x - before->box.x, change.dy = after->box.y - before->box.y;
  return change;
}

// The n-th use of a file is compared with its n-th use.
void compare_pictures(const Layout& before, const Layout& after, std::vector<LayoutChange>& changes) {
  std::map<std::string, std::vector<const LayoutPicture*>> old_ones;
  for (const LayoutPicture& p : before.pictures) old_ones[p.file].push_back(&p);
  std::map<std::string, size_t> taken;
  for (const LayoutPicture& p : after.pictures) {
    const std::vector<const LayoutPicture*>& candidates = old_ones[p.file];
    const size_t index = taken[p.file]++;
    const LayoutPicture* old_one = index < candidates.size() ? candidates[index] : nullptr;
    if (!old_one)
      changes.push_back(picture_change(ChangeKind::added, nullptr, &p));
    else if (old_one->page != p.page || old_one->box != p.box)
      changes.push_back(picture_change(ChangeKind::moved, old_one, &p));
  }
  for (const LayoutPicture& p : before.pictures) {
    if (taken[p.file] > 0)
      --taken[p.file];
    else
      changes.push_back(picture_change(ChangeKind::removed, &p, nullptr));
  }
}

std::string count_of(const LayoutChange& change) {
  const size_t n = std::max(change.boxes_before.size(), change.boxes_after.size());
  if (!change.role) return "picture";
  return n == 1 ? "1 line" : fmt::format("{} lines", n);
}

std::string what_moved(const LayoutChange& change) {
  if (change.page_before != change.page_after)
    return fmt::format("{} moved from page {} to page {}", count_of(change), change.page_before, change.page_after);
  if (change.dx == 0 && change.dy == 0) return fmt::format("{} has another size", count_of(change));
  return fmt::format("{} moved by {}, {} mm", count_of(change), JsonWriter::print_decimal(change.dx),
                     JsonWriter::print_decimal(change.dy));
}

}  // namespace

std::vector<LayoutChange> diff(const Layout& before, const Layout& after) {
  std::vector<LayoutChange> changes;
  for (const Pair& pair : pair_up(before, after)) compare_lines(pair, changes);
  compare_pictures(before, after, changes);
  return changes;
}

std::string to_text(const LayoutChange& change) {
  const int page = change.page_after ? change.page_after : change.page_before;
  const std::string head =
      fmt::format("page {}, {} ({}): ", page, change.owner, change.role ? name_of(*change.role) : "picture");
  switch (change.kind) {
    case ChangeKind::added:
      return fmt::format("{}{} added: {}", head, count_of(change), change.after);
    case ChangeKind::removed:
      return fmt::format("{}{} removed: {}", head, count_of(change), change.before);
    case ChangeKind::text:
      return fmt::format("{}text changed: {} → {}", head, change.before, change.after);
    case ChangeKind::rebroken:
      return fmt::format("{}broken anew, {} → {} lines: {}", head, change.boxes_before.size(),
                         change.boxes_after.size(), change.after);
    case ChangeKind::moved:
      break;
  }
  return head + what_moved(change);
}

}  // namespace banxin
