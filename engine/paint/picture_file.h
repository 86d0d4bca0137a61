// A picture file, opened and looked at: its kind, size and soundness.
#pragma once

#include <optional>
#include <string>

#include "base/files.h"
#include "paint/handles.h"
#include "paint/jpeg.h"
#include "paint/paint.h"

namespace banxin {

struct PictureFile {
  MappedFile map;
  PictureInfo info;          ///< as shown
  JpegHead jpeg;             ///< for JPEG
  SvgPtr svg;                ///< for SVG
  int transparent_line = 0;  ///< of an SVG; 0 = it covers what it covers
};

/// Nothing when the file cannot stand on a page; `fault` then goes on after the file's name.
std::optional<PictureFile> open_picture(const std::string& path, std::string& fault, int page = 1);

}  // namespace banxin
