// How many pixels may be in memory at once.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace banxin {

/// Several pictures of usual size are decoded at once, very large ones one after another.
class PixelBudget {
 public:
  /// Some hundred megabytes of pixels; one picture may have more.
  static constexpr int64_t most_pixels = 128'000'000;

  /// Holds `pixels` of the budget as long as it lives; waits until there are as many. A task holds no more than one.
  class Share {
   public:
    Share(PixelBudget& budget, int64_t pixels) : budget_(budget), pixels_(std::clamp(pixels, int64_t{0}, most_pixels)) {
      std::unique_lock lock(budget_.mutex_);
      budget_.changed_.wait(lock, [&] { return budget_.free_ >= pixels_; });
      budget_.free_ -= pixels_;
    }
    ~Share() {
      {
        const std::scoped_lock lock(budget_.mutex_);
        budget_.free_ += pixels_;
      }
      budget_.changed_.notify_all();
    }
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

   private:
    PixelBudget& budget_;
    const int64_t pixels_;
  };

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int64_t free_ = most_pixels;
};

}  // namespace banxin
