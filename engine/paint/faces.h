// The subset faces from inside: their bytes, their glyph numbers, and Cairo faces lent to one painter at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "paint/glyph_boxes.h"
#include "paint/handles.h"
#include "paint/subset.h"

namespace banxin {

/// A face cut down to the glyphs in use.
struct SubsetFace {
  std::shared_ptr<hb_blob_t> blob;
  unsigned index = 0;            ///< in `blob`: 0, but for a face left whole in its collection
  std::vector<uint16_t> new_id;  ///< by glyph id of the whole face; 0 = .notdef
  SetPtr glyphs;                 ///< glyph ids of the whole face
  /// Cairo embeds its glyphs as the same bytes, whatever other glyphs it has. Of TrueType it does not: it takes over
  /// how wide the numbers of the table `loca` are, which is how large `glyf` is.
  bool has_stable_outlines = false;

  /// The face of boxes that Cairo embeds in its place; null: the outlines are not in CFF, and Cairo embeds them itself.
  /// Made when it is asked for first; by several threads at once, if they like.
  const BoxedFace* boxed(FaceId id) const;

  /// Glyphs that were not in the sheets the subset was made for become .notdef.
  uint16_t glyph(uint32_t old_id) const { return old_id < new_id.size() ? new_id[old_id] : uint16_t{0}; }

 private:
  struct Boxed {
    std::once_flag once;
    std::optional<BoxedFace> face;
  };
  std::vector<uint16_t> whole_ids() const;  // by glyph id of `blob`

  std::shared_ptr<Boxed> boxed_ = std::make_shared<Boxed>();
};
using SubsetFacePtr = std::shared_ptr<const SubsetFace>;

struct FreeTypeLibrary;

/// FreeType and Cairo faces must not be used by two threads at once, but Cairo's glyph caches hang on them: so a set of
/// faces is lent to one painter and goes back to the pool, ready for the next document.
class FacePool {
 public:
  struct Face {
    SubsetFacePtr subset;         // that both were opened from
    FontFacePtr outlines, boxes;  // null until they are asked for
  };
  struct Set {
    std::shared_ptr<FreeTypeLibrary> library;
    std::vector<Face> faces;  // by FaceId
  };

  /// Faces for all that are `wanted`; those that are null are not looked at.
  Set borrow(const std::vector<SubsetFacePtr>& wanted);
  void give_back(Set set);

 private:
  std::mutex mutex_;
  std::vector<Set> idle_;
};

struct SubsetFaces::Impl {
  std::vector<SubsetFacePtr> faces;  ///< by FaceId; null when no run uses it
  std::shared_ptr<FacePool> pool = std::make_shared<FacePool>();
};

struct KeptFaces::Impl {
  SubsetFacePtr find(size_t index) const {
    const std::lock_guard lock(mutex_);
    return index < faces_.size() ? faces_[index] : nullptr;
  }
  void keep(size_t index, SubsetFacePtr face) {
    const std::lock_guard lock(mutex_);
    if (faces_.size() <= index) faces_.resize(index + 1);
    faces_[index] = std::move(face);
  }

  const std::shared_ptr<FacePool> pool = std::make_shared<FacePool>();

 private:
  mutable std::mutex mutex_;
  std::vector<SubsetFacePtr> faces_;  // by FaceId
};

/// Holds a set of faces for the time of one painting.
class BorrowedFaces {
 public:
  /// `boxed`: text is shown with boxes, where a face has some; finish_pdf() puts the outlines in their place.
  explicit BorrowedFaces(const SubsetFaces& faces, bool boxed = false)
      : impl_(faces.impl()), boxed_(boxed), set_(impl_.pool->borrow(impl_.faces)) {}
  BorrowedFaces(const BorrowedFaces&) = delete;
  BorrowedFaces& operator=(const BorrowedFaces&) = delete;
  ~BorrowedFaces() { impl_.pool->give_back(std::move(set_)); }

  bool has(FaceId id) const { return id.index < impl_.faces.size() && impl_.faces[id.index]; }
  /// Of a face that has glyphs in use: to show text with, so that a PDF has it as text …
  cairo_font_face_t* shown(FaceId id) const;
  /// … and to draw the paths of its glyphs with.
  cairo_font_face_t* outlines(FaceId id) const;
  const SubsetFace& subset(FaceId id) const { return *impl_.faces[id.index]; }

 private:
  const SubsetFaces::Impl& impl_;
  const bool boxed_;
  mutable FacePool::Set set_;  // opened as they are asked for; lent to nobody else
};

}  // namespace banxin
