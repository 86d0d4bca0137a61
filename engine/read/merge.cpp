#include "read/merge.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace banxin {
namespace fs = std::filesystem;

NodePtr merge(const NodePtr& base, const NodePtr& over) {
  if (!base || !base->is_map() || !over->is_map()) return over;
  Node merged = *over;
  merged.entries = base->entries;
  merged.size = 1;
  for (const Node::Entry& entry : over->entries) {
    const auto same = std::find_if(merged.entries.begin(), merged.entries.end(),
                                   [&](const Node::Entry& e) { return e.key == entry.key; });
    if (same == merged.entries.end())
      merged.entries.push_back(entry);
    else
      *same = {entry.key, entry.place, merge(same->value, entry.value)};
  }
  for (const Node::Entry& entry : merged.entries) merged.size += entry.value->size;
  return std::make_shared<const Node>(std::move(merged));
}

fs::path TemplateReader::file_of(const std::string& name, Place place) const {
  return (folders_.at(place.file).file.parent_path() / name).lexically_normal();
}

NodePtr TemplateReader::read(const std::string& name, Place place) {
  constexpr size_t longest_chain = 16;
  const fs::path file = file_of(name, place);
  std::error_code fault;
  fs::path identity = fs::weakly_canonical(file, fault);
  if (fault) identity = file;
  const int length = static_cast<int>(utf8::length(name));
  if (std::find(chain_.begin(), chain_.end(), identity) != chain_.end()) {
    report_.error("cyclic-extends", place, fmt::format("\"{}\" extends itself in a circle", name),
                  "take one extends out of the circle", length);
    return nullptr;
  }
  if (chain_.size() >= longest_chain) {
    report_.error("long-extends", place, fmt::format("more than {} templates extend one another", longest_chain),
                  "join some of them", length);
    return nullptr;
  }
  if (const auto known = read_.find(identity); known != read_.end()) return known->second;
  chain_.push_back(identity);
  NodePtr tree = read_file(file, name, place);
  chain_.pop_back();
  return read_[identity] = std::move(tree);
}

NodePtr TemplateReader::read_file(const fs::path& file, const std::string& name, Place place) {
  // Shown beside the file that names it, as the user would type it.
  const fs::path shown = (fs::path(report_.sources().path(place.file)).parent_path() / name).lexically_normal();
  const auto id = load_source(file, shown.string(), yaml_limit, place, report_);
  if (!id) return nullptr;
  folders_[*id] = {file, file.parent_path()};
  NodePtr tree = parse_yaml(report_.sources().text(*id), *id, 1, report_);
  if (!tree->is_map()) {
    report_.error("wrong-type", tree->place, fmt::format("a template is a map, this is {}", kind_word(*tree)),
                  "write template: name, page: and blocks:");
    return nullptr;
  }
  const Node::Entry* extends = tree->find("extends");
  if (!extends) return tree;
  if (!extends->value->is_scalar()) {
    report_.error("wrong-type", extends->value->place,
                  fmt::format("extends needs the path of a template, this is {}", kind_word(*extends->value)),
                  "write extends: house/name.yaml");
    return tree;
  }
  return merge(read(extends->value->text, extends->value->place), tree);
}

}  // namespace banxin
