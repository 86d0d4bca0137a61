#include "read/slots.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/message.h"
#include "base/utf8.h"
#include "read/merge.h"
#include "read/nearest.h"

namespace banxin {
namespace {

class SlotFiller {
 public:
  SlotFiller(const Node& slots, const BlockKinds& kinds, Report& report) : kinds_(kinds), report_(report) {
    for (const Node::Entry& slot : slots.entries) slots_.emplace(slot.key, &slot);
  }

  NodePtr fill(const NodePtr& blocks);
  void report_unused(const Node& slots);

 private:
  NodePtr fill_block(const Node::Entry& block);
  NodePtr value_of(const Node::Entry& slot, const Node::Entry& block);

  const BlockKinds& kinds_;
  Report& report_;
  std::unordered_map<std::string, const Node::Entry*> slots_;
  std::set<std::string> used_;
  std::vector<std::string> names_;  // of the blocks
};

NodePtr with_entry(const Node& map, const std::string& key, const NodePtr& value) {
  Node changed = map;
  for (Node::Entry& entry : changed.entries)
    if (entry.key == key) entry.value = value;
  return std::make_shared<const Node>(std::move(changed));
}

NodePtr SlotFiller::fill(const NodePtr& blocks) {
  if (!blocks->is_map()) return blocks;
  Node filled = *blocks;
  for (Node::Entry& entry : filled.entries) entry.value = fill_block(entry);
  return std::make_shared<const Node>(std::move(filled));
}

NodePtr SlotFiller::fill_block(const Node::Entry& block) {
  if (names_.size() < most_candidates) names_.push_back(block.key);
  NodePtr value = block.value;
  if (const auto slot = slots_.find(block.key); slot != slots_.end()) {
    used_.insert(block.key);
    if (NodePtr over = value_of(*slot->second, block)) value = merge(value, over);
  }
  const Node::Entry* inner = value->is_map() ? value->find("blocks") : nullptr;
  return inner ? with_entry(*value, "blocks", fill(inner->value)) : value;
}

// What a slot lays over its block; null when it cannot.
NodePtr SlotFiller::value_of(const Node::Entry& slot, const Node::Entry& block) {
  if (slot.value->is_map()) return slot.value;
  const Node::Entry* kind = block.value->is_map() ? block.value->find("kind") : nullptr;
  const std::string name = kind && kind->value->is_scalar() ? kind->value->text : "";
  const auto known = std::find_if(kinds_.begin(), kinds_.end(), [&](const BlockKind& k) { return name == k.name; });
  if (known == kinds_.end()) return nullptr;  // said when the block is read
  const bool empty = slot.value->kind == Node::Kind::null;
  if (empty || !known->main_key || !*known->main_key) {
    report_.error(
        "wrong-type", slot.value->place,
        empty ? say("slot {} is empty", slot.key) : say("block {} of kind {} takes no bare value", slot.key, name),
        empty ? say("write its value, or take the slot out") : say("write {{key: value}}"));
    return nullptr;
  }
  Node map;
  map.kind = Node::Kind::map;
  map.place = slot.value->place;
  map.entries.push_back({known->main_key, slot.place, slot.value});
  return std::make_shared<const Node>(std::move(map));
}

void SlotFiller::report_unused(const Node& slots) {
  for (const Node::Entry& slot : slots.entries) {
    if (used_.contains(slot.key)) continue;
    report_.error("unknown-slot", slot.place,
                  say("the template has no block \"{}\"{}", slot.key, did_you_mean(slot.key, names_)),
                  say("its blocks: {}", one_of(names_)), static_cast<int>(utf8::length(slot.key)));
  }
}

}  // namespace

NodePtr fill_slots(const NodePtr& tree, const NodePtr& slots, const BlockKinds& kinds, Report& report) {
  const Node::Entry* blocks = tree->find("blocks");
  if (!slots || !blocks) return tree;
  SlotFiller filler(*slots, kinds, report);
  NodePtr filled = with_entry(*tree, "blocks", filler.fill(blocks->value));
  filler.report_unused(*slots);
  return filled;
}

}  // namespace banxin
