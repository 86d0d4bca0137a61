#include "photo/tiff.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "photo/tiff_reader.h"
#include "photo/tiff_samples.h"

namespace banxin {
namespace {

// Of a tile, which is in memory whole; tiles of good sense have 256 or 1024 a side. And of all that is decoded: CMYK of
// 16 bits and 100 million pixels has less.
constexpr uint64_t most_tile_bytes = 256 << 20, most_bytes = 1 << 30;
constexpr int most_channels = 32;
constexpr uint64_t most_side = 1'000'000;  // of a tile

uint32_t number_of(const TiffReader& reader, uint32_t tag) {
  uint32_t value = 0;
  libtiff().field(reader.handle(), tag, &value);
  return value;
}

uint16_t short_of(const TiffReader& reader, uint32_t tag) {
  uint16_t value = 0;
  libtiff().field_or_default(reader.handle(), tag, &value);
  return value;
}

Message damaged(const TiffReader& reader) {
  return say("is a damaged TIFF: {}", reader.fault().empty() ? say("it cannot be read") : verbatim(reader.fault()));
}

bool is_known_compression(uint16_t scheme) {
  constexpr uint16_t known[] = {
      COMPRESSION_NONE, COMPRESSION_CCITTRLE, COMPRESSION_CCITTFAX3, COMPRESSION_CCITTFAX4, COMPRESSION_LZW,
      COMPRESSION_JPEG, COMPRESSION_PACKBITS, COMPRESSION_CCITTRLEW, COMPRESSION_DEFLATE,   COMPRESSION_ADOBE_DEFLATE};
  return std::ranges::find(known, scheme) != std::end(known);
}

bool is_raw_of_camera(const TiffReader& reader) {
  constexpr uint16_t colour_filter_array = 32803, linear_raw = 34892;  // DNG 1.4
  uint16_t photometric = 0;
  libtiff().field(reader.handle(), TIFFTAG_PHOTOMETRIC, &photometric);
  const uint8_t* version = nullptr;
  return photometric == colour_filter_array || photometric == linear_raw ||
         libtiff().field(reader.handle(), TIFFTAG_DNGVERSION, &version) != 0;
}

// How many of a pixel's channels are colours; 0 with `fault` when they cannot be printed.
int colours_of(const TiffReader& reader, Message& fault) {
  uint16_t photometric = 0;
  if (libtiff().field(reader.handle(), TIFFTAG_PHOTOMETRIC, &photometric) == 0)
    return fault = say("is a TIFF that does not say which colours it is in; save it again as RGB, CMYK or grey"), 0;
  switch (photometric) {
    case PHOTOMETRIC_MINISWHITE:
    case PHOTOMETRIC_MINISBLACK:
    case PHOTOMETRIC_PALETTE:
      return 1;
    case PHOTOMETRIC_RGB:
      return 3;
    case PHOTOMETRIC_YCBCR:
      if (short_of(reader, TIFFTAG_COMPRESSION) == COMPRESSION_JPEG &&
          short_of(reader, TIFFTAG_PLANARCONFIG) == PLANARCONFIG_CONTIG)
        return 3;
      return fault = say("is a TIFF in YCbCr of an unusual kind; save it in RGB"), 0;
    case PHOTOMETRIC_SEPARATED:
      if (short_of(reader, TIFFTAG_INKSET) == INKSET_CMYK) return 4;
      return fault = say("is a TIFF in other inks than CMYK; save it in CMYK, its spot inks as a PDF/X"), 0;
    case PHOTOMETRIC_CIELAB:
    case PHOTOMETRIC_ICCLAB:
    case PHOTOMETRIC_ITULAB:
      return fault = say("is a TIFF in Lab; save it in RGB or CMYK"), 0;
    default:
      return fault = say("is a TIFF of a kind of colours that is not printed; save it in RGB, CMYK or grey"), 0;
  }
}

// A fax has more lines along than across; shown pixel by pixel it would be squashed.
bool has_square_pixels(const TiffReader& reader, Message& fault) {
  float across = 0, down = 0;
  if (libtiff().field(reader.handle(), TIFFTAG_XRESOLUTION, &across) == 0 ||
      libtiff().field(reader.handle(), TIFFTAG_YRESOLUTION, &down) == 0)
    return true;
  constexpr float most_apart = 1.02f;
  if (!std::isfinite(across) || !std::isfinite(down) || across <= 0 || down <= 0) return true;  // it says nothing
  if (across <= down * most_apart && down <= across * most_apart) return true;
  fault = say("is a TIFF whose pixels are not square ({:.0f} across, {:.0f} down); scale it so that they are", across,
              down);
  return false;
}

// As libtiff's own converters do: old programs wrote 8 bits where 16 are wanted.
std::vector<std::array<uint8_t, 3>> palette_of(const TiffReader& reader, int bits) {
  uint16_t *red = nullptr, *green = nullptr, *blue = nullptr;
  if (libtiff().field(reader.handle(), TIFFTAG_COLORMAP, &red, &green, &blue) == 0) return {};
  std::vector<std::array<uint8_t, 3>> palette(size_t{1} << bits);
  bool wide = false;
  for (size_t i = 0; i < palette.size(); ++i) wide = wide || red[i] > 255 || green[i] > 255 || blue[i] > 255;
  const auto byte = [wide](uint16_t v) { return static_cast<uint8_t>(wide ? (v * 255u + 32767u) / 65535u : v); };
  for (size_t i = 0; i < palette.size(); ++i) palette[i] = {byte(red[i]), byte(green[i]), byte(blue[i])};
  return palette;
}

void find_alpha_channel(const TiffReader& reader, TiffLayout& layout) {
  uint16_t count = 0;
  const uint16_t* kinds = nullptr;
  libtiff().field_or_default(reader.handle(), TIFFTAG_EXTRASAMPLES, &count, &kinds);
  for (int i = 0; kinds && i < count && layout.colours + i < layout.channels; ++i)
    if (kinds[i] == EXTRASAMPLE_ASSOCALPHA || kinds[i] == EXTRASAMPLE_UNASSALPHA) {
      layout.alpha = layout.colours + i;
      layout.weighed = kinds[i] == EXTRASAMPLE_ASSOCALPHA;
      return;
    }
}

bool read_samples(const TiffReader& reader, TiffLayout& layout, Message& fault) {
  const uint16_t bits = short_of(reader, TIFFTAG_BITSPERSAMPLE), kind = short_of(reader, TIFFTAG_SAMPLEFORMAT);
  if (kind != SAMPLEFORMAT_UINT && kind != SAMPLEFORMAT_VOID)
    return fault = say("is a TIFF of signed or floating-point numbers; save it with 8 or 16 bits"), false;
  constexpr uint16_t known[] = {1, 2, 4, 8, 16};
  if (std::ranges::find(known, bits) == std::end(known))
    return fault = say("is a TIFF of {} bits a colour; save it with 8 or 16", int{bits}), false;
  layout.bits = bits;
  layout.channels = short_of(reader, TIFFTAG_SAMPLESPERPIXEL);
  if (layout.channels < layout.colours || layout.channels > most_channels)
    return fault = say("is a TIFF of {} channels, which do not fit its colours", layout.channels), false;
  layout.planes = short_of(reader, TIFFTAG_PLANARCONFIG) == PLANARCONFIG_SEPARATE && layout.channels > 1;
  const uint16_t photometric = short_of(reader, TIFFTAG_PHOTOMETRIC);
  layout.white_is_zero = photometric == PHOTOMETRIC_MINISWHITE;
  if (photometric == PHOTOMETRIC_PALETTE) {
    if (bits > 8) return fault = say("is a TIFF of {} bits a colour; save it with 8 or 16", int{bits}), false;
    layout.palette = palette_of(reader, bits);
    if (layout.palette.empty()) return fault = damaged(reader), false;
  }
  // libjpeg gives it as RGB.
  if (photometric == PHOTOMETRIC_YCBCR) libtiff().set_field(reader.handle(), TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
  find_alpha_channel(reader, layout);
  return true;
}

uint64_t bytes_for(const TiffLayout& layout, uint64_t pixels) {
  const uint64_t samples = pixels * static_cast<uint64_t>(layout.planes ? 1 : layout.channels);
  return (samples * static_cast<uint64_t>(layout.bits) + 7) / 8;
}

// What is decoded is no more than is sound: a tile goes beyond the picture's edge, and a long narrow picture in large
// tiles would have nothing but that.
bool has_sound_size(const TiffReader& reader, const TiffLayout& layout, Message& fault) {
  const uint64_t width = static_cast<uint64_t>(layout.width), height = static_cast<uint64_t>(layout.height);
  const auto all = [&](uint64_t pixels) { return bytes_for(layout, pixels) * (layout.planes ? layout.channels : 1u); };
  const uint64_t unpacked = width * height * static_cast<uint64_t>(layout.components() + (layout.alpha >= 0 ? 1 : 0));
  if (std::max(all(width * height), unpacked) > most_bytes)
    return fault = say("is a TIFF of more than 1 GiB of pixels; scale it down"), false;
  if (!libtiff().is_tiled(reader.handle())) return true;
  const uint64_t wide = number_of(reader, TIFFTAG_TILEWIDTH), high = number_of(reader, TIFFTAG_TILELENGTH);
  if (wide == 0 || high == 0) return fault = damaged(reader), false;
  const auto whole = [](uint64_t extent, uint64_t tile) { return (extent + tile - 1) / tile * tile; };
  if (wide <= most_side && high <= most_side && bytes_for(layout, wide * high) <= most_tile_bytes &&
      all(whole(width, wide) * whole(height, high)) <= 2 * all(width * height) + most_tile_bytes)
    return true;
  fault = say("is a TIFF of tiles that are too large for it; save it in strips");
  return false;
}

// What of the head says whether its pixels can be read, and how. Nothing with `fault` when they cannot.
std::optional<TiffLayout> layout_of(TiffReader& reader, Message& fault) {
  if (!reader.is_open()) return fault = damaged(reader), std::nullopt;
  const bool found = reader.find_picture();
  if (is_raw_of_camera(reader) || !found)
    return fault = say("is a camera's raw file, or holds no more than previews; save it again as JPEG"), std::nullopt;
  TiffLayout layout;
  const uint32_t width = number_of(reader, TIFFTAG_IMAGEWIDTH), height = number_of(reader, TIFFTAG_IMAGELENGTH);
  if (width == 0 || height == 0 || width > INT32_MAX || height > INT32_MAX)
    return fault = damaged(reader), std::nullopt;
  layout.width = static_cast<int>(width), layout.height = static_cast<int>(height);
  const uint16_t scheme = short_of(reader, TIFFTAG_COMPRESSION);
  if (!is_known_compression(scheme)) {
    fault = scheme == COMPRESSION_OJPEG
                ? say("is a TIFF with JPEG of the old kind; save it with LZW or ZIP")
                : say("is a TIFF of an unusual compression ({}); save it with LZW or ZIP", int{scheme});
    return std::nullopt;
  }
  layout.colours = colours_of(reader, fault);
  if (layout.colours == 0 || !read_samples(reader, layout, fault) || !has_sound_size(reader, layout, fault) ||
      !has_square_pixels(reader, fault))
    return std::nullopt;
  const uint16_t turned = short_of(reader, TIFFTAG_ORIENTATION);
  layout.orientation = turned >= 1 && turned <= 8 ? turned : 1;
  return layout;
}

// `take(bytes, plane, x, y, count)` for each piece of a row. False when libtiff gives up, or makes something up.
template <class Take>
bool walk_strips(TiffReader& reader, const TiffLayout& layout, const Take& take) {
  const uint64_t row = bytes_for(layout, static_cast<uint64_t>(layout.width));
  const uint64_t size = libtiff().line_size(reader.handle());
  if (size < row || size > 2 * row + 16) return false;
  std::vector<uint8_t> line(static_cast<size_t>(size));
  for (int plane = 0; plane < (layout.planes ? layout.channels : 1); ++plane)
    for (int y = 0; y < layout.height; ++y) {
      if (libtiff().read_line(reader.handle(), line.data(), static_cast<uint32_t>(y), static_cast<uint16_t>(plane)) <
              0 ||
          !reader.fault().empty())
        return false;
      take(line.data(), plane, 0, y, layout.width);
    }
  return true;
}

template <class Take>
bool walk_tiles(TiffReader& reader, const TiffLayout& layout, const Take& take) {
  const int wide = static_cast<int>(number_of(reader, TIFFTAG_TILEWIDTH)),
            high = static_cast<int>(number_of(reader, TIFFTAG_TILELENGTH));
  const uint64_t row = bytes_for(layout, static_cast<uint64_t>(wide));
  const uint64_t size = libtiff().tile_size(reader.handle());
  if (size != row * static_cast<uint64_t>(high)) return false;
  std::vector<uint8_t> tile(static_cast<size_t>(size));
  for (int plane = 0; plane < (layout.planes ? layout.channels : 1); ++plane)
    for (int top = 0; top < layout.height; top += high)
      for (int left = 0; left < layout.width; left += wide) {
        if (libtiff().read_tile(reader.handle(), tile.data(), static_cast<uint32_t>(left), static_cast<uint32_t>(top),
                                0, static_cast<uint16_t>(plane)) < 0 ||
            !reader.fault().empty())
          return false;
        for (int y = top; y < std::min(top + high, layout.height); ++y)
          take(tile.data() + row * static_cast<uint64_t>(y - top), plane, left, y, std::min(wide, layout.width - left));
      }
  return true;
}

template <class Take>
bool walk(TiffReader& reader, const TiffLayout& layout, const Take& take) {
  reader.begin_data();
  return libtiff().is_tiled(reader.handle()) ? walk_tiles(reader, layout, take) : walk_strips(reader, layout, take);
}

std::string profile_of(const TiffReader& reader) {
  uint32_t size = 0;
  const char* profile = nullptr;
  if (libtiff().field(reader.handle(), TIFFTAG_ICCPROFILE, &size, &profile) == 0 || !profile) return {};
  return std::string(profile, size);
}

}  // namespace

bool begins_like_tiff(std::string_view bytes) {
  using namespace std::string_view_literals;
  return bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv) || bytes.starts_with("II+\0"sv) ||
         bytes.starts_with("MM\0+"sv);
}

std::optional<TiffHead> read_tiff_head(std::string_view bytes, Message& fault) {
  TiffReader reader(bytes);
  const std::optional<TiffLayout> layout = layout_of(reader, fault);
  if (!layout) return std::nullopt;
  const bool on_its_side = layout->orientation >= 5;
  return TiffHead{.width = on_its_side ? layout->height : layout->width,
                  .height = on_its_side ? layout->width : layout->height,
                  .components = layout->components(),
                  .more_pages = reader.has_more_pages(),
                  .spare_channels = layout->channels - layout->colours - (layout->alpha >= 0 ? 1 : 0),
                  .icc = profile_of(reader)};
}

Message find_tiff_damage(std::string_view bytes) {
  TiffReader reader(bytes);
  Message fault;
  const std::optional<TiffLayout> layout = layout_of(reader, fault);
  if (!layout) return fault;
  return walk(reader, *layout, [](const uint8_t*, int, int, int, int) {}) ? Message{} : damaged(reader);
}

std::optional<PicturePixels> read_tiff(std::string_view bytes) {
  TiffReader reader(bytes);
  Message fault;
  const std::optional<TiffLayout> layout = layout_of(reader, fault);
  if (!layout) return std::nullopt;
  TiffPixels pixels(*layout);
  if (!walk(reader, *layout,
            [&](const uint8_t* from, int plane, int x, int y, int count) { pixels.take(from, plane, x, y, count); }))
    return std::nullopt;
  PicturePixels whole = pixels.finish();
  whole.colour.icc = profile_of(reader);
  return whole;
}

std::optional<Raster> read_grey_tiff(const std::filesystem::path& file) {
  const TiffReader reader(file);
  if (!reader.is_open()) return std::nullopt;
  const uint32_t width = number_of(reader, TIFFTAG_IMAGEWIDTH), height = number_of(reader, TIFFTAG_IMAGELENGTH);
  if (short_of(reader, TIFFTAG_BITSPERSAMPLE) != 8 || short_of(reader, TIFFTAG_SAMPLESPERPIXEL) != 1 || width == 0 ||
      libtiff().line_size(reader.handle()) < width)
    return std::nullopt;
  Raster raster{static_cast<int>(width), static_cast<int>(height), 1, std::vector<uint8_t>(size_t{width} * height), {}};
  for (uint32_t y = 0; y < height; ++y)
    if (libtiff().read_line(reader.handle(), raster.line(static_cast<int>(y)), y, 0) < 0) return std::nullopt;
  return raster;
}

}  // namespace banxin
