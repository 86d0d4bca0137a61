// Fuzz target: any bytes as the output profile, and as the profile that a photo carries.
#include "press/press.h"
#include "press/separation.h"
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

void separate_for(const OutputProfile& profile, const PressStyle& style, std::string_view icc) {
  for (const int components : {1, 3, 4}) {
    const std::optional<Raster> inked = separate(photo_of(components, icc), profile, style);
    if (!inked) continue;
    expect(inked->width == 2 && inked->height == 2, "the size stays");
    if (inked->components == 4) expect(most_ink(*inked) <= style.total_ink + 4, "the ink limit holds");
  }
}

}  // namespace

FUZZ_TARGET(icc) {
  static fuzz::MemoryFile file;
  PressStyle style;
  style.intent = bytes.size() % 2 ? PressStyle::Intent::relative : PressStyle::Intent::perceptual;
  separate_for(fuzz::house_profile(), style, bytes);
  try {
    const OutputProfile profile = read_output_profile(file.with(bytes));
    separate_for(profile, style, "");
  } catch (const MachineFault& fault) {
    expect(!fault.text.empty(), "a fault is told");
  }
}
