// Rules about the plates as they are rendered.
#include <algorithm>
#include <cmath>

#include "photo/raster.h"
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

/// Which plate a preview is of.
struct Named {
  int page;
  std::string plate;
};

// Each pixel the mean of those that it covers, the edges by their share.
PlatePreview preview_of(const PagePlates& page, const Named& named, const Window& window, int dpi) {
  const Raster whole{page.width, page.height, 1, page.plates.at(named.plate), {}};
  const double scale = PlatePreview::pixels_a_cm * 2.54 / dpi;
  const auto scaled = [&](int pixels) { return std::max(1, static_cast<int>(std::lround(pixels * scale))); };
  const int across = std::max(1, window.right - window.left), down = std::max(1, window.bottom - window.top);
  const Raster small = cut_and_scale(
      whole, {window.left, window.top, across, down, std::min(across, scaled(across)), std::min(down, scaled(down))});
  return {
      named.page,   named.plate, small.width, small.height, {from_mm(across * 25.4 / dpi), from_mm(down * 25.4 / dpi)},
      small.samples};
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

Message size_fault(const Examined& seen, int dpi) {
  if (seen.pages.size() > most_pages)
    return say("the file has {} pages, plates are rendered of at most {}", seen.pages.size(), most_pages);
  for (size_t i = 0; i < seen.pages.size(); ++i) {
    Handle page = seen.pages[i];
    const auto media = box_of(page, "/MediaBox").value_or(trim_of(page));
    const double unit = page.getKey("/UserUnit").isNumber() ? page.getKey("/UserUnit").getNumericValue() : 1;
    const double inches = std::abs((media[2] - media[0]) * (media[3] - media[1])) * unit * unit / (72 * 72);
    if (!(inches * 25.4 * 25.4 <= largest_page) || !(inches * dpi * dpi <= most_plate_pixels))
      return say("page {} is too large for plates of {} dpi", i + 1, dpi);
  }
  return {};
}

// Ghostscript calls the file of a plate by the name of its ink.
Message name_fault(const PageFacts& facts) {
  constexpr size_t longest_name = 240, shown = 20;
  for (const auto& [plate, substitutes] : facts.spots)
    if (plate.size() > longest_name)
      return say("the name of the spot ink {}… has {} letters, at most {} can be rendered", plate.substr(0, shown),
                 plate.size(), longest_name);
  return {};
}

void cannot_judge(Verdicts& verdicts, bool absent, const Message& why) {
  for (const char* rule : {"total-ink", "plates"}) verdicts.not_judged(rule, absent, why);
}

/// What the plates of all pages say together.
struct Seen {
  int dpi;
  double limit;  ///< percent
  Faults over, strange = {};
  std::map<std::string, bool> inked = {};
  double highest = 0;
  Message where = {};
};

Point on_trim(int x, int y, const Window& window, int dpi) {
  return {from_mm((x - window.left) * 25.4 / dpi), from_mm((y - window.top) * 25.4 / dpi)};
}

void note_most(const Worst& worst, const Window& window, int page, Seen& seen) {
  const Point at = on_trim(worst.x, worst.y, window, seen.dpi);
  if (worst.ink > seen.limit + 0.5) {
    seen.over.emplace_back(say("{:.0f} % of ink", worst.ink));
    seen.over.back().at = at;
    seen.over.back().page = page;
  }
  if (worst.ink > seen.highest) {
    seen.highest = worst.ink;
    seen.where = say("{:.0f} % on page {}, {:.0f} × {:.0f} mm", worst.ink, page, to_mm(at.x), to_mm(at.y));
  }
}

// A plate is made as soon as there is anything on it, be it outside the trim.
void note_strange(const PagePlates& plates, const OrderedPlates& ordered, const Window& window, int page, Seen& seen) {
  for (const auto& [plate, ink] : plates.plates) {
    if (ordered.has(plate) || !has_ink(ink)) continue;
    const auto first = std::ranges::find_if(ink, [](uint8_t share) { return share != 0; }) - ink.begin();
    seen.strange.emplace_back(say("the plate {} carries ink, the page has {}", plate, ordered.words()));
    seen.strange.back().page = page;
    seen.strange.back().at =
        on_trim(static_cast<int>(first % plates.width), static_cast<int>(first / plates.width), window, seen.dpi);
  }
}

void judge_inked(const Seen& seen, Verdicts& verdicts) {
  std::vector<std::string> names;
  Faults empty;
  for (const std::string_view plate : process_plates)
    if (const auto found = seen.inked.find(std::string(plate)); found != seen.inked.end() && found->second)
      names.emplace_back(plate);
  for (const auto& [plate, ink] : seen.inked) {
    if (is_process_plate(plate)) continue;
    if (ink)
      names.push_back(plate);
    else
      empty.emplace_back(say("the plate {} carries nothing", plate));
  }
  verdicts.judge("plates", names.empty() ? say("inked: none") : say("inked: {}", listed(names)), empty,
                 Outcome::warned);
}

// The plates that were ordered; else those of the process, and spot plates that carry something.
bool is_printed(const std::optional<OrderedPlates>& ordered, const std::string& plate,
                const std::vector<uint8_t>& pixels) {
  if (ordered) return ordered->has(plate);
  return is_process_plate(plate) || has_ink(pixels);
}

constexpr Phrase as_ordered = phrase("each page keeps to its plates");

// By the walk alone: where it finds nothing, nothing is there.
void judge_ordered_by_walk(const Examined& seen, const std::vector<std::optional<OrderedPlates>>& ordered,
                           Verdicts& verdicts) {
  Faults beyond;
  for (size_t i = 0; i < ordered.size(); ++i)
    if (ordered[i])
      for (PrintFault& fault : plates_beyond(seen, static_cast<int>(i) + 1, *ordered[i]))
        beyond.push_back(std::move(fault));
  verdicts.judge("plates-ordered", as_ordered, std::move(beyond));
}

}  // namespace

void judge_plates(const Examined& seen, const PreflightJob& job, Verdicts& verdicts, Preflight& result) {
  const auto ordered = ordered_by_page(seen, job);
  const bool any_ordered = std::ranges::any_of(ordered, [](const auto& plates) { return plates.has_value(); });
  const auto by_walk = [&] {
    if (any_ordered) judge_ordered_by_walk(seen, ordered, verdicts);
  };
  if (job.dpi <= 0) {
    by_walk();
    for (const char* rule : {"total-ink", "plates"}) verdicts.skip(rule, say("not asked for"));
    return;
  }
  for (const Message& fault : {size_fault(seen, job.dpi), name_fault(seen.facts)})
    if (!fault.empty()) return by_walk(), cannot_judge(verdicts, false, fault);
  const Plates pages(seen.bytes,
                     {job.dpi, seen.pages.size(), seen.facts.spots.size(), job.plates_seconds, job.programs});
  if (!pages.fault().empty()) return by_walk(), cannot_judge(verdicts, pages.absent(), pages.fault());
  const int tile = std::max(1, static_cast<int>(std::lround(job.dpi / 25.4)));
  Seen all{job.dpi, job.style.total_ink / 10.0, {}};
  for (size_t i = 0; i < pages.pages(); ++i) {
    const int number = static_cast<int>(i) + 1;
    const std::optional<PagePlates> read = pages.page(i);
    if (!read) return by_walk(), cannot_judge(verdicts, false, say("a plate of page {} cannot be read back", number));
    const Window window = trim_in_pixels(seen.pages[i], *read);
    note_most(most_ink_in_tiles(*read, window, tile), window, number, all);
    if (ordered[i]) note_strange(*read, *ordered[i], window, number, all);
    for (const auto& [plate, pixels] : read->plates) {
      result.ink.push_back(coverage_of(*read, pixels, window, job.dpi));
      result.ink.back().page = number, result.ink.back().plate = plate;
      if (job.previews && is_printed(ordered[i], plate, pixels))
        result.previews.push_back(preview_of(*read, {number, plate}, window, job.dpi));
      all.inked[plate] = all.inked[plate] || has_ink(pixels);
    }
  }
  const bool guessed = has_colours_off_press(seen.facts);
  if (guessed && !all.over.empty())
    all.over.emplace_back(say("where colours are no inks, Ghostscript's separation counts"));
  verdicts.judge("total-ink",
                 say("at most {}, the limit is {:.0f} %", all.where.empty() ? verbatim("0 %") : all.where, all.limit),
                 all.over, guessed ? Outcome::warned : Outcome::failed);
  if (any_ordered) verdicts.judge("plates-ordered", as_ordered, all.strange);
  judge_inked(all, verdicts);
}

}  // namespace banxin
