// Fuzz target: any bytes as a JPEG, a TIFF or a PNG: heads, EXIF, the plane of transparency, and the decoders of both
// stages. A PNG is also tried with its CRCs put right, or nothing but the check of them would be reached.
#include <zlib.h>

#include <algorithm>
#include <cstdint>

#include "paint/picture_info.h"
#include "photo/alpha.h"
#include "photo/jpeg.h"
#include "photo/png.h"
#include "photo/screen_picture.h"
#include "photo/tiff.h"
#include "tests/fuzz/target.h"

using namespace banxin;
using fuzz::expect;

namespace {

constexpr int64_t most_pixels = 1 << 16;  // of a picture that is decoded here: more of them find nothing more
constexpr std::string_view png_begins("\x89PNG\r\n\x1A\n", 8);

bool is_small(int64_t width, int64_t height) { return width * height <= most_pixels; }

void expect_whole(const Raster& raster) {
  expect(raster.samples.size() == raster.row() * static_cast<size_t>(raster.height), "all samples are there");
}

void try_screen(std::string_view bytes, const JpegHead& head, int denominator) {
  const int width = (head.width + denominator - 1) / denominator,
            height = (head.height + denominator - 1) / denominator;
  const size_t stride = static_cast<size_t>(width) * 4;
  std::vector<unsigned char> screen(stride * static_cast<size_t>(height));
  decode_jpeg(bytes, head, denominator, {screen.data(), width, height, stride});
}

void try_jpeg(std::string_view bytes) {
  size_t segments = 0;
  if (const auto plane = find_alpha(bytes, segments); plane) expect(segments <= bytes.size(), "segments of the file");
  Message fault;
  const std::optional<JpegHead> head = read_jpeg_head(bytes, fault);
  expect(head.has_value() != !fault.empty(), "a head or a fault");
  is_separated_jpeg(bytes, "no profile");
  if (!head || !is_small(head->width, head->height)) return;
  expect(head->orientation >= 1 && head->orientation <= 8, "an orientation of EXIF");
  for (const int denominator : {1, 8}) {
    try_screen(bytes, *head, denominator);
    if (const auto pixels = read_jpeg(bytes, denominator)) expect_whole(*pixels);
  }
}

void expect_whole(const PicturePixels& pixels) {
  expect_whole(pixels.colour);
  if (pixels.alpha.samples.empty()) return;
  expect_whole(pixels.alpha);
  is_on_or_off(pixels.alpha);
}

void try_tiff(std::string_view bytes) {
  Message fault;
  const std::optional<TiffHead> head = read_tiff_head(bytes, fault);
  expect(head.has_value() != !fault.empty(), "a head or a fault");
  if (!head || !is_small(head->width, head->height)) return;
  std::optional<PicturePixels> pixels = read_tiff(bytes);
  expect(pixels.has_value() == find_tiff_damage(bytes).empty(), "what is not damaged can be read");
  if (!pixels) return;
  expect_whole(*pixels);
  expect(pixels->colour.width == head->width && pixels->colour.height == head->height, "as large as its head says");
  std::vector<unsigned char> screen;
  show_picture(std::move(*pixels), [&](int width, int height, bool) {
    const size_t stride = static_cast<size_t>(width) * 4;
    screen.resize(stride * static_cast<size_t>(height));
    return ScreenPixels{screen.data(), width, height, stride};
  });
}

void try_png(std::string_view bytes) {
  Message fault;
  const std::optional<PngHead> head = read_png_head(bytes, fault);
  expect(head.has_value() != !fault.empty(), "a head or a fault");
  if (!head || !is_small(head->width, head->height)) return;
  std::vector<unsigned char> screen;
  decode_png(bytes, [&](int width, int height, bool) {
    const size_t stride = static_cast<size_t>(width) * 4;
    screen.resize(stride * static_cast<size_t>(height));
    return ScreenPixels{screen.data(), width, height, stride};
  });
  const std::optional<PicturePixels> pixels = read_png(bytes);
  if (!pixels) return;
  expect_whole(*pixels);
}

uint32_t number_at(std::string_view bytes, size_t at) {
  uint32_t number = 0;
  for (size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<uint8_t>(bytes[at + i]);
  return number;
}

// PNG third edition, 5.3: length, type, data, CRC of type and data.
std::string with_right_crcs(std::string_view png) {
  std::string out(png);
  for (size_t at = png_begins.size(); at + 12 <= out.size();) {
    const size_t length = std::min<size_t>(number_at(out, at), out.size() - at - 12);
    const auto crc = static_cast<uint32_t>(
        ::crc32(0, reinterpret_cast<const Bytef*>(out.data()) + at + 4, static_cast<uInt>(length + 4)));
    for (size_t i = 0; i < 4; ++i) out[at + 8 + length + i] = static_cast<char>(crc >> (24 - 8 * i));
    at += length + 12;
  }
  return out;
}

}  // namespace

FUZZ_TARGET(pictures) {
  static fuzz::MemoryFile file;
  Message fault;
  const std::string& path = file.with(bytes);
  const std::optional<PictureInfo> info = picture_info(path, fault);
  if (info && is_small(info->width, info->height)) picture_damage(path);
  if (begins_like_tiff(bytes)) return try_tiff(bytes);
  if (!bytes.starts_with(png_begins)) return try_jpeg(bytes);
  try_png(bytes);
  try_png(with_right_crcs(bytes));
}
