#include "text/shaper_pool.h"

#include <exception>
#include <utility>

namespace banxin {

ShaperPool::ShaperPool(std::shared_ptr<const FontShelf> fonts) : fonts_(std::move(fonts)) {}

ShaperPool::Lease::Lease(const ShaperPool& pool, std::unique_ptr<Shaper> shaper)
    : pool_(&pool), shaper_(std::move(shaper)), faults_(std::uncaught_exceptions()) {}

// A shaper that a fault may have stopped in the midst of a text is not used again.
ShaperPool::Lease::~Lease() {
  if (!shaper_) return;  // moved on
  if (std::uncaught_exceptions() > faults_) shaper_ = nullptr;
  pool_->give_back(std::move(shaper_));
}

std::unique_ptr<Shaper> ShaperPool::take() const {
  const std::scoped_lock lock(mutex_);
  idle_.reserve(idle_.size() + on_lease_ + 1);  // giving back must not fail
  ++on_lease_;
  if (idle_.empty()) return nullptr;
  std::unique_ptr<Shaper> shaper = std::move(idle_.back());
  idle_.pop_back();
  return shaper;
}

void ShaperPool::give_back(std::unique_ptr<Shaper> shaper) const {
  const std::scoped_lock lock(mutex_);
  --on_lease_;
  if (shaper) idle_.push_back(std::move(shaper));
}

ShaperPool::Lease ShaperPool::lease(const std::vector<std::string>& names) const {
  std::unique_ptr<Shaper> shaper = take();
  if (!shaper) shaper = std::make_unique<Shaper>(*fonts_);
  Lease lease(*this, std::move(shaper));
  lease->set_names(names);
  lease->take_files();
  return lease;
}

}  // namespace banxin
