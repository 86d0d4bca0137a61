#include "tests/archive/pictures.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <stdexcept>

#include "tests/archive/scenes.h"
#include "tests/jpeg_encoder.h"

namespace banxin::archive_test {
namespace {

using Bytes = std::vector<unsigned char>;

enum class Colour { grey = 1, rgb = 3, cmyk = 4 };

Bytes in_colour(const Scene& scene, Colour colour) {
  Bytes out;
  out.reserve(scene.pixels.size() * static_cast<size_t>(colour));
  for (const Rgb& p : scene.pixels) {
    const int black = 255 - std::max({p.red, p.green, p.blue});
    if (colour == Colour::grey) {
      out.push_back(static_cast<unsigned char>((p.red * 77 + p.green * 150 + p.blue * 29) >> 8));
    } else if (colour == Colour::rgb) {
      out.insert(out.end(), {p.red, p.green, p.blue});
    } else {  // as Photoshop writes it: 255 is no ink
      for (const int light : {p.red + black, p.green + black, p.blue + black, 255 - black / 2})
        out.push_back(static_cast<unsigned char>(std::min(light, 255)));
    }
  }
  return out;
}

struct JpegKind {
  Colour colour = Colour::rgb;
  bool progressive = false, turned = false;
};

/// Exif with an orientation of 6: the camera was held upright.
constexpr std::string_view upright("Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0", 32);

std::string jpeg_of(const Scene& scene, JpegKind kind) {
  const int components = static_cast<int>(kind.colour);
  const Bytes pixels = in_colour(scene, kind.colour);
  const size_t length = static_cast<size_t>(scene.width * components);
  return test::encode_jpeg({.width = scene.width,
                            .height = scene.height,
                            .components = components,
                            .quality = 82,
                            .progressive = kind.progressive,
                            .app1 = kind.turned ? upright : ""},
                           [&](unsigned char* row, int y) {
                             std::copy_n(pixels.begin() + static_cast<std::ptrdiff_t>(length) * y, length, row);
                           });
}

/// The scene as the sensor of a camera that is held upright sees it: a quarter turned to the left.
Scene turned_left(const Scene& scene) {
  Scene out{scene.height, scene.width, {}};
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x)
      out.pixels.push_back(scene.pixels[static_cast<size_t>(x * scene.width + scene.width - 1 - y)]);
  return out;
}

std::string big_endian(unsigned value) {
  std::string out;
  for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(value >> shift & 255);
  return out;
}

std::string chunk(std::string_view type, std::string_view data) {
  const std::string body = std::string(type) + std::string(data);
  const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(static_cast<unsigned>(data.size())) + body + big_endian(static_cast<unsigned>(sum));
}

/// A PNG of `rows` that are packed already; `type` is its colour type (ISO/IEC 15948, 11.2.2).
std::string png(unsigned width, unsigned height, int bits, int type, const std::vector<Bytes>& rows) {
  Bytes raw;
  for (const Bytes& row : rows) {
    raw.push_back(0);  // no filter
    raw.insert(raw.end(), row.begin(), row.end());
  }
  uLongf size = compressBound(raw.size());
  std::string packed(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, raw.data(), raw.size(), 6) != Z_OK)
    throw std::runtime_error("zlib did not compress a picture");
  packed.resize(size);
  std::string head = big_endian(width) + big_endian(height) + static_cast<char>(bits) + static_cast<char>(type);
  head.append(3, '\0');
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", head) + chunk("IDAT", packed) + chunk("IEND", "");
}

std::string plain_png(const Scene& scene, bool alpha) {
  const Bytes pixels = in_colour(scene, Colour::rgb);
  std::vector<Bytes> rows(static_cast<size_t>(scene.height));
  const int across = scene.width / 2, down = scene.height / 2;
  for (int y = 0; y < scene.height; ++y) {
    for (int x = 0; x < scene.width; ++x) {
      Bytes& row = rows[static_cast<size_t>(y)];
      const auto first = pixels.begin() + (y * scene.width + x) * 3;
      row.insert(row.end(), first, first + 3);
      if (!alpha) continue;
      const int64_t dx = int64_t{x - across} * 1000 / across, dy = int64_t{y - down} * 1000 / down;
      const int64_t far = (dx * dx + dy * dy) / 1000;  // 1000 on the ellipse that the picture holds
      row.push_back(static_cast<unsigned char>(far < 800 ? 255 : far > 1000 ? 0 : (1000 - far) * 255 / 200));
    }
  }
  return png(static_cast<unsigned>(scene.width), static_cast<unsigned>(scene.height), 8, alpha ? 6 : 2, rows);
}

/// Black and white, by an ordered dither.
std::string bit_png(const Scene& scene) {
  constexpr int threshold[4][4] = {{8, 136, 40, 168}, {200, 72, 232, 104}, {56, 184, 24, 152}, {248, 120, 216, 88}};
  const Bytes grey = in_colour(scene, Colour::grey);
  std::vector<Bytes> rows;
  for (int y = 0; y < scene.height; ++y) {
    Bytes row(static_cast<size_t>((scene.width + 7) / 8));
    for (int x = 0; x < scene.width; ++x)
      if (grey[static_cast<size_t>(y * scene.width + x)] > threshold[y % 4][x % 4])
        row[static_cast<size_t>(x / 8)] = static_cast<unsigned char>(row[static_cast<size_t>(x / 8)] | 128 >> x % 8);
    rows.push_back(std::move(row));
  }
  return png(static_cast<unsigned>(scene.width), static_cast<unsigned>(scene.height), 1, 0, rows);
}

std::string ink(Random& random) {
  return fmt::format("#{:02x}{:02x}{:02x}", random.between(20, 200), random.between(40, 160), random.between(60, 220));
}

std::string lighthouse(Random& random) {
  return fmt::format(
      "<path d=\"M38 92 L44 36 H56 L62 92 Z\" fill=\"{}\"/><rect x=\"42\" y=\"24\" width=\"16\" height=\"12\" "
      "fill=\"{}\"/><path d=\"M58 30 L98 14 V46 Z\" fill=\"{}\" fill-opacity=\"0.5\"/>",
      ink(random), ink(random), ink(random));
}

std::string sun(Random& random) {
  std::string out = fmt::format(
      "<circle cx=\"50\" cy=\"50\" r=\"22\" fill=\"url(#g)\"/><g stroke=\"{}\" "
      "stroke-width=\"5\">",
      ink(random));
  constexpr int ways[8][2] = {{40, 0}, {28, 28}, {0, 40}, {-28, 28}, {-40, 0}, {-28, -28}, {0, -40}, {28, -28}};
  for (const auto& [x, y] : ways)
    out += fmt::format("<path d=\"M{} {} L{} {}\"/>", 50 + x * 7 / 10, 50 + y * 7 / 10, 50 + x, 50 + y);
  return out + "</g>";
}

std::string boat(Random& random) {
  return fmt::format(
      "<path d=\"M10 66 H90 L76 86 H24 Z\" fill=\"{}\"/><path d=\"M48 10 V60 H14 Z\" fill=\"{}\"/>"
      "<path d=\"M54 20 V60 H82 Z\" fill=\"url(#g)\"/>",
      ink(random), ink(random));
}

}  // namespace

std::vector<PictureFile> make_photos(Random random) {
  std::vector<PictureFile> files;
  const auto name = [&](std::string_view kind, std::string_view ending) {
    return fmt::format("{}-{:02}.{}", kind, files.size() + 1, ending);
  };
  const auto add_jpegs = [&](int count, std::string_view kind, JpegKind how, bool town, bool high = false) {
    for (; count > 0; --count) {
      const Scene scene = town ? draw_town(random, high) : draw_hills(random, high);
      files.push_back({name(kind, "jpg"), jpeg_of(how.turned ? turned_left(scene) : scene, how)});
    }
  };
  add_jpegs(5, "hills", {}, false);
  add_jpegs(1, "valley", {}, false, true);
  add_jpegs(4, "town", {}, true);
  add_jpegs(2, "grey", {Colour::grey}, false);
  add_jpegs(1, "grey", {Colour::grey}, true);
  add_jpegs(1, "inks", {Colour::cmyk}, false);
  add_jpegs(1, "inks", {Colour::cmyk}, true);
  add_jpegs(1, "web", {.progressive = true}, false);
  add_jpegs(1, "upright", {.turned = true}, true, true);
  files.push_back({name("screen", "png"), plain_png(draw_town(random, false), false)});
  files.push_back({name("cut-out", "png"), plain_png(draw_hills(random, false), true)});
  files.push_back({name("bits", "png"), bit_png(draw_hills(random, false))});
  return files;
}

std::vector<PictureFile> make_drawings(Random random) {
  std::vector<PictureFile> files;
  for (const auto& [name, draw] : std::initializer_list<std::pair<const char*, std::string (*)(Random&)>>{
           {"lighthouse", lighthouse}, {"sun", sun}, {"boat", boat}}) {
    for (int i = 1; i <= 2; ++i) {
      const std::string from = ink(random), to = ink(random), shapes = draw(random);
      files.push_back({fmt::format("{}-{}.svg", name, i),
                       fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">\n"
                                   "<defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"{}\"/>"
                                   "<stop offset=\"1\" stop-color=\"{}\"/></linearGradient></defs>\n{}\n</svg>\n",
                                   from, to, shapes)});
    }
  }
  return files;
}

std::string ink_jpeg(Random& random) { return jpeg_of(draw_hills(random, false), {Colour::cmyk}); }

std::string make_hollow_png(unsigned width, unsigned height) { return png(width, height, 8, 2, {}); }

}  // namespace banxin::archive_test
