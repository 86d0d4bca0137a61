#include "read/kept_trees.h"

namespace banxin {

NodePtr KeptTrees::find(const std::string& sha256, FileId file) const {
  const std::scoped_lock lock(mutex_);
  const auto found = trees_.find({sha256, file});
  return found == trees_.end() ? nullptr : found->second;
}

void KeptTrees::keep(const std::string& sha256, FileId file, NodePtr tree) const {
  const std::scoped_lock lock(mutex_);
  if (trees_.size() >= most) trees_.clear();
  trees_.insert_or_assign({sha256, file}, std::move(tree));
}

}  // namespace banxin
