#include "pdf/shape.h"

#include <fmt/format.h>

#include <set>
#include <vector>

#include "base/message.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

constexpr size_t deepest_page_tree = 64;
constexpr size_t most_pages = 10'000;
constexpr size_t most_objects = 1'000'000;
constexpr size_t highest_object = 8'388'607;  // ISO 32000-1, annex C
constexpr size_t deepest_copy = 1'000;        // libqpdf takes some hundred bytes of the stack for each object

// Where QPDF::getAllPages begins: it looks for the root of the tree above what the catalogue names.
Handle page_tree(QPDF& pdf) {
  Handle node = pdf.getRoot().getKey("/Pages");
  std::set<QPDFObjGen> seen;
  while (node.isDictionary() && node.hasKey("/Parent") && seen.insert(node.getObjGen()).second)
    node = node.getKey("/Parent");
  return node;
}

Message tree_fault(QPDF& pdf) {
  struct Node {
    Handle kids;
    int next;
  };
  std::set<QPDFObjGen> seen;
  std::vector<Node> path;
  size_t deepest = 0, pages = 0;
  const auto enter = [&](Handle node) {
    if (!seen.insert(node.getObjGen()).second) return;  // a loop, which getAllPages tells
    path.push_back({node.getKey("/Kids"), 0});
    deepest = std::max(deepest, path.size());
  };
  if (Handle root = page_tree(pdf); root.isDictionary() && root.hasKey("/Kids")) enter(root);
  while (!path.empty()) {
    Node& at = path.back();
    if (!at.kids.isArray() || at.next >= at.kids.getArrayNItems()) {
      path.pop_back();
      continue;
    }
    Handle kid = at.kids.getArrayItem(at.next++);
    if (kid.isDictionary() && kid.hasKey("/Kids"))
      enter(kid);
    else
      ++pages;
  }
  if (deepest > deepest_page_tree) return say("a page tree {} deep (at most {})", deepest, deepest_page_tree);
  return pages > most_pages ? say("{} pages (at most {})", pages, most_pages) : Message{};
}

std::vector<Handle> parts_of(Handle object) {
  if (object.isArray()) return object.getArrayAsVector();
  std::vector<Handle> parts;
  Handle dict = object.isStream() ? object.getDict() : object;
  if (dict.isDictionary())
    for (auto& [key, value] : dict.getDictAsMap()) parts.push_back(value);
  return parts;
}

}  // namespace

Message shape_fault(QPDF& pdf) {
  if (const size_t count = pdf.getXRefTable().size(); count > most_objects)
    return say("{} objects (at most {})", count, most_objects);
  if (Message fault = tree_fault(pdf); !fault.empty()) return fault;
  const size_t highest = pdf.getObjectCount();
  return highest > highest_object ? say("an object number {} (at most {})", highest, highest_object) : Message{};
}

// In the order of QPDF::reserveObjects: what is deep there is deep here. It stops at pages and at their tree.
Message copy_fault(Handle object) {
  struct Level {
    std::vector<Handle> parts;
    size_t next = 0;
  };
  std::set<QPDFObjGen> seen;
  std::vector<Level> path;
  size_t deepest = 0;
  const auto enter = [&](Handle part) {
    if (!path.empty() && (part.isDictionaryOfType("/Page") || part.isDictionaryOfType("/Pages"))) return;
    if (part.isIndirect() && !seen.insert(part.getObjGen()).second) return;
    path.push_back({parts_of(part)});
    deepest = std::max(deepest, path.size());
  };
  enter(object);
  while (!path.empty()) {
    Level& at = path.back();
    if (at.next == at.parts.size())
      path.pop_back();
    else
      enter(Handle(at.parts[at.next++]));
  }
  return deepest > deepest_copy ? say("objects nested {} deep (at most {})", deepest, deepest_copy) : Message{};
}

}  // namespace banxin
