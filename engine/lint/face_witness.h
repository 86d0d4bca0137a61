// What lint asks of faces: it knows no font files.
#pragma once

#include <functional>
#include <string>

#include "base/ids.h"

namespace banxin {

struct FaceWitness {
  std::function<bool(FaceId face, char32_t c)> has;
  std::function<std::string(FaceId face)> name;  ///< as the catalogue calls it
};

}  // namespace banxin
