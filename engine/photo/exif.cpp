#include "photo/exif.h"

#include <optional>

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

constexpr unsigned type_ascii = 2, type_short = 3, type_long = 4;

// The TIFF structure of an APP1 segment that is EXIF.
std::optional<Tiff> tiff_in(std::string_view app1) {
  constexpr std::string_view name("Exif\0\0", 6);
  if (!app1.starts_with(name)) return std::nullopt;
  app1.remove_prefix(name.size());
  if (!app1.starts_with("II") && !app1.starts_with("MM")) return std::nullopt;
  return Tiff{app1, app1[0] == 'I'};
}

// Where the value of a tag stands in a directory; nothing when it is not there, or of another type.
std::optional<size_t> value_at(const Tiff& tiff, size_t directory, unsigned tag, unsigned type) {
  const unsigned entries = tiff.number(directory, 2);
  for (unsigned i = 0; i < entries; ++i) {
    const size_t entry = directory + 2 + size_t{12} * i;
    if (tiff.number(entry, 2) == tag && tiff.number(entry + 2, 2) == type) return entry + 8;
  }
  return std::nullopt;
}

}  // namespace

int exif_orientation(std::string_view app1) {
  constexpr unsigned orientation_tag = 0x0112;
  const auto tiff = tiff_in(app1);
  if (!tiff) return 1;
  const auto at = value_at(*tiff, tiff->number(4, 4), orientation_tag, type_short);
  const unsigned value = at ? tiff->number(*at, 2) : 1;
  return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
}

bool exif_says_adobe_rgb(std::string_view app1) {
  constexpr unsigned exif_tag = 0x8769, colour_space_tag = 0xA001, interoperability_tag = 0xA005, index_tag = 1;
  constexpr unsigned uncalibrated = 0xFFFF;
  const auto tiff = tiff_in(app1);
  if (!tiff) return false;
  const auto number = [&](size_t directory, unsigned tag, unsigned type, size_t size) {
    const auto at = value_at(*tiff, directory, tag, type);
    return at ? tiff->number(*at, size) : 0;
  };
  const size_t exif = number(tiff->number(4, 4), exif_tag, type_long, 4);
  if (exif == 0 || number(exif, colour_space_tag, type_short, 2) != uncalibrated) return false;
  const size_t interoperability = number(exif, interoperability_tag, type_long, 4);
  const auto index = interoperability ? value_at(*tiff, interoperability, index_tag, type_ascii) : std::nullopt;
  return index && *index + 3 <= tiff->bytes.size() && tiff->bytes.substr(*index, 3) == "R03";
}

}  // namespace banxin
