#include "press/drawing_colours.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/key_colour.h"
#include "base/message.h"
#include "base/report.h"

namespace banxin {
namespace {

int eight_bits(double component) { return static_cast<int>(std::lround(std::clamp(component, 0.0, 1.0) * 255)); }

uint16_t thousandths_of(double share) { return static_cast<uint16_t>(std::lround(std::clamp(share, 0.0, 1.0) * 1000)); }

}  // namespace

DrawingColours::DrawingColours(const InkTable& inks, const OutputProfile& profile, const PressStyle& style)
    : inks_(inks), limit_(style.total_ink) {
  const ProfilePtr from(cmsCreate_sRGBProfile());
  const ProfilePtr to(cmsOpenProfileFromMem(profile.bytes.data(), static_cast<cmsUInt32Number>(profile.bytes.size())));
  if (from && to)
    transform_.reset(cmsCreateTransform(from.get(), TYPE_RGB_DBL, to.get(), TYPE_CMYK_DBL, INTENT_RELATIVE_COLORIMETRIC,
                                        cmsFLAGS_NOCACHE | cmsFLAGS_BLACKPOINTCOMPENSATION));
  if (!transform_) throw MachineFault{"bad-profile", say("the output profile cannot be used for drawings"), {}};
}

Ink DrawingColours::ink(double r, double g, double b) const {
  const std::array<int, 3> screen{eight_bits(r), eight_bits(g), eight_bits(b)};
  for (uint32_t i = 0; i < inks_.all().size(); ++i)
    if (screen == key_colour(inks_[InkId{i}], InkId{i}).preview()) return inks_[InkId{i}];
  if (screen[0] == screen[1] && screen[1] == screen[2]) return {.name = "drawing", .k = thousandths_of(1 - r)};
  const std::array<double, 3> rgb{r, g, b};
  std::array<double, 4> ink{};  // percent
  cmsDoTransform(transform_.get(), rgb.data(), ink.data(), 1);
  for (double& share : ink) share = std::clamp(share, 0.0, 100.0);
  const double colours = ink[0] + ink[1] + ink[2], room = std::max(limit_ / 10.0 - ink[3], 0.0);
  if (colours > room)
    for (size_t i = 0; i < 3; ++i) ink[i] *= room / colours;
  return {.name = "drawing",
          .c = thousandths_of(ink[0] / 100),
          .m = thousandths_of(ink[1] / 100),
          .y = thousandths_of(ink[2] / 100),
          .k = thousandths_of(ink[3] / 100)};
}

// IEC 61966-2-1: its luminance, coded again as a grey is.
Ink DrawingColours::in_black(double r, double g, double b) const {
  const auto light = [](double v) { return v > 0.04045 ? std::pow((v + 0.055) / 1.055, 2.4) : v / 12.92; };
  const double y = 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const double grey = y > 0.0031308 ? 1.055 * std::pow(y, 1 / 2.4) - 0.055 : 12.92 * y;
  return {.name = "drawing", .k = thousandths_of(1 - grey)};
}

}  // namespace banxin
