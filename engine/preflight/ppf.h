// Ink coverage for a press console: the Print Production Format of CIP3 (PPF 3.0).
#pragma once

#include <string>
#include <vector>

#include "preflight/preflight.h"

namespace banxin {

struct PpfSheet {
  std::string job;    ///< the name of the work
  std::string sheet;  ///< the name of the page
};

/// The plates of one page as the front of a sheet: a preview image each, 50.8 dpi, 8 bits, 0 = full ink, from which a
/// console reckons its ink keys, whatever their width. The coverage of zones of 32 mm stands beside each as a comment.
/// Process plates come first. Strings are bytes of UTF-8, escaped. Nothing of it comes from the clock.
std::string to_ppf(const std::vector<PlatePreview>& plates, const PpfSheet& about);

}  // namespace banxin
