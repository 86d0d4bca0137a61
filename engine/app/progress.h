// How far a batch is: a bar on a terminal, a line now and then in a log.
#pragma once

#include <chrono>
#include <string>

#include "archive/batch.h"

namespace banxin {

class Progress {
 public:
  explicit Progress(bool terminal) : terminal_(terminal) {}

  /// To be called often; says something when it is time to.
  void show(const BatchCount& count);
  /// Ends the line of the bar.
  void finish();
  double seconds() const { return std::chrono::duration<double>(Clock::now() - begun_).count(); }

 private:
  using Clock = std::chrono::steady_clock;

  bool terminal_, begun_line_ = false;
  Clock::time_point begun_ = Clock::now(), said_ = begun_;
};

/// "12/40 editions, 1 failed, 8.3 pages/s, 0:05 left".
std::string words_of(const BatchCount& count, double seconds);

}  // namespace banxin
