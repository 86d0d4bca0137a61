// JPEGs on their way into a PDF. Cairo is given a head that tells of them as much as it reads; when it is done their
// bytes take its place, without a way through Cairo and back.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "pdf/document.h"
#include "photo/jpeg.h"

namespace banxin {

/// A JPEG as far as its SOF0 (ITU-T T.81, B.2), with a comment of less than 64 KiB: all that Cairo reads of one.
std::string jpeg_head(std::string_view comment, const JpegHead& shape);

class PassedPhotos {
 public:
  /// The head that stands for `jpeg`, whose shape is `shape`, and for no other. It stays where it is as long as this
  /// object lives.
  std::string_view head(std::shared_ptr<const std::string> jpeg, const JpegHead& shape);

  /// Puts every photo in the place of its head; the document keeps their bytes. Throws std::logic_error when a head is
  /// not as it was given.
  void place(PdfDocument& document) const;

 private:
  std::map<std::string, std::shared_ptr<const std::string>, std::less<>> photos_;  // by head
};

}  // namespace banxin
