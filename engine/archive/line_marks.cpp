#include "archive/line_marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/json.h"
#include "base/message.h"
#include "base/sha256.h"
#include "sheet/diff_words.h"

namespace banxin {
namespace {

constexpr size_t mark_size = 4;

std::string mark_of(const LayoutLine& line) {
  const LayoutBox& box = line.box;
  const std::string all = fmt::format("{} {} {} {} {} {} {}", name_of(line.role), line.paragraph, box.x, box.y,
                                      box.width, box.height, line.text);
  return sha256(all).substr(0, mark_size);
}

template <class Texts>
auto text_named(Texts& texts, const std::string& name) {
  return std::ranges::find(texts, name, &MarkedText::name);
}

Message told_line(const LayoutLine& line, size_t number) {
  const auto mm = [](int64_t micrometres) { return JsonWriter::print_decimal(micrometres); };
  return say("{} ({}), line {}, now at {}, {} mm: {}", line.owner.label(), role_words(line.role), number,
             mm(line.box.x), mm(line.box.y), line.text);
}

}  // namespace

LineMarks marks_of(const Layout& page) {
  LineMarks texts;
  for (const LayoutLine& line : page.lines) {
    auto text = text_named(texts, line.owner.label());
    if (text == texts.end()) text = texts.insert(text, {line.owner.label(), ""});
    text->marks += mark_of(line);
  }
  return texts;
}

Message first_moved(const LineMarks& then, const Layout& now) {
  LineMarks passed;  // up to the line that is looked at
  for (const LayoutLine& line : now.lines) {
    const std::string& name = line.owner.label();
    auto text = text_named(passed, name);
    if (text == passed.end()) text = passed.insert(text, {name, ""});
    const auto old = text_named(then, name);
    const std::string mark = mark_of(line);
    if (old == then.end() || old->marks.compare(text->marks.size(), mark_size, mark) != 0)
      return told_line(line, text->marks.size() / mark_size + 1);
    text->marks += mark;
  }
  for (const MarkedText& old : then) {
    const auto text = text_named(passed, old.name);
    const size_t left = text == passed.end() ? 0 : text->marks.size();
    if (old.marks.size() > left)
      return say("{}: {} lines are gone, the first of them line {}", old.name, (old.marks.size() - left) / mark_size,
                 left / mark_size + 1);
  }
  return say("no line moved; letters within lines, pictures, rules or tints did");
}

}  // namespace banxin
