// What libjpeg warns of, and what of that spoils the picture.
#pragma once

#include <optional>

#include "base/message.h"

struct jpeg_decompress_struct;

namespace banxin {

/// Called from libjpeg's emit_message with a warning, where all of the file lies in memory: what has become of the
/// picture ("breaks off", "is damaged"). Nothing when the picture is shown as it was meant all the same: an unknown
/// version of JFIF or Adobe's marker, stray bytes before a marker, scan parameters that some cameras write.
std::optional<Phrase> jpeg_damage(const jpeg_decompress_struct& info);

}  // namespace banxin
