#include "photo/press_photos.h"

#include <fmt/format.h>
#include <png.h>
#include <tiffio.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

// jpeglib.h needs <cstdio> before it.
#include <jpeglib.h>

#include "base/files.h"
#include "base/message.h"
#include "base/sha256.h"
#include "pdf/deflate.h"
#include "photo/alpha.h"
#include "photo/colour.h"
#include "photo/jpeg.h"
#include "photo/neutral.h"
#include "photo/photo_cache.h"
#include "photo/photo_ink.h"
#include "photo/png.h"
#include "photo/separation.h"
#include "photo/tiff.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

// What is drawn must not change under the same name: raise it with every change of the conversion.
constexpr int conversion = 7;
constexpr int photo_quality = 90, drawing_quality = 97;  // PNGs are mostly drawings with sharp edges, TIFFs photos

/// How a photo is taken in: by which part of its size a JPEG is decoded, what is cut out of that, and to which size.
struct SeparationPlan {
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

SeparationPlan plan_of(const Image& image, const PressStyle& style) {
  SeparationPlan plan;
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

// What is on or off stays as sharp as it came, up to what a plate shows.
Cut stencil_cut(const SeparationPlan& plan, double ppi) {
  constexpr double finest = 1200;
  Cut cut = plan.cut;
  cut.to_width = scaled(cut.width, finest / ppi), cut.to_height = scaled(cut.height, finest / ppi);
  return cut;
}

int quality_of(const Image& image) { return image.format == Image::Format::png ? drawing_quality : photo_quality; }

// All that shapes the separated photo. Its stencil too: two places of nearly one size may share the cut and differ
// there.
std::string key_of(std::string_view bytes, const Image& image, const SeparationPlan& plan, const OutputProfile& profile,
                   const PressStyle& style, const Backdrop& backdrop, const std::string& untagged) {
  const Cut &c = plan.cut, stencil = stencil_cut(plan, ppi_of(image));
  const std::string versions =
      fmt::format("{} {} {} {} {} {} {}", conversion, LIBJPEG_TURBO_VERSION_NUMBER, png_access_version_number(),
                  zlibVersion(), TIFFLIB_VERSION, packer_version(), cmsGetEncodedCMMversion());
  const std::string shape =
      fmt::format("1/{} {} {} {}x{} to {}x{} stencil {}x{}", plan.denominator, c.left, c.top, c.width, c.height,
                  c.to_width, c.to_height, stencil.to_width, stencil.to_height);
  return sha256(fmt::format("{} | {} | {} {} {} {} {} {} {}", versions, shape, quality_of(image),
                            static_cast<int>(style.intent), style.total_ink, backdrop.blends ? "blends" : "",
                            backdrop.paper ? "paper" : "", profile.sha256, sha256(bytes)) +
                (backdrop.black_only ? " black" : "") +
                (style.exif_adobe_rgb == PressStyle::ExifAdobe::srgb ? " exif-srgb" : "") +
                (untagged.empty() ? "" : " untagged " + sha256(untagged)));
}

/// A photo as it is to be printed, still in its own colours.
struct Taken {
  Raster colour;
  std::optional<AlphaPlane> alpha;
};

std::optional<PicturePixels> read_pixels(Image::Format format, std::string_view bytes) {
  return format == Image::Format::tiff ? read_tiff(bytes) : read_png(bytes);
}

bool holds(const Raster& raster, const Cut& cut) {
  return cut.left + cut.width <= raster.width && cut.top + cut.height <= raster.height;
}

Taken take_transparent(PicturePixels all, const SeparationPlan& plan, double ppi, bool blends) {
  const bool stencil = is_on_or_off(all.alpha);
  if (!stencil && !blends) {
    lay_on_paper(all.colour, all.alpha);
    return {cut_and_scale(all.colour, plan.cut), std::nullopt};
  }
  weigh(all.colour, all.alpha);
  Raster colour = cut_and_scale(all.colour, plan.cut);
  const Raster alpha = cut_and_scale(all.alpha, plan.cut);
  unweigh(colour, alpha);
  return {std::move(colour),
          stencil ? stencil_plane(cut_and_scale(all.alpha, stencil_cut(plan, ppi))) : soft_plane(alpha)};
}

// Line art keeps its dots: black all over, with a stencil of its own resolution. Its white is the paper's.
Taken take_line_art(const Raster& art, const SeparationPlan& plan, double ppi) {
  Raster covers = first_component(art);
  for (uint8_t& sample : covers.samples) sample = static_cast<uint8_t>(255 - sample);
  const size_t pixels = static_cast<size_t>(plan.cut.to_width) * static_cast<size_t>(plan.cut.to_height);
  return {{plan.cut.to_width, plan.cut.to_height, 1, std::vector<uint8_t>(pixels, 0), {}},
          stencil_plane(cut_and_scale(covers, stencil_cut(plan, ppi)))};
}

std::optional<Taken> take(const Image& image, std::string_view bytes, const SeparationPlan& plan,
                          const Backdrop& backdrop) {
  if (image.format == Image::Format::jpeg) {
    const std::optional<Raster> photo = read_jpeg(bytes, plan.denominator);
    if (!photo || !holds(*photo, plan.cut)) return std::nullopt;
    return Taken{cut_and_scale(*photo, plan.cut), std::nullopt};
  }
  std::optional<PicturePixels> all = read_pixels(image.format, bytes);
  if (!all || !holds(all->colour, plan.cut)) return std::nullopt;
  if (!all->alpha.samples.empty()) return take_transparent(std::move(*all), plan, ppi_of(image), backdrop.blends);
  if (backdrop.paper && is_line_art(all->colour)) return take_line_art(all->colour, plan, ppi_of(image));
  return Taken{cut_and_scale(all->colour, plan.cut), std::nullopt};
}

// Not for each run to find out: the picture is looked at when it would be laid on paper though it lies on more.
bool needs_blending(const Image& image, std::string_view bytes) {
  if (image.format == Image::Format::jpeg) return false;
  const std::optional<PicturePixels> all = read_pixels(image.format, bytes);
  return all && !all->alpha.samples.empty() && !is_on_or_off(all->alpha);
}

bool can_be_separated(const Image& image) {
  return !is_vector(image.format) && image.width > 0 && image.whole.width.mpt > 0 && image.whole.height.mpt > 0 &&
         image.box.width.mpt > 0 && image.box.height.mpt > 0;
}

bool is_photo_of(const std::string& jpeg, const SeparationPlan& plan) {
  const std::optional<JpegSize> size = jpeg_size(jpeg);
  return size && size->width == plan.cut.to_width && size->height == plan.cut.to_height;
}

void refuse(const Image& image, const Message& why, Report& report) {
  report.error("press-picture", image.origin, say("picture {} cannot be separated: {}", image.name, why),
               say("save it again as JPEG with an sRGB profile"));
}

}  // namespace

PressPhotos::PressPhotos(const OutputProfile& profile, const PressStyle& style, const fs::path& cache,
                         uintmax_t most_kept)
    : profile_(profile), style_(style), cache_(std::make_unique<const PhotoCache>(cache, most_kept)) {
  if (style.untagged_cmyk.starts_with('/')) untagged_ = read_output_profile(style.untagged_cmyk).bytes;
}

PressPhotos::~PressPhotos() = default;

int64_t PressPhotos::pixels(const Image& image) const {
  if (!can_be_separated(image)) return 0;
  const int d = plan_of(image, style_).denominator;
  return int64_t{image.width / d} * (image.height / d);
}

void PressPhotos::separate(Image& image, Report& report, const Backdrop& backdrop) const {
  if (!can_be_separated(image)) return;
  const long ppi = std::lround(ppi_of(image));
  if (ppi < style_.least_ppi)
    report.warning("press-ppi", image.origin,
                   say("picture {} has {} ppi at its size, the press wants {}", image.name, ppi, style_.least_ppi),
                   say("take a larger picture, or give it a smaller place"));
  const std::shared_ptr<const std::string> at_hand = image.bytes;  // which gives way below
  const std::optional<std::string> read = at_hand ? std::nullopt : read_file(image.file, largest_picture_file);
  if (!at_hand && !read) return refuse(image, say("it cannot be read any more"), report);
  const std::string& bytes = at_hand ? *at_hand : *read;
  if (!backdrop.blends && !backdrop.paper && needs_blending(image, bytes))
    report.warning(
        "flattened", image.origin,
        say("picture {} has soft transparency and lies on more than paper: PDF/X-1a shows it on white", image.name),
        say("save it with edges that are on or off, or on the colour it lies on; or use --press x4"));
  const SeparationPlan plan = plan_of(image, style_);
  const std::string key = key_of(bytes, image, plan, profile_, style_, backdrop, untagged_);
  std::optional<std::string> separated = cache_->find(key);
  if (!separated || !is_photo_of(*separated, plan)) {
    if (!backdrop.black_only && image.format == Image::Format::jpeg && is_separated_jpeg(bytes, profile_.bytes)) {
      if (!warn_of_ink(image, bytes, style_, report))
        return refuse(image, say("it does not decode to its end"), report);
      image.bytes = std::make_shared<const std::string>(without_profile(bytes));
      return;
    }
    std::optional<Taken> taken = take(image, bytes, plan, backdrop);
    if (!taken) return refuse(image, say("it does not decode to its end"), report);
    Raster& colour = taken->colour;
    if (colour.components == 4 && colour.icc.empty())
      colour.icc = untagged_;
    else if (colour.components == 4 && colour.icc == profile_.bytes)
      colour.icc.clear();  // separated for this press: its inks stay
    if (style_.exif_adobe_rgb == PressStyle::ExifAdobe::srgb) colour.adobe_rgb = false;
    const std::optional<Raster> inked =
        backdrop.black_only ? separate_to_black(colour, profile_) : banxin::separate(colour, profile_, style_);
    if (!inked) return refuse(image, say("the output profile is of no use"), report);
    separated = write_within_limit(*inked, quality_of(image), style_);
    if (taken->alpha) separated = with_alpha(*separated, *taken->alpha);
    cache_->keep(key, *separated);
  }
  image.file = key;
  image.bytes = std::make_shared<const std::string>(std::move(*separated));
  image.format = Image::Format::jpeg;
  image.width = plan.cut.to_width, image.height = plan.cut.to_height;
  image.whole = plan.whole;
  image.ppi = static_cast<int>(std::lround(ppi_of(image)));
}

}  // namespace banxin
