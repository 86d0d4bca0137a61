#include "read/blocks.h"

#include <fmt/format.h>

#include "base/message.h"
#include "base/utf8.h"
#include "read/fields.h"
#include "read/nearest.h"

namespace banxin {
namespace {

const BlockKind* kind_of(const Node& node, const std::string& name, Scope& scope) {
  std::vector<std::string> known;
  for (const BlockKind& kind : scope.reading->kinds) known.emplace_back(kind.name);
  const Node::Entry* entry = node.find("kind");
  if (!entry || !entry->value->is_scalar()) {
    scope.report.error("missing-key", entry ? entry->value->place : node.place, say("block {} has no kind", name),
                       say("write kind: {}", one_of(known)));
    return nullptr;
  }
  const std::string& written = entry->value->text;
  for (const BlockKind& kind : scope.reading->kinds)
    if (written == kind.name) return &kind;
  scope.report.error("unknown-kind", entry->value->place,
                     say("there is no kind of block \"{}\"{}", written, did_you_mean(written, known)), one_of(known),
                     static_cast<int>(utf8::length(written)));
  return nullptr;
}

std::unique_ptr<const Block> read_block(const Node::Entry& entry, Scope& scope) {
  const Node& node = *entry.value;
  const int length = static_cast<int>(utf8::length(entry.key));
  if (const auto [first, added] = scope.blocks.emplace(entry.key, entry.place); !added) {
    scope.report.error("duplicate-block", entry.place,
                       say("there is a block \"{}\" already, on line {} of {}", entry.key, first->second.line,
                           scope.report.sources().path(first->second.file)),
                       say("give one of them another name: a name is used once in a page"), length);
    return nullptr;
  }
  if (!node.is_map()) {
    scope.report.error("wrong-type", node.place, say("block {} needs a map, this is {}", entry.key, kind_word(node)),
                       say("write {{kind: …, and the keys of that kind}}"));
    return nullptr;
  }
  const BlockKind* kind = kind_of(node, entry.key, scope);
  if (!kind) return nullptr;
  std::unique_ptr<Block> block = kind->make();
  block->name = entry.key;
  block->kind = kind->name;
  block->place = entry.place;
  YamlFields f(node, say("block {}", entry.key), scope);
  f.word({"kind", "what fills the block"}, block->kind);
  fields(f, block->frame);
  block->read(f);
  f.finish();
  return block;
}

}  // namespace

std::vector<std::unique_ptr<const Block>> read_blocks(const Node& map, Scope& scope) {
  std::vector<std::unique_ptr<const Block>> blocks;
  for (const Node::Entry& entry : map.entries)
    if (auto block = read_block(entry, scope)) blocks.push_back(std::move(block));
  return blocks;
}

}  // namespace banxin
