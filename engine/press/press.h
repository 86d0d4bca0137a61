// The press stage: from the plain PDF in key colours to a PDF a newspaper printer takes.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ink.h"
#include "base/press_style.h"
#include "base/report.h"
#include "press/impose.h"
#include "press/profile.h"
#include "sheet/sheet.h"

namespace banxin {

class PhotoCache;

enum class PressStandard : uint8_t {
  x4,   ///< PDF/X-4 (ISO 15930-7:2010)
  x1a,  ///< PDF/X-1a:2003 (ISO 15930-4:2003)
};

/// What a press PDF says about itself. Nothing of it comes from the clock.
struct PressIdentity {
  std::string edition;  ///< its id; with paper and date it names the document (UUID, RFC 4122 version 5)
  std::string paper, title;
  std::string date;  ///< ISO 8601 day
};

/// How far the media reaches beyond the bleed where there are printer's marks.
inline constexpr Length mark_margin = from_mm(9);

struct PressJob {
  PressStandard standard = PressStandard::x4;
  PressStyle style;
  PressIdentity identity;
  /// The bleed of each page that gets printer's marks; its media must reach `mark_margin` further. Empty = no marks.
  std::vector<std::optional<Length>> marked_bleeds = {};
  std::vector<bool> folded = {};        ///< pages whose marks show a fold in the middle; empty = none
  std::vector<ImposedSide> sides = {};  ///< the sheets that the last pages are; empty = pages stay pages
  bool drawings = false;                ///< the pages hold SVG pictures, whose sRGB colours are put into inks
};

/// The press PDF made from `pdf`, the finished plain PDF of the same edition: every key colour in its inks' own colour
/// spaces, output intent with the profile in it, XMP and Info that agree, no RGB, no annotation. Pictures must have
/// been separated before they were painted. Throws MachineFault for what the standard forbids; nothing is guessed.
std::string press_pdf(std::string_view pdf, const InkTable& inks, const OutputProfile& profile, const PressJob& job);

/// How a transparent picture may be printed where it stands.
struct Ground {
  bool blends = true;  ///< soft edges may blend with what lies below (PDF/X-4); else a picture is on or off
  bool paper = true;   ///< what lies below is only paper
};

/// Whether nothing but paper lies under `image`, one of the sheet's items, as far as its items' rectangles tell.
bool lies_on_paper(const Sheet& sheet, const Image& image);

/// The photos of the sheets separated for the profile, and kept between runs by the hash of all that they are made
/// from: a photo that is there is not made again.
class PressPhotos {
 public:
  /// `profile` must outlive this object. `cache`: the folder; without one, or when it is of no use, nothing is kept.
  PressPhotos(const OutputProfile& profile, const PressStyle& style, const std::filesystem::path& cache);
  ~PressPhotos();
  PressPhotos(const PressPhotos&) = delete;
  PressPhotos& operator=(const PressPhotos&) = delete;

  /// Puts the separated photo in the place of `image`, in its `bytes`: cropped to its box, turned upright, no finer
  /// than the house style wants. Grey photos stay grey, on black alone, by the tone curve of the profile's black; CMYK
  /// photos that carry the output profile stay as they are (warning "photo-ink" where they hold too much ink); SVG
  /// pictures too. The transparency of a PNG goes with it; where it would have to blend and may not, it is laid on
  /// paper, with warning "flattened" when it does not lie on paper. Error "press-picture" for one that cannot be
  /// separated. May be called from several threads at once.
  void separate(Image& image, Report& report, const Ground& ground = {}) const;
  /// How many pixels separate() has in memory for `image`; 0 when it leaves it as it is.
  int64_t pixels(const Image& image) const;

 private:
  const OutputProfile& profile_;
  const PressStyle style_;
  const std::unique_ptr<const PhotoCache> cache_;
};

}  // namespace banxin
