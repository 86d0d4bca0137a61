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
#include "base/owned.h"
#include "text/font_shelf.h"
#include "text/marks.h"
#include "text/western_marks.h"

namespace banxin {

using HbBlob = Owned<hb_blob_t, hb_blob_destroy>;
using HbFace = Owned<hb_face_t, hb_face_destroy>;
using HbFont = Owned<hb_font_t, hb_font_destroy>;
using HbBuffer = Owned<hb_buffer_t, hb_buffer_destroy>;
using HbSet = Owned<hb_set_t, hb_set_destroy>;

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
  std::once_flag opened, digested;
  MappedFile map;
  HbBlob blob;
  std::string sha256;
};

struct OpenFace {
  FontFile* file = nullptr;
  std::once_flag opened, covered, western_measured;
  std::array<std::once_flag, region_count> measured, measured_vertical;
  HbFace face;
  std::unique_ptr<Coverage> coverage;
  WesternMarks western;
  std::array<std::unique_ptr<MarkTable>, region_count> marks, vertical_marks;
};

/// All calls may come from several threads. They throw MachineFault{"missing-face"} for a file that is missing, is not
/// the catalogued one, or is no font.
struct FontShelf::Impl {
  explicit Impl(const FontCatalogue& all);
  hb_face_t* face(FaceId id) const;
  const Coverage& coverage(FaceId id) const;
  const MarkTable& marks(FaceId id, const Language& language, bool vertical = false) const;
  const WesternMarks& western_marks(FaceId id) const;
  bool has_vertical_metrics(FaceId id) const;  ///< table `vmtx`
  const FontFile& file(FaceId id) const;
  const std::string& sha256(FaceId id) const;
  std::string version(FaceId id) const;

  FontCatalogue catalogue;
  mutable std::map<std::string, FontFile> files;  // by path
  mutable std::deque<OpenFace> faces;             // by FaceId
};

}  // namespace banxin
