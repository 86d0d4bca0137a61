// What libFuzzer calls: the one target that this program was linked with.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const banxin::fuzz::Target target = banxin::fuzz::targets().begin()->second;
  target({reinterpret_cast<const char*>(data), size});
  return 0;
}
