// Photos on their way to the plates: cut, scaled, separated, and kept between runs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "base/press_style.h"
#include "base/report.h"
#include "photo/backdrop.h"
#include "photo/photo_cache.h"
#include "photo/profile.h"
#include "sheet/sheet.h"

namespace banxin {

/// The photos of the sheets separated for the profile, and kept between runs by the hash of all that they are made
/// from: a photo that is there is not made again.
class PressPhotos {
 public:
  /// `profile` must outlive this object. `cache`: the folder; without one, or when it is of no use, nothing is kept.
  /// `most_kept`: bytes of all photos in it.
  PressPhotos(const OutputProfile& profile, const PressStyle& style, const std::filesystem::path& cache,
              uintmax_t most_kept = PhotoCache::most_bytes);
  ~PressPhotos();
  PressPhotos(const PressPhotos&) = delete;
  PressPhotos& operator=(const PressPhotos&) = delete;

  /// Puts the separated photo in the place of `image`, in its `bytes`: cropped to its box, turned upright, no finer
  /// than the house style wants. Grey photos stay grey, on black alone, by the tone curve of the profile's black; CMYK
  /// photos that carry the output profile stay as they are (warning "photo-ink" where they hold too much ink); SVG
  /// pictures too. The transparency of a PNG goes with it; where it would have to blend and may not, it is laid on
  /// paper, with warning "flattened" when it does not lie on paper. Error "press-picture" for one that cannot be
  /// separated. May be called from several threads at once.
  void separate(Image& image, Report& report, const Backdrop& backdrop = {}) const;
  /// How many pixels separate() has in memory for `image`; 0 when it leaves it as it is.
  int64_t pixels(const Image& image) const;

 private:
  const OutputProfile& profile_;
  const PressStyle style_;
  const std::unique_ptr<const PhotoCache> cache_;
  std::string untagged_;  // the profile that stands for the one that CMYK photos lack; empty = that of the press
};

}  // namespace banxin
