// A photo block, which a group of photos looks into too.
#pragma once

#include <string>

#include "flow/photo.h"
#include "model/block.h"

namespace banxin {

struct PhotoBlock : Block {
  Picture picture;
  PhotoStyle style;
  std::string alt;

  void read(Fields& f) override;
  int clear_below() const override;
  Laid lay(const Bench& bench) const override;
};

}  // namespace banxin
