#include "read/styles.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "base/utf8.h"
#include "model/fields.h"
#include "read/fields.h"
#include "read/nearest.h"
#include "read/tables.h"

namespace banxin {
namespace {

// Type sizes outside this are slips of the hand, and lengths derived from them might leave their range.
void check_sizes(YamlFields& f, const ParaStyle& base, const Message& what, ParaStyle& style) {
  if (style.text.size < from_pt(1) || style.text.size > from_pt(1000)) {
    f.error("size", "out-of-range", say("the type size of {} is {}", what, print_pt(style.text.size)),
            say("write 1pt to 1000pt"));
    style.text.size = base.text.size;
  }
  if (style.pitch < Length{0}) {
    f.error("pitch", "out-of-range", say("the pitch of {} is negative", what), say("write a length over 0"));
    style.pitch = base.pitch;
  }
}

std::vector<std::string> style_names(const Scope& scope) {
  std::vector<std::string> names;
  if (!scope.style_tree) return names;
  for (const Node::Entry& entry : scope.style_tree->entries) {
    if (names.size() == most_candidates) break;
    names.push_back(entry.key);
  }
  return names;
}

void unknown_style(const std::string& name, Place place, Scope& scope) {
  const std::vector<std::string> known = style_names(scope);
  scope.report.error("unknown-style", place, say("there is no style \"{}\"{}", name, did_you_mean(name, known)),
                     one_of(known), static_cast<int>(utf8::length(name)));
}

// Resolves the named styles of a page, each once.
class Resolver {
 public:
  explicit Resolver(Scope& scope) : scope_(scope) {}
  ParaStyle named(const std::string& name, Place place);
  ParaStyle of_map(const Node& map, ParaStyle style, const Message& what);

 private:
  Scope& scope_;
  std::vector<std::string> chain_;  // being resolved, to find a circle
};

ParaStyle Resolver::named(const std::string& name, Place place) {
  constexpr size_t longest_chain = 32;
  const Node::Entry* entry = scope_.style_tree ? scope_.style_tree->find(name) : nullptr;
  if (!entry) return unknown_style(name, place, scope_), ParaStyle{};
  if (const auto known = scope_.styles.find(name); known != scope_.styles.end()) return known->second;
  const bool circle = std::find(chain_.begin(), chain_.end(), name) != chain_.end();
  if (circle || chain_.size() == longest_chain) {
    scope_.report.error("cyclic-style", place,
                        circle ? say("style \"{}\" is based on itself", name)
                               : say("more than {} styles are based on one another", longest_chain),
                        say("take one based-on out"), static_cast<int>(utf8::length(name)));
    return {};
  }
  ParaStyle style;
  chain_.push_back(name);
  if (entry->value->is_map()) {
    style = of_map(*entry->value, {}, say("style {}", name));
  } else {
    scope_.report.error("wrong-type", entry->value->place,
                        say("style {} needs a map, this is {}", name, kind_word(*entry->value)),
                        say("write {{font: song, size: 10.5pt}}"));
  }
  chain_.pop_back();
  return scope_.styles.emplace(name, style).first->second;
}

ParaStyle Resolver::of_map(const Node& map, ParaStyle style, const Message& what) {
  YamlFields f(map, what, scope_, &style.text.size);
  std::string base;
  f.word(based_on_key, base);
  if (!base.empty()) style = named(base, f.place(based_on_key.name));
  const ParaStyle before = style;
  fields(f, style);
  check_sizes(f, before, what, style);
  f.finish();
  return style;
}

// A map with the keys of a kind, over what it is at first.
void read_kind(const Node::Entry& entry, Scope& scope, ParagraphKind& kind) {
  const Node& node = *entry.value;
  const Message what = say("paragraph kind {}", entry.key);
  if (!node.is_map()) {
    scope.report.error("wrong-type", node.place, say("{} needs a map, this is {}", what, kind_word(node)),
                       say("write {{align: end, indent: 0em}}"));
    return;
  }
  YamlFields f(node, what, scope, &kind.style.text.size);
  std::string base;
  f.word(based_on_key, base);
  if (!base.empty()) kind.style = named_style(base, f.place(based_on_key.name), scope);
  const ParaStyle before = kind.style;
  fields(f, kind);
  check_sizes(f, before, what, kind.style);
  f.finish();
}

}  // namespace

void read_paragraph_kinds(const NodePtr& tree, Scope& scope) {
  scope.paragraph_tree = tree;
  ParagraphKinds kinds = built_in_kinds({});
  add_paragraph_kinds({}, scope, kinds);
}

void add_paragraph_kinds(const ParaStyle& body, Scope& scope, ParagraphKinds& kinds) {
  if (!scope.paragraph_tree) return;
  for (const Node::Entry& entry : scope.paragraph_tree->entries)
    read_kind(entry, scope, kinds.try_emplace(entry.key, plain_paragraph(body)).first->second);
}

ParaStyle named_style(const std::string& name, Place place, Scope& scope) {
  const auto known = scope.styles.find(name);
  if (known != scope.styles.end()) return known->second;
  unknown_style(name, place, scope);
  return {};
}

ParaStyle style_of_map(const Node& map, const ParaStyle& base, const Message& what, Scope& scope) {
  return Resolver(scope).of_map(map, base, what);
}

void read_styles(const NodePtr& tree, Scope& scope) {
  scope.style_tree = tree;
  if (!tree) return;
  Resolver resolver(scope);
  for (const Node::Entry& entry : tree->entries) resolver.named(entry.key, entry.place);
}

}  // namespace banxin
