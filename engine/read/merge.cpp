#include "read/merge.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.h"
#include "base/message.h"
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

namespace {

// `key:` at the head of a line, also in quotes and behind the brace of a map in one line.
bool begins_with_key(std::string_view line, std::string_view key) {
  if (line.starts_with('{')) line.remove_prefix(std::min(line.find_first_not_of("{ "), line.size()));
  if (line.starts_with('"') || line.starts_with('\'')) line.remove_prefix(1);
  if (!line.starts_with(key)) return false;
  line.remove_prefix(key.size());
  const size_t behind = line.find_first_not_of(" \"'");
  return behind != std::string_view::npos && line[behind] == ':';
}

// Templates may lie anywhere. What is none is not read out in messages.
bool looks_like_template(std::string_view text) {
  constexpr std::string_view keys[] = {"template", "house", "extends", "page",  "sizes",
                                       "inks",     "press", "styles",  "blocks"};
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (std::ranges::any_of(keys, [&](std::string_view key) { return begins_with_key(line, key); })) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

fs::path TemplateReader::file_of(const std::string& name, Place place) const {
  return without_detours(folders_.at(place.file).file.parent_path() / name);
}

ReadTemplate TemplateReader::read(const std::string& name, Place place) {
  constexpr size_t longest_chain = 16;
  const fs::path file = file_of(name, place);
  std::error_code fault;
  fs::path identity = resolved(file, fault);
  if (fault) identity = file;
  const int length = static_cast<int>(utf8::length(name));
  if (std::find(chain_.begin(), chain_.end(), identity) != chain_.end()) {
    report_.error("cyclic-extends", place, say("\"{}\" extends itself in a circle", name),
                  say("take one extends out of the circle"), length);
    return {};
  }
  if (chain_.size() >= longest_chain) {
    report_.error("long-extends", place, say("more than {} templates extend one another", longest_chain),
                  say("join some of them"), length);
    return {};
  }
  if (const auto known = read_.find(identity); known != read_.end()) return known->second;
  chain_.push_back(identity);
  ReadTemplate made = read_file(file, name, place);
  chain_.pop_back();
  return read_[identity] = std::move(made);
}

NodePtr TemplateReader::parse(const LoadedSource& source, Report& notes) const {
  constexpr size_t largest_kept = 64 << 10;  // a tree takes many times the memory of its text
  const std::string_view text = report_.sources().text(source.id);
  const bool is_kept = kept_ && text.size() <= largest_kept;
  NodePtr tree = is_kept ? kept_->find(source.sha256, source.id) : nullptr;
  if (tree) return tree;
  tree = parse_yaml(text, source.id, 1, notes);
  if (is_kept && notes.notes().empty()) kept_->keep(source.sha256, source.id, tree);
  return tree;
}

ReadTemplate TemplateReader::read_file(const fs::path& file, const std::string& name, Place place) {
  const auto refuse = [&](const Message& text) {
    report_.error("no-template", place, text, say("name a YAML file (.yaml) with template: or house: in it"),
                  static_cast<int>(utf8::length(name)));
    return ReadTemplate{};
  };
  std::error_code fault;
  const std::string ending = resolved(file, fault).extension().string();
  if (fault || (ending != ".yaml" && ending != ".yml")) return refuse(say("\"{}\" is no YAML file", name));
  // Shown beside the file that names it, as the user would type it.
  const auto source = load_source(file, shown_path(name, place, report_.sources()), yaml_limit, place, report_);
  if (!source) return {};
  const FileId id = source->id;
  if (!looks_like_template(report_.sources().text(id))) return refuse(say("\"{}\" is no template", name));
  folders_[id] = {file, resolved(file.parent_path(), fault), source->sha256};
  Report notes = report_.sibling();
  NodePtr tree = parse(*source, notes);
  report_.join(notes);
  if (notes.failed() && tree->is_map() && tree->entries.empty()) return {};  // what it lacks is not known
  if (!tree->is_map()) {
    report_.error("wrong-type", tree->place, say("a template is a map, this is {}", kind_word(*tree)),
                  say("write template: name, page: and blocks:"));
    return {};
  }
  const Node::Entry* extends = tree->find("extends");
  if (!extends) return {tree, {id}};
  if (!extends->value->is_scalar()) {
    report_.error("wrong-type", extends->value->place,
                  say("extends needs the path of a template, this is {}", kind_word(*extends->value)),
                  say("write extends: house/name.yaml"));
    return {tree, {id}};
  }
  ReadTemplate base = read(extends->value->text, extends->value->place);
  base.files.push_back(id);
  return {merge(base.tree, tree), std::move(base.files)};
}

}  // namespace banxin
