// The engine that tests lay out with: the house of the repository, nothing kept between runs.
#pragma once

#include "api/engine.h"

namespace banxin::test {

inline const Engine& house() {
  static const Engine engine({.home = BANXIN_SOURCE_DIR});
  return engine;
}

}  // namespace banxin::test
