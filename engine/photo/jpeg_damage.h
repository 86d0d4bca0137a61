// What libjpeg warns of, and what of that spoils the picture.
#pragma once

struct jpeg_decompress_struct;

namespace banxin {

/// Called from libjpeg's emit_message with a warning, where all of the file lies in memory: what has become of the
/// picture ("breaks off", "is damaged"). Null when the picture is shown as it was meant all the same: an unknown
/// version of JFIF or Adobe's marker, stray bytes before a marker, scan parameters that some cameras write.
const char* jpeg_damage(const jpeg_decompress_struct& info);

}  // namespace banxin
