// The faces of a run of the program, cut down to the glyphs in use: Cairo copies and parses whole font tables, so this
// is where the time goes.
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "sheet/sheet.h"

namespace banxin {

/// Where painting takes a face's file from: bytes that outlive the painting, and the index in the collection.
struct FaceFile {
  std::string_view bytes;
  unsigned index = 0;
};
using FaceFiles = std::function<FaceFile(FaceId)>;

/// What was cut for the documents before. A face is cut anew, for their glyphs too, when a document has glyphs that it
/// lacks. Cairo puts into each PDF the glyphs of that PDF alone, so that this shows in no output. May be used by
/// several threads at once.
class KeptFaces {
 public:
  KeptFaces();
  ~KeptFaces();
  struct Impl;
  Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

/// The faces of a run cut down to the glyphs in use, one hb-subset each, by glyph id, without cmap, hints or layout
/// tables. Made once for all sheets of a run; immutable.
class SubsetFaces {
 public:
  /// `kept`: null = nothing is kept.
  SubsetFaces(const std::vector<Sheet>& sheets, const FaceFiles& files, const KeptFaces* kept = nullptr);
  /// The same faces uncut, for measuring what cutting saves.
  static SubsetFaces whole(const std::vector<Sheet>& sheets, const FaceFiles& files);
  ~SubsetFaces();
  SubsetFaces(SubsetFaces&&) noexcept;
  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  SubsetFaces();
  std::unique_ptr<Impl> impl_;
};

}  // namespace banxin
