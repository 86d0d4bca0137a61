// The faces of the shelf: files mapped once, HarfBuzz faces immutable, all made when first asked for.
#pragma once

#include <hb.h>

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/files.h"
#include "text/marks.h"
#include "text/text.h"

namespace banxin {

template <auto destroy>
struct HbDeleter {
  template <class T>
  void operator()(T* t) const {
    destroy(t);
  }
};
using HbBlob = std::unique_ptr<hb_blob_t, HbDeleter<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, HbDeleter<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, HbDeleter<hb_font_destroy>>;
using HbBuffer = std::unique_ptr<hb_buffer_t, HbDeleter<hb_buffer_destroy>>;
using HbSet = std::unique_ptr<hb_set_t, HbDeleter<hb_set_destroy>>;

/// The characters of a face, one bit each.
class Coverage {
 public:
  explicit Coverage(hb_face_t* face);
  bool has(char32_t c) const { return c < 0x110000 && (words_[c >> 6] >> (c & 63) & 1) != 0; }

 private:
  std::vector<uint64_t> words_;
};

/// A file of the catalogue; a collection holds several faces.
struct FontFile {
  std::once_flag opened;
  MappedFile map;
  HbBlob blob;
};

struct OpenFace {
  FontFile* file = nullptr;
  std::once_flag opened, covered;
  std::array<std::once_flag, region_count> measured;
  HbFace face;
  std::unique_ptr<Coverage> coverage;
  std::array<std::unique_ptr<MarkTable>, region_count> marks;
};

/// All calls may come from several threads. They throw MachineFault{"missing-face"} for a file that is missing, is not
/// the catalogued one, or is no font.
struct FontShelf::Impl {
  explicit Impl(const FontCatalogue& all);
  hb_face_t* face(FaceId id) const;
  const Coverage& coverage(FaceId id) const;
  const MarkTable& marks(FaceId id, const Language& language) const;
  const FontFile& file(FaceId id) const;

  FontCatalogue catalogue;
  mutable std::map<std::string, FontFile> files;  // by path
  mutable std::deque<OpenFace> faces;             // by FaceId
};

}  // namespace banxin
