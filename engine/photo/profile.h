// The output profile: the printing condition that photos are separated for and that the PDF names.
#pragma once

#include <string>

#include "base/message.h"

namespace banxin {

/// A CMYK output profile (ICC.1:2010, versions 2 and 4), checked. Read once for all pages; immutable.
struct OutputProfile {
  std::string bytes;
  std::string deflated;     ///< the same as a Flate stream, so that each PDF only copies it
  std::string description;  ///< its own name for itself
  std::string sha256;
};

/// What is wrong with a profile file, as the end of "the output profile X …"; empty when photos and drawings can be
/// separated for it.
Message fault_of_profile(const std::string& path);

/// Reads a profile file. Throws MachineFault when it is missing, or is no output profile for CMYK.
OutputProfile read_output_profile(const std::string& path);

}  // namespace banxin
