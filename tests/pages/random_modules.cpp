#include "tests/pages/random_modules.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::test {

RandomModules::RandomModules(int seed) : RandomText(seed) { page(); }

void RandomModules::page() {
  const int chars = between(8, 13);
  columns_ = between(4, 8), lines_ = between(30, 70), vertical_ = one_in(4);
  const bool spread = one_in(6);
  const int strip = one_in(2) ? 4 : 1;
  int along = columns_ * (chars + 1) * 10 + 60, down = lines_ * 15 + 60;
  if (vertical_) std::swap(along, down);
  if (spread) (vertical_ ? lines_ : columns_) *= 2;
  divide({1, columns_, 1, lines_}, 0);
  files_["page.yaml"] = fmt::format(
      "template: page\nextends: house.yaml\npage: {{{}trim: [{}pt, {}pt], body: 10pt, pitch: 15pt, lines: {}, strip: "
      "{}, columns: {{count: {}, chars: {}, gap: 1}}}}\nblocks:\n{}",
      vertical_ ? "writing: vertical-rl, " : "", along, down, spread && vertical_ ? lines_ / 2 : lines_, strip,
      spread && !vertical_ ? columns_ / 2 : columns_, chars, blocks_);
  const bool right = vertical_ || one_in(6);
  files_["house.yaml"] = fmt::format(
      "house: house\n{}styles: {{body: {{size: 10pt}}, plain: {{size: 10pt, indent: 0em}}, small: {{size: 7.5pt, "
      "pitch: 10pt, indent: 0em}}, title: {{size: 12pt, indent: 0em}}, quote: {{size: 14pt, pitch: 20pt, indent: 0em, "
      "align: centre}}}}\n",
      right ? "binding: right\n" : "");
  files_["edition.yaml"] =
      fmt::format("edition: modules\npaper: 小报\ndate: 2025-09-07\nnumber: 1\npages: [{{template: page.yaml{}}}]\n",
                  !spread ? ""
                  : right ? ", spread: [3, 2]"
                          : ", spread: [2, 3]");
}

// Cut in two, a line free between the lower and the upper part, until the parts are small.
void RandomModules::divide(const Area& area, int depth) {
  const bool wide = area.cols() >= 4 && area.cols() * 8 > area.lines / 2, high = area.lines >= 24;
  if (depth < 4 && (wide || high) && !(depth > 1 && one_in(3))) {
    Area one = area, other = area;
    if (wide && (!high || one_in(2))) {
      one.last_col = between(area.first_col + 1, area.last_col - 2);
      other.first_col = one.last_col + 1;
      return divide(one, depth + 1), divide(other, depth + 1);
    }
    if (high) {
      one.lines = between(10, area.lines - 11);
      other.line = area.line + one.lines + 1, other.lines = area.lines - one.lines - 1;
      return divide(one, depth + 1), divide(other, depth + 1);
    }
  }
  fill(area);
}

void RandomModules::fill(const Area& area) {
  const int kind = between(1, 12);
  if (kind <= 5) return story(area);
  if (kind <= 7 && area.cols() >= 2 && area.lines >= 16) return shaped_story(area);
  if (kind == 8) return box(area);
  if (kind == 9) return table(area);
  if (kind == 10) return notices(area);
  if (kind == 11) return photo(area);
  story(area);
}

std::string RandomModules::next(const char* kind) { return fmt::format("{}{}", kind, ++count_); }

std::string RandomModules::at(const Area& area) const {
  return fmt::format("cols: {}-{}, line: {}, lines: {}", area.first_col, area.last_col, area.line, area.lines);
}

std::string RandomModules::story_file() {
  std::string text = "---\ntitle: " + han(between(4, 9)) + "\n" + (one_in(2) ? "kicker: " + han(5) + "\n" : "") +
                     (one_in(3) ? "byline: " + han(4) + "\n" : "") + "---\n";
  for (int section = between(1, 4); section > 0; --section) {
    if (section < 4 && !one_in(3)) text += "\n## " + han(between(3, 7)) + "\n";
    for (int paragraph = between(1, 8); paragraph > 0; --paragraph) {
      text += "\n" + std::string(one_in(9) ? "> " : one_in(9) ? "- " : "") + sentence() + "\n";
      constexpr const char* kinds[] = {"note", "link", "question", "flush", "signature", "answer"};
      if (one_in(8)) text += fmt::format("\n{{.{}}}\n", kinds[between(0, 5)]);
    }
    if (!vertical_ && one_in(6)) text += fmt::format("\n![{}](photo.jpg){{lines={}}}\n", han(5), between(4, 7));
  }
  const std::string file = next("s") + ".md";
  files_[file] = text;
  return file;
}

// As many columns as the page has there, or one fewer or more; tiers of a story across the page are few.
std::string RandomModules::columns_of(const Area& area, bool across) {
  const int columns = across ? between(1, 2) : std::max(1, area.cols() + (one_in(4) ? between(-1, 1) : 0));
  return fmt::format("columns: {}", columns);
}

std::string RandomModules::looks(const Area& area) {
  std::string keys = fmt::format(
      ", body: body, caption-style: small, section-head: {{style: plain, lines: {}, place: {}}}, flush-first: {}",
      between(1, 3), one_in(2) ? "column" : "across", one_in(2));
  if (one_in(4)) keys += fmt::format(", drop-cap: {{lines: {}}}", between(2, 3));
  if (one_in(5)) keys += ", paragraph-gap: 1";
  if (one_in(2)) keys += ", column-rule: {weight: 0.25pt}";
  if (one_in(5)) keys += ", remainder: column";
  return area.lines < 8 ? ", body: body, section-head: {style: plain, lines: 1}" : keys;
}

void RandomModules::story(const Area& area) {
  const std::string name = next("b");
  const bool across = one_in(7) && area.lines >= 14;
  const int head = area.lines >= 14 && one_in(2) ? between(3, 5) : 0;
  blocks_ +=
      fmt::format("  {}: {{kind: story, story: {}, {}, {}{}{}", name, story_file(), at(area), columns_of(area, across),
                  looks(area), across == vertical_ ? ", direction: horizontal" : ", direction: vertical");
  if (head) blocks_ += fmt::format(", headline: {{lines: {}, title: title, kicker: small, byline: small}}", head);
  blocks_ += "}\n";
  if (area.lines < 14) return;
  if (!across && head == 0 && area.cols() >= 2 && one_in(3)) {
    const Area head_area = {area.first_col, between(area.first_col, area.last_col), area.line, between(4, 7)};
    blocks_ += fmt::format("  {}: {{kind: headline, of: {}, in: {}, {}, title: title}}\n", next("h"), name, name,
                           at(head_area));
    return;
  }
  if (one_in(2)) in_story(area, name, head);
}

// What its text runs round.
void RandomModules::in_story(const Area& area, const std::string& name, int head) {
  const int room = area.lines - head, height = between(3, std::max(3, room / 2));
  Area inner = area;
  inner.first_col = between(area.first_col, area.last_col), inner.last_col = between(inner.first_col, area.last_col);
  inner.line = area.line + head + between(0, room - height), inner.lines = height;
  if (vertical_) inner.line = area.line + between(head, area.lines - height);
  std::string keys = at(inner);
  if (one_in(3))
    keys += fmt::format(", clear: {{above: {}, below: {}, side: {}}}", between(0, 1), between(0, 2),
                        one_in(2) ? "1字" : "0.5字");
  const std::string what = next("i");
  switch (between(1, 5)) {
    case 1:
      blocks_ += fmt::format("  {}: {{kind: photo, in: {}, {}, file: photo.jpg, caption: {}, caption-style: small}}\n",
                             what, name, keys, han(6));
      break;
    case 2:
      blocks_ += fmt::format("  {}: {{kind: pull-quote, in: {}, {}, style: quote, text: {}}}\n", what, name, keys,
                             han(between(3, 9)));
      break;
    case 3:
      blocks_ += fmt::format("  {}: {{kind: table, in: {}, {}, style: small, rows: {}}}\n", what, name, keys,
                             rows(between(1, 2 * inner.cols())));
      break;
    case 4:
      blocks_ +=
          fmt::format("  {}: {{kind: box, in: {}, {}, border: {{weight: 0.5pt}}, blocks: {{}}}}\n", what, name, keys);
      break;
    default:
      blocks_ += fmt::format("  {}: {{kind: text, in: {}, {}, style: small, text: {}}}\n", what, name, keys, han(9));
  }
}

// An L, its corner filled with a table; or columns that end on lines of their own.
void RandomModules::shaped_story(const Area& area) {
  std::string shape;
  const std::string name = next("b"), file = story_file();
  const int turn = between(area.first_col, area.last_col - 1), corner = between(4, area.lines - 8);
  const bool has_corner = one_in(2), upper = one_in(2);
  if (has_corner) {
    shape = fmt::format("{{cols: {}-{}, lines: {}}}, {{cols: {}-{}, line: {}, lines: {}}}", area.first_col, turn,
                        area.lines, turn + 1, area.last_col, upper ? corner + 2 : 1, area.lines - corner - 1);
  } else {
    for (int column = area.first_col; column <= area.last_col; ++column)
      shape += fmt::format("{}{{cols: {}, lines: {}}}", column > area.first_col ? ", " : "", column,
                           between(std::max(6, area.lines - 9), area.lines));
  }
  blocks_ += fmt::format("  {}: {{kind: story, story: {}, line: {}, shape: [{}]{}}}\n", name, file, area.line, shape,
                         looks(area));
  const Area rest = {turn + 1, area.last_col, upper ? area.line : area.line + area.lines - corner, corner};
  if (has_corner) table(rest);
}

void RandomModules::box(const Area& area) {
  const std::string file = story_file();
  const int columns = std::max(1, area.cols());
  blocks_ += fmt::format(
      "  {}: {{kind: box, {}, padding: {}, border: {{weight: 0.5pt}}, columns: {}, blocks: {{{}: {{kind: story, story: "
      "{}, columns: {}{}, headline: {{lines: 3, title: title}}}}}}}}\n",
      next("x"), at(area), one_in(2) ? "1字" : "4pt", columns, next("b"), file, columns, looks({1, 1, 1, 1}));
}

std::string RandomModules::rows(int columns) {
  std::string all = "[";
  for (int row = between(1, 7); row > 0; --row) {
    all += all.size() > 1 ? ", [" : "[";
    for (int column = 0; column < columns; ++column) all += (column ? ", " : "") + han(between(1, 5));
    all += "]";
  }
  return all + "]";
}

void RandomModules::table(const Area& area) {
  blocks_ += fmt::format("  {}: {{kind: table, {}, style: small, title: {}, title-style: title, rows: {}}}\n",
                         next("t"), at(area), han(4), rows(between(1, 2 * area.cols())));
}

void RandomModules::notices(const Area& area) {
  const std::string file = next("n") + ".md";
  std::string text;
  for (int entry = between(2, 14); entry > 0; --entry) text += "## " + han(3) + "\n\n" + sentence() + "\n\n";
  files_[file] = text;
  blocks_ += fmt::format("  {}: {{kind: notices, {}, file: {}, columns: {}, style: small, balance: {}}}\n", next("c"),
                         at(area), file, area.cols(), one_in(2) ? "columns" : "none");
}

void RandomModules::photo(const Area& area) {
  blocks_ += fmt::format("  {}: {{kind: photo, {}, file: photo.jpg, caption: {}, caption-style: small}}\n", next("p"),
                         at(area), han(between(3, 30)));
}

}  // namespace banxin::test
