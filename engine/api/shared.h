// Results that several threads share.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace banxin {

/// Values by what they were made from, which `Key` holds whole or by its digest: what is found is never another's.
/// Two who miss a value at once may both make it. Of more than `most` the oldest are forgotten.
template <class Key, class Value, class Hash = std::hash<Key>>
class Shared {
 public:
  explicit Shared(size_t most) : most_(most) {}

  /// Null when it is not there.
  std::shared_ptr<const Value> find(const Key& key) const {
    const std::scoped_lock lock(mutex_);
    const auto found = values_.find(key);
    return found == values_.end() ? nullptr : found->second;
  }
  void keep(const Key& key, std::shared_ptr<const Value> value) const {
    const std::scoped_lock lock(mutex_);
    const auto [at, fresh] = values_.try_emplace(key, std::move(value));
    if (!fresh) return;
    order_.push_back(at->first);
    if (order_.size() <= most_) return;
    values_.erase(order_.front());
    order_.pop_front();
  }
  /// In the place of what there is under this key: for values that may have gone stale.
  void replace(const Key& key, std::shared_ptr<const Value> value) const {
    {
      const std::scoped_lock lock(mutex_);
      if (const auto found = values_.find(key); found != values_.end()) {
        found->second = std::move(value);
        return;
      }
    }
    keep(key, std::move(value));
  }
  size_t size() const {
    const std::scoped_lock lock(mutex_);
    return values_.size();
  }

 private:
  const size_t most_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<Key, std::shared_ptr<const Value>, Hash> values_;
  mutable std::deque<Key> order_;  // the oldest first
};

}  // namespace banxin
