#include "pdf/deflate.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>

#include "base/owned.h"

namespace banxin {

std::string deflated(std::string_view bytes, int level) {
  const Owned<libdeflate_compressor, libdeflate_free_compressor> packer(libdeflate_alloc_compressor(level));
  if (!packer) throw std::bad_alloc();
  const size_t most = libdeflate_zlib_compress_bound(packer.get(), bytes.size());
  const auto out = std::make_unique_for_overwrite<char[]>(most);  // of which little may be touched
  return {out.get(), libdeflate_zlib_compress(packer.get(), bytes.data(), bytes.size(), out.get(), most)};
}

std::optional<std::string> inflated(std::string_view bytes, size_t most) {
  const Owned<libdeflate_decompressor, libdeflate_free_decompressor> unpacker(libdeflate_alloc_decompressor());
  if (!unpacker) throw std::bad_alloc();
  std::string out(std::min(std::max<size_t>(bytes.size() * 2, 4096), most), '\0');
  for (;;) {
    size_t size = 0;
    const libdeflate_result result =
        libdeflate_zlib_decompress(unpacker.get(), bytes.data(), bytes.size(), out.data(), out.size(), &size);
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE && out.size() < most) {
      out.assign(std::min(out.size() * 4, most), '\0');
      continue;
    }
    if (result != LIBDEFLATE_SUCCESS) return std::nullopt;
    out.resize(size);
    return out;
  }
}

uint32_t crc32_of(std::string_view bytes, uint32_t before) {
  return ::libdeflate_crc32(before, bytes.data(), bytes.size());
}

const char* packer_version() { return LIBDEFLATE_VERSION_STRING; }

}  // namespace banxin
