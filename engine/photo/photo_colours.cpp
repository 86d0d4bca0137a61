#include "photo/photo_colours.h"

#include <fmt/format.h>

#include "base/message.h"
#include "photo/jpeg_reader.h"
#include "photo/png_reader.h"
#include "photo/separation.h"
#include "photo/tiff.h"

namespace banxin {
namespace {

struct ReadColours {
  int components = 0;  ///< 0 = it cannot be read
  std::string profile;
  bool exif_adobe = false;
};

ReadColours colours_of_jpeg(std::string_view bytes) {
  ReadColours found;
  JpegReader reader(bytes);
  if (!reader.open() || !reader.read_profile()) return found;
  found.components = reader.info.num_components;
  found.profile = reader.profile();
  found.exif_adobe = found.components == 3 && found.profile.empty() && reader.is_adobe_rgb();
  return found;
}

ReadColours colours_of_png(std::string_view bytes) {
  ReadColours found;
  PngReader reader(bytes);
  if (!reader.open(PngReader::Samples::stored)) return found;
  found.components = (png_get_color_type(reader.png, reader.info) & PNG_COLOR_MASK_COLOR) != 0 ? 3 : 1;
  found.profile = reader.profile();
  return found;
}

ReadColours colours_of_tiff(std::string_view bytes) {
  Message ignored;
  std::optional<TiffHead> head = read_tiff_head(bytes, ignored);
  return head ? ReadColours{.components = head->components, .profile = std::move(head->icc)} : ReadColours{};
}

ReadColours read_colours(Image::Format format, std::string_view bytes) {
  if (format == Image::Format::jpeg) return colours_of_jpeg(bytes);
  return format == Image::Format::tiff ? colours_of_tiff(bytes) : colours_of_png(bytes);
}

}  // namespace

PhotoColours colours_of(Image::Format format, std::string_view bytes) {
  const ReadColours found = read_colours(format, bytes);
  if (found.components == 0) return {};  // told as a picture that cannot be read
  const bool cmyk = found.components == 4;
  if (found.profile.empty()) return {.cmyk = cmyk, .untagged = cmyk, .exif_adobe = found.exif_adobe};
  return {.cmyk = cmyk, .bad_profile = found.components != 1 && !is_profile_for(found.profile, found.components)};
}

void tell_colours(const Image& image, const PhotoColours& colours, const PressStyle& style, Report& report) {
  if (colours.bad_profile)
    report.warning("photo-profile", image.origin,
                   say("picture {} carries a colour profile that is damaged, or is for other colours; {}", image.name,
                       colours.cmyk ? say("it is printed as it is") : say("it is taken for sRGB")),
                   say("look at its colours; save it again with the profile that it was made in"));
  if (colours.exif_adobe && style.exif_adobe_rgb == PressStyle::ExifAdobe::refuse)
    report.error("photo-exif", image.origin,
                 say("picture {} says Adobe RGB by EXIF alone; the house takes no such photos", image.name),
                 say("save it again with its profile, or in sRGB"));
  if (colours.untagged && style.untagged_cmyk == "refuse")
    report.error(
        "photo-untagged", image.origin,
        say("picture {} is in CMYK and does not say for which press; the house takes no such photos", image.name),
        say("ask for it in RGB, or with its profile"));
  else if (colours.untagged && style.untagged_cmyk == "press")
    report.warning("photo-untagged", image.origin,
                   say("picture {} is in CMYK and does not say for which press: it is printed as it is, held to "
                       "the ink limit",
                       image.name),
                   say("ask for it in RGB, or with its profile: CMYK for magazines prints too dark on newsprint"));
}

}  // namespace banxin
