#include "paint/picture_info.h"

#include <utility>

#include "base/message.h"
#include "paint/picture_file.h"
#include "paint/svg_file.h"
#include "photo/png.h"
#include "photo/tiff.h"

namespace banxin {

namespace {

Message damage_of(const std::optional<PictureFile>& file, const SoundPictures* known, Message fault) {
  if (!file || is_vector(file->info.format) || (known && known->knows(*file->bytes))) return fault;
  fault = file->info.format == Image::Format::jpeg   ? find_jpeg_damage(*file->bytes)
          : file->info.format == Image::Format::tiff ? find_tiff_damage(*file->bytes)
                                                     : find_png_damage(*file->bytes);
  if (known && fault.empty()) known->keep(*file->bytes);
  return fault;
}

}  // namespace

std::optional<PictureInfo> picture_info(const std::string& path, Message& fault, int page,
                                        std::shared_ptr<const std::string>* bytes) {
  const std::optional<PictureFile> file = open_picture(path, fault, page);
  if (!file) return std::nullopt;
  if (bytes && !is_vector(file->info.format)) *bytes = file->bytes;
  if (file->svg) fault = svg_damage(file->svg.get(), file->info);
  if (!fault.empty()) return std::nullopt;
  return file->info;
}

Message picture_damage(const std::string& path, const SoundPictures* known) {
  Message fault;
  const std::optional<PictureFile> file = open_picture(path, fault);
  return damage_of(file, known, std::move(fault));
}

Message picture_damage(const std::shared_ptr<const std::string>& bytes, const SoundPictures* known) {
  Message fault;
  const std::optional<PictureFile> file = open_picture(bytes, fault);
  return damage_of(file, known, std::move(fault));
}

int svg_transparency(const std::string& path) {
  Message ignored;
  const std::optional<PictureFile> file = open_picture(path, ignored);
  return file ? file->transparent_line : 0;
}

}  // namespace banxin
