// YAML as our own tree: immutable, every value with its place, yaml-cpp's gaps closed. See yaml.cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/report.h"

namespace banxin {

struct Node;
using NodePtr = std::shared_ptr<const Node>;

/// A value of YAML. Scalars stay text as they were written: what they mean is known to the key that reads them.
struct Node {
  enum class Kind : uint8_t { null, scalar, list, map };
  struct Entry {
    std::string key;
    Place place;
    NodePtr value;
  };

  Kind kind = Kind::null;
  Place place;
  std::string text;     ///< of a scalar
  bool quoted = false;  ///< "…" or '…': never a number or a flag
  bool block = false;   ///< a block scalar (| or >): `place` is that of its mark
  int indent = 0;       ///< blanks before the lines of a block scalar
  std::vector<NodePtr> items;
  std::vector<Entry> entries;  ///< in the order written, each key once
  size_t size = 1;             ///< nodes in it, aliases counted as often as they are used

  bool is_map() const { return kind == Kind::map; }
  bool is_list() const { return kind == Kind::list; }
  bool is_scalar() const { return kind == Kind::scalar; }
  /// The entry of `key`, or nothing.
  const Entry* find(std::string_view key) const;
};

/// What a node is, for messages: "a list", "a map", "text", "nothing".
Message kind_word(const Node& node);

/// Parses the lines of `text` as YAML that begins on line `first_line` of `file`. An empty map, and errors, when it
/// is wrong: syntax, `tab`, `duplicate-key`, `unclosed-quote`, `multi-line-value`, `nesting` (over 64),
/// `too-many-nodes` (over 100,000 after aliases), `merge-key`, `tag`, `second-document`, `control-character`.
NodePtr parse_yaml(std::string_view text, FileId file, int first_line, Report& report);

}  // namespace banxin
