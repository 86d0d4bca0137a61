#include "photo/alpha.h"

#include <algorithm>

#include "pdf/deflate.h"

namespace banxin {
namespace {

constexpr std::string_view name("banxin-alpha\0", 13);
constexpr char segment_marker = '\xEB';  // APP11
constexpr int smallest = 9;              // of the levels of deflate
constexpr size_t largest_part = 65000;   // of the 65533 bytes that a segment holds

void add_number(std::string& out, int number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 255);
}

int alpha_number_at(std::string_view bytes, size_t at) {
  uint32_t number = 0;
  for (size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return static_cast<int>(number & INT32_MAX);
}

int paper_of(const Raster& colour) { return colour.components == 4 ? 0 : 255; }  // ink, or light

template <class Change>
void each_pixel(Raster& colour, const Raster& alpha, const Change& change) {
  uint8_t* sample = colour.samples.data();
  for (const uint8_t a : alpha.samples)
    for (int i = 0; i < colour.components; ++i, ++sample) *sample = static_cast<uint8_t>(change(*sample, a));
}

}  // namespace

bool is_on_or_off(const Raster& alpha) {
  return std::ranges::all_of(alpha.samples, [](uint8_t a) { return a == 0 || a == 255; });
}

void weigh(Raster& colour, const Raster& alpha) {
  each_pixel(colour, alpha, [](int c, int a) { return (c * a + 127) / 255; });
}

void unweigh(Raster& colour, const Raster& alpha) {
  each_pixel(colour, alpha, [paper = paper_of(colour)](int c, int a) {
    return a == 0 ? paper : std::min(255, (c * 255 + a / 2) / a);
  });
}

void lay_on_paper(Raster& colour, const Raster& alpha) {
  each_pixel(colour, alpha,
             [paper = paper_of(colour)](int c, int a) { return (c * a + paper * (255 - a) + 127) / 255; });
}

AlphaPlane soft_plane(const Raster& alpha) {
  return {alpha.width, alpha.height, false,
          deflated({reinterpret_cast<const char*>(alpha.samples.data()), alpha.samples.size()}, smallest)};
}

AlphaPlane stencil_plane(const Raster& alpha) {
  const size_t row = (static_cast<size_t>(alpha.width) + 7) / 8;
  std::string bits(row * static_cast<size_t>(alpha.height), '\0');
  for (int y = 0; y < alpha.height; ++y)
    for (int x = 0; x < alpha.width; ++x)
      if (alpha.line(y)[x] < 128) {
        char& byte = bits[row * static_cast<size_t>(y) + static_cast<size_t>(x) / 8];
        byte = static_cast<char>(byte | 0x80 >> x % 8);
      }
  return {alpha.width, alpha.height, true, deflated(bits, smallest)};
}

std::string with_alpha(std::string_view jpeg, const AlphaPlane& plane) {
  std::string body;
  add_number(body, plane.width);
  add_number(body, plane.height);
  body += plane.stencil ? '\1' : '\0';
  body += plane.deflated;
  std::string out(jpeg.substr(0, 2));
  for (size_t at = 0; at < body.size(); at += largest_part) {
    const std::string_view part = std::string_view(body).substr(at, largest_part);
    const size_t length = 2 + name.size() + part.size();
    out += {'\xFF', segment_marker, static_cast<char>(length >> 8), static_cast<char>(length & 255)};
    out += name;
    out += part;
  }
  return out.append(jpeg.substr(2));
}

std::optional<AlphaPlane> find_alpha(std::string_view jpeg, size_t& segments) {
  constexpr size_t head = 9;  // two numbers and the kind
  std::string body;
  size_t at = 2;
  while (at + 4 <= jpeg.size() && jpeg[at] == '\xFF' && jpeg[at + 1] == segment_marker) {
    const size_t length =
        static_cast<size_t>(static_cast<unsigned char>(jpeg[at + 2])) << 8 | static_cast<unsigned char>(jpeg[at + 3]);
    const std::string_view segment = jpeg.substr(at + 4, std::max<size_t>(length, 2) - 2);
    if (!segment.starts_with(name)) break;
    body += segment.substr(name.size());
    at += 2 + length;
  }
  if (body.size() <= head) return std::nullopt;
  segments = at - 2;
  return AlphaPlane{alpha_number_at(body, 0), alpha_number_at(body, 4), body[8] != 0, body.substr(head)};
}

}  // namespace banxin
