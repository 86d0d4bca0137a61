// How a caption tells the photos of a group apart: by where they stand.
#pragma once

#include <string>
#include <vector>

#include "base/length.h"
#include "model/language.h"

namespace banxin {

/// A word for each photo, with what parts it from the words about it: 左图：, 右上图：, Left: . Empty where there is
/// one photo only. Two photos have the same word when four stand in one row.
std::vector<std::string> photo_places(const std::vector<Rect>& photos, const Language& language);

}  // namespace banxin
