// Emphasis marks (着重号): the dots below or beside emphasised characters.
#pragma once

#include <cstdint>

#include "base/ids.h"
#include "base/length.h"

namespace banxin {

/// The glyph of an emphasis dot and the middle of its ink, from the pen.
struct EmphasisDot {
  FaceId face;
  uint32_t glyph = 0;
  Length size;
  Length x, y;
};

/// Does an emphasis mark stand at this character when the text is emphasised? Not at punctuation, brackets, spaces and
/// controls; but at # % & @ § ¶ ‰ ‱ and their full-width forms (CLREQ, emphasis dots; CSS Text Decoration 4, 3.4).
bool carries_emphasis_mark(char32_t c);

}  // namespace banxin
