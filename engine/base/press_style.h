// How an edition is printed: what the house style says to the press stage.
#pragma once

#include <cstdint>
#include <string>

namespace banxin {

struct PressStyle {
  enum class Intent : uint8_t { perceptual, relative };  ///< ICC.1, 6.2; relative with black point compensation
  std::string profile;    ///< absolute path of the output profile; empty = the one that comes with banxin
  std::string condition;  ///< OutputConditionIdentifier; empty = the profile's own description
  Intent intent = Intent::perceptual;
  int total_ink = 2200;  ///< most ink at one place, thousandths of one full plate: 2200 = 220 %
  int least_ppi = 180;   ///< a photo with fewer pixels an inch at its size gets a warning
  int most_ppi = 300;    ///< a photo with more is scaled down …
  int scaled_ppi = 240;  ///< … to this
  /// What CMYK photos without a profile are in: "press" = the inks of this press, "refuse" = they are errors; else the
  /// absolute path of a profile.
  std::string untagged_cmyk = "press";
  enum class ExifAdobe : uint8_t { honour, srgb, refuse };
  ExifAdobe exif_adobe_rgb = ExifAdobe::honour;  ///< photos that say Adobe RGB by EXIF alone
  bool needs_bleed = false;                      ///< what touches the edge of the page has to reach into its bleed
  std::string page_file = "{id}-{page}";         ///< what the file of a single page is called, without its ending

  friend bool operator==(const PressStyle&, const PressStyle&) = default;
};

}  // namespace banxin
