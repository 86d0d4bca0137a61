#include "sheet/diff_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/json.h"
#include "base/message.h"

namespace banxin {
namespace {

/// All that is said, in one language; the numbers in braces are told below.
struct DiffWords {
  const char *page, *strip;                         // 0 page, 1 page
  const char *spot, *head, *arrow;                  // 0 column, 1 line · 0 page, 1 spot, 2 owner, 3 role
  const char *picture, *line, *lines;               // 0 count
  const char *added, *removed, *text, *rebroken;    // 0 what · 0 before, 1 after, 2 how · 0 lines, 1 lines, 2 words
  const char *changed, *deleted, *inserted, *both;  // 0 count, and 1 count
  const char *longer, *shorter;                     // 0 count of lines
  const char *moved, *flowed, *moved_page;          // 0 what, 1 dx, 2 dy · 0 what · 0 what, 1 page, 2 page, as `page`
  const char *resized, *cropped, *uncropped, *shifted;  // 0 … 3 mm · 0 mm, 1 sides
  const char* replaced;                                 // 0 before, 1 after
  const char *page_added, *page_removed, *page_moved;   // 0 page, 1 page
  std::array<const char*, 4> sides;
  const char* between_sides;
};

constexpr DiffWords english = {
    .page = "page {}",
    .strip = "the strip of pages {} and {}",
    .spot = "column {}, line {}",
    .head = "{}{}{}, {} ({}): ",
    .arrow = "{} → {}",
    .picture = "picture",
    .line = "1 line",
    .lines = "{} lines",
    .added = "{} added: {}",
    .removed = "{} removed: {}",
    .text = "text changed: {} → {} ({})",
    .rebroken = "broken anew, {} → {} lines: {}",
    .changed = "{} changed",
    .deleted = "{} deleted",
    .inserted = "{} inserted",
    .both = "{} deleted, {} inserted",
    .longer = ", {} more",
    .shorter = ", {} fewer",
    .moved = "{} moved by {}, {} mm",
    .flowed = "{} moved on",
    .moved_page = "{} moved from {} to {}",
    .resized = "picture resized, {} × {} → {} × {} mm",
    .cropped = "picture cropped by {} mm more ({})",
    .uncropped = "picture cropped by {} mm less ({})",
    .shifted = "picture shifted in its box ({})",
    .replaced = "another picture: {} → {}",
    .page_added = "{}: only in the new file",
    .page_removed = "{}: only in the old file",
    .page_moved = "{} is {} now",
    .sides = {"left", "right", "top", "foot"},
    .between_sides = ", ",
};

constexpr DiffWords chinese = {
    .page = "第{}版",
    .strip = "第{}、{}版中缝",
    .spot = "第{}栏第{}行",
    .head = "{}{}{} {}（{}）：",
    .arrow = "{} → {}",
    .picture = "图片",
    .line = "一行",
    .lines = "{}行",
    .added = "增{}：{}",
    .removed = "删{}：{}",
    .text = "{2}：{0} → {1}",
    .rebroken = "重新断行，{}行 → {}行：{}",
    .changed = "{}字改动",
    .deleted = "删{}字",
    .inserted = "增{}字",
    .both = "删{}字、增{}字",
    .longer = "，段增{}",
    .shorter = "，段减{}",
    .moved = "{}移动，横{}、竖{}毫米",
    .flowed = "{}顺移",
    .moved_page = "{}由{}移到{}",
    .resized = "图由 {} × {} 毫米改为 {} × {} 毫米",
    .cropped = "图裁 {} 毫米（{}）",
    .uncropped = "图少裁 {} 毫米（{}）",
    .shifted = "图在框里移动（{}）",
    .replaced = "换图：{} → {}",
    .page_added = "{}：只在新样",
    .page_removed = "{}：只在旧样",
    .page_moved = "{}改为{}",
    .sides = {"左", "右", "上", "下"},
    .between_sides = "、",
};

const DiffWords& words_in(Tongue language) { return language == Tongue::english ? english : chinese; }

template <class... Values>
std::string put_into(const char* words, const Values&... values) {
  return fmt::format(fmt::runtime(words), values...);
}

std::string mm(int64_t thousandths) { return JsonWriter::print_decimal(thousandths); }
// To a tenth: a desk measures no finer.
std::string tenth_mm(int64_t thousandths) {
  return JsonWriter::print_decimal((std::abs(thousandths) + 50) / 100 * 100);
}

// 两字, 三行: small counts as they are spoken.
std::string count(size_t n, Tongue language) {
  constexpr std::array<const char*, 11> spoken = {"零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"};
  return language == Tongue::english || n >= spoken.size() ? std::to_string(n) : spoken[n];
}

std::string lines_words(size_t n, Tongue language) {
  const DiffWords& w = words_in(language);
  return n == 1 ? w.line : put_into(w.lines, count(n, language));
}

std::string characters_words(int n, Tongue language) {
  const std::string counted = count(static_cast<size_t>(n), language);
  return language == Tongue::english ? fmt::format("{} {}", counted, n == 1 ? "character" : "characters") : counted;
}

std::string role_words(std::optional<Role> role, Tongue language) {
  if (!role) return words_in(language).picture;
  if (language == Tongue::english) return std::string(name_of(*role));
  constexpr const char* names[] = {"文字", "栏",   "正文", "引文", "标签", "小标题", "标题", "引题", "主题",
                                   "副题", "署名", "图注", "首字", "表格", "表头",   "下转", "上接"};
  const auto index = static_cast<size_t>(*role);
  return index < std::size(names) ? names[index] : std::string(name_of(*role));
}

std::string what(const LayoutChange& change, Tongue language) {
  if (!change.role) return words_in(language).picture;
  return lines_words(std::max(change.boxes_before.size(), change.boxes_after.size()), language);
}

// 两字改动，段增一行.
std::string how_changed(const LayoutChange& change, Tongue language) {
  const DiffWords& w = words_in(language);
  const std::string deleted = characters_words(change.deleted, language),
                    inserted = characters_words(change.inserted, language);
  std::string how = change.deleted == change.inserted ? put_into(w.changed, inserted)
                    : change.deleted == 0             ? put_into(w.inserted, inserted)
                    : change.inserted == 0            ? put_into(w.deleted, deleted)
                                                      : put_into(w.both, deleted, inserted);
  const size_t before = change.boxes_before.size(), after = change.boxes_after.size();
  if (after > before) how += put_into(w.longer, lines_words(after - before, language));
  if (after < before) how += put_into(w.shorter, lines_words(before - after, language));
  return how;
}

// "top 1.5, foot −0.5".
std::string sides_words(const LayoutCut& cut, const DiffWords& w) {
  std::string all;
  const std::array<int64_t, 4> sides = {cut.left, cut.right, cut.top, cut.bottom};
  for (size_t i = 0; i < sides.size(); ++i) {
    if (sides[i] == 0) continue;
    if (!all.empty()) all += w.between_sides;
    all += fmt::format("{} {}{}", w.sides[i], sides[i] < 0 ? "−" : "", tenth_mm(sides[i]));
  }
  return all;
}

std::string crop_words(const LayoutCut& cut, const DiffWords& w) {
  const std::array<int64_t, 4> sides = {cut.left, cut.right, cut.top, cut.bottom};
  int64_t more = 0, less = 0;
  for (const int64_t side : sides) (side > 0 ? more : less) += side;
  const std::string named = sides_words(cut, w);
  if (less == 0) return put_into(w.cropped, tenth_mm(more), named);
  if (more == 0) return put_into(w.uncropped, tenth_mm(less), named);
  return put_into(w.shifted, named);
}

// Where from, where to; nothing when either is unknown.
std::string way(const LayoutChange& change, Tongue language) {
  const std::string from = spot_words(change.spot_before, language), to = spot_words(change.spot_after, language);
  if (from.empty() || to.empty() || from == to) return {};
  return (language == Tongue::english ? ": " : "：") + put_into(words_in(language).arrow, from, to);
}

std::string move_words(const LayoutChange& change, Tongue language) {
  const DiffWords& w = words_in(language);
  const std::string moved = what(change, language);
  const std::string text = change.page_before != change.page_after
                               ? put_into(w.moved_page, moved, page_words(change.page_before, language),
                                          page_words(change.page_after, language))
                           : change.flows ? put_into(w.flowed, moved)
                                          : put_into(w.moved, moved, mm(change.dx), mm(change.dy));
  return text + way(change, language);
}

}  // namespace

std::string page_words(LayoutPageId page, Tongue language) {
  const DiffWords& w = words_in(language);
  return page.strip ? put_into(w.strip, page.number, page.strip) : put_into(w.page, page.number);
}

std::string spot_words(const LayoutSpot& spot, Tongue language) {
  if (spot.column == 0 || spot.line == 0) return {};
  return put_into(words_in(language).spot, spot.column, spot.line);
}

std::string what_changed(const LayoutChange& change, Tongue language) {
  const DiffWords& w = words_in(language);
  const auto size = [](const std::vector<LayoutBox>& boxes) { return boxes.empty() ? LayoutBox{} : boxes.front(); };
  const LayoutBox was = size(change.boxes_before), is = size(change.boxes_after);
  switch (change.kind) {
    case ChangeKind::added:
      return put_into(w.added, what(change, language), change.after);
    case ChangeKind::removed:
      return put_into(w.removed, what(change, language), change.before);
    case ChangeKind::text:
      return put_into(w.text, change.before, change.after, how_changed(change, language));
    case ChangeKind::rebroken:
      return put_into(w.rebroken, change.boxes_before.size(), change.boxes_after.size(), change.after);
    case ChangeKind::moved:
      return move_words(change, language);
    case ChangeKind::resized:
      return put_into(w.resized, tenth_mm(was.width), tenth_mm(was.height), tenth_mm(is.width), tenth_mm(is.height));
    case ChangeKind::cropped:
      return crop_words(change.cut, w);
    case ChangeKind::replaced:
      return put_into(w.replaced, change.before, change.after);
    case ChangeKind::page_added:
      return put_into(w.page_added, page_words(change.page_after, language));
    case ChangeKind::page_removed:
      return put_into(w.page_removed, page_words(change.page_before, language));
    case ChangeKind::page_moved:
      return put_into(w.page_moved, page_words(change.page_before, language), page_words(change.page_after, language));
  }
  return {};
}

std::string to_text(const LayoutChange& change, Tongue language) {
  if (change.owner.empty()) return what_changed(change, language);
  const DiffWords& w = words_in(language);
  const bool is_new = static_cast<bool>(change.page_after);
  const std::string page = page_words(is_new ? change.page_after : change.page_before, language);
  const std::string spot =
      change.kind == ChangeKind::moved ? "" : spot_words(is_new ? change.spot_after : change.spot_before, language);
  const char* comma = spot.empty() || language != Tongue::english ? "" : ", ";
  return put_into(w.head, page, comma, spot, change.owner, role_words(change.role, language)) +
         what_changed(change, language);
}

}  // namespace banxin
