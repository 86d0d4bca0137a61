#include "preflight/ppf.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin {
namespace {

// A PostScript string (PLRM, 3.2.2), in ASCII alone.
std::string ps_string(std::string_view text) {
  std::string out = "(";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '(' || c == ')' || c == '\\')
      out += std::string("\\") + c;
    else if (byte < 0x20 || byte >= 0x7F)
      out += fmt::format("\\{:03o}", byte);
    else
      out += c;
  }
  return out + ")";
}

// Light, two digits a pixel, in lines that any reader takes; > ends it (PLRM, 3.13.3).
std::string hex_of(const std::vector<uint8_t>& ink) {
  constexpr size_t pixels_a_line = 64;
  constexpr const char* digits = "0123456789abcdef";
  std::string out;
  out.reserve(ink.size() * 2 + ink.size() / pixels_a_line + 2);
  for (size_t i = 0; i < ink.size(); ++i) {
    const unsigned light = 255u - ink[i];
    out += digits[light >> 4], out += digits[light & 15];
    if ((i + 1) % pixels_a_line == 0 && i + 1 < ink.size()) out += '\n';
  }
  return out + ">\n";
}

std::string zones_of(const PlatePreview& plate) {
  const int step = std::max(1, static_cast<int>(to_mm(InkCoverage::zone) * PlatePreview::pixels_a_cm / 10));
  std::string words;
  for (int left = 0; left < plate.width; left += step) {
    const int right = std::min(left + step, plate.width);
    int64_t sum = 0;
    for (int y = 0; y < plate.height; ++y)
      for (int x = left; x < right; ++x)
        sum += plate.ink[static_cast<size_t>(y) * static_cast<size_t>(plate.width) + static_cast<size_t>(x)];
    words += fmt::format(" {:.1f}", static_cast<double>(sum) / (2.55 * plate.height * (right - left)));
  }
  return words;
}

size_t rank_of(const PlatePreview& plate) {
  return static_cast<size_t>(std::ranges::find(process_plates, plate.plate) - process_plates.begin());
}

std::string separation(const PlatePreview& plate) {
  constexpr double mm_an_inch = 25.4;
  return fmt::format(
             "% {}: zones of {:.0f} mm from the left, percent:{}\n"
             "CIP3BeginSeparation\n"
             "/CIP3PreviewImageWidth {} def\n"
             "/CIP3PreviewImageHeight {} def\n"
             "/CIP3PreviewImageBitsPerComp 8 def\n"
             "/CIP3PreviewImageComponents 1 def\n"
             "/CIP3PreviewImageMatrix [{} 0 0 -{} 0 {}] def\n"
             "/CIP3PreviewImageResolution [{:.3f} {:.3f}] def\n"
             "/CIP3PreviewImageEncoding /ASCIIHexDecode def\n"
             "/CIP3PreviewImageCompression /None def\n"
             "CIP3PreviewImage\n",
             ps_string(plate.plate), to_mm(InkCoverage::zone), zones_of(plate), plate.width, plate.height, plate.width,
             plate.height, plate.height, plate.width * mm_an_inch / to_mm(plate.trim.width),
             plate.height * mm_an_inch / to_mm(plate.trim.height)) +
         hex_of(plate.ink) + "CIP3EndSeparation\n";
}

}  // namespace

std::string to_ppf(const std::vector<PlatePreview>& plates, const PpfSheet& about) {
  std::vector<const PlatePreview*> ordered;
  for (const PlatePreview& plate : plates) ordered.push_back(&plate);
  std::ranges::stable_sort(ordered, {}, [](const PlatePreview* plate) { return rank_of(*plate); });
  std::string names;
  for (const PlatePreview* plate : ordered) names += " " + ps_string(plate->plate);
  const Size extent = plates.empty() ? Size{} : plates.front().trim;
  std::string out = fmt::format(
      "%!PS-Adobe-3.0\n"
      "%%CIP3-File Version 3.0\n"
      "CIP3BeginSheet\n"
      "/CIP3AdmJobName {} def\n"
      "/CIP3AdmMake (banxin) def\n"
      "/CIP3AdmModel (banxin) def\n"
      "/CIP3AdmSoftware (banxin) def\n"
      "/CIP3AdmSheetName {} def\n"
      "/CIP3AdmPSExtent [{:.3f} {:.3f}] def\n"
      "/CIP3TransferFilmCurveData [0.0 0.0 1.0 1.0] def\n"
      "/CIP3TransferPlateCurveData [0.0 0.0 1.0 1.0] def\n"
      "CIP3BeginFront\n"
      "/CIP3AdmSeparationNames [{} ] def\n"
      "CIP3BeginPreviewImage\n",
      ps_string(about.job), ps_string(about.sheet), to_pt(extent.width), to_pt(extent.height), names);
  for (const PlatePreview* plate : ordered) out += separation(*plate);
  return out + "CIP3EndPreviewImage\nCIP3EndFront\nCIP3EndSheet\n%%CIP3EndOfFile\n";
}

}  // namespace banxin
