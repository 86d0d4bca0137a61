// Proofs as PNG: what a reader of the format sees, and that a picture packed after another comes out as if it were the
// first.
#include "photo/png_writer.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "pdf/deflate.h"
#include "photo/png.h"
#include "photo/raster.h"

namespace banxin::test {
namespace {

/// Pixels of four bytes, 0xRRGGBB; the fourth byte is whatever the screen left there.
struct Picture {
  int width = 0, height = 0;
  std::vector<uint32_t> pixels;

  // Every colour from black to white, and neighbours that are far apart.
  Picture(int w, int h, uint32_t seed) : width(w), height(h) {
    for (int i = 0; i < w * h; ++i) {
      seed = seed * 1664525 + 1013904223;
      pixels.push_back(i % 5 == 0 ? 0xffffffff : i % 7 == 0 ? 0 : seed);
    }
  }
  ScreenPixels screen() {
    return {reinterpret_cast<unsigned char*>(pixels.data()), width, height, static_cast<size_t>(width) * 4};
  }
  uint32_t colour(int x, int y, int shift) const { return pixels[static_cast<size_t>(y * width + x)] >> shift & 255; }
};

struct Chunks {
  std::string names, data;  ///< each name once however often it comes in a row; the data of all IDAT
};

uint32_t big_endian(const std::string& bytes, size_t at) {
  uint32_t number = 0;
  for (size_t i = at; i < at + 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes.at(i));
  return number;
}

Chunks chunks_of(const std::string& png) {
  Chunks chunks;
  for (size_t at = 8; at < png.size();) {
    const size_t size = big_endian(png, at);
    const std::string name = png.substr(at + 4, 4);
    if (!chunks.names.ends_with(name + " ")) chunks.names += name + " ";
    if (name == "IDAT") chunks.data += png.substr(at + 8, size);
    at += size + 12;
  }
  return chunks;
}

// In whole numbers: half a step is rounded up.
void check_shown(const std::string& png, const Picture& picture, int fold) {
  const int width = picture.width / fold;
  const Chunks chunks = chunks_of(png);
  CHECK(chunks.names == "IHDR IDAT IEND ");
  const size_t rows = static_cast<size_t>(picture.height) * (1 + 3 * static_cast<size_t>(width));
  const auto stream = inflated(chunks.data, rows);  // with its sum
  REQUIRE(stream);
  CHECK(stream->size() == rows);
  const auto shown = read_png(png);  // with the sums of its chunks
  REQUIRE(shown);
  REQUIRE(shown->colour.width == width);
  REQUIRE(shown->colour.height == picture.height);
  REQUIRE(shown->colour.components == 3);
  CHECK(shown->alpha.samples.empty());
  int wrong = 0;
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < width; ++x)
      for (int colour = 0; colour < 3; ++colour) {
        const int shift = 16 - 8 * colour;
        const uint32_t mean = fold == 1
                                  ? picture.colour(x, y, shift)
                                  : (picture.colour(2 * x, y, shift) + picture.colour(2 * x + 1, y, shift) + 1) / 2;
        wrong += shown->colour.line(y)[3 * x + colour] != mean;
      }
  CHECK(wrong == 0);
}

struct Size {
  int width, height;
};
constexpr Size sizes[] = {{1, 1}, {7, 31}, {300, 32}, {5, 33}, {2, 64}, {1, 112}, {90, 200}};

}  // namespace

TEST_CASE("a proof is a PNG of all its pixels, each the mean of as many as are folded into it") {
  for (const Size& size : sizes)
    for (const int fold : {1, 2}) {
      CAPTURE(fmt::format("{} x {}, fold {}", size.width, size.height, fold));
      Picture picture(size.width * fold, size.height, 1);
      check_shown(encode_png(picture.screen(), fold), picture, fold);
    }
}

TEST_CASE("a proof packed after another one of any kind has the bytes that it has by itself") {
  PackedRows before;
  std::vector<Picture> pictures;
  for (const Size& size : sizes)
    for (const uint32_t seed : {1u, 1u, 2u}) pictures.emplace_back(size.width * 2, size.height, seed);
  pictures.emplace_back(180, 200, 2);                       // as the last one
  pictures.back().pixels[180 * 100 + 3] ^= 0xff00;          // but for a pixel
  pictures.push_back(pictures.back());                      // and the same once more
  pictures.emplace_back(180, 100, 2);                       // its upper half
  pictures.emplace_back(180, 200, 3);                       // and whole again
  std::memset(pictures.back().pixels.data(), 0, 180 * 90);  // black at its top: zeros, but for the filter
  for (size_t i = 0; i < pictures.size(); ++i) {
    CAPTURE(i);
    const std::string alone = encode_png(pictures[i].screen(), 2), after = encode_png(pictures[i].screen(), 2, &before);
    CHECK(after == alone);
    check_shown(after, pictures[i], 2);
  }
  CHECK(encode_png(pictures.back().screen(), 1, &before) == encode_png(pictures.back().screen(), 1));
}

TEST_CASE("of a proof that changes in one row those that lie far from it are not packed again") {
  Picture picture(90, 200, 1);
  PackedRows before;
  encode_png(picture.screen(), 2, &before);
  std::vector<const char*> places;
  for (const auto& band : before.bands) places.push_back(band.packed.data());
  picture.pixels[90 * 100] ^= 0xff;
  encode_png(picture.screen(), 2, &before);
  REQUIRE(before.bands.size() == places.size());
  std::vector<size_t> packed;
  for (size_t i = 0; i < places.size(); ++i)
    if (before.bands[i].packed.data() != places[i]) packed.push_back(i);
  CHECK(packed == std::vector<size_t>{100 / 32});
}

}  // namespace banxin::test
