// The subset faces from inside: their bytes, their glyph numbers, and Cairo faces lent to one painter at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "paint/handles.h"
#include "paint/subset.h"

namespace banxin {

/// A face cut down to the glyphs in use. Empty (no blob) when no run uses it.
struct SubsetFace {
  std::shared_ptr<hb_blob_t> blob;
  unsigned index = 0;            ///< in `blob`: 0, but for a face left whole in its collection
  std::vector<uint16_t> new_id;  ///< by glyph id of the whole face; 0 = .notdef

  /// Glyphs that were not in the sheets the subset was made for become .notdef.
  uint16_t glyph(uint32_t old_id) const { return old_id < new_id.size() ? new_id[old_id] : uint16_t{0}; }
};

/// The Cairo faces of one painter, by FaceId; null where the subset is empty.
using CairoFaces = std::vector<FontFacePtr>;

struct SubsetFaces::Impl {
  std::vector<SubsetFace> faces;

  /// FreeType and Cairo faces must not be used by two threads at once, but Cairo's glyph caches hang on them: so a set
  /// of faces is lent to one painter and goes back to the pool, ready for the next document of a batch.
  CairoFaces borrow() const;
  void give_back(CairoFaces set) const;

 private:
  mutable std::mutex mutex_;
  mutable std::vector<CairoFaces> idle_;
};

/// Holds a set of faces for the time of one painting.
class BorrowedFaces {
 public:
  explicit BorrowedFaces(const SubsetFaces& faces) : impl_(faces.impl()), set_(impl_.borrow()) {}
  BorrowedFaces(const BorrowedFaces&) = delete;
  BorrowedFaces& operator=(const BorrowedFaces&) = delete;
  ~BorrowedFaces() { impl_.give_back(std::move(set_)); }

  /// Null when the face has no glyph in use.
  cairo_font_face_t* cairo_face(FaceId id) const { return id.index < set_.size() ? set_[id.index].get() : nullptr; }
  const SubsetFace& subset(FaceId id) const { return impl_.faces[id.index]; }

 private:
  const SubsetFaces::Impl& impl_;
  CairoFaces set_;
};

}  // namespace banxin
