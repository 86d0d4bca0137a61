// Packing and unpacking for streams of a PDF.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace banxin {

/// `bytes` as a stream for the filter FlateDecode. `level`: 1 (quick) … 9 (small). Throws std::bad_alloc.
std::string deflated(std::string_view bytes, int level = 6);
/// What a stream of the filter FlateDecode holds; nothing when it is damaged, cut short or holds more than `most`
/// bytes. Throws std::bad_alloc.
std::optional<std::string> inflated(std::string_view bytes, size_t most);
/// Whose work that is: the same bytes come out packed the same as long as this does not change.
const char* packer_version();

}  // namespace banxin
