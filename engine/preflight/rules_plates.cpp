// Rules about the plates as they are rendered.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "preflight/plates.h"
#include "preflight/rules.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

struct Worst {
  double ink = 0;  ///< percent
  int x = 0, y = 0;
};

struct Window {
  int left, top, right, bottom;  ///< pixels of the page inside the trim
};

Window trim_in_pixels(QPDFObjectHandle page, const PagePlates& plates) {
  if (Handle turn = page.getKey("/Rotate"); turn.isInteger() && turn.getIntValue() % 360 != 0)
    return {0, 0, plates.width, plates.height};  // the plate is turned, the boxes are not
  const auto trim = trim_of(page), media = box_of(page, "/MediaBox").value_or(trim);
  const double across = plates.width / std::max(media[2] - media[0], 1.0);
  const double down = plates.height / std::max(media[3] - media[1], 1.0);
  const auto inside = [](double v, int most) { return static_cast<int>(std::lround(std::clamp<double>(v, 0, most))); };
  return {inside((trim[0] - media[0]) * across, plates.width), inside((media[3] - trim[3]) * down, plates.height),
          inside((trim[2] - media[0]) * across, plates.width), inside((media[3] - trim[1]) * down, plates.height)};
}

// The tile with the most ink on all plates together. Tiles of about a millimetre: a single pixel that lossy coding
// threw over the limit sets nobody's ink off.
Worst most_ink_in_tiles(const PagePlates& plates, const Window& window, int tile) {
  Worst worst;
  for (int top = window.top; top + tile <= window.bottom; top += tile)
    for (int left = window.left; left + tile <= window.right; left += tile) {
      int64_t sum = 0;
      for (const auto& [name, ink] : plates.plates)
        for (int y = top; y < top + tile; ++y) {
          const uint8_t* row = ink.data() + static_cast<size_t>(y) * static_cast<size_t>(plates.width);
          for (int x = left; x < left + tile; ++x) sum += row[x];
        }
      const double percent = static_cast<double>(sum) / (2.55 * tile * tile);
      if (percent > worst.ink) worst = {percent, left + tile / 2, top + tile / 2};
    }
  return worst;
}

InkCoverage coverage_of(const PagePlates& page, const std::vector<uint8_t>& plate, const Window& window, int dpi) {
  const int step = std::max(1, static_cast<int>(std::lround(to_mm(InkCoverage::zone) * dpi / 25.4)));
  const int height = std::max(window.bottom - window.top, 1);
  InkCoverage found;
  double all = 0;
  for (int left = window.left; left < window.right; left += step) {
    const int right = std::min(left + step, window.right);
    int64_t sum = 0;
    for (int y = window.top; y < window.bottom; ++y) {
      const uint8_t* row = plate.data() + static_cast<size_t>(y) * static_cast<size_t>(page.width);
      for (int x = left; x < right; ++x) sum += row[x];
    }
    all += static_cast<double>(sum);
    found.zones.push_back(static_cast<double>(sum) / (255.0 * height * (right - left)));
  }
  found.all = all / (255.0 * height * std::max(window.right - window.left, 1));
  return found;
}

bool has_ink(const std::vector<uint8_t>& plate) {
  return std::any_of(plate.begin(), plate.end(), [](uint8_t ink) { return ink != 0; });
}

// RGB and the like: what Ghostscript makes of them is its own guess, not the printer's.
bool has_colours_off_press(const PageFacts& facts) {
  const auto off = [](Space::Family family) { return !prints_as_it_is({family, {}, Space::Family::cmyk, {}}); };
  return std::any_of(facts.spaces.begin(), facts.spaces.end(), [&](const auto& used) { return off(used.first); }) ||
         std::any_of(facts.images.begin(), facts.images.end(),
                     [&](const PlacedImage& image) { return !image.is_mask && off(image.space.family); });
}

// Sizes that no sheet of a press has; Ghostscript would be busy with them for minutes.
constexpr size_t most_pages = 1000;
constexpr double largest_page = 4'000'000,
                 most_plate_pixels = 320e6;  // square millimetres; at the resolution asked for

std::string size_fault(const Examined& seen, int dpi) {
  if (seen.pages.size() > most_pages)
    return fmt::format("the file has {} pages, plates are rendered of at most {}", seen.pages.size(), most_pages);
  for (size_t i = 0; i < seen.pages.size(); ++i) {
    Handle page = seen.pages[i];
    const auto media = box_of(page, "/MediaBox").value_or(trim_of(page));
    const double unit = page.getKey("/UserUnit").isNumber() ? page.getKey("/UserUnit").getNumericValue() : 1;
    const double inches = std::abs((media[2] - media[0]) * (media[3] - media[1])) * unit * unit / (72 * 72);
    if (!(inches * 25.4 * 25.4 <= largest_page) || !(inches * dpi * dpi <= most_plate_pixels))
      return fmt::format("page {} is too large for plates of {} dpi", i + 1, dpi);
  }
  return {};
}

// Ghostscript calls the file of a plate by the name of its ink.
std::string name_fault(const PageFacts& facts) {
  constexpr size_t longest_name = 240, shown = 20;
  for (const auto& [plate, substitutes] : facts.spots)
    if (plate.size() > longest_name)
      return fmt::format("the name of the spot ink {}… has {} letters, at most {} can be rendered",
                         plate.substr(0, shown), plate.size(), longest_name);
  return {};
}

void cannot_judge(Verdicts& verdicts, bool absent, const std::string& why) {
  for (const char* rule : {"total-ink", "plates"}) verdicts.not_judged(rule, absent, why);
}

}  // namespace

void judge_plates(const Examined& seen, const PreflightJob& job, Verdicts& verdicts,
                  std::vector<InkCoverage>& coverage) {
  if (job.dpi <= 0) {
    for (const char* rule : {"total-ink", "plates"}) verdicts.skip(rule, "not asked for");
    return;
  }
  for (const std::string& fault : {size_fault(seen, job.dpi), name_fault(seen.facts)})
    if (!fault.empty()) return cannot_judge(verdicts, false, fault);
  const Plates pages(seen.bytes,
                     {job.dpi, seen.pages.size(), seen.facts.spots.size(), job.plates_seconds, job.programs});
  if (!pages.fault().empty()) return cannot_judge(verdicts, pages.absent(), pages.fault());
  const int tile = std::max(1, static_cast<int>(std::lround(job.dpi / 25.4)));
  const double limit = job.style.total_ink / 10.0;
  Faults over;
  std::map<std::string, bool> inked;
  double highest = 0;
  std::string where;
  for (size_t i = 0; i < pages.pages(); ++i) {
    const std::optional<PagePlates> read = pages.page(i);
    if (!read) return cannot_judge(verdicts, false, fmt::format("a plate of page {} cannot be read back", i + 1));
    const PagePlates& plates = *read;
    const Window window = trim_in_pixels(seen.pages[i], plates);
    const Worst worst = most_ink_in_tiles(plates, window, tile);
    for (const auto& [plate, pixels] : plates.plates) {
      coverage.push_back(coverage_of(plates, pixels, window, job.dpi));
      coverage.back().page = static_cast<int>(i) + 1, coverage.back().plate = plate;
    }
    const Point at{from_mm((worst.x - window.left) * 25.4 / job.dpi), from_mm((worst.y - window.top) * 25.4 / job.dpi)};
    if (worst.ink > limit + 0.5) {
      over.emplace_back(fmt::format("{:.0f} % of ink", worst.ink));
      over.back().at = at;
      over.back().page = static_cast<int>(i) + 1;
    }
    if (worst.ink > highest) {
      highest = worst.ink;
      where = fmt::format("{:.0f} % on page {}, {:.0f} × {:.0f} mm", highest, i + 1, to_mm(at.x), to_mm(at.y));
    }
    for (const auto& [name, ink] : plates.plates) inked[name] = inked[name] || has_ink(ink);
  }
  const bool guessed = has_colours_off_press(seen.facts);
  if (guessed && !over.empty()) over.emplace_back("where colours are no inks, Ghostscript's separation counts");
  verdicts.judge("total-ink", fmt::format("at most {}, the limit is {:.0f} %", where.empty() ? "0 %" : where, limit),
                 over, guessed ? Outcome::warned : Outcome::failed);
  constexpr std::string_view process[] = {"Cyan", "Magenta", "Yellow", "Black"};
  std::string names;
  Faults empty;
  const auto name = [&](std::string_view plate) { names.append(names.empty() ? "" : ", ").append(plate); };
  for (const std::string_view plate : process)
    if (inked[std::string(plate)]) name(plate);
  for (const auto& [plate, ink] : inked) {
    if (std::ranges::find(process, plate) != std::end(process)) continue;
    if (ink)
      name(plate);
    else
      empty.push_back("the plate " + plate + " carries nothing");
  }
  verdicts.judge("plates", "inked: " + (names.empty() ? "none" : names), empty, Outcome::warned);
}

}  // namespace banxin
