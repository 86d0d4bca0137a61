// Hand-made pages and pictures for the paint tests; nothing here shapes or breaks text.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "paint/paint.h"
#include "paint/picture_info.h"
#include "paint/proof_png.h"
#include "tests/temporary_folder.h"

namespace banxin::test {

/// The faces of the tests, by FaceId: Noto Serif SC Regular and Black, Noto Sans SC Regular and Bold, LXGW WenKai.
enum Face : uint16_t { serif, serif_black, sans, sans_bold, kai };
FaceFile face_file(FaceId face);

/// One run, each character's nominal glyph one em wide, one cluster a character.
GlyphRun make_run(Face face, Length size, Point at, std::string_view text, InkId ink = InkTable::black);

/// A sheet of 100 × 60 mm with 3 mm bleed and nothing on it.
Sheet make_sheet(int page = 1);

/// 8-bit pictures: a bright red quarter at the top left, the rest a blue-grey ramp (grey: light and dark).
std::string make_jpeg(int width, int height, int components = 3, int orientation = 1, bool progressive = false,
                      bool little_endian = true);
std::string make_png(int width, int height, bool alpha);
/// RGB or RGBA, row by row.
std::string encode_png(const std::vector<unsigned char>& pixels, int width, int height, bool alpha);

/// Output of a shell command, both streams; `status` is its exit code.
std::string shell(const std::string& command, int* status = nullptr);

/// Pixels as libpng reads them.
struct Pixels {
  int width = 0, height = 0;
  std::vector<unsigned char> rgb;
  const unsigned char* at(int x, int y) const {
    return &rgb[(static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)) * 3];
  }
};
Pixels read_pixels(std::string_view png);

}  // namespace banxin::test
