// Packing for streams of a PDF.
#pragma once

#include <string>
#include <string_view>

namespace banxin {

/// `bytes` as a stream for the filter FlateDecode. `level`: 1 (quick) … 9 (small). Throws std::bad_alloc.
std::string deflated(std::string_view bytes, int level = 6);
/// Whose work that is: the same bytes come out packed the same as long as this does not change.
const char* packer_version();

}  // namespace banxin
