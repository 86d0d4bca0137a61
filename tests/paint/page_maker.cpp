#include "paint/page_maker.h"

#include <hb.h>
#include <png.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "base/files.h"
#include "base/utf8.h"
#include "tests/jpeg_encoder.h"

namespace banxin::test {
namespace {

struct OpenFace {
  MappedFile map;
  unsigned index;
  hb_font_t* font;
  OpenFace(const char* file, unsigned index_) : map(file), index(index_) {
    hb_blob_t* blob = hb_blob_create(map.bytes().data(), static_cast<unsigned>(map.bytes().size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* face = hb_face_create(blob, index);
    font = hb_font_create(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
  }
  OpenFace(const OpenFace&) = delete;
  OpenFace& operator=(const OpenFace&) = delete;
  ~OpenFace() { hb_font_destroy(font); }
};

const OpenFace& open(uint16_t face) {
  static const OpenFace faces[] = {{"/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2},
                                   {"/usr/share/fonts/opentype/noto/NotoSerifCJK-Black.ttc", 2},
                                   {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2},
                                   {"/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2},
                                   {"/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", 0}};
  return faces[face];
}

std::string exif(int orientation, bool little) {
  std::string out("Exif\0\0", 6);
  const auto put = [&](unsigned value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * (little ? i : bytes - 1 - i) & 255);
  };
  out += little ? "II" : "MM";
  put(42, 2), put(8, 4), put(2, 2);
  put(0x0100, 2), put(4, 2), put(1, 4), put(99, 4);  // another tag first
  put(0x0112, 2), put(3, 2), put(1, 4), put(static_cast<unsigned>(orientation), 2), put(0, 2);
  put(0, 4);
  return out;
}

void paint_row(unsigned char* row, int y, int width, int height, int components) {
  for (int x = 0; x < width; ++x, row += components) {
    const bool marked = x < width / 2 && y < height / 2;
    const auto ramp = static_cast<unsigned char>(60 + 100 * x / width);
    if (components == 1) row[0] = marked ? 230 : 40;
    if (components == 3) row[0] = marked ? 230 : 40, row[1] = marked ? 20 : 60, row[2] = marked ? 20 : ramp;
    if (components == 4) row[0] = marked ? 0 : 200, row[1] = marked ? 220 : 0, row[2] = marked ? 220 : 0, row[3] = 10;
  }
}

}  // namespace

FaceFile face_file(FaceId face) { return {open(face.index).map.bytes(), open(face.index).index}; }

GlyphRun make_run(Face face, Length size, Point at, std::string_view text, InkId ink) {
  GlyphRun run;
  run.face = FaceId{face};
  run.size = size;
  run.at = at;
  run.ink = ink;
  run.text = text;
  for (size_t byte = 0; byte < text.size();) {
    const utf8::Decoded c = utf8::decode(text, byte);
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(open(face).font, c.value, &glyph);
    run.glyphs.push_back({glyph, static_cast<int>(run.glyphs.size()) * size, {}});
    run.clusters.push_back({static_cast<uint16_t>(c.bytes), 1});
    run.advances.push_back(size);
    byte += c.bytes;
  }
  return run;
}

Sheet make_sheet(int page) {
  Sheet sheet;
  sheet.page = page;
  sheet.trim = {from_mm(100), from_mm(60)};
  sheet.bleed = from_mm(3);
  return sheet;
}

std::string make_jpeg(int width, int height, int components, int orientation, bool progressive, bool little_endian) {
  const std::string app1 = orientation != 1 ? exif(orientation, little_endian) : "";
  return encode_jpeg({.width = width,
                      .height = height,
                      .components = components,
                      .quality = 90,
                      .progressive = progressive,
                      .app1 = app1},
                     [&](unsigned char* row, int y) { paint_row(row, y, width, height, components); });
}

std::string encode_png(const std::vector<unsigned char>& pixels, int width, int height, bool alpha) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
  png_alloc_size_t size = 0;
  png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr);
  std::string out(size, '\0');
  png_image_write_to_memory(&image, out.data(), &size, 0, pixels.data(), 0, nullptr);
  out.resize(size);
  return out;
}

std::string make_png(int width, int height, bool alpha) {
  const int components = alpha ? 4 : 3;
  std::vector<unsigned char> pixels(static_cast<size_t>(width * height * components));
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      unsigned char* p = &pixels[(static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)) *
                                 static_cast<size_t>(components)];
      const bool marked = x < width / 2 && y < height / 2;
      p[0] = marked ? 230 : 40, p[1] = marked ? 20 : 60, p[2] = marked ? 20 : 160;
      if (alpha) p[3] = marked ? 255 : 0;
    }
  return encode_png(pixels, width, height, alpha);
}

std::string shell(const std::string& command, int* status) {
  std::string out;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (!pipe) throw std::bad_alloc();
  char buffer[4096];
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
  const int ended = pclose(pipe);
  if (status) *status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
  return out;
}

Pixels read_pixels(std::string_view png) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  Pixels out;
  if (!png_image_begin_read_from_memory(&image, png.data(), png.size())) return out;
  image.format = PNG_FORMAT_RGB;
  out.width = static_cast<int>(image.width);
  out.height = static_cast<int>(image.height);
  out.rgb.resize(PNG_IMAGE_SIZE(image));
  png_image_finish_read(&image, nullptr, out.rgb.data(), 0, nullptr);
  return out;
}

}  // namespace banxin::test
