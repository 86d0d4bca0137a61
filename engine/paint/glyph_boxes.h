// Faces as Cairo sees them while it writes a PDF: each glyph a box. Cairo copies, parses and deflates what it embeds
// anew for every document; of boxes that is little, and the outlines are put in afterwards.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "paint/handles.h"

namespace banxin {

/// A face with outlines in CFF, cut down to the glyphs in use, and the same face of boxes: equal in all but the
/// outlines, each box as large as the outline is with its control points, or up to a quarter of an em larger. It says,
/// in a hint, whose box it is: by the glyph id of the whole face, so that what a PDF holds does not depend on how the
/// face was cut.
class BoxedFace {
 public:
  /// `whole_ids`: by glyph id of the cut face. Nothing when the outlines are not in CFF, or too large.
  static std::optional<BoxedFace> make(FaceId id, std::shared_ptr<hb_blob_t> cut,
                                       const std::vector<uint16_t>& whole_ids);

  const std::shared_ptr<hb_blob_t>& boxes() const { return boxes_; }
  /// By glyph id of the whole face.
  const std::unordered_map<uint16_t, std::string_view>& outlines() const { return outlines_; }

 private:
  std::shared_ptr<hb_blob_t> cff_, boxes_;
  std::unordered_map<uint16_t, std::string_view> outlines_;  // in cff_
};

/// A font in CFF that Cairo made of faces of boxes, with the outlines in the place of the boxes. `faces`: null where
/// there is none. Nothing when it is not made of boxes. Throws std::logic_error when a box is nobody's.
std::optional<std::string> with_outlines(std::string_view cff, const std::function<const BoxedFace*(size_t)>& faces);

}  // namespace banxin
