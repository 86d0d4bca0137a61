// Packing, unpacking and checking streams of a PDF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace banxin {

/// `bytes` as a stream for the filter FlateDecode. `level`: 0 (in the clear, but for the frame that the filter
/// asks for), 1 (quick) … 9 (small). Throws std::bad_alloc.
std::string deflated(std::string_view bytes, int level = 6);
/// What a stream of the filter FlateDecode holds; nothing when it is damaged, cut short or holds more than `most`
/// bytes. Throws std::bad_alloc.
std::optional<std::string> inflated(std::string_view bytes, size_t most);
/// CRC-32 (ISO 3309), going on from that of what stands before.
uint32_t crc32_of(std::string_view bytes, uint32_t before = 0);
/// Whose work packing is: the same bytes come out packed the same as long as this does not change.
const char* packer_version();

}  // namespace banxin
