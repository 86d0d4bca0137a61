#include "pdf/deflate.h"

#include <libdeflate.h>

#include <new>

#include "base/owned.h"

namespace banxin {

std::string deflated(std::string_view bytes, int level) {
  const Owned<libdeflate_compressor, libdeflate_free_compressor> packer(libdeflate_alloc_compressor(level));
  if (!packer) throw std::bad_alloc();
  std::string out(libdeflate_zlib_compress_bound(packer.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(packer.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

const char* packer_version() { return LIBDEFLATE_VERSION_STRING; }

}  // namespace banxin
