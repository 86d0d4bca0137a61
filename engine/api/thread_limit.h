// How many threads the engine may use.
#pragma once

#include <tbb/global_control.h>

#include <cstddef>

namespace banxin {

/// As long as it lives no more than `most` threads of this process work on pages and pictures, its own counted.
class ThreadLimit {
 public:
  explicit ThreadLimit(size_t most) : control_(tbb::global_control::max_allowed_parallelism, most) {}

 private:
  tbb::global_control control_;
};

}  // namespace banxin
