// Interlinear annotations: emphasis dots, lines beside names and titles, ruby.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "text/run_shaper.h"

namespace banxin {

/// A part of the paragraph with one annotation.
struct AnnotatedPart {
  uint32_t first = 0, last = 0;  ///< characters
  const Annotation* note = nullptr;
};

/// Sets a reading that stands at a character, at `share` thousandths of the size of the text.
using ShapeReading = std::function<ShapedText(const std::string& reading, uint32_t at, int share)>;

/// Adds the interlines of `parts`, in order, to a finished text.
/// Bases that are narrower than their reading are spaced out as far as the reading may not hang over their neighbours
/// (JLREQ 3.3.8: over kana and the white of marks by one ruby em; CLREQ: ¼ em between two readings); a group reading
/// is never cut, a proper name only in need. Bopomofo is 3/10 of the size, in a column of ½ em beside every character.
void annotate(const std::vector<AnnotatedPart>& parts, const ShapeReading& shape_reading, ShapedText& text);

/// The dot of the face of the first annotated cluster, its ink 0.2 em wide.
EmphasisDot make_dot(RunShaper& run_shaper, FaceId face, Length em);

}  // namespace banxin
