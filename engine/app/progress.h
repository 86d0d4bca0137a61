// How far a batch is: a bar on a terminal, a line now and then in a log.
#pragma once

#include <chrono>
#include <string>

#include "archive/batch.h"
#include "base/message.h"

namespace banxin {

class Progress {
 public:
  Progress(bool terminal, Tongue tongue) : terminal_(terminal), tongue_(tongue) {}

  /// To be called often; says something when it is time to.
  void show(const BatchCount& count);
  /// Ends the line of the bar.
  void finish();
  double seconds() const { return std::chrono::duration<double>(Clock::now() - begun_).count(); }

 private:
  using Clock = std::chrono::steady_clock;

  bool terminal_, begun_line_ = false;
  Tongue tongue_;
  Clock::time_point begun_ = Clock::now(), said_ = begun_;
};

/// "12/40 editions, 1 failed, 8.3 pages/s, 0:05 left".
Message words_of(const BatchCount& count, double seconds);

}  // namespace banxin
