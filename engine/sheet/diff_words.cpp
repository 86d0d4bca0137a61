#include "sheet/diff_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <utility>

#include "base/json.h"
#include "base/utf8.h"

namespace banxin {
namespace {

std::string mm(int64_t thousandths) { return JsonWriter::print_decimal(thousandths); }
// To a tenth: a desk measures no finer.
std::string tenth_mm(int64_t thousandths) {
  return JsonWriter::print_decimal((std::abs(thousandths) + 50) / 100 * 100);
}

// 两字, 三行: small counts as they are spoken.
Message count(size_t n) {
  constexpr Phrase spoken[] = {phrase("0"), phrase("1"), phrase("2"), phrase("3"), phrase("4"), phrase("5"),
                               phrase("6"), phrase("7"), phrase("8"), phrase("9"), phrase("10")};
  return n < std::size(spoken) ? Message(spoken[n]) : verbatim(std::to_string(n));
}

size_t lines_in(const LayoutChange& change) { return std::max(change.boxes_before.size(), change.boxes_after.size()); }

Message role_of(const LayoutChange& change) { return change.role ? role_words(*change.role) : say("picture"); }

Message added(const LayoutChange& change) {
  const size_t lines = lines_in(change);
  return !change.role ? say("picture added: {}", change.after)
         : lines == 1 ? say("1 line added: {}", change.after)
                      : say("{} lines added: {}", count(lines), change.after);
}

Message removed(const LayoutChange& change) {
  const size_t lines = lines_in(change);
  return !change.role ? say("picture removed: {}", change.before)
         : lines == 1 ? say("1 line removed: {}", change.before)
                      : say("{} lines removed: {}", count(lines), change.before);
}

Message characters_changed(const LayoutChange& change) {
  const auto deleted = static_cast<size_t>(change.deleted), inserted = static_cast<size_t>(change.inserted);
  if (deleted == inserted)
    return inserted == 1 ? say("1 character changed") : say("{} characters changed", count(inserted));
  const Message gone = deleted == 1 ? say("1 character deleted") : say("{} characters deleted", count(deleted));
  const Message come = inserted == 1 ? say("1 character inserted") : say("{} characters inserted", count(inserted));
  return deleted == 0 ? come : inserted == 0 ? gone : say("{0}, {1}", gone, come);
}

// 两字改动，段增一行.
Message how_changed(const LayoutChange& change) {
  const Message how = characters_changed(change);
  const size_t before = change.boxes_before.size(), after = change.boxes_after.size();
  if (after > before)
    return after - before == 1 ? say("{}, 1 line more", how) : say("{}, {} lines more", how, count(after - before));
  if (after < before)
    return before - after == 1 ? say("{}, 1 line fewer", how) : say("{}, {} lines fewer", how, count(before - after));
  return how;
}

bool is_of_number(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
         (c >= U'\uff10' && c <= U'\uff19') ||
         std::u32string_view(U"〇一二三四五六七八九十百").find(c) != std::u32string_view::npos;
}

// The numbers of the pages that two jump lines name; nothing when they differ in more than that.
std::optional<std::pair<std::string, std::string>> pages_named(const LayoutChange& change) {
  const std::u32string a = utf8::to_utf32(change.before), b = utf8::to_utf32(change.after);
  const size_t shorter = std::min(a.size(), b.size());
  size_t head = 0, tail = 0;
  while (head < shorter && a[head] == b[head]) ++head;
  while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  while (head > 0 && is_of_number(a[head - 1])) --head;
  while (tail > 0 && is_of_number(a[a.size() - tail])) --tail;
  const std::u32string was = a.substr(head, a.size() - tail - head), is = b.substr(head, b.size() - tail - head);
  if (was.empty() || is.empty() || !std::ranges::all_of(was + is, is_of_number)) return std::nullopt;
  return std::pair{utf8::from_utf32(was), utf8::from_utf32(is)};
}

Message text_changed(const LayoutChange& change) {
  if (change.role != Role::jump_to && change.role != Role::jump_from)
    return say("text changed: {} → {} ({})", change.before, change.after, how_changed(change));
  if (const auto pages = pages_named(change)) return say("jump line: page {} → page {}", pages->first, pages->second);
  return say("jump line: {} → {}", change.before, change.after);
}

// "top 1.5, foot −0.5".
Message sides_words(const LayoutCut& cut) {
  const auto size = [](int64_t side) { return (side < 0 ? "−" : "") + tenth_mm(side); };
  const std::pair<int64_t, Message> sides[] = {{cut.left, say("left {}", size(cut.left))},
                                               {cut.right, say("right {}", size(cut.right))},
                                               {cut.top, say("top {}", size(cut.top))},
                                               {cut.bottom, say("foot {}", size(cut.bottom))}};
  Message all;
  for (const auto& [side, words] : sides)
    if (side != 0) all = all.empty() ? words : say("{0}, {1}", all, words);
  return all;
}

Message crop_words(const LayoutCut& cut) {
  int64_t more = 0, less = 0;
  for (const int64_t side : {cut.left, cut.right, cut.top, cut.bottom}) (side > 0 ? more : less) += side;
  const Message named = sides_words(cut);
  if (less == 0) return say("picture cropped by {} mm more ({})", tenth_mm(more), named);
  if (more == 0) return say("picture cropped by {} mm less ({})", tenth_mm(less), named);
  return say("picture shifted in its box ({})", named);
}

Message page_message(LayoutPageId page) {
  return page.strip ? say("the strip of pages {} and {}", page.number, page.strip) : say("page {}", page.number);
}

Message spot_message(const LayoutSpot& spot) {
  if (spot.column == 0 || spot.line == 0) return {};
  return say("column {}, line {}", spot.column, spot.line);
}

Message moved(const LayoutChange& change) {
  const size_t lines = lines_in(change);
  if (change.page_before != change.page_after) {
    const Message from = page_message(change.page_before), to = page_message(change.page_after);
    return !change.role ? say("picture moved from {} to {}", from, to)
           : lines == 1 ? say("1 line moved from {} to {}", from, to)
                        : say("{} lines moved from {} to {}", count(lines), from, to);
  }
  if (change.flows) return lines == 1 ? say("1 line moved on") : say("{} lines moved on", count(lines));
  const std::string dx = mm(change.dx), dy = mm(change.dy);
  return !change.role ? say("picture moved by {}, {} mm", dx, dy)
         : lines == 1 ? say("1 line moved by {}, {} mm", dx, dy)
                      : say("{} lines moved by {}, {} mm", count(lines), dx, dy);
}

// With where from and where to, where both are known.
Message moved_so(const LayoutChange& change) {
  const Message from = spot_message(change.spot_before), to = spot_message(change.spot_after);
  return from.empty() || to.empty() || from == to ? moved(change) : say("{}: {} → {}", moved(change), from, to);
}

Message change_message(const LayoutChange& change) {
  const auto size = [](const std::vector<LayoutBox>& boxes) { return boxes.empty() ? LayoutBox{} : boxes.front(); };
  const LayoutBox was = size(change.boxes_before), is = size(change.boxes_after);
  switch (change.kind) {
    case ChangeKind::added:
      return added(change);
    case ChangeKind::removed:
      return removed(change);
    case ChangeKind::text:
      return text_changed(change);
    case ChangeKind::rebroken:
      return say("broken anew, {} → {} lines: {}", change.boxes_before.size(), change.boxes_after.size(), change.after);
    case ChangeKind::moved:
      return moved_so(change);
    case ChangeKind::resized:
      return say("picture resized, {} × {} → {} × {} mm", tenth_mm(was.width), tenth_mm(was.height), tenth_mm(is.width),
                 tenth_mm(is.height));
    case ChangeKind::cropped:
      return crop_words(change.cut);
    case ChangeKind::replaced:
      return say("another picture: {} → {}", change.before, change.after);
    case ChangeKind::page_added:
      return say("{}: only in the new file", page_message(change.page_after));
    case ChangeKind::page_removed:
      return say("{}: only in the old file", page_message(change.page_before));
    case ChangeKind::page_moved:
      return say("{} is {} now", page_message(change.page_before), page_message(change.page_after));
  }
  return {};
}

}  // namespace

Message role_words(Role role) {
  constexpr Phrase names[] = {phrase("text"),     phrase("column"),  phrase("body"),      phrase("quote"),
                              phrase("label"),    phrase("heading"), phrase("headline"),  phrase("kicker"),
                              phrase("title"),    phrase("deck"),    phrase("byline"),    phrase("caption"),
                              phrase("initial"),  phrase("cell"),    phrase("cell-head"), phrase("jump-to"),
                              phrase("jump-from")};
  return names[static_cast<size_t>(role)];
}

std::string spot_words(const LayoutSpot& spot, Tongue language) { return spot_message(spot).in(language); }

std::string what_changed(const LayoutChange& change, Tongue language) { return change_message(change).in(language); }

std::string to_text(const LayoutChange& change, Tongue language) {
  const Message what = change_message(change), role = role_of(change);
  const LayoutPageId id = change.page_after ? change.page_after : change.page_before;
  const LayoutSpot spot = change.page_after ? change.spot_after : change.spot_before;
  const std::string& owner = change.owner;
  if (owner.empty()) return what.in(language);
  const bool bare = change.kind == ChangeKind::moved || spot_message(spot).empty();  // a move says where itself
  const Message text =
      bare && id.strip ? say("the strip of pages {} and {}, {} ({}): {}", id.number, id.strip, owner, role, what)
      : bare           ? say("page {}, {} ({}): {}", id.number, owner, role, what)
      : id.strip
          ? say("the strip of pages {} and {}, column {}, line {}, {} ({}): {}", id.number, id.strip, spot.column,
                spot.line, owner, role, what)
          : say("page {}, column {}, line {}, {} ({}): {}", id.number, spot.column, spot.line, owner, role, what);
  return text.in(language);
}

}  // namespace banxin
