#include "read/slot_edit.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "read/yaml.h"

namespace banxin {
namespace {

// What cannot be done to the file as it is written.
struct CannotWrite {
  Place place;
  Message why;
};

class Editor {
 public:
  explicit Editor(std::string_view text) : text_(text) {
    starts_.push_back(0);
    for (size_t i = 0; i < text_.size(); ++i)
      if (text_[i] == '\n') starts_.push_back(i + 1);
  }

  std::string run(const Node& root, Place page, const SlotValue& value) {
    const Node::Entry* pages = root.find("pages");
    if (!pages || !pages->value->is_list()) throw CannotWrite{root.place, say("it has no list of pages")};
    const auto own = std::ranges::find_if(pages->value->items, [&](const NodePtr& one) { return one->place == page; });
    if (own == pages->value->items.end()) throw CannotWrite{page, say("no page is written here")};
    const Node::Entry* slots = (*own)->find("slots");
    std::string in_slot = value.value;
    for (size_t k = value.path.size(); k-- > 0;) in_slot = fmt::format("{{{}: {}}}", value.path[k], in_slot);
    if (!slots || slots->value->kind == Node::Kind::null) {
      if (slots) throw CannotWrite{slots->place, say("its slots are empty")};
      put(**own, "slots", fmt::format("{{{}: {}}}", value.block, in_slot));
      return std::move(text_);
    }
    const Node::Entry* slot = slots->value->find(value.block);
    if (!slot)
      put(*slots->value, value.block, in_slot);
    else if (slot->value->is_map())
      put_path(*slot->value, value.path, value.value);
    else
      wrap(*slot->value, is_flow(*slots->value), value);
    return std::move(text_);
  }

 private:
  size_t byte_of(Place place) const {
    size_t at = starts_[static_cast<size_t>(place.line) - 1];
    for (int column = 1; column < place.column && at < text_.size(); ++column)
      for (++at; at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U;) ++at;
    return at;
  }

  bool is_flow(const Node& node) const {
    const char c = text_[byte_of(node.place)];
    return c == '{' || c == '[';
  }

  // Others mean this value by its anchor.
  bool has_anchor(size_t at) const {
    const size_t line = text_.rfind('\n', at) + 1;
    const std::string_view before = std::string_view(text_).substr(line, at - line);
    return before.ends_with(' ') && before.substr(before.find_last_of(" ", before.size() - 2) + 1).starts_with('&');
  }

  // Where the value that is written at a place ends.
  size_t end_of(const Node& node, bool inside_flow) const {
    const size_t at = byte_of(node.place);
    if (at >= text_.size() || node.block || text_[at] == '*' || has_anchor(at))
      throw CannotWrite{node.place, say("this value is written in several lines, or by an anchor")};
    if (text_[at] == '"' || text_[at] == '\'') return end_of_quote(at);
    if (text_[at] == '{' || text_[at] == '[') return end_of_flow(at);
    if (!node.is_scalar()) throw CannotWrite{node.place, say("this value is written in several lines")};
    size_t end = at;
    while (end < text_.size() && text_[end] != '\n' && !text_.substr(end).starts_with(" #") &&
           !(inside_flow && (text_[end] == ',' || text_[end] == '}' || text_[end] == ']')))
      ++end;
    while (end > at && (text_[end - 1] == ' ' || text_[end - 1] == '\r')) --end;
    return end;
  }

  size_t end_of_quote(size_t at) const {
    const char quote = text_[at];
    for (size_t i = at + 1; i < text_.size(); ++i) {
      if (quote == '"' && text_[i] == '\\') {
        ++i;
      } else if (text_[i] == quote) {
        if (quote == '"' || i + 1 >= text_.size() || text_[i + 1] != quote) return i + 1;
        ++i;
      }
    }
    return text_.size();
  }

  // Its brackets hold others, quotes and comments.
  size_t end_of_flow(size_t at) const {
    int depth = 0;
    for (size_t i = at; i < text_.size(); ++i) {
      const char c = text_[i];
      const bool begins_word = i > 0 && std::string_view(" ,[{:\n").find(text_[i - 1]) != std::string_view::npos;
      if ((c == '"' || c == '\'') && begins_word)
        i = end_of_quote(i) - 1;
      else if (c == '#' && (text_[i - 1] == ' ' || text_[i - 1] == '\n'))
        i = std::min(text_.find('\n', i), text_.size());
      else if (c == '{' || c == '[')
        ++depth;
      else if ((c == '}' || c == ']') && --depth == 0)
        return i + 1;
    }
    return text_.size();
  }

  void replace(size_t from, size_t to, const std::string& by) { text_.replace(from, to - from, by); }

  // A key of a map that is there, or a new one: in a flow map behind its bracket, else in a line of its own.
  void put(const Node& map, const std::string& key, const std::string& value) {
    const size_t at = byte_of(map.place);
    if (const Node::Entry* entry = map.find(key))
      return replace(byte_of(entry->value->place), end_of(*entry->value, is_flow(map)), value);
    if (is_flow(map))
      return replace(at + 1, at + 1, fmt::format("{}: {}{}", key, value, map.entries.empty() ? "" : ", "));
    if (map.entries.empty()) throw CannotWrite{map.place, say("it is empty")};
    // Below its first entry when that fits its line, as of a page `template` comes first; else above it.
    const Node::Entry& first = map.entries.front();
    const std::string indent(static_cast<size_t>(first.place.column) - 1, ' ');
    const bool written_short = (first.value->is_scalar() && !first.value->block) || is_flow(*first.value);
    if (written_short) {
      const size_t end = std::min(text_.find('\n', end_of(*first.value, false)), text_.size());
      return replace(end, end, fmt::format("\n{}{}: {}", indent, key, value));
    }
    const size_t line = byte_of(first.place);
    replace(line, line, fmt::format("{}: {}\n{}", key, value, indent));
  }

  void put_path(const Node& map, std::vector<std::string> path, const std::string& value) {
    const std::string key = path.front();
    path.erase(path.begin());
    const Node::Entry* entry = map.find(key);
    if (!path.empty() && entry && entry->value->is_map()) return put_path(*entry->value, std::move(path), value);
    std::string written = value;
    for (size_t k = path.size(); k-- > 0;) written = fmt::format("{{{}: {}}}", path[k], written);
    put(map, key, written);
  }

  // A bare value becomes that of its main key.
  void wrap(const Node& bare, bool inside_flow, const SlotValue& value) {
    const size_t from = byte_of(bare.place), to = end_of(bare, inside_flow);
    std::string written = value.value;
    for (size_t k = value.path.size(); k-- > 0;)
      written =
          k == 0 ? fmt::format("{}: {}", value.path[k], written) : fmt::format("{{{}: {}}}", value.path[k], written);
    // In a list or a map of one line a comma would end the value: it is put in quotes.
    std::string old = text_.substr(from, to - from);
    const bool quoted = old.starts_with('"') || old.starts_with('\'') || old.starts_with('[') || old.starts_with('{');
    if (!quoted && old.find_first_of(",[]{}") != std::string::npos) old = fmt::format("\"{}\"", old);
    replace(from, to, fmt::format("{{{}: {}, {}}}", value.main_key, old, written));
  }

  std::string text_;
  std::vector<size_t> starts_;
};

}  // namespace

std::optional<std::string> with_slot_value(std::string_view text, FileId file, Place page, const SlotValue& value,
                                           Report& report) {
  Report notes = report.sibling();
  const NodePtr root = parse_yaml(text, file, 1, notes);
  if (notes.failed()) return report.join(notes), std::nullopt;
  try {
    return Editor(text).run(*root, page, value);
  } catch (const CannotWrite& fault) {
    report.error("cannot-write-slot", fault.place, say("slot {} cannot be written here: {}", value.block, fault.why),
                 say("write it yourself: {}: {{{}: {}}}", value.block, fmt::join(value.path, ": {"), value.value));
  }
  return std::nullopt;
}

}  // namespace banxin
