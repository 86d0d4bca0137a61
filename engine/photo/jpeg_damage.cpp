#include "photo/jpeg_damage.h"

#include <cstdio>

// jpeglib.h needs <cstdio> before it.
#include <jpeglib.h>
// jerror.h needs jpeglib.h before it.
#include <jerror.h>

#include <algorithm>

#include "base/message.h"

namespace banxin {
namespace {

constexpr int end_of_image = 0xD9;  // ITU-T T.81, table B.1

bool is_restart(int marker) { return marker >= 0xD0 && marker <= 0xD7; }

// Cameras fill up the space before the end of a picture; but data that nobody asked for is what a fault among the codes
// leaves over.
bool is_left_over(const jpeg_decompress_struct& info) {
  constexpr int most_strays = 64;
  const int count = info.err->msg_parm.i[0];
  if (count <= most_strays || !info.src) return false;
  const JOCTET* end = info.src->next_input_byte;
  return !std::all_of(end - count, end, [&](JOCTET byte) { return byte == end[-1]; });
}

}  // namespace

std::optional<Phrase> jpeg_damage(const jpeg_decompress_struct& info) {
  switch (info.err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_JPEG_EOF:
      return phrase("breaks off");
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_BOGUS_PROGRESSION:
      return phrase("is damaged");
    case JWRN_EXTRANEOUS_DATA: {
      const int marker = info.err->msg_parm.i[1];
      return is_restart(marker) || (marker == end_of_image && is_left_over(info)) ? std::optional(phrase("is damaged"))
                                                                                  : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace banxin
