// Shapers on lease: made when there is none to be had, and kept for whoever needs one next.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "text/text.h"

namespace banxin {

/// May be used by several threads at once. It keeps as many shapers as were ever on lease together, with what each has
/// opened: the iterators of ICU, dictionaries, Pango's fonts. A dictionary is read once by each of them.
class ShaperPool {
 public:
  explicit ShaperPool(std::shared_ptr<const FontShelf> fonts);

  /// A shaper that belongs to one thread as long as this lives; the pool must live longer.
  class Lease {
   public:
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    Shaper& operator*() const { return *shaper_; }
    Shaper* operator->() const { return shaper_.get(); }

   private:
    friend class ShaperPool;
    Lease(const ShaperPool& pool, std::unique_ptr<Shaper> shaper);

    const ShaperPool* pool_;
    std::unique_ptr<Shaper> shaper_;
    int faults_;  // that were under way when the lease began
  };
  /// A shaper that knows these names (Shaper::set_names), and else nothing of what it did before.
  Lease lease(const std::vector<std::string>& names = {}) const;

 private:
  std::unique_ptr<Shaper> take() const;
  void give_back(std::unique_ptr<Shaper> shaper) const;

  const std::shared_ptr<const FontShelf> fonts_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Shaper>> idle_;  // with room for those on lease
  mutable size_t on_lease_ = 0;
};

}  // namespace banxin
