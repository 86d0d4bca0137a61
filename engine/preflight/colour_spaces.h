// Colour spaces of any PDF, and which plates they print on.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "base/message.h"

namespace banxin {

/// A colour space (ISO 32000-1, 8.6) as far as plates go.
struct Space {
  enum class Family : uint8_t { grey, cmyk, spot, device_n, pattern, rgb, icc, calibrated, lab, unknown };
  Family family = Family::grey;
  std::vector<std::string> plates;  ///< of spot and DeviceN colours
  Family alternate = Family::cmyk;  ///< of these
  QPDFObjectHandle tint = {};       ///< of a spot ink: the function that stands for it where it has no plate
  std::vector<Space> under = {};    ///< of patterns without colours of their own: the space they are painted in

  bool is_all() const;  ///< the colour of register marks: on every plate
};

Message name_of(Space::Family family);
/// Prints as it is on the plates of a press: grey, CMYK, spot, DeviceN over them; a pattern is judged by its content.
bool prints_as_it_is(const Space& space);

/// Says its colours by a profile or by how they look: PDF/X-3 and PDF/X-4 know such colours, a house may not want them.
constexpr bool is_managed(Space::Family family) {
  return family == Space::Family::icc || family == Space::Family::calibrated || family == Space::Family::lab;
}

/// What `space` (a name or an array) means with these resources, which may have another space in the place of a
/// device's (ISO 32000-1, 8.6.5.6). Unknown, too, when it is made of other spaces more than eight deep or has more than
/// 32 plates.
Space resolve_space(QPDFObjectHandle space, QPDFObjectHandle resources, int depth = 0);

}  // namespace banxin
