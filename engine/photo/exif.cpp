#include "photo/exif.h"

namespace banxin {
namespace {

/// A TIFF structure (EXIF 2.32, 4.5): numbers in either byte order, 0 beyond its end.
struct Tiff {
  std::string_view bytes;
  bool little;
  unsigned number(size_t at, size_t size) const {
    if (at > bytes.size() || bytes.size() - at < size) return 0;
    unsigned value = 0;
    for (size_t i = 0; i < size; ++i)
      value = value << 8 | static_cast<unsigned char>(bytes[little ? at + size - 1 - i : at + i]);
    return value;
  }
};

}  // namespace

int exif_orientation(std::string_view app1) {
  constexpr std::string_view name("Exif\0\0", 6);
  if (!app1.starts_with(name)) return 1;
  app1.remove_prefix(name.size());
  if (!app1.starts_with("II") && !app1.starts_with("MM")) return 1;
  const Tiff tiff{app1, app1[0] == 'I'};
  const size_t directory = tiff.number(4, 4);
  const unsigned entries = tiff.number(directory, 2);
  constexpr unsigned orientation_tag = 0x0112, type_short = 3;
  for (unsigned i = 0; i < entries; ++i) {
    const size_t entry = directory + 2 + size_t{12} * i;
    if (tiff.number(entry, 2) != orientation_tag || tiff.number(entry + 2, 2) != type_short) continue;
    const unsigned value = tiff.number(entry + 8, 2);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace banxin
