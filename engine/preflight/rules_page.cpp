// Rules about pages, and about the colours and pictures on them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "pdf/work.h"
#include "preflight/rules.h"

namespace banxin {

using Handle = QPDFObjectHandle;
using Family = Space::Family;
using Box = PdfBox;

namespace {

bool inside(const Box& inner, const Box& outer) {
  constexpr double edge = 0.01;
  return inner[0] >= outer[0] - edge && inner[1] >= outer[1] - edge && inner[2] <= outer[2] + edge &&
         inner[3] <= outer[3] + edge;
}

constexpr uint64_t work_an_annotation = 512;  // pages may share them

double mm(double points) { return points * 25.4 / 72; }

// What of a page a viewer shows and prints: all of it, or what is inside the bleed (ISO 15930).
bool is_cut_by_viewer(QPDF& pdf) {
  Handle wishes = pdf.getRoot().getKey("/ViewerPreferences");
  if (!wishes.isDictionary()) return false;
  for (const char* key : {"/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip"})
    if (Handle box = wishes.getKey(key);
        !box.isNull() && !box.isNameAndEquals("/MediaBox") && !box.isNameAndEquals("/BleedBox"))
      return true;
  return false;
}

const char* box_fault(Handle page) {
  const auto media = box_of(page, "/MediaBox"), trim = box_of(page, "/TrimBox"), art = box_of(page, "/ArtBox");
  if (!media) return "it has no MediaBox";
  if (trim.has_value() == art.has_value()) return "it needs one of TrimBox and ArtBox";
  const Box cut = trim ? *trim : *art, bleed = box_of(page, "/BleedBox").value_or(*media);
  if (!inside(cut, bleed) || !inside(bleed, *media)) return "trim, bleed and media do not lie in one another";
  if (const auto crop = box_of(page, "/CropBox"); crop && !inside(cut, *crop)) return "the CropBox cuts into the trim";
  if (page.hasKey("/UserUnit")) return "it is measured in units of its own";
  if (Handle turn = page.getKey("/Rotate"); turn.isInteger() && turn.getIntValue() % 360 != 0) return "it is rotated";
  return nullptr;
}

// ISO 15930 lets annotations stand outside the bleed, and those of trapping and printer's marks anywhere.
bool is_in_the_way(Handle note, const Box& bleed) {
  if (!note.isDictionary()) return true;
  Handle kind = note.getKey("/Subtype");
  if (kind.isNameAndEquals("/TrapNet") || kind.isNameAndEquals("/PrinterMark")) return false;
  const auto area = box_of(note, "/Rect");
  return !area || ((*area)[0] < bleed[2] && (*area)[2] > bleed[0] && (*area)[1] < bleed[3] && (*area)[3] > bleed[1]);
}

// Plate names that say what every press has.
bool is_process(const std::string& plate) {
  constexpr std::string_view names[] = {"Cyan", "Magenta", "Yellow", "Black", "All", "None"};
  return std::find(std::begin(names), std::end(names), plate) != std::end(names);
}

std::vector<std::string> spaces_off_press(const Examined& seen) {
  std::vector<std::string> bad;
  for (const auto& [family, times] : seen.facts.spaces)
    if (!prints_as_it_is({family, {}, Family::cmyk, {}}))
      bad.push_back(fmt::format("{} ({})", name_of(family), times == 1 ? "once" : fmt::format("{} times", times)));
  return bad;
}

std::string spaces_in_use(const Examined& seen) {
  std::string text;
  for (const auto& [family, times] : seen.facts.spaces)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name_of(family), times);
  return text.empty() ? "no colour at all" : text;
}

void judge_spots(const Examined& seen, const PreflightJob& job, Verdicts& verdicts) {
  std::vector<std::string> bad, strange;
  std::string names;
  for (const auto& [plate, substitutes] : seen.facts.spots) {
    // How the plate looks on a screen is no business of the press; PDF/X-1a has no Lab.
    const bool ordered = job.spots && std::ranges::find(*job.spots, plate) != job.spots->end();
    if (seen.facts.spot_alternates_in_lab.contains(plate) && (seen.x1a || !ordered))
      bad.push_back(fmt::format("{} has a substitute in Lab", plate));
    if (substitutes.size() > 1) bad.push_back(fmt::format("{} has several substitutes", plate));
    if (seen.facts.spot_alternates_off_press.contains(plate))
      bad.push_back(fmt::format("{} has a substitute off the press", plate));
    if (is_process(plate)) continue;
    names += (names.empty() ? "" : ", ") + plate;
    if (job.spots && !ordered) strange.push_back(plate + " is not ordered");
  }
  verdicts.judge("spots", names.empty() ? "no spot inks" : "spot inks: " + names, bad);
  if (job.spots) verdicts.judge("spots-ordered", "no spot ink that is not ordered", strange);
}

}  // namespace

std::vector<std::string> size_faults(const Examined& seen, const std::vector<Size>& trims) {
  constexpr double tolerance = 0.15;  // points: 0.05 mm
  std::vector<std::string> faults;
  for (size_t i = 0; i < seen.pages.size() && !trims.empty(); ++i) {
    const Box trim = trim_of(seen.pages[i]);
    const Size& wanted = trims[std::min(i, trims.size() - 1)];
    if (std::abs(trim[2] - trim[0] - to_pt(wanted.width)) > tolerance ||
        std::abs(trim[3] - trim[1] - to_pt(wanted.height)) > tolerance)
      faults.push_back(fmt::format("page {} is {:.1f} × {:.1f} mm, it should be {:.1f} × {:.1f} mm", i + 1,
                                   mm(trim[2] - trim[0]), mm(trim[3] - trim[1]), to_mm(wanted.width),
                                   to_mm(wanted.height)));
  }
  return faults;
}

bool are_sheets(const Examined& seen, const PreflightJob& job) {
  return !job.sheet_trims.empty() && !size_faults(seen, job.trims).empty() &&
         size_faults(seen, job.sheet_trims).empty();
}

void judge_pages(const Examined& seen, const PreflightJob& job, Verdicts& verdicts) {
  std::vector<std::string> boxes, sizes = size_faults(seen, job.trims), notes, blends;
  if (are_sheets(seen, job)) sizes.clear();
  std::string size;
  for (size_t i = 0; i < seen.pages.size(); ++i) {
    Handle page = seen.pages[i];
    if (const char* fault = box_fault(page)) boxes.push_back(fmt::format("page {}: {}", i + 1, fault));
    const Box trim = trim_of(page);
    const std::string found = fmt::format("{:.1f} × {:.1f} mm", mm(trim[2] - trim[0]), mm(trim[3] - trim[1]));
    if (i == 0) size = found;
    if (Handle all = page.getKey("/Annots"); all.isArray())
      for (Handle note : all.getArrayAsVector())
        if (spend(work_an_annotation), is_in_the_way(note, box_of(page, "/BleedBox").value_or(trim)))
          notes.push_back(fmt::format("page {} has an annotation inside the bleed", i + 1));
  }
  if (is_cut_by_viewer(seen.pdf)) boxes.emplace_back("the file wants less shown or printed than its bleed");
  verdicts.judge("boxes", "trim in bleed in media on every page", boxes);
  if (job.trims.empty())
    verdicts.skip("page-size", fmt::format("no size was asked for; the first page is {}", size));
  else
    verdicts.judge("page-size", size, sizes);
  verdicts.judge("annotations", "no annotations inside the bleed", notes);
  if (seen.x1a) {
    blends.assign(seen.facts.transparency.begin(), seen.facts.transparency.end());
    verdicts.judge("transparency", "no transparency", blends);
  } else {
    blends.assign(seen.facts.group_spaces.begin(), seen.facts.group_spaces.end());
    const size_t uses = seen.facts.transparency.size();
    verdicts.judge("transparency",
                   uses == 0 ? "no transparency"
                             : counted(uses, "kind of transparency", "kinds of transparency") + ", blended in CMYK",
                   blends);
  }
  std::vector<std::string> broken(seen.facts.faults.begin(), seen.facts.faults.end());
  broken.insert(broken.end(), seen.facts.open_ends.begin(), seen.facts.open_ends.end());
  verdicts.judge("content", "what the pages draw is well formed and complete", broken);
}

void judge_colours(const Examined& seen, const PreflightJob& job, Verdicts& verdicts) {
  verdicts.judge("colour-spaces", spaces_in_use(seen), spaces_off_press(seen));
  judge_spots(seen, job, verdicts);
  std::vector<std::string> small, knocked, vanished, mixed, thin, registration;
  for (const Mark& mark : seen.facts.marks) {
    const bool text = mark.kind == Mark::Kind::text, line = mark.kind == Mark::Kind::line;
    const auto there = [&](std::string what) { return fmt::format("page {}: {}", mark.page, what); };
    // Text in RGB is told by colour-spaces.
    if (text && mark.size < to_pt(job.small_text) && mark.colour.inks() > 1 && prints_as_it_is(mark.colour.space))
      small.push_back(there(fmt::format("{:.1f} pt in {} inks", mark.size, mark.colour.inks())));
    const bool grey = mark.colour.space.family == Family::grey && !mark.colour.is_white();
    if (text && mark.colour.is_full_black() && !(mark.overprint && mark.overprint_mode == 1))
      knocked.push_back(there(fmt::format("{:.1f} pt text in K 100 % cuts out what lies below", mark.size)));
    if (text && grey) knocked.push_back(there(fmt::format("{:.1f} pt text in DeviceGray", mark.size)));
    if (mark.colour.is_white() && mark.overprint) vanished.push_back(there("white overprints and would vanish"));
    if (mark.overprint && mark.overprint_mode == 1 && mark.colour.is_tint_of_process())
      mixed.push_back(there("a colour that is not black overprints, and mixes with what lies below"));
    const bool drawn = line || (mark.kind == Mark::Kind::area && mark.size >= 0);
    if (drawn && mark.size < to_pt(job.least_line) - 0.001 && !mark.colour.space.is_all())
      thin.push_back(there(fmt::format("{:.2f} pt", mark.size)));
  }
  for (const int page : seen.facts.registration_inside)
    registration.push_back(fmt::format("page {}: the colour All inside the trim", page));
  verdicts.judge("small-text", fmt::format("text under {:g} pt stands in one ink", to_pt(job.small_text)), small);
  verdicts.judge("black-overprint", "text in K 100 % overprints", knocked);
  verdicts.judge("white-knockout", "white cuts out what lies below", vanished);
  verdicts.judge("overprint", "no other colour than black overprints", mixed, Outcome::warned);
  verdicts.judge("hairlines", fmt::format("no line under {:g} pt", to_pt(job.least_line)), thin);
  verdicts.judge("registration", "the colour All only outside the trim", registration);
}

void judge_images(const Examined& seen, const PreflightJob& job, Verdicts& verdicts) {
  constexpr double least = 130, least_one_bit = 550, most = 450;  // newspaper practice: 170 … 300, line art 600 … 1270
  std::vector<std::string> coarse, poor, spaces, extras, fine;
  double lowest = 0;
  for (const PlacedImage& image : seen.facts.images) {
    const std::string what =
        fmt::format("page {}: {} × {} pixels at {:.0f} ppi", image.page, image.width, image.height, image.ppi);
    if (lowest == 0 || image.ppi < lowest) lowest = image.ppi;
    const bool one_bit = image.bits == 1;
    if (image.ppi < (one_bit ? least_one_bit : least))
      coarse.push_back(what);
    else if (!one_bit && std::lround(image.ppi) < job.style.least_ppi)
      poor.push_back(what);
    if (!one_bit && image.ppi > most) fine.push_back(what);
    if (!image.is_mask && !prints_as_it_is(image.space))
      spaces.push_back(fmt::format("page {}: a picture in {}", image.page, name_of(image.space.family)));
    if (image.interpolated || image.has_alternates) extras.push_back(what + " is interpolated or has alternates");
  }
  const size_t count = seen.facts.images.size();
  if (!coarse.empty())
    verdicts.judge("resolution", "", coarse);
  else
    verdicts.judge(
        "resolution",
        counted(count, "picture", "pictures") + (count == 0 ? "" : fmt::format(", the coarsest at {:.0f} ppi", lowest)),
        poor, Outcome::warned);
  verdicts.judge("too-fine", fmt::format("no picture above {:.0f} ppi", most), fine, Outcome::warned);
  verdicts.judge("image-spaces", "pictures are in the inks of the press", spaces);
  verdicts.judge("image-extras", "no interpolation, no alternate pictures", extras, Outcome::warned);
}

}  // namespace banxin
