#include "paint/picture_file.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "base/files.h"
#include "paint/pdf_page.h"
#include "paint/png_file.h"

namespace banxin {
namespace {

// Larger ones fill the memory of a desk machine when they are decoded. A spread at 300 ppi has 60 million; a PNG, and a
// JPEG whose scans each go over all of it, are in memory whole.
constexpr int64_t most_pixels = 200'000'000, most_pixels_in_memory = 100'000'000;
constexpr int most_png_side = 32767;  // of a Cairo image
constexpr size_t most_svg_bytes = 16 << 20;

struct Kind {
  std::string_view begins;
  size_t at;
  const char* fault;
};
constexpr std::string_view jpeg_begins = "\xFF\xD8\xFF", png_begins("\x89PNG\r\n\x1A\n", 8);
constexpr Kind foreign_kinds[] = {
    {"GIF8", 0, "is a GIF; save it as PNG"},
    {std::string_view("II*\0", 4), 0, "is a TIFF; save it as JPEG or PNG"},
    {std::string_view("MM\0*", 4), 0, "is a TIFF; save it as JPEG or PNG"},
    {"WEBP", 8, "is a WebP picture; save it as JPEG or PNG"},
    {"ftyphei", 4, "is a HEIC picture; save it as JPEG"},
    {"ftypmif", 4, "is a HEIC picture; save it as JPEG"},
    {"ftypavif", 4, "is an AVIF picture; save it as JPEG or PNG"},
    {"8BPS", 0, "is a Photoshop file; save it as JPEG or PNG"},
    {"BM", 0, "is a BMP; save it as PNG"},
    {"\x1F\x8B", 0, "is compressed with gzip; save it unpacked (SVG, not SVGZ)"},
};

bool begins_like_svg(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const size_t start = bytes.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || bytes[start] != '<') return false;
  const std::string_view head = bytes.substr(start, 8192);
  return head.find("<svg") != std::string_view::npos || head.find(":svg") != std::string_view::npos;
}

// Letters in an SVG would be set in whatever fonts the machine has. Looks at the local names of start tags outside
// comments; `<text` in an attribute or a CDATA section is as unlikely as it is harmless to refuse.
bool holds_text(std::string_view svg) {
  for (size_t at = 0; (at = svg.find('<', at)) != std::string_view::npos;) {
    if (svg.substr(at, 4) == "<!--") {
      at = svg.find("-->", at);
      if (at == std::string_view::npos) return false;
      continue;
    }
    const size_t end = std::min(svg.find_first_of(" \t\r\n/>", at + 1), svg.size());
    std::string_view name = svg.substr(at + 1, end - at - 1);
    if (const size_t colon = name.rfind(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    if (name == "text") return true;
    ++at;
  }
  return false;
}

std::optional<PictureInfo> size_of_svg(RsvgHandle* svg, std::string& fault) {
  double width = 0, height = 0;
  if (!rsvg_handle_get_intrinsic_size_in_pixels(svg, &width, &height)) {
    gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
    RsvgLength w{}, h{};
    RsvgRectangle box{};
    rsvg_handle_get_intrinsic_dimensions(svg, &has_width, &w, &has_height, &h, &has_box, &box);
    if (has_box) width = box.width, height = box.height;
  }
  constexpr double least = 0.001, most = 1'000'000;
  if (!(width >= least && height >= least && width <= most && height <= most)) {
    fault = "is an SVG without a size; give it a viewBox, or width and height";
    return std::nullopt;
  }
  return PictureInfo{Image::Format::svg, static_cast<int>(std::lround(width * 1000)),
                     static_cast<int>(std::lround(height * 1000))};
}

bool open_svg(PictureFile& file, std::string& fault) {
  const std::string_view bytes = *file.bytes;
  if (bytes.size() > most_svg_bytes) return fault = "is an SVG of more than 16 MiB", false;
  if (holds_text(bytes)) return fault = "is an SVG that holds text; convert its text to outlines", false;
  GError* error = nullptr;
  // Made from memory it has no base address, so librsvg follows no reference out of the file.
  file.svg.reset(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error));
  if (!file.svg) {
    fault = std::string("is an SVG that cannot be read (") + (error ? error->message : "no reason given") + ")";
    g_clear_error(&error);
    return false;
  }
  const std::optional<PictureInfo> info = size_of_svg(file.svg.get(), fault);
  if (info) file.info = *info;
  return info.has_value();
}

bool open_jpeg(PictureFile& file, std::string& fault) {
  const std::optional<JpegHead> head = read_jpeg_head(*file.bytes, fault);
  if (!head) return false;
  file.jpeg = *head;
  const bool on_its_side = head->orientation >= 5;
  file.info = {Image::Format::jpeg, on_its_side ? head->height : head->width, on_its_side ? head->width : head->height};
  return true;
}

bool open_png(PictureFile& file, std::string& fault) {
  const std::optional<PngHead> head = read_png_head(*file.bytes, fault);
  if (!head) return false;
  if (std::max(head->width, head->height) > most_png_side)
    return fault = "is a PNG of more than 32767 pixels a side", false;
  file.info = {Image::Format::png, head->width, head->height};
  return true;
}

bool open_pdf(PictureFile& file, int page, std::string& fault) {
  const std::optional<PdfPage> found = open_pdf_page(*file.bytes, page, fault);
  if (found) file.info = found->info();
  return found.has_value();
}

bool open_by_kind(PictureFile& file, int page, std::string& fault) {
  const std::string_view bytes = *file.bytes;
  if (bytes.starts_with(jpeg_begins)) return open_jpeg(file, fault);
  if (bytes.starts_with(png_begins)) return open_png(file, fault);
  if (begins_like_svg(bytes)) return open_svg(file, fault);
  if (begins_like_pdf(bytes)) return open_pdf(file, page, fault);
  for (const Kind& kind : foreign_kinds)
    if (bytes.size() >= kind.at && bytes.substr(kind.at).starts_with(kind.begins)) return fault = kind.fault, false;
  fault = "is not a picture; a page takes JPEG, PNG, SVG and PDF";
  return false;
}

}  // namespace

std::optional<PictureFile> open_picture(std::shared_ptr<const std::string> bytes, std::string& fault, int page) {
  PictureFile file{std::move(bytes), {}, {}, nullptr};
  if (!open_by_kind(file, page, fault)) return std::nullopt;
  const int64_t pixels = is_vector(file.info.format) ? 0 : int64_t{file.info.width} * file.info.height;
  const bool in_memory = file.info.format == Image::Format::png || file.jpeg.scans > 1;
  if (pixels > most_pixels) {
    fault = "has more than 200 million pixels; scale it down";
    return std::nullopt;
  }
  if (in_memory && pixels > most_pixels_in_memory) {
    fault = file.info.format == Image::Format::png
                ? "is a PNG of more than 100 million pixels; scale it down"
                : "is a progressive JPEG of more than 100 million pixels; save it as a baseline JPEG, or scale it down";
    return std::nullopt;
  }
  return file;
}

std::optional<PictureFile> open_picture(const std::string& path, std::string& fault, int page) {
  auto bytes = read_file(path, largest_picture_file);
  std::error_code missing, unknown;
  if (bytes && !bytes->empty())
    return open_picture(std::make_shared<const std::string>(std::move(*bytes)), fault, page);
  const uintmax_t size = std::filesystem::file_size(path, unknown);
  if (!std::filesystem::exists(path, missing))
    fault = "does not exist";
  else if (!unknown && size > largest_picture_file)
    fault = "is larger than 512 MiB";
  else
    fault = "is empty or cannot be read";
  return std::nullopt;
}

std::optional<PictureInfo> picture_info(const std::string& path, std::string& fault, int page) {
  const std::optional<PictureFile> file = open_picture(path, fault, page);
  if (!file) return std::nullopt;
  return file->info;
}

std::string picture_damage(const std::string& path) {
  std::string fault;
  const std::optional<PictureFile> file = open_picture(path, fault);
  if (!file) return fault;
  if (file->info.format == Image::Format::jpeg) return find_jpeg_damage(*file->bytes);
  if (file->info.format == Image::Format::png) return find_png_damage(*file->bytes);
  return {};
}

}  // namespace banxin
