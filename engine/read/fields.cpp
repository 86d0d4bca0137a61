// Values that mean the same wherever they stand. Those that name something of the page are in fields_names.cpp.
#include "read/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>

#include "base/message.h"
#include "base/utf8.h"
#include "read/nearest.h"

namespace banxin {
namespace {

constexpr size_t longest_matched = 1000;  // std::regex goes as deep as the text is long

// Patterns stand in the program; to make one ready costs more than a hundred matches.
const std::regex& ready_pattern(const char* pattern) {
  thread_local std::map<std::string_view, std::regex> ready;
  const auto known = ready.find(pattern);
  return known != ready.end() ? known->second : ready.emplace(pattern, std::regex(pattern)).first->second;
}

bool is_name(const std::string& text, const char* pattern) {
  return !text.empty() && text.size() <= longest_matched &&
         (!*pattern || std::regex_match(text, ready_pattern(pattern)));
}

std::string_view shown_name(const std::string& text) {
  return text.size() > longest_matched ? std::string_view("…") : text;
}

}  // namespace

const Node* YamlFields::find(Key key) {
  known_.emplace_back(key.name);
  const Node::Entry* entry = map_.find(key.name);
  if (entry) return entry->value.get();
  if (key.required) {
    scope_.report.error("missing-key", map_.place, say("{} has no {}", what_, key.name),
                        say("write {}: {}", key.name, looked_up(key.purpose)));
  }
  return nullptr;
}

const Node* YamlFields::scalar(Key key, const Message& wanted) {
  const Node* value = find(key);
  if (!value || value->is_scalar()) return value;
  wrong_type(key, *value, wanted);
  return nullptr;
}

void YamlFields::wrong_type(Key key, const Node& value, const Message& wanted) {
  fault(value, "wrong-type", say("{} of {} needs {}, this is {}", key.name, what_, wanted, kind_word(value)),
        looked_up(key.purpose));
}

void YamlFields::fault(const Node& value, const Fault& found) {
  fault(value, found.code.c_str(), found.text, found.hint);
}

void YamlFields::fault(const Node& value, const char* code, const Message& text, const Message& hint) {
  const int length = value.is_scalar() && !value.block ? static_cast<int>(utf8::length(value.text)) : 1;
  scope_.report.error(code, value.place, text, hint, std::max(length + (value.quoted ? 2 : 0), 1));
}

std::optional<Length> YamlFields::length_of(const Node& value) {
  Units units = scope_.units();
  units.em = em_;
  const auto parsed = parse_length(value.text, units);
  if (const Length* length = std::get_if<Length>(&parsed)) return *length;
  fault(value, std::get<Fault>(parsed));
  return std::nullopt;
}

void YamlFields::length(Key key, Length& value) {
  std::optional<Length> read;
  length(key, read);
  if (read) value = *read;
}

void YamlFields::length(Key key, std::optional<Length>& value) {
  const Node* node = scalar(key, say("a length"));
  if (!node) return;
  if (const auto read = length_of(*node)) value = read;
}

void YamlFields::integer(Key key, int& value, int least, int most) {
  const Node* node = scalar(key, say("a whole number"));
  if (!node) return;
  const auto number = parse_integer(node->text);
  if (!number) {
    fault(*node, "wrong-type", say("{} of {} needs a whole number, not \"{}\"", key.name, what_, node->text),
          say("write a number from {} to {}", least, most));
  } else if (*number < least || *number > most) {
    fault(*node, "out-of-range", say("{} of {} is {}", key.name, what_, *number),
          say("write a number from {} to {}", least, most));
  } else {
    value = *number;
  }
}

void YamlFields::em(Key key, Em& value) {
  const Node* node = scalar(key, say("a share of the type size"));
  if (!node) return;
  const auto parsed = parse_em(node->text);
  if (const int* milli = std::get_if<int>(&parsed))
    value.milli = *milli;
  else
    fault(*node, std::get<Fault>(parsed));
}

void YamlFields::percent(Key key, int& value, int least, int most) {
  const Node* node = scalar(key, say("a percentage"));
  if (!node) return;
  const auto parsed = parse_percent(node->text);
  const int* share = std::get_if<int>(&parsed);
  if (!share) return fault(*node, std::get<Fault>(parsed));
  if (*share < least || *share > most) {
    return fault(*node, "out-of-range", say("{} of {} is {}", key.name, what_, node->text),
                 say("write {}% to {}%", least / 10, most / 10));
  }
  value = *share;
}

void YamlFields::flag(Key key, bool& value) {
  const Node* node = scalar(key, say("true or false"));
  if (!node) return;
  if (!node->quoted && (node->text == "true" || node->text == "false"))
    value = node->text == "true";
  else
    fault(*node, "wrong-type", say("{} of {} needs true or false, not \"{}\"", key.name, what_, node->text),
          say("write true or false"));
}

void YamlFields::word(Key key, std::string& value) {
  constexpr size_t longest = 4000;  // bytes; a QR code holds 2953
  const Node* node = scalar(key, say("a word"));
  if (!node) return;
  if (node->text.size() > longest)
    return fault(*node, "long-value", say("{} of {} has more than {} bytes", key.name, what_, longest),
                 looked_up(key.purpose));
  value = node->text;
}

void YamlFields::words(Key key, std::vector<std::string>& value, const char* pattern) {
  const Node* node = find(key);
  if (!node) return;
  std::vector<const Node*> items{node};
  if (node->is_list()) items.clear();
  if (node->is_list())
    for (const NodePtr& item : node->items) items.push_back(item.get());
  std::vector<std::string> read;
  for (const Node* item : items) {
    if (!item->is_scalar()) return wrong_type(key, *item, say("a word, or a list of words"));
    if (!is_name(item->text, pattern))
      return fault(*item, "bad-name", say("{} of {} cannot hold \"{}\"", key.name, what_, shown_name(item->text)),
                   looked_up(key.purpose));
    read.push_back(item->text);
  }
  value = std::move(read);
}

void YamlFields::choice(Key key, int& value, const Words& words) {
  const Node* node = scalar(key, say("a word"));
  if (!node) return;
  for (size_t i = 0; i < words.size(); ++i)
    if (node->text == words[i]) return void(value = static_cast<int>(i));
  const std::vector<std::string> known(words.begin(), words.end());
  fault(*node, "unknown-word",
        say("{} of {} cannot be \"{}\"{}", key.name, what_, node->text, did_you_mean(node->text, known)),
        one_of(known));
}

void YamlFields::range(Key key, int& first, int& last) {
  constexpr int most = 64;
  constexpr Phrase hint = phrase("write the first and the last base column, from 1: 1-4, or one: 3");
  const Node* node = scalar(key, say("a range of columns"));
  if (!node) return;
  const std::string_view text = node->text;
  const size_t dash = std::min(text.find('-'), text.size());
  const auto from = parse_integer(text.substr(0, dash));
  const auto to = dash == text.size() ? from : parse_integer(text.substr(dash + 1));
  if (!from || !to)
    return fault(*node, "bad-range", say("{} of {} needs a range, not \"{}\"", key.name, what_, text), hint);
  if (*from < 1 || *to > most)
    return fault(*node, "bad-range", say("the range {} of {} leaves 1 to {}", text, what_, most), hint);
  if (*from > *to) {
    return fault(*node, "bad-range", say("the range {} of {} runs backwards", text, what_),
                 say("write {}-{}", *to, *from));
  }
  first = *from, last = *to;
}

void YamlFields::focus(Key key, std::array<int, 2>& value) {
  const Node* node = find(key);
  if (!node) return;
  std::array<int, 2> read{};
  const bool pair = node->is_list() && node->items.size() == 2;
  for (size_t i = 0; pair && i < 2; ++i) {
    const auto share = node->items[i]->is_scalar() ? parse_decimal(node->items[i]->text) : std::nullopt;
    read[i] = share && *share >= 0 && *share <= 1 ? round_to_int(*share * 1000) : -1;
  }
  if (pair && read[0] >= 0 && read[1] >= 0)
    value = read;
  else
    fault(*node, "wrong-type", say("{} of {} needs two numbers from 0 to 1", key.name, what_),
          say("write [0.5, 0.4]: the share of the width, and of the height"));
}

void YamlFields::map(Key key, const std::function<void(Fields&)>& walk) {
  const Node* node = find(key);
  if (!node) return;
  if (!node->is_map()) return wrong_type(key, *node, say("a map"));
  YamlFields inner(*node, say("{} of {}", key.name, what_), scope_, em_);
  walk(inner);
  inner.finish();
}

void YamlFields::list(Key key, const std::function<void(Fields&)>& walk) {
  constexpr size_t most = 1000;
  const Node* node = find(key);
  if (!node) return;
  if (!node->is_list() || node->items.empty() || node->items.size() > most)
    return wrong_type(key, *node, say("a list of maps"));
  for (const NodePtr& item : node->items) {
    if (!item->is_map()) return wrong_type(key, *item, say("a map in each place"));
    YamlFields inner(*item, say("{} of {}", key.name, what_), scope_, em_);
    walk(inner);
    inner.finish();
  }
}

Place YamlFields::place(const char* key) const {
  const Node::Entry* entry = map_.find(key);
  return entry ? entry->value->place : map_.place;
}

void YamlFields::error(const char* key, const char* code, const Message& text, const Message& hint) {
  const Node::Entry* entry = map_.find(key);
  fault(entry ? *entry->value : map_, code, text, hint);
}

void YamlFields::name(Key key, std::string& value, const char* pattern) {
  const Node* node = scalar(key, say("a name"));
  if (!node) return;
  if (!is_name(node->text, pattern))
    return fault(*node, "bad-name", say("{} of {} cannot be \"{}\"", key.name, what_, shown_name(node->text)),
                 looked_up(key.purpose));
  value = node->text;
}

void YamlFields::size(Key key, std::optional<Size>& value) {
  const Node* node = find(key);
  if (!node) return;
  if (!node->is_list() || node->items.size() != 2 || !node->items[0]->is_scalar() || !node->items[1]->is_scalar())
    return fault(*node, "wrong-type", say("{} of {} needs a width and a height", key.name, what_),
                 say("write [390mm, 550mm]"));
  const auto width = length_of(*node->items[0]), height = length_of(*node->items[1]);
  if (width && height) value = Size{*width, *height};
}

void YamlFields::margin(Key key, std::optional<Length>& value, bool& centred) {
  const Node* node = scalar(key, say("a length or centre"));
  if (!node) return;
  if (node->text == "centre") return void(centred = true);
  if (const auto read = length_of(*node)) value = read;
}

void YamlFields::tree(Key key, Tree which, NodePtr& value) {
  known_.emplace_back(key.name);
  const Node::Entry* entry = map_.find(key.name);
  if (!entry) return void(key.required ? find(key) : nullptr);
  const bool list = which == Tree::pages;
  if (list ? entry->value->is_list() : entry->value->is_map())
    value = entry->value;
  else
    wrong_type(key, *entry->value, list ? say("a list") : say("a map"));
}

std::optional<SheetSide> YamlFields::pair_of(Key key, const Node& value) {
  constexpr int most = 9999;
  const auto number = [&](size_t i) {
    return value.items[i]->is_scalar() ? parse_integer(value.items[i]->text) : std::nullopt;
  };
  const bool pair = value.is_list() && value.items.size() == 2;
  const auto left = pair ? number(0) : std::nullopt, right = pair ? number(1) : std::nullopt;
  if (left && right && *left >= 1 && *right >= 1 && *left <= most && *right <= most)
    return SheetSide{*left, *right, value.place};
  fault(value, "wrong-type", say("{} of {} needs two page numbers", key.name, what_), say("write [2, 3]"));
  return std::nullopt;
}

void YamlFields::page_pair(Key key, SheetSide& value) {
  const Node* node = find(key);
  if (!node) return;
  if (const auto read = pair_of(key, *node)) value = *read;
}

void YamlFields::page_pairs(Key key, std::vector<SheetSide>& value) {
  constexpr size_t most = 1000;
  const Node* node = find(key);
  if (!node) return;
  if (!node->is_list() || node->items.empty() || node->items.size() > most)
    return wrong_type(key, *node, say("a list of pairs of pages"));
  for (const NodePtr& item : node->items)
    if (const auto read = pair_of(key, *item)) value.push_back(*read);
}

void YamlFields::finish() {
  for (const Node::Entry& entry : map_.entries) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    scope_.report.error("unknown-key", entry.place,
                        say("unknown key \"{}\" in {}{}", entry.key, what_, did_you_mean(entry.key, known_)),
                        say("known here: {}", one_of(known_)), static_cast<int>(utf8::length(entry.key)));
  }
}

}  // namespace banxin
