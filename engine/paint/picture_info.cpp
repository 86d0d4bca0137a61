#include "paint/picture_info.h"

#include "base/message.h"
#include "paint/picture_file.h"
#include "paint/svg_file.h"
#include "photo/png.h"

namespace banxin {

std::optional<PictureInfo> picture_info(const std::string& path, Message& fault, int page) {
  const std::optional<PictureFile> file = open_picture(path, fault, page);
  if (!file) return std::nullopt;
  if (file->svg) fault = svg_damage(file->svg.get(), file->info);
  if (!fault.empty()) return std::nullopt;
  return file->info;
}

Message picture_damage(const std::string& path, const SoundPictures* known) {
  Message fault;
  const std::optional<PictureFile> file = open_picture(path, fault);
  if (!file || is_vector(file->info.format) || (known && known->knows(*file->bytes))) return fault;
  fault = file->info.format == Image::Format::jpeg ? find_jpeg_damage(*file->bytes) : find_png_damage(*file->bytes);
  if (known && fault.empty()) known->keep(*file->bytes);
  return fault;
}

int svg_transparency(const std::string& path) {
  Message ignored;
  const std::optional<PictureFile> file = open_picture(path, ignored);
  return file ? file->transparent_line : 0;
}

}  // namespace banxin
