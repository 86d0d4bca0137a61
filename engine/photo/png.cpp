#include "photo/png.h"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <vector>

#include "base/message.h"
#include "photo/png_colours.h"
#include "photo/png_reader.h"

namespace banxin {
namespace {

uint32_t number_at(std::string_view bytes, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + i])); };
  return byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
}

constexpr Phrase cut_short = phrase("is cut short: the end of the PNG is missing");

// A row's colours to `pixels.colour`, what covers to `pixels.alpha`.
void part_row(const uint8_t* pixel, int y, PicturePixels& pixels) {
  uint8_t *colour = pixels.colour.line(y), *alpha = pixels.alpha.line(y);
  for (int x = 0; x < pixels.colour.width; ++x) {
    for (int c = 0; c < pixels.colour.components; ++c) *colour++ = *pixel++;
    *alpha++ = *pixel++;
  }
}

bool read_whole(PngReader& reader, uint8_t* samples, size_t row, size_t height) {
  std::vector<uint8_t*> lines(height);
  for (size_t y = 0; y < height; ++y) lines[y] = samples + y * row;
  return reader.read_image(lines.data());
}

// Passes over all of an interlaced picture need it in one piece; else a row of it is enough.
bool read_transparent(PngReader& reader, PicturePixels& pixels) {
  const Raster& colour = pixels.colour;
  const size_t row = colour.row() + static_cast<size_t>(colour.width), height = static_cast<size_t>(colour.height);
  pixels.colour.samples.resize(colour.row() * height);
  pixels.alpha = {colour.width, colour.height, 1, std::vector<uint8_t>(static_cast<size_t>(colour.width) * height), {}};
  std::vector<uint8_t> samples(reader.is_interlaced() ? row * height : row);
  if (reader.is_interlaced()) {
    if (!read_whole(reader, samples.data(), row, height)) return false;
    for (size_t y = 0; y < height; ++y) part_row(samples.data() + y * row, static_cast<int>(y), pixels);
  } else if (!reader.read_rows(samples.data(), [&](int y) { part_row(samples.data(), y, pixels); })) {
    return false;
  }
  if (std::ranges::all_of(pixels.alpha.samples, [](uint8_t a) { return a == 255; })) pixels.alpha.samples = {};
  return true;
}

bool read_opaque(PngReader& reader, Raster& raster) {
  raster.samples.resize(raster.row() * static_cast<size_t>(raster.height));
  return read_whole(reader, raster.samples.data(), raster.row(), static_cast<size_t>(raster.height));
}

// Colour weighed with alpha.
void premultiply(uint32_t* pixels, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    const uint32_t p = pixels[i], a = p >> 24;
    if (a == 255) continue;
    const auto weighed = [&](int shift) { return ((p >> shift & 255) * a + 127) / 255 << shift; };
    pixels[i] = a << 24 | weighed(16) | weighed(8) | weighed(0);
  }
}

}  // namespace

std::optional<PngHead> read_png_head(std::string_view bytes, Message& fault) {
  constexpr size_t signature = 8, frame = 12;  // a chunk: length, type, data, CRC
  PngHead head;
  for (size_t at = signature;;) {
    if (at > bytes.size() || bytes.size() - at < frame) return fault = cut_short, std::nullopt;
    const size_t length = number_at(bytes, at);
    if (bytes.size() - at - frame < length) return fault = cut_short, std::nullopt;
    const std::string_view type = bytes.substr(at + 4, 4);
    const auto* checked = reinterpret_cast<const Bytef*>(bytes.data() + at + 4);
    if (crc32(0, checked, static_cast<uInt>(length + 4)) != number_at(bytes, at + 8 + length)) {
      fault = say("is a damaged PNG: a checksum is wrong");
      return std::nullopt;
    }
    if (at == signature) {
      if (type != "IHDR" || length != 13) return fault = say("is a PNG with a damaged header"), std::nullopt;
      const uint32_t width = number_at(bytes, at + 8), height = number_at(bytes, at + 12);
      if (width == 0 || height == 0 || width > INT32_MAX || height > INT32_MAX)
        return fault = say("is a PNG with a damaged header"), std::nullopt;
      head = {static_cast<int>(width), static_cast<int>(height)};
    }
    if (type == "IEND") return head;
    at += frame + length;
  }
}

Message find_png_damage(std::string_view bytes) {
  PngReader reader(bytes);
  if (reader.open(PngReader::Samples::stored)) {
    std::vector<unsigned char> row(png_get_rowbytes(reader.png, reader.info));
    if (reader.read_rows(row.data(), [](int) {})) return {};
  }
  return say("is a damaged PNG: {}", reader.fault.empty() ? say("it cannot be read") : verbatim(reader.fault));
}

std::optional<PicturePixels> read_png(std::string_view bytes) {
  PngReader reader(bytes);
  if (!reader.open(PngReader::Samples::expanded)) return std::nullopt;
  const int channels = png_get_channels(reader.png, reader.info);
  const bool alpha = channels == 2 || channels == 4;
  PicturePixels pixels;
  Raster& raster = pixels.colour;
  raster = {static_cast<int>(png_get_image_width(reader.png, reader.info)),
            static_cast<int>(png_get_image_height(reader.png, reader.info)),
            channels - (alpha ? 1 : 0),
            {},
            profile_of(reader)};
  if (!(alpha ? read_transparent(reader, pixels) : read_opaque(reader, raster))) return std::nullopt;
  return pixels;
}

bool decode_png(std::string_view bytes, const ScreenRoom& room) {
  png_image image{};  // libpng's own way to sRGB
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return false;
  const bool alpha = (image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
  image.format = std::endian::native == std::endian::little ? PNG_FORMAT_BGRA : PNG_FORMAT_ARGB;
  const ScreenPixels screen = room(static_cast<int>(image.width), static_cast<int>(image.height), alpha);
  if (!screen.data) return png_image_free(&image), false;
  if (!png_image_finish_read(&image, nullptr, screen.data, static_cast<png_int_32>(screen.stride), nullptr))
    return false;
  if (alpha) premultiply(reinterpret_cast<uint32_t*>(screen.data), size_t{image.width} * image.height);
  return true;
}

}  // namespace banxin
