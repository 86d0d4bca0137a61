// Each photo once: planned from where it stands, separated, kept by its hash.
#include <fmt/format.h>
#include <png.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

// jpeglib.h needs <cstdio> before it.
#include <jpeglib.h>

#include "base/files.h"
#include "press/colour.h"
#include "press/press.h"
#include "press/separation.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

// What is drawn must not change under the same name: raise it with every change of the conversion.
constexpr int conversion = 1;
constexpr int photo_quality = 90, drawing_quality = 97;  // PNGs are mostly drawings with sharp edges

/// How a photo is taken in: by which part of its size a JPEG is decoded, what is cut out of that, and to which size.
struct Plan {
  int denominator = 1;
  Cut cut;
  Rect whole;  ///< of the part, on the page
};

double ppi_of(const Image& image) { return image.width * 72.0 / to_pt(image.whole.width); }

Length along(Length from, Length extent, int part, int all) {
  return from + Length{static_cast<int32_t>(static_cast<int64_t>(extent.mpt) * part / all)};
}

// First and last pixel that a stretch of the page shows of a picture, outwards to whole pixels.
struct Stretch {
  int first, count;
};
Stretch seen(Length box, Length box_extent, Length whole, Length whole_extent, int pixels) {
  const int64_t from = int64_t{box.mpt - whole.mpt} * pixels, extent = whole_extent.mpt;
  const int64_t to = int64_t{box.mpt + box_extent.mpt - whole.mpt} * pixels;
  const int first = static_cast<int>(std::clamp<int64_t>(from / extent, 0, pixels - 1));
  const int last = static_cast<int>(std::clamp<int64_t>((to + extent - 1) / extent, first + 1, pixels));
  return {first, last - first};
}

int scaled(int pixels, double by) { return std::max(1, static_cast<int>(std::ceil(pixels * std::min(by, 1.0)))); }

Plan plan_of(const Image& image, const PressStyle& style) {
  Plan plan;
  const double ppi = ppi_of(image);
  const double wanted = ppi > style.most_ppi ? style.scaled_ppi : ppi;
  if (image.format == Image::Format::jpeg)
    for (const int d : {8, 4, 2})
      if (plan.denominator == 1 && ppi / d >= wanted) plan.denominator = d;
  const int d = plan.denominator;
  const int width = (image.width + d - 1) / d, height = (image.height + d - 1) / d;
  const Rect &box = image.box, &whole = image.whole;
  const Stretch x = seen(box.x, box.width, whole.x, whole.width, width);
  const Stretch y = seen(box.y, box.height, whole.y, whole.height, height);
  const double by = wanted * d / ppi;
  plan.cut = {x.first, y.first, x.count, y.count, scaled(x.count, by), scaled(y.count, by)};
  plan.whole.x = along(whole.x, whole.width, x.first, width);
  plan.whole.y = along(whole.y, whole.height, y.first, height);
  plan.whole.width = along(whole.x, whole.width, x.first + x.count, width) - plan.whole.x;
  plan.whole.height = along(whole.y, whole.height, y.first + y.count, height) - plan.whole.y;
  return plan;
}

std::string name_of(std::string_view bytes, const Plan& plan, const OutputProfile& profile, const PressStyle& style) {
  const Cut& c = plan.cut;
  return sha256(fmt::format("{} {} {} {} 1/{} {} {} {}x{} to {}x{} {} {} {} {}", conversion,
                            LIBJPEG_TURBO_VERSION_NUMBER, PNG_LIBPNG_VER, cmsGetEncodedCMMversion(), plan.denominator,
                            c.left, c.top, c.width, c.height, c.to_width, c.to_height, static_cast<int>(style.intent),
                            style.total_ink, profile.sha256, sha256(bytes)));
}

std::optional<Raster> read(const Image& image, std::string_view bytes, const Plan& plan) {
  std::optional<Raster> photo =
      image.format == Image::Format::jpeg ? read_jpeg(bytes, plan.denominator) : read_png(bytes);
  const Cut& cut = plan.cut;
  if (photo && (cut.left + cut.width > photo->width || cut.top + cut.height > photo->height)) photo.reset();
  return photo;
}

}  // namespace

PressPhotos::PressPhotos(const OutputProfile& profile, const PressStyle& style, const fs::path& cache)
    : profile_(profile), style_(style), folder_(cache) {
  std::error_code fault;
  if (!folder_.empty()) fs::create_directories(folder_, fault);
  if (!folder_.empty() && !fault && access(folder_.c_str(), W_OK) == 0) return;
  std::string name = (fs::temp_directory_path() / "banxin-photos-XXXXXX").string();
  if (!mkdtemp(name.data()))
    throw MachineFault{"no-cache", fmt::format("no folder can be made in {}", fs::temp_directory_path().string()), {}};
  folder_ = name;
  temporary_ = true;
}

PressPhotos::~PressPhotos() {
  std::error_code ignored;
  if (temporary_) fs::remove_all(folder_, ignored);
}

void PressPhotos::separate(Image& image, Report& report) const {
  if (is_vector(image.format) || image.width <= 0 || image.whole.width.mpt <= 0 || image.whole.height.mpt <= 0 ||
      image.box.width.mpt <= 0 || image.box.height.mpt <= 0)
    return;
  const int ppi = static_cast<int>(std::lround(ppi_of(image)));
  if (ppi < style_.least_ppi)
    report.warning(
        "press-ppi", {},
        fmt::format("picture {} has {} ppi at its size, the press wants {}", image.name, ppi, style_.least_ppi),
        "take a larger picture, or give it a smaller place");
  const MappedFile file(image.file);
  const Plan plan = plan_of(image, style_);
  const fs::path kept = folder_ / (name_of(file.bytes(), plan, profile_, style_) + ".jpg");
  std::error_code fault;
  if (!fs::exists(kept, fault)) {
    if (image.format == Image::Format::jpeg && is_separated_jpeg(file.bytes(), profile_.bytes)) return;
    const std::optional<Raster> photo = read(image, file.bytes(), plan);
    const std::optional<Raster> inked =
        photo ? banxin::separate(cut_and_scale(*photo, plan.cut), profile_, style_) : std::nullopt;
    if (!inked)
      return report.error("press-picture", {},
                          fmt::format("picture {} cannot be separated: {}", image.name,
                                      photo ? "its colour profile is of no use" : "it does not decode to its end"),
                          "save it again as JPEG with an sRGB profile");
    write_whole(kept, write_within_limit(*inked, image.format == Image::Format::jpeg ? photo_quality : drawing_quality,
                                         style_));
  }
  image.file = kept.string();
  image.format = Image::Format::jpeg;
  image.width = plan.cut.to_width, image.height = plan.cut.to_height;
  image.whole = plan.whole;
  image.ppi = static_cast<int>(std::lround(ppi_of(image)));
}

}  // namespace banxin
