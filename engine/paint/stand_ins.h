// What Cairo is not given as it is: something stands in its place until Cairo is done.
#pragma once

#include "paint/passed_photos.h"
#include "paint/supplied.h"

namespace banxin {

struct StandIns {
  PassedPhotos photos;
  SuppliedPages pages;
};

}  // namespace banxin
