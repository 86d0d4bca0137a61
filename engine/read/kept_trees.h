// Templates come again from edition to edition: what their YAML was parsed to.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "base/ids.h"
#include "read/yaml.h"

namespace banxin {

/// Trees by the digest of the text and the number that it goes by in a report, which is all that they are made from.
/// May be used by several threads at once.
class KeptTrees {
 public:
  /// Null when it is not there.
  NodePtr find(const std::string& sha256, FileId file) const;
  /// Of a text that nothing was to be said about. Of too many all are forgotten.
  void keep(const std::string& sha256, FileId file, NodePtr tree) const;

 private:
  static constexpr size_t most = 200;
  mutable std::mutex mutex_;
  mutable std::map<std::pair<std::string, FileId>, NodePtr> trees_;
};

}  // namespace banxin
