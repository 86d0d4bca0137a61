// PNG files: what their headers say, whether they are whole, and their pixels.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "photo/raster.h"

namespace banxin {

struct PngHead {
  int width = 0, height = 0;
};

/// Follows the chunks to IEND and checks their CRCs (PNG third edition, clause 5). Nothing when that fails; `fault`
/// then goes on after the file's name.
std::optional<PngHead> read_png_head(std::string_view bytes, Message& fault);

/// Reads all rows and keeps none. Empty when they are sound, else what is wrong, to go on after the file's name.
Message find_png_damage(std::string_view bytes);

/// Pixels as they are stored. Nothing when it cannot be decoded.
std::optional<PicturePixels> read_png(std::string_view bytes);

/// Pixels for a screen as sRGB, weighed with alpha where the file has it. False when decoding fails.
bool decode_png(std::string_view bytes, const ScreenRoom& room);

}  // namespace banxin
