// Fuzz target: any bytes as the output profile, and as the profile that a photo carries.
#include "photo/press_photos.h"
#include "photo/separation.h"
#include "tests/fuzz/pages.h"
#include "tests/fuzz/target.h"

using namespace banxin;
using fuzz::expect;

namespace {

Raster photo_of(int components, std::string_view icc) {
  Raster photo{.width = 2, .height = 2, .components = components};
  for (size_t i = 0; i < photo.row() * 2; ++i) photo.samples.push_back(static_cast<uint8_t>(i * 37));
  photo.icc = icc;
  return photo;
}

// What the profile is for, from its header (ICC.1:2010, 7.2.6).
int components_of(std::string_view icc) {
  const std::string_view space = icc.size() < 20 ? "" : icc.substr(16, 4);
  return space == "GRAY" ? 1 : space == "CMYK" ? 4 : 3;
}

void separate_for(const OutputProfile& profile, const PressStyle& style, const Raster& photo) {
  const std::optional<Raster> inked = separate(photo, profile, style);
  if (!inked) return;
  expect(inked->width == 2 && inked->height == 2, "the size stays");
  if (inked->components == 4) expect(most_ink(*inked) <= style.total_ink + 4, "the ink limit holds");
}

}  // namespace

FUZZ_TARGET(icc) {
  static fuzz::MemoryFile file;
  // Making a transform out of three or four colours takes a hundred times as long as reading a profile: now and then.
  const bool thorough = bytes.size() % 8 == 0;
  PressStyle style;
  style.intent = bytes.size() % 2 ? PressStyle::Intent::relative : PressStyle::Intent::perceptual;
  const int components = components_of(bytes);
  if (components == 1 || thorough) separate_for(fuzz::house_profile(), style, photo_of(components, bytes));
  try {
    const OutputProfile profile = read_output_profile(file.with(bytes));
    separate_for(profile, style, photo_of(thorough ? 3 : 1, ""));
  } catch (const MachineFault& fault) {
    expect(!fault.text.empty(), "a fault is told");
  }
}
