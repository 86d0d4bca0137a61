#include "photo/jpeg.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/message.h"
#include "photo/jpeg_reader.h"

namespace banxin {
namespace {

unsigned char byte_at(std::string_view bytes, size_t at) { return static_cast<unsigned char>(bytes[at]); }

// What comes after the header of the first scan.
struct Scans {
  bool reach_end = false;
  int count = 1;
};

// T.81 B.1.1: FF 00 is data, RSTn stand alone, every other marker begins a segment that tells its length.
Scans follow_scans(std::string_view rest) {
  Scans scans;
  size_t at = 0;
  while ((at = rest.find('\xFF', at)) != std::string_view::npos) {
    while (at < rest.size() && byte_at(rest, at) == 0xFF) ++at;
    if (at == rest.size()) return scans;
    const unsigned char marker = byte_at(rest, at++);
    if (marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD7)) continue;
    if (marker == 0xD9) return scans.reach_end = true, scans;
    if (at + 2 > rest.size()) return scans;
    if (marker == 0xDA) ++scans.count;
    at += static_cast<size_t>(byte_at(rest, at) << 8 | byte_at(rest, at + 1));
  }
  return scans;
}

// Each scan of a progressive JPEG goes over all of it, however few bytes it has: encoders write about ten.
constexpr int most_scans = 100;
constexpr int64_t most_pixels_in_scans = 4'000'000'000;

bool is_too_much(const jpeg_decompress_struct& info, int scans) {
  return scans > most_scans || int64_t{info.image_width} * info.image_height * scans > most_pixels_in_scans;
}

// A progressive JPEG sends each coefficient bit by bit (T.81, G.1.1.1): whether all have come.
bool has_all_scans(const jpeg_decompress_struct& info) {
  if (!info.progressive_mode || !info.coef_bits) return true;
  for (int c = 0; c < info.num_components; ++c)
    if (std::any_of(info.coef_bits[c], info.coef_bits[c] + DCTSIZE2, [](int bits) { return bits != 0; })) return false;
  return true;
}

JpegHead head_of(const JpegReader& reader, int scans) {
  const jpeg_decompress_struct& info = reader.info;
  return {.width = static_cast<int>(info.image_width),
          .height = static_cast<int>(info.image_height),
          .components = info.num_components,
          .orientation = reader.orientation(),
          .scans = scans,
          .inverted = info.num_components == 4 && info.saw_Adobe_marker};
}

// What going over the codes tells.
struct Codes {
  bool in_scans = false, complete = true;
};

// Decoded at an eighth of the size the codes are read and nearly nothing is reckoned from them.
bool read_codes(JpegReader& reader, std::vector<unsigned char>& row, Codes& codes) {
  if (setjmp(reader.failed)) return false;
  reader.info.out_color_space = reader.info.jpeg_color_space;
  reader.info.scale_num = 1;
  reader.info.scale_denom = 8;
  reader.info.dct_method = JDCT_IFAST;
  reader.info.do_fancy_upsampling = FALSE;
  reader.info.do_block_smoothing = FALSE;
  codes.in_scans = jpeg_has_multiple_scans(&reader.info) != 0;  // not to be asked after the end
  jpeg_start_decompress(&reader.info);
  codes.complete = has_all_scans(reader.info);
  row.resize(static_cast<size_t>(reader.info.output_width) * static_cast<size_t>(reader.info.output_components));
  while (!reader.damage && reader.info.output_scanline < reader.info.output_height) {
    unsigned char* into = row.data();
    jpeg_read_scanlines(&reader.info, &into, 1);
  }
  if (!reader.damage) jpeg_finish_decompress(&reader.info);
  return true;
}

// One row of CMYK as libjpeg gives it, to pixels of a screen; good enough for a proof.
void cmyk_to_pixels(const unsigned char* cmyk, uint32_t* pixels, int width, bool inverted) {
  for (int x = 0; x < width; ++x, cmyk += 4) {
    const auto light = [&](int i) { return static_cast<uint32_t>(inverted ? cmyk[i] : 255 - cmyk[i]); };
    const uint32_t k = light(3);
    pixels[x] = light(0) * k / 255 << 16 | light(1) * k / 255 << 8 | light(2) * k / 255;
  }
}

bool read_pixels(JpegReader& reader, const JpegHead& head, int denominator, const ScreenPixels& screen,
                 unsigned char* row) {
  if (setjmp(reader.failed)) return false;
  reader.info.out_color_space = head.components == 4 ? JCS_CMYK : JCS_EXT_BGRX;
  reader.info.scale_num = 1;
  reader.info.scale_denom = static_cast<unsigned>(denominator);
  reader.info.dct_method = JDCT_IFAST;
  jpeg_start_decompress(&reader.info);
  if (static_cast<int>(reader.info.output_width) != screen.width ||
      static_cast<int>(reader.info.output_height) != screen.height)
    return false;
  while (reader.info.output_scanline < reader.info.output_height) {
    unsigned char* line = screen.data + screen.stride * reader.info.output_scanline;
    unsigned char* into = head.components == 4 ? row : line;
    jpeg_read_scanlines(&reader.info, &into, 1);
    if (head.components == 4) cmyk_to_pixels(row, reinterpret_cast<uint32_t*>(line), screen.width, head.inverted);
  }
  return !reader.damage;
}

bool start(JpegReader& reader, int denominator) {
  if (setjmp(reader.failed)) return false;
  jpeg_decompress_struct& info = reader.info;
  info.out_color_space = info.num_components == 1 ? JCS_GRAYSCALE : info.num_components == 4 ? JCS_CMYK : JCS_RGB;
  info.scale_num = 1;
  info.scale_denom = static_cast<unsigned>(denominator);
  jpeg_start_decompress(&info);
  return true;
}

bool read_samples(JpegReader& reader, uint8_t* samples, size_t row) {
  if (setjmp(reader.failed)) return false;
  while (reader.info.output_scanline < reader.info.output_height) {
    JSAMPROW line = samples + row * reader.info.output_scanline;
    jpeg_read_scanlines(&reader.info, &line, 1);
  }
  if (reader.is_sound()) jpeg_finish_decompress(&reader.info);
  return reader.is_sound();
}

}  // namespace

std::optional<bool> is_inverted_jpeg(std::string_view beginning) {
  JpegReader reader(beginning);
  if (!reader.open() || reader.damage) return std::nullopt;  // libjpeg puts an end where there is none, and says so
  return head_of(reader, 1).inverted;
}

std::optional<JpegHead> read_jpeg_head(std::string_view bytes, Message& fault) {
  JpegReader reader(bytes);
  if (!reader.open()) {
    fault = say("is a JPEG with a damaged header ({})", reader.why());
    return std::nullopt;
  }
  const jpeg_decompress_struct& info = reader.info;
  const Scans scans = follow_scans(reader.rest());
  if (info.data_precision != 8)
    fault = say("is a JPEG of other than 8 bits, which a PDF cannot hold");
  else if (info.arith_code)
    fault = say("is a JPEG with arithmetic coding, which a PDF cannot hold");
  else if (info.num_components != 1 && info.num_components != 3 && info.num_components != 4)
    fault = say("is a JPEG of neither one, three nor four components");
  else if (!scans.reach_end)
    fault = say("is cut short: the end of the JPEG is missing");
  else if (is_too_much(info, scans.count))
    fault = say("is a JPEG of {} scans, which are too many for its size; save it as a baseline JPEG", scans.count);
  else
    return head_of(reader, scans.count);
  return std::nullopt;
}

std::optional<JpegSize> jpeg_size(std::string_view bytes) {
  JpegReader reader(bytes);
  if (!reader.open()) return std::nullopt;
  return JpegSize{static_cast<int>(reader.info.image_width), static_cast<int>(reader.info.image_height)};
}

bool is_separated_jpeg(std::string_view bytes, std::string_view icc) {
  JpegReader reader(bytes);
  return reader.open() && reader.read_profile() && reader.info.num_components == 4 && reader.profile() == icc;
}

std::string without_profile(std::string_view jpeg) {
  constexpr std::string_view name("ICC_PROFILE\0", 12);
  std::string out(jpeg.substr(0, 2));
  size_t at = 2;
  while (at + 4 <= jpeg.size() && byte_at(jpeg, at) == 0xFF && byte_at(jpeg, at + 1) != 0xDA) {
    const size_t length = 2 + static_cast<size_t>(byte_at(jpeg, at + 2) << 8 | byte_at(jpeg, at + 3));
    const std::string_view segment = jpeg.substr(at, length);
    if (byte_at(jpeg, at + 1) != 0xE2 || !segment.substr(4).starts_with(name)) out += segment;
    at += std::min(length, jpeg.size() - at);
  }
  return out.append(jpeg.substr(at));
}

Message find_jpeg_damage(std::string_view bytes) {
  std::vector<unsigned char> row;
  JpegReader reader(bytes);
  Codes codes;
  if (!reader.open() || !reader.read_profile() || !read_codes(reader, row, codes))
    return say("is a damaged JPEG ({})", reader.why());
  if (reader.bad_profile) return say("is a JPEG with a damaged colour profile");
  if (reader.damage && codes.in_scans) return say("is a damaged JPEG: its picture data {}", *reader.damage);
  if (reader.damage)
    return say("is a damaged JPEG: its picture data {} at line {}", *reader.damage, reader.damaged_line * 8 + 1);
  return codes.complete ? Message{} : say("is a damaged JPEG: some of its scans are missing");
}

std::optional<Raster> read_jpeg(std::string_view bytes, int denominator) {
  JpegReader reader(bytes);
  if (!reader.open() || !reader.read_profile() || !start(reader, denominator)) return std::nullopt;
  Raster raster{static_cast<int>(reader.info.output_width),
                static_cast<int>(reader.info.output_height),
                reader.info.output_components,
                {},
                std::string(reader.profile())};
  const int orientation = reader.orientation();
  raster.adobe_rgb = raster.components == 3 && raster.icc.empty() && reader.is_adobe_rgb();
  raster.samples.resize(raster.row() * static_cast<size_t>(raster.height));
  if (!read_samples(reader, raster.samples.data(), raster.row())) return std::nullopt;
  // Adobe Technical Note 5116: with its marker, CMYK is stored as light.
  if (raster.components == 4 && reader.info.saw_Adobe_marker)
    for (uint8_t& sample : raster.samples) sample = static_cast<uint8_t>(255 - sample);
  return upright(std::move(raster), orientation);
}

bool decode_jpeg(std::string_view bytes, const JpegHead& head, int denominator, const ScreenPixels& into) {
  std::vector<unsigned char> row(head.components == 4 ? static_cast<size_t>(into.width) * 4 : 0);
  JpegReader reader(bytes);
  return reader.open() && read_pixels(reader, head, denominator, into, row.data());
}

}  // namespace banxin
