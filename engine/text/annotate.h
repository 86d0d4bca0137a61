// Interlinear annotations: emphasis dots, lines beside names and titles, ruby.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "text/shape.h"

namespace banxin {

/// A part of the paragraph with one annotation.
struct AnnotatedPart {
  uint32_t first = 0, last = 0;  ///< characters
  const Annotation* note = nullptr;
};

/// Adds the interlines of `parts`, in order, to a finished text; `shape_reading` sets a reading at half the size.
/// Bases that are narrower than their reading are spaced out as far as the reading may not hang over their neighbours
/// (JLREQ 3.3.8: over kana by one ruby em; CLREQ: ¼ em between two readings); a group reading is never cut.
void annotate(const std::vector<AnnotatedPart>& parts,
              const std::function<ShapedText(const std::string&, uint32_t at)>& shape_reading, ShapedText& text);

/// The dot of the face of the first annotated cluster, its ink 0.2 em wide.
EmphasisDot make_dot(Stretcher& stretcher, FaceId face, Length em);

}  // namespace banxin
