// The colours that a PNG without a profile says it is in.
#include "photo/png_colours.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <lcms2.h>
#include <zlib.h>

#include <array>
#include <cstdlib>

#include "photo/jpeg.h"
#include "photo/png.h"
#include "tests/press/maker.h"

namespace banxin::test {
namespace {

std::string number(uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 255);
  return bytes;
}

std::string chunk(const std::string& kind, const std::string& data) {
  const std::string checked = kind + data;
  const auto crc = crc32(0, reinterpret_cast<const Bytef*>(checked.data()), static_cast<uInt>(checked.size()));
  return number(static_cast<uint32_t>(data.size())) + checked + number(static_cast<uint32_t>(crc));
}

std::string numbers(const std::vector<double>& values) {
  std::string bytes;
  for (const double value : values) bytes += number(static_cast<uint32_t>(value * 100'000 + 0.5));
  return bytes;
}

/// A picture of 2 × 2 pixels of one colour, with these chunks behind its header and no other.
std::string png_of(const std::array<int, 3>& rgb, const std::string& chunks) {
  std::string rows;
  for (int y = 0; y < 2; ++y) {
    rows += '\0';
    for (int i = 0; i < 6; ++i) rows += static_cast<char>(rgb[static_cast<size_t>(i % 3)]);
  }
  std::string packed(compressBound(static_cast<uLong>(rows.size())), '\0');
  uLongf size = static_cast<uLongf>(packed.size());
  compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
           static_cast<uLong>(rows.size()));
  packed.resize(size);
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", number(2) + number(2) + std::string("\x08\x02\0\0\0", 5)) + chunks +
         chunk("IDAT", packed) + chunk("IEND", "");
}

std::array<int, 3> in_srgb(const Raster& raster) {
  cmsHPROFILE from = cmsOpenProfileFromMem(raster.icc.data(), static_cast<cmsUInt32Number>(raster.icc.size()));
  REQUIRE(from);
  cmsHPROFILE to = cmsCreate_sRGBProfile();
  cmsHTRANSFORM transform =
      cmsCreateTransform(from, TYPE_RGB_8, to, TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
  REQUIRE(transform);
  uint8_t out[3] = {};
  cmsDoTransform(transform, raster.samples.data(), out, 1);
  cmsDeleteTransform(transform);
  for (cmsHPROFILE p : {from, to}) cmsCloseProfile(p);
  return {out[0], out[1], out[2]};
}

const std::string srgb = chunk("cHRM", numbers({0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06}));
const std::string adobe = chunk("cHRM", numbers({0.3127, 0.3290, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06}));
std::string gamma(double value) { return chunk("gAMA", numbers({value})); }

}  // namespace

TEST_CASE("gAMA and cHRM count where they mean other colours than sRGB, and nothing else is said") {
  struct Case {
    const char* what;
    std::string chunks;
    std::array<int, 3> rgb;
    std::array<int, 3> meant;  ///< in sRGB, reckoned from the standards of both; of red -1 = the picture is in sRGB
  };
  constexpr std::array<int, 3> as_it_is{-1, 0, 0};
  const Case cases[] = {
      {"nothing", "", {120, 160, 120}, as_it_is},
      {"sRGB by its chunk", chunk("sRGB", std::string(1, 0)), {120, 160, 120}, as_it_is},
      {"that counts more", chunk("sRGB", std::string(1, 0)) + gamma(1) + adobe, {120, 160, 120}, as_it_is},
      {"sRGB by its numbers", gamma(0.45455) + srgb, {120, 160, 120}, as_it_is},
      {"the gamma of sRGB alone", gamma(0.45455), {120, 160, 120}, as_it_is},
      {"the colours of Adobe RGB", gamma(0.45455) + adobe, {120, 160, 120}, {98, 161, 119}},
      {"others of them", gamma(0.45455) + adobe, {180, 120, 60}, {199, 121, 53}},
      {"light itself", gamma(1), {128, 128, 128}, {188, 188, 188}},
      {"an old screen", gamma(0.55556) + srgb, {128, 64, 128}, {146, 81, 146}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    const auto png = read_png(png_of(c.rgb, c.chunks));
    REQUIRE(png);
    CHECK(png->colour.icc.empty() == (c.meant[0] < 0));
    if (c.meant[0] < 0 || png->colour.icc.empty()) continue;
    const std::array<int, 3> seen = in_srgb(png->colour);
    for (size_t i = 0; i < 3; ++i)
      CHECK_MESSAGE(std::abs(seen[i] - c.meant[i]) <= 2, seen[0] << " " << seen[1] << " " << seen[2]);
  }
}

TEST_CASE("a picture in colours that its chunks say is separated as the same colours in sRGB") {
  const TemporaryFolder folder;
  const auto inked = [&](const std::string& png) {
    Image image;
    image.file = image.name = folder.write("a.png", png);
    image.format = Image::Format::png;
    image.width = image.height = 2;
    image.box = image.whole = {from_mm(5), from_mm(5), from_mm(9), from_mm(9)};
    const PressStyle style;
    Report report(std::make_shared<Sources>());
    PressPhotos(newsprint(), style, folder.path / "cache").separate(image, report);
    CHECK_FALSE(report.failed());
    const auto raster = read_jpeg(*image.bytes, 1);
    REQUIRE(raster);
    return raster->samples;
  };
  const auto told = inked(png_of({180, 120, 60}, gamma(0.45455) + adobe)), same = inked(png_of({199, 121, 53}, "")),
             untold = inked(png_of({180, 120, 60}, ""));
  REQUIRE(told.size() == same.size());
  int apart = 0, from_untold = 0;
  for (size_t i = 0; i < 4; ++i) {
    apart = std::max(apart, std::abs(told[i] - same[i]));
    from_untold = std::max(from_untold, std::abs(told[i] - untold[i]));
  }
  CHECK(apart <= 4);
  CHECK(from_untold > 8);
}

}  // namespace banxin::test
