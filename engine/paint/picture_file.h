// A picture file, opened and looked at: its kind, size and soundness.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/message.h"
#include "paint/handles.h"
#include "photo/jpeg.h"
#include "sheet/sheet.h"

namespace banxin {

struct PictureFile {
  std::shared_ptr<const std::string> bytes;  ///< read, not mapped: another program may cut the file short
  PictureInfo info;                          ///< as shown
  JpegHead jpeg;                             ///< for JPEG
  SvgPtr svg;                                ///< for SVG
  int transparent_line = 0;                  ///< of an SVG; 0 = it covers what it covers
};

/// Nothing when the file cannot stand on a page; `fault` then goes on after the file's name.
std::optional<PictureFile> open_picture(const std::string& path, Message& fault, int page = 1);
/// The same for what is in memory already.
std::optional<PictureFile> open_picture(std::shared_ptr<const std::string> bytes, Message& fault, int page = 1);

}  // namespace banxin
