// Packing for streams of a PDF.
#pragma once

#include <string>
#include <string_view>

namespace banxin {

/// `bytes` as a stream for the filter FlateDecode. `level`: 1 (quick) … 9 (small). Throws std::bad_alloc.
std::string deflated(std::string_view bytes, int level = 6);

}  // namespace banxin
