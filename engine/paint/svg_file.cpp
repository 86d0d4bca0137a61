#include "paint/svg_file.h"

#include <fmt/format.h>

#include <cmath>

#include "base/loaded_library.h"
#include "base/message.h"
#include "base/report.h"
#include "paint/svg_reader.h"

namespace banxin {
namespace {

/// What is used of librsvg, which is loaded when the first SVG is opened: few pages hold a drawing, and with its kin it
/// takes a seventh of the time in which the program starts.
struct SvgLibrary {
  decltype(&rsvg_handle_new_from_data) new_from_data = nullptr;
  decltype(&rsvg_handle_get_intrinsic_size_in_pixels) get_intrinsic_size = nullptr;
  decltype(&rsvg_handle_get_intrinsic_dimensions) get_intrinsic_dimensions = nullptr;
  decltype(&rsvg_handle_render_document) render_document = nullptr;
};

SvgLibrary load_librsvg() {
  const LoadedLibrary library("librsvg-2.so.2", "librsvg2-2");
  SvgLibrary all;
  library.find("rsvg_handle_new_from_data", all.new_from_data);
  library.find("rsvg_handle_get_intrinsic_size_in_pixels", all.get_intrinsic_size);
  library.find("rsvg_handle_get_intrinsic_dimensions", all.get_intrinsic_dimensions);
  library.find("rsvg_handle_render_document", all.render_document);
  return all;
}

const SvgLibrary& librsvg() {
  static const SvgLibrary loaded = load_librsvg();
  return loaded;
}

constexpr size_t most_svg_bytes = 16 << 20;

std::optional<PictureInfo> size_of_svg(RsvgHandle* svg, Message& fault) {
  double width = 0, height = 0;
  if (!librsvg().get_intrinsic_size(svg, &width, &height)) {
    gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
    RsvgLength w{}, h{};
    RsvgRectangle box{};
    librsvg().get_intrinsic_dimensions(svg, &has_width, &w, &has_height, &h, &has_box, &box);
    if (has_box) width = box.width, height = box.height;
  }
  constexpr double least = 0.001, most = 1'000'000;
  if (!(width >= least && height >= least && width <= most && height <= most)) {
    fault = say("is an SVG without a size; give it a viewBox, or width and height");
    return std::nullopt;
  }
  return PictureInfo{Image::Format::svg, static_cast<int>(std::lround(width * 1000)),
                     static_cast<int>(std::lround(height * 1000))};
}

}  // namespace

bool begins_like_svg(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const size_t start = bytes.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || bytes[start] != '<') return false;
  const std::string_view head = bytes.substr(start, 8192);
  return head.find("<svg") != std::string_view::npos || head.find(":svg") != std::string_view::npos;
}

std::optional<SvgFile> open_svg(std::string_view bytes, Message& fault) {
  if (bytes.size() > most_svg_bytes) return fault = say("is an SVG of more than 16 MiB"), std::nullopt;
  const std::optional<SvgContents> contents = read_svg(bytes, fault);
  if (!contents) return std::nullopt;
  GError* error = nullptr;
  // Made from memory it has no base address, so librsvg follows no reference out of the file.
  const auto* data = reinterpret_cast<const guint8*>(bytes.data());
  SvgPtr handle(librsvg().new_from_data(data, bytes.size(), &error));
  if (!handle) {
    fault = say("is an SVG that cannot be read ({})", error ? verbatim(error->message) : say("no reason given"));
    g_clear_error(&error);
    return std::nullopt;
  }
  const std::optional<PictureInfo> info = size_of_svg(handle.get(), fault);
  if (!info) return std::nullopt;
  return SvgFile{std::move(handle), *info, contents->transparent_line};
}

Message svg_damage(RsvgHandle* svg, const PictureInfo& info) {
  const RsvgRectangle place{0, 0, info.width / 1000.0, info.height / 1000.0};
  const cairo_rectangle_t extent{place.x, place.y, place.width, place.height};
  const SurfacePtr surface(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extent));
  const CairoPtr cairo(cairo_create(surface.get()));
  return draw_svg(cairo.get(), svg, place);
}

Message draw_svg(cairo_t* cairo, RsvgHandle* svg, const RsvgRectangle& place) {
  GError* error = nullptr;
  if (librsvg().render_document(svg, cairo, &place, &error)) return {};
  const Message why = error ? verbatim(error->message) : say("no reason given");
  g_clear_error(&error);
  return say("is an SVG that cannot be drawn ({})", why);
}

}  // namespace banxin
