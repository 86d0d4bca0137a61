#include "base/ink.h"

#include <algorithm>

namespace banxin {
namespace {

uint16_t share_of(uint16_t value, int thousandths) { return static_cast<uint16_t>((value * thousandths + 500) / 1000); }

}  // namespace

InkTable::InkTable() : inks_{{.name = "black", .k = 1000}, {.name = "paper"}} {}

InkId InkTable::add(const Ink& ink) {
  auto found = std::find(inks_.begin(), inks_.end(), ink);
  if (found == inks_.end()) found = inks_.insert(inks_.end(), ink);
  return {static_cast<uint32_t>(found - inks_.begin())};
}

InkId InkTable::tint(InkId id, int thousandths) {
  if (thousandths == 1000) return id;
  Ink ink = (*this)[id];
  if (ink.kind == Ink::Kind::spot) {
    ink.tint = share_of(ink.tint, thousandths);
  } else {
    for (uint16_t* share : {&ink.c, &ink.m, &ink.y, &ink.k}) *share = share_of(*share, thousandths);
  }
  return add(ink);
}

KeyColour key_colour(const Ink& ink, InkId id) {
  const int tint = ink.kind == Ink::Kind::spot ? ink.tint : 1000;
  // The preview is the plain complement of the inks: close enough for a screen, and reversible by nobody.
  auto channel = [&](uint16_t share, uint32_t low) {
    const int light = (1000 - share_of(share, tint)) * (1000 - share_of(ink.k, tint));
    return static_cast<uint16_t>(((light * 255 + 500000) / 1000000) << 8 | (low & 255));
  };
  return {channel(ink.c, id.index >> 16), channel(ink.m, id.index >> 8), channel(ink.y, id.index)};
}

std::optional<InkId> ink_of(KeyColour key, const InkTable& inks) {
  const InkId id{(key.r & 255u) << 16 | (key.g & 255u) << 8 | (key.b & 255u)};
  if (id.index >= inks.all().size() || key_colour(inks[id], id) != key) return std::nullopt;
  return id;
}

}  // namespace banxin
