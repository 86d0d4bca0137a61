// JPEG files: what their headers say, whether they are whole, and their pixels.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "photo/raster.h"

namespace banxin {

struct JpegHead {
  int width = 0, height = 0;  ///< pixels as stored, before `orientation`
  int components = 3;         ///< 1 grey, 3 colour, 4 CMYK
  int orientation = 1;        ///< EXIF 2.32 tag 0x0112, 1 … 8
  int scans = 1;              ///< 1 in a baseline JPEG, several in a progressive one
  bool inverted = false;      ///< CMYK with the Adobe marker: 255 stands for no ink
};

/// Reads the header and follows the segments to the end-of-image marker (ITU-T T.81 annex B) without decoding. Nothing
/// when it is no JPEG that a PDF can hold; `fault` then goes on after the file's name.
std::optional<JpegHead> read_jpeg_head(std::string_view bytes, Message& fault);

/// Whether a JPEG that begins so holds its CMYK inverted; nothing when the header of its first scan ends further on.
std::optional<bool> is_inverted_jpeg(std::string_view beginning);

/// Width and height as stored, from the header alone; nothing when it is none.
struct JpegSize {
  int width = 0, height = 0;
};
std::optional<JpegSize> jpeg_size(std::string_view bytes);

/// Whether a JPEG holds CMYK and carries `icc`: it needs no separation. From its header.
bool is_separated_jpeg(std::string_view bytes, std::string_view icc);

/// The JPEG without the colour profile that it carries: the press PDF has it once.
std::string without_profile(std::string_view jpeg);

/// Goes over all codes without making pixels of them. Empty when they are sound, else what is wrong, to go on after the
/// file's name.
Message find_jpeg_damage(std::string_view bytes);

/// Pixels at 1/`denominator` (1, 2, 4, 8) of its size, upright as EXIF says, CMYK as ink whichever way it is stored.
/// Nothing when it cannot be decoded to its end.
std::optional<Raster> read_jpeg(std::string_view bytes, int denominator);

/// Pixels for a screen at 1/`denominator` of the size, as stored; `into` is that size, rounded up. False when decoding
/// fails.
bool decode_jpeg(std::string_view bytes, const JpegHead& head, int denominator, const ScreenPixels& into);

}  // namespace banxin
