// The only file that includes yaml-cpp. It is used as an event parser; what 0.7 lets pass is refused here: duplicate
// keys, quotes that swallow lines, columns counted in bytes, merge keys, alias bombs.
#include "read/yaml.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <unordered_map>

#include "base/message.h"
#include "base/printable.h"
#include "base/utf8.h"
#include "read/source.h"

namespace banxin {
namespace {

constexpr size_t depth_limit = 64;
constexpr size_t node_limit = 100'000;
constexpr Phrase tab_text = phrase("a tab cannot indent a line");
constexpr Phrase tab_hint = phrase("write spaces instead of the tab");

struct Stop {};  // the report holds the reason

// The lines of a text, found in constant time by number.
class Lines {
 public:
  Lines(std::string_view text, FileId file, int first_line) : file_(file), first_line_(first_line) {
    for (size_t at = 0; at <= text.size();) {
      const size_t end = std::min(text.find('\n', at), text.size());
      lines_.push_back(text.substr(at, end - at));
      at = end + 1;
    }
  }

  /// yaml-cpp counts lines and columns from 0, columns in bytes.
  Place place(const YAML::Mark& mark) const {
    if (mark.is_null()) return {file_, first_line_, 1};
    const std::string_view line = from(mark, 0);
    const size_t column = std::min(static_cast<size_t>(std::max(mark.column, 0)), line.size());
    return {file_, first_line_ + mark.line, static_cast<int>(utf8::length(line.substr(0, column))) + 1};
  }
  /// The rest of the line from byte `column` on.
  std::string_view from(const YAML::Mark& mark, size_t column) const {
    const auto n = static_cast<size_t>(std::max(mark.line, 0));
    if (n >= lines_.size()) return {};
    std::string_view line = lines_[n];
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line.substr(std::min(column, line.size()));
  }
  /// Blanks before the first line with text below line `n` (from 0).
  int indent_below(int n) const {
    for (size_t i = static_cast<size_t>(n) + 1; i < lines_.size(); ++i) {
      const size_t at = lines_[i].find_first_not_of(" \r");
      if (at != std::string_view::npos) return static_cast<int>(at);
    }
    return 0;
  }
  /// Where a tab stands among the blanks that begin line `n` (from 0).
  std::optional<Place> tab_in_indentation(int n) const {
    if (n < 0 || static_cast<size_t>(n) >= lines_.size()) return std::nullopt;
    const std::string_view line = lines_[static_cast<size_t>(n)];
    const size_t at = std::min(line.find_first_not_of(' '), line.size());
    if (at == line.size() || line[at] != '\t') return std::nullopt;
    return Place{file_, first_line_ + n, static_cast<int>(at) + 1};
  }
  std::string_view from(const YAML::Mark& mark) const {
    return from(mark, static_cast<size_t>(std::max(mark.column, 0)));
  }

 private:
  FileId file_;
  int first_line_;
  std::vector<std::string_view> lines_;
};

bool closes_in_line(std::string_view quoted) {
  const char quote = quoted[0];
  for (size_t at = 1; at < quoted.size(); ++at) {
    if (quote == '"' && quoted[at] == '\\')
      ++at;
    else if (quoted[at] == quote) {
      if (quote == '"' || at + 1 >= quoted.size() || quoted[at + 1] != quote) return true;
      ++at;
    }
  }
  return false;
}

class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const Lines& lines, Report& report) : lines_(lines), report_(report) {}

  NodePtr root() const { return root_; }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Node node;
    node.place = lines_.place(mark);
    put(std::move(node), anchor);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end())
      fail("yaml", mark, say("this alias stands inside the value it names"), say("write the value out"));
    put(found->second, lines_.place(mark));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(mark, tag, anchor, Node::Kind::list, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(mark, tag, anchor, Node::Kind::map, style);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    YAML::anchor_t anchor;
    bool in_brackets;
    NodePtr key;                                   // read, its value still to come
    std::unordered_map<std::string, size_t> keys;  // → entry
  };

  [[noreturn]] void fail(const char* code, const YAML::Mark& mark, const Message& text, const Message& hint) {
    fail_at(code, lines_.place(mark), text, hint);
  }
  [[noreturn]] void fail_at(const char* code, Place place, const Message& text, const Message& hint) {
    report_.error(code, place, text, hint);
    throw Stop{};
  }
  void refuse_tag(const YAML::Mark& mark, const std::string& tag);
  void check_one_line(const YAML::Mark& mark, const Node& node, std::string_view source);
  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind,
            YAML::EmitterStyle::value style);
  void close();
  void put(Node node, YAML::anchor_t anchor) {
    auto made = std::make_shared<const Node>(std::move(node));
    if (anchor != YAML::NullAnchor) anchors_[anchor] = made;
    const Place place = made->place;
    put(std::move(made), place);
  }
  void put(NodePtr node, Place place);
  void put_value(Open& map, NodePtr value);

  const Lines& lines_;
  Report& report_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, NodePtr> anchors_;
  size_t nodes_ = 0;
  NodePtr root_;
};

void TreeBuilder::refuse_tag(const YAML::Mark& mark, const std::string& tag) {
  if (!tag.empty() && tag != "?" && tag != "!")
    fail("tag", mark, say("the tag {} is not known here", tag), say("leave it out: every key knows its type"));
}

// Text after an anchor, which shares the mark of its value.
std::string_view behind_anchor(std::string_view source) {
  if (!source.starts_with('&')) return source;
  const size_t end = std::min(source.find_first_of(" \t"), source.size());
  source.remove_prefix(end);
  source.remove_prefix(std::min(source.find_first_not_of(" \t"), source.size()));
  return source;
}

void TreeBuilder::check_one_line(const YAML::Mark& mark, const Node& node, std::string_view source) {
  if (node.quoted) {
    if (!closes_in_line(source))
      fail("unclosed-quote", mark, say("this quote is not closed in its line"),
           say("close it, or write a text of several lines after a | on the next lines"));
  } else if (!node.block && !source.starts_with(node.text)) {
    if (const auto tab = lines_.tab_in_indentation(mark.line + 1)) fail_at("tab", *tab, tab_text, tab_hint);
    const bool in_brackets = !open_.empty() && open_.back().in_brackets;
    fail("multi-line-value", mark, say("this value runs on into the next line"),
         in_brackets ? say("close the bracket, or put a comma between the values")
                     : say("indent the next line like its neighbours, or write a text of several lines after a |"));
  }
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  refuse_tag(mark, tag);
  const std::string_view written = lines_.from(mark), source = behind_anchor(written);
  Node node;
  node.kind = Node::Kind::scalar;
  node.place = lines_.place(mark);
  node.place.column += static_cast<int>(utf8::length(written.substr(0, written.size() - source.size())));
  node.text = value;
  node.quoted = tag == "!" && (source.starts_with('"') || source.starts_with('\''));
  node.block = tag == "!" && !node.quoted;
  if (node.block) node.indent = lines_.indent_below(mark.line);
  // Only an escape can bring it in here: "\uFFFE".
  if (const size_t at = find_forbidden(value); at != std::string::npos)
    fail_at("control-character", node.place, forbidden_text(value, at), forbidden_hint);
  check_one_line(mark, node, source);
  put(std::move(node), anchor);
}

void TreeBuilder::open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind,
                       YAML::EmitterStyle::value style) {
  refuse_tag(mark, tag);
  if (open_.size() >= depth_limit)
    fail("nesting", mark, say("this is nested deeper than {} levels", depth_limit), say("write it flatter"));
  Node node;
  node.kind = kind;
  node.place = lines_.place(mark);
  const bool in_brackets = style == YAML::EmitterStyle::Flow;
  open_.push_back({std::move(node), anchor, in_brackets, nullptr, {}});
}

void TreeBuilder::close() {
  Open done = std::move(open_.back());
  open_.pop_back();
  // Its nodes were counted one by one already.
  nodes_ -= done.node.size - 1;
  put(std::move(done.node), done.anchor);
}

void TreeBuilder::put(NodePtr node, Place place) {
  nodes_ += node->size;
  if (nodes_ > node_limit) {
    report_.error("too-many-nodes", place,
                  say("this file has more than {} values when its aliases are written out", node_limit),
                  say("split it into several files, or use fewer aliases"));
    throw Stop{};
  }
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = open_.back();
  parent.node.size += node->size;
  if (parent.node.is_list())
    parent.node.items.push_back(std::move(node));
  else if (!parent.key)
    parent.key = std::move(node);
  else
    put_value(parent, std::move(node));
}

// yaml-cpp puts a value that is not there at whatever comes next; it is missed at its key.
NodePtr nothing_at(Place place) {
  Node node;
  node.place = place;
  return std::make_shared<const Node>(std::move(node));
}

void TreeBuilder::put_value(Open& map, NodePtr value) {
  const NodePtr key = std::move(map.key);
  map.key = nullptr;
  const int length = static_cast<int>(utf8::length(key->text));
  if (!key->is_scalar()) {
    report_.error("wrong-key", key->place, say("a key must be a word, this is {}", kind_word(*key)),
                  say("write key: value; put a text that begins with [ or {{ into quotes"));
  } else if (key->text == "<<") {
    report_.error("merge-key", key->place, say("the merge key << is not supported"),
                  say("use extends for a template, based-on for a style"), length);
  } else if (const auto [known, added] = map.keys.emplace(key->text, map.node.entries.size()); !added) {
    report_.error(
        "duplicate-key", key->place,
        say("the key \"{}\" is already written on line {}", key->text, map.node.entries[known->second].place.line),
        say("keep one of the two"), length);
  } else {
    if (value->kind == Node::Kind::null) value = nothing_at(key->place);
    map.node.entries.push_back({key->text, key->place, std::move(value)});
  }
}

struct Advice {
  const char* theirs;  // yaml-cpp's words
  const char* code;
  Phrase text, hint;
};

constexpr Phrase indentation_hint =
    phrase("keys of one map start in the same column, deeper ones two spaces further in");

constexpr Advice advices[] = {
    {YAML::ErrorMsg::TAB_IN_INDENTATION, "tab", tab_text, tab_hint},
    {YAML::ErrorMsg::END_OF_MAP, "indentation", phrase("this line does not fit the lines above it"), indentation_hint},
    {YAML::ErrorMsg::END_OF_SEQ, "indentation", phrase("this line does not fit the list above it"), indentation_hint},
    {YAML::ErrorMsg::BLOCK_ENTRY, "indentation", phrase("a list entry cannot stand here"), indentation_hint},
    {YAML::ErrorMsg::MAP_KEY, "indentation", phrase("a key cannot stand here"), indentation_hint},
    {YAML::ErrorMsg::MAP_VALUE, "indentation", phrase("a second colon, or a key that is indented wrongly"),
     phrase("put a text that holds \": \" into quotes; keys of one map start in the same column")},
    {YAML::ErrorMsg::END_OF_MAP_FLOW, "unclosed-bracket", phrase("a {{ is not closed before here"),
     phrase("close it with }}")},
    {YAML::ErrorMsg::END_OF_SEQ_FLOW, "unclosed-bracket", phrase("a [ is not closed before here"),
     phrase("close it with ]")},
    {YAML::ErrorMsg::FLOW_END, "unclosed-bracket", phrase("this bracket closes nothing"),
     phrase("take it out, or open one before")},
    {YAML::ErrorMsg::EOF_IN_SCALAR, "unclosed-quote", phrase("a quote is not closed before the end of the file"),
     phrase("close it")},
    {YAML::ErrorMsg::DOC_IN_SCALAR, "unclosed-quote", phrase("a quote is not closed before here"), phrase("close it")},
    {YAML::ErrorMsg::UNKNOWN_TOKEN, "yaml", phrase("a value cannot begin with this character"),
     phrase("put the value into quotes: \"…\"")},
    {YAML::ErrorMsg::UNKNOWN_ANCHOR, "yaml", phrase("there is no anchor of this name above"),
     phrase("put a text that begins with * into quotes; an alias needs &name at its value first")},
};

void report_syntax(const YAML::Exception& fault, const Lines& lines, Report& report) {
  const Place place = lines.place(fault.mark);
  if (const auto tab = lines.tab_in_indentation(fault.mark.line)) {
    report.error("tab", *tab, tab_text, tab_hint);
    return;
  }
  if (std::string_view(fault.msg).starts_with(YAML::ErrorMsg::INVALID_ESCAPE)) {
    report.error("escape", place, say("this escape is not known"),
                 say("write '…' with single quotes to keep a \\ as it is"));
    return;
  }
  if (std::string_view(fault.msg).starts_with(YAML::ErrorMsg::INVALID_UNICODE)) {
    report.error("escape", place, say("this escape stands for no character"), say("write the character itself"));
    return;
  }
  for (const Advice& advice : advices) {
    if (!std::string_view(fault.msg).starts_with(advice.theirs)) continue;
    report.error(advice.code, place, advice.text, advice.hint);
    return;
  }
  report.error("yaml", place, say("this is not YAML ({})", fault.msg), indentation_hint);
}

}  // namespace

const Node::Entry* Node::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

Message kind_word(const Node& node) {
  constexpr Phrase words[] = {phrase("nothing"), phrase("text"), phrase("a list"), phrase("a map")};
  return words[static_cast<int>(node.kind)];
}

NodePtr parse_yaml(std::string_view text, FileId file, int first_line, Report& report) {
  const Lines lines(text, file, first_line);
  TreeBuilder builder(lines, report);
  Node empty;
  empty.kind = Node::Kind::map;
  empty.place = {file, first_line, 1};
  NodePtr nothing = std::make_shared<const Node>(empty);
  try {
    std::istringstream in{std::string(text)};
    YAML::Parser parser(in);
    if (!parser.HandleNextDocument(builder)) return nothing;
    const NodePtr root = builder.root();
    TreeBuilder second(lines, report);
    if (parser.HandleNextDocument(second) && second.root() && second.root()->kind != Node::Kind::null)
      report.error("second-document", second.root()->place, say("a second YAML document begins here"),
                   say("keep one document in a file: take out the --- line"));
    return root && root->kind != Node::Kind::null ? root : nothing;
  } catch (const Stop&) {
  } catch (const YAML::Exception& fault) {
    report_syntax(fault, lines, report);
  }
  return nothing;
}

}  // namespace banxin
