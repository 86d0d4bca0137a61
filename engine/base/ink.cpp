#include "base/ink.h"

#include <algorithm>

namespace banxin {

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

}  // namespace banxin
