#include "paint/picture_file.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "base/files.h"
#include "base/message.h"
#include "paint/svg_file.h"
#include "pdf/foreign_page.h"
#include "photo/png.h"
#include "photo/tiff.h"

namespace banxin {
namespace {

// Larger ones fill the memory of a desk machine when they are decoded. A spread at 300 ppi has 60 million; a PNG, a
// TIFF, and a JPEG whose scans each go over all of it, are in memory whole.
constexpr int64_t most_pixels = 200'000'000, most_pixels_in_memory = 100'000'000;
constexpr int most_side = 32767;  // of a Cairo image

struct Kind {
  std::string_view begins;
  size_t at;
  Phrase fault;
};
constexpr std::string_view jpeg_begins = "\xFF\xD8\xFF", png_begins("\x89PNG\r\n\x1A\n", 8);
constexpr Kind foreign_kinds[] = {
    {"GIF8", 0, phrase("is a GIF; save it as PNG")},
    {"WEBP", 8, phrase("is a WebP picture; save it as JPEG or PNG")},
    {"ftyphei", 4, phrase("is a HEIC picture; save it as JPEG")},
    {"ftypmif", 4, phrase("is a HEIC picture; save it as JPEG")},
    {"ftypavif", 4, phrase("is an AVIF picture; save it as JPEG or PNG")},
    {"8BPS", 0, phrase("is a Photoshop file; save it as JPEG or PNG")},
    {"BM", 0, phrase("is a BMP; save it as PNG")},
    {"\x1F\x8B", 0, phrase("is compressed with gzip; save it unpacked (SVG, not SVGZ)")},
};

bool open_drawing(PictureFile& file, Message& fault) {
  std::optional<SvgFile> svg = open_svg(*file.bytes, fault);
  if (!svg) return false;
  file.info = svg->info;
  file.transparent_line = svg->transparent_line;
  file.svg = std::move(svg->handle);
  return true;
}

bool open_jpeg(PictureFile& file, Message& fault) {
  const std::optional<JpegHead> head = read_jpeg_head(*file.bytes, fault);
  if (!head) return false;
  file.jpeg = *head;
  const bool on_its_side = head->orientation >= 5;
  file.info = {Image::Format::jpeg, on_its_side ? head->height : head->width, on_its_side ? head->width : head->height};
  return true;
}

bool open_png(PictureFile& file, Message& fault) {
  const std::optional<PngHead> head = read_png_head(*file.bytes, fault);
  if (!head) return false;
  if (std::max(head->width, head->height) > most_side)
    return fault = say("is a PNG of more than 32767 pixels a side"), false;
  file.info = {Image::Format::png, head->width, head->height};
  return true;
}

bool open_tiff(PictureFile& file, Message& fault) {
  const std::optional<TiffHead> head = read_tiff_head(*file.bytes, fault);
  if (!head) return false;
  if (std::max(head->width, head->height) > most_side)
    return fault = say("is a TIFF of more than 32767 pixels a side"), false;
  file.info = {Image::Format::tiff, head->width, head->height, head->more_pages, head->spare_channels};
  return true;
}

// The page's box as it is read, in thousandths of a point.
PictureInfo info_of(const PdfPage& page) {
  const auto thousandths_of = [&](double length) { return static_cast<int>(std::lround(length * page.unit * 1000)); };
  const int across = thousandths_of(page.box[2] - page.box[0]), up = thousandths_of(page.box[3] - page.box[1]);
  const bool on_its_side = page.turn == 90 || page.turn == 270;
  return {Image::Format::pdf, on_its_side ? up : across, on_its_side ? across : up};
}

bool open_pdf(PictureFile& file, int page, Message& fault) {
  const std::optional<PdfPage> found = open_pdf_page(*file.bytes, page, fault);
  if (found) file.info = info_of(*found);
  return found.has_value();
}

bool open_by_kind(PictureFile& file, int page, Message& fault) {
  const std::string_view bytes = *file.bytes;
  if (bytes.starts_with(jpeg_begins)) return open_jpeg(file, fault);
  if (bytes.starts_with(png_begins)) return open_png(file, fault);
  if (begins_like_tiff(bytes)) return open_tiff(file, fault);
  if (begins_like_svg(bytes)) return open_drawing(file, fault);
  if (begins_like_pdf(bytes)) return open_pdf(file, page, fault);
  for (const Kind& kind : foreign_kinds)
    if (bytes.size() >= kind.at && bytes.substr(kind.at).starts_with(kind.begins)) return fault = kind.fault, false;
  fault = say("is not a picture; a page takes JPEG, PNG, TIFF, SVG and PDF");
  return false;
}

}  // namespace

std::optional<PictureFile> open_picture(std::shared_ptr<const std::string> bytes, Message& fault, int page) {
  PictureFile file{std::move(bytes), {}, {}, nullptr, 0};
  if (!open_by_kind(file, page, fault)) return std::nullopt;
  const int64_t pixels = is_vector(file.info.format) ? 0 : int64_t{file.info.width} * file.info.height;
  const bool jpeg = file.info.format == Image::Format::jpeg;
  const bool in_memory = !jpeg || file.jpeg.scans > 1;
  if (pixels > most_pixels) {
    fault = say("has more than 200 million pixels; scale it down");
    return std::nullopt;
  }
  if (in_memory && pixels > most_pixels_in_memory) {
    fault = jpeg ? say("is a progressive JPEG of more than 100 million pixels; save it as a baseline JPEG, or scale it "
                       "down")
            : file.info.format == Image::Format::png ? say("is a PNG of more than 100 million pixels; scale it down")
                                                     : say("is a TIFF of more than 100 million pixels; scale it down");
    return std::nullopt;
  }
  return file;
}

std::optional<PictureFile> open_picture(const std::string& path, Message& fault, int page) {
  auto bytes = read_file(path, largest_picture_file);
  std::error_code missing, unknown;
  if (bytes && !bytes->empty())
    return open_picture(std::make_shared<const std::string>(std::move(*bytes)), fault, page);
  const uintmax_t size = std::filesystem::file_size(path, unknown);
  if (!std::filesystem::exists(path, missing))
    fault = say("does not exist");
  else if (!unknown && size > largest_picture_file)
    fault = say("is larger than 512 MiB");
  else
    fault = say("is empty or cannot be read");
  return std::nullopt;
}

}  // namespace banxin
