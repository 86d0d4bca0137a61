#include "paint/faces.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <utility>

#include "base/message.h"

namespace banxin {

// A FreeType library and the faces made from it. Cairo may let go of a face long after the painting, from any thread
// (it keeps unused scaled fonts in a cache), so each face holds its library and its bytes, and closing takes a lock.
struct FreeTypeLibrary {
  FT_Library handle = nullptr;
  std::mutex closing;
  FreeTypeLibrary() {
    if (FT_Init_FreeType(&handle) != 0) throw MachineFault{"no-freetype", say("FreeType does not start"), {}};
  }
  FreeTypeLibrary(const FreeTypeLibrary&) = delete;
  FreeTypeLibrary& operator=(const FreeTypeLibrary&) = delete;
  ~FreeTypeLibrary() { FT_Done_FreeType(handle); }
};

namespace {

struct FreeTypeFace {
  std::shared_ptr<FreeTypeLibrary> library;
  std::shared_ptr<hb_blob_t> bytes;
  FT_Face face = nullptr;
};

void close_face(void* held) {
  const std::unique_ptr<FreeTypeFace> open(static_cast<FreeTypeFace*>(held));
  const std::lock_guard lock(open->library->closing);
  FT_Done_Face(open->face);
}

const cairo_user_data_key_t open_face_key{};

FontFacePtr open_face(const std::shared_ptr<FreeTypeLibrary>& library, const std::shared_ptr<hb_blob_t>& bytes,
                      unsigned index) {
  auto open = std::make_unique<FreeTypeFace>(FreeTypeFace{library, bytes, nullptr});
  unsigned length = 0;
  const char* data = hb_blob_get_data(bytes.get(), &length);
  if (FT_New_Memory_Face(library->handle, reinterpret_cast<const FT_Byte*>(data), static_cast<FT_Long>(length),
                         static_cast<FT_Long>(index), &open->face) != 0)
    throw MachineFault{"bad-face", say("FreeType cannot read a font cut down to the glyphs in use"),
                       say("reinstall the Debian package of the font")};
  FontFacePtr face(cairo_ft_font_face_create_for_ft_face(open->face, FT_LOAD_NO_HINTING));
  if (cairo_font_face_set_user_data(face.get(), &open_face_key, open.get(), close_face) != CAIRO_STATUS_SUCCESS) {
    FT_Done_Face(open->face);
    throw std::bad_alloc();
  }
  static_cast<void>(open.release());  // it goes with the face
  return face;
}

}  // namespace

std::vector<uint16_t> SubsetFace::whole_ids() const {
  constexpr uint16_t nobodys = 0xFFFF;  // a part of others, never shown itself
  const FacePtr face(hb_face_create(blob.get(), 0));
  std::vector<uint16_t> ids(hb_face_get_glyph_count(face.get()), nobodys);
  if (!ids.empty()) ids[0] = 0;
  for (size_t whole = 0; whole < new_id.size(); ++whole)
    if (const uint16_t cut = new_id[whole]; cut != 0 && cut < ids.size()) ids[cut] = static_cast<uint16_t>(whole);
  return ids;
}

const BoxedFace* SubsetFace::boxed(FaceId id) const {
  if (!has_stable_outlines) return nullptr;
  std::call_once(boxed_->once, [&] { boxed_->face = BoxedFace::make(id, blob, whole_ids()); });
  return boxed_->face ? &*boxed_->face : nullptr;
}

FacePool::Set FacePool::borrow(const std::vector<SubsetFacePtr>& wanted) {
  Set set;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) set = std::move(idle_.back()), idle_.pop_back();
  }
  if (!set.library) set.library = std::make_shared<FreeTypeLibrary>();
  if (set.faces.size() < wanted.size()) set.faces.resize(wanted.size());
  for (size_t i = 0; i < wanted.size(); ++i)
    if (wanted[i] && set.faces[i].subset != wanted[i]) set.faces[i] = {wanted[i], {}, {}};
  return set;
}

void FacePool::give_back(Set set) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(set));
}

cairo_font_face_t* BorrowedFaces::outlines(FaceId id) const {
  FacePool::Face& face = set_.faces[id.index];
  if (!face.outlines) face.outlines = open_face(set_.library, face.subset->blob, face.subset->index);
  return face.outlines.get();
}

cairo_font_face_t* BorrowedFaces::shown(FaceId id) const {
  FacePool::Face& face = set_.faces[id.index];
  const BoxedFace* boxed = boxed_ ? face.subset->boxed(id) : nullptr;
  if (!boxed) return outlines(id);
  if (!face.boxes) face.boxes = open_face(set_.library, boxed->boxes(), 0);
  return face.boxes.get();
}

}  // namespace banxin
