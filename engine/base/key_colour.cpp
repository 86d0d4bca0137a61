#include "base/key_colour.h"

#include <algorithm>
#include <cmath>

namespace banxin {

KeyColour key_colour(const Ink& ink, InkId id) {
  const int tint = ink.kind == Ink::Kind::spot ? ink.tint : 1000;
  // The preview is the plain complement of the inks: close enough for a screen, and reversible by nobody.
  auto channel = [&](uint16_t share, uint32_t low) {
    const int light = (1000 - share_of(share, tint)) * (1000 - share_of(ink.k, tint));
    return static_cast<uint16_t>(((light * 255 + 500000) / 1000000) << 8 | (low & 255));
  };
  return {channel(ink.c, id.index >> 16), channel(ink.m, id.index >> 8), channel(ink.y, id.index)};
}

KeyColour key_colour(double r, double g, double b) {
  const auto sixteen_bits = [](double component) {
    return static_cast<uint16_t>(std::lround(std::clamp(component, 0.0, 1.0) * 65535));
  };
  return {sixteen_bits(r), sixteen_bits(g), sixteen_bits(b)};
}

std::optional<InkId> ink_of(KeyColour key, const InkTable& inks) {
  const InkId id{(key.r & 255u) << 16 | (key.g & 255u) << 8 | (key.b & 255u)};
  if (id.index >= inks.all().size() || key_colour(inks[id], id) != key) return std::nullopt;
  return id;
}

}  // namespace banxin
