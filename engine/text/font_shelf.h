// The font shelf: the faces that a run of the program may set text in.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file_stamp.h"
#include "base/ids.h"
#include "model/catalogue.h"

namespace banxin {

/// The faces of the catalogue, opened as they are first needed, each once; may be shared by threads.
/// A file that is missing or not the catalogued one throws MachineFault{"missing-face"} naming its Debian package.
class FontShelf {
 public:
  explicit FontShelf(const FontCatalogue& catalogue);
  ~FontShelf();
  FontShelf(const FontShelf&) = delete;
  FontShelf& operator=(const FontShelf&) = delete;

  const FontCatalogue& catalogue() const;
  /// The bytes of the font file and the index in its collection.
  struct File {
    std::string_view bytes;
    unsigned index = 0;
  };
  File file(FaceId face) const;
  /// What is in memory of that file leaves it until it is asked for again.
  void leave_memory(FaceId face) const;
  /// SHA-256 of those bytes, reckoned when it is asked for first. A file that another was renamed over stays the one
  /// that was opened; one that is written to in place changes under all who use it, and its digest is of before or
  /// after.
  const std::string& sha256(FaceId face) const;
  /// What the face says of its own version, UTF-8: "Version 2.001;hotconv 1.0.107"; the revision of its table `head`
  /// when it has no such words.
  std::string version(FaceId face) const;
  /// The file that was opened.
  const FileStamp& stamp(FaceId face) const;

  struct Impl;  // HarfBuzz and Pango stay inside text/
  const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace banxin
