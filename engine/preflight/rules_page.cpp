// Rules about pages: their boxes and size, what lies on them that is no print, transparency, content.
#include <algorithm>
#include <cmath>

#include "pdf/work.h"
#include "preflight/rules.h"

namespace banxin {

using Handle = QPDFObjectHandle;
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

Phrase box_fault(Handle page) {
  const auto media = box_of(page, "/MediaBox"), trim = box_of(page, "/TrimBox"), art = box_of(page, "/ArtBox");
  if (!media) return phrase("it has no MediaBox");
  if (trim.has_value() == art.has_value()) return phrase("it needs one of TrimBox and ArtBox");
  const Box cut = trim ? *trim : *art, bleed = box_of(page, "/BleedBox").value_or(*media);
  if (!inside(cut, bleed) || !inside(bleed, *media)) return phrase("trim, bleed and media do not lie in one another");
  if (const auto crop = box_of(page, "/CropBox"); crop && !inside(cut, *crop))
    return phrase("the CropBox cuts into the trim");
  return {};
}

bool touches(const std::optional<Box>& area, const Box& box) {
  return !area || ((*area)[0] < box[2] && (*area)[2] > box[0] && (*area)[1] < box[3] && (*area)[3] > box[1]);
}

// ISO 15930 lets annotations stand outside the bleed, printer's marks outside the trim, and traps anywhere. A mark
// without a look of its own draws nothing.
bool is_in_the_way(Handle note, const Box& trim, const Box& bleed) {
  if (!note.isDictionary()) return true;
  Handle kind = note.getKey("/Subtype");
  if (kind.isNameAndEquals("/TrapNet")) return false;
  if (kind.isNameAndEquals("/PrinterMark")) return note.hasKey("/AP") && touches(box_of(note, "/Rect"), trim);
  return touches(box_of(note, "/Rect"), bleed);
}

// Degrees clockwise, and points in one of the page's units.
int turn_of(Handle page) {
  Handle turn = page.getKey("/Rotate");
  return turn.isInteger() ? static_cast<int>(turn.getIntValue() % 360) : 0;
}
double unit_of(Handle page) {
  Handle unit = page.getKey("/UserUnit");
  return unit.isNumber() && unit.getNumericValue() > 0 ? unit.getNumericValue() : 1;
}

// Of the trim as a reader shows it, in points.
std::pair<double, double> size_of(Handle page) {
  const Box trim = trim_of(page);
  const double unit = unit_of(page), across = (trim[2] - trim[0]) * unit, up = (trim[3] - trim[1]) * unit;
  return turn_of(page) % 180 == 0 ? std::pair{across, up} : std::pair{up, across};
}

PrintFault on_page(Message what, size_t index, int object = 0) {
  PrintFault fault(std::move(what));
  fault.page = static_cast<int>(index) + 1, fault.object = object;
  return fault;
}

void judge_boxes(const Examined& seen, Verdicts& verdicts) {
  Faults boxes, turned;
  for (size_t i = 0; i < seen.pages.size(); ++i) {
    Handle page = seen.pages[i];
    if (const Phrase what = box_fault(page); !what.empty()) boxes.push_back(on_page(what, i, page.getObjectID()));
    if (turn_of(page) != 0) turned.push_back(on_page(say("it is rotated"), i, page.getObjectID()));
    if (unit_of(page) != 1) turned.push_back(on_page(say("it is measured in units of its own"), i, page.getObjectID()));
  }
  if (is_cut_by_viewer(seen.pdf)) boxes.emplace_back(say("the file wants less shown or printed than its bleed"));
  verdicts.judge("boxes", say("trim in bleed in media on every page"), boxes);
  verdicts.judge("turned", say("pages stand upright"), turned, Outcome::warned);
}

Faults annotation_faults(const Examined& seen) {
  Faults notes;
  for (size_t i = 0; i < seen.pages.size(); ++i) {
    Handle page = seen.pages[i], all = page.getKey("/Annots");
    const Box trim = trim_of(page), bleed = box_of(page, "/BleedBox").value_or(trim);
    if (!all.isArray()) continue;
    for (Handle note : all.getArrayAsVector())
      if (spend(work_an_annotation), is_in_the_way(note, trim, bleed))
        notes.push_back(on_page(say("it has an annotation inside the bleed"), i, note.getObjectID()));
  }
  return notes;
}

void judge_blending(const Examined& seen, Verdicts& verdicts) {
  if (!is_x4(seen.standard))
    return verdicts.judge("transparency", say("no transparency"), seen.faults(seen.facts.transparency));
  Faults blends = seen.faults(seen.facts.group_spaces);
  for (PrintFault& managed : seen.faults(seen.facts.managed_group_spaces, true)) blends.push_back(std::move(managed));
  const size_t uses = seen.facts.transparency.size();
  verdicts.judge("transparency",
                 uses == 0   ? say("no transparency")
                 : uses == 1 ? say("1 kind of transparency, blended in CMYK")
                             : say("{} kinds of transparency, blended in CMYK", uses),
                 blends);
}

}  // namespace

Faults size_faults(const Examined& seen, const std::vector<Size>& trims) {
  constexpr double tolerance = 0.15;  // points: 0.05 mm
  Faults faults;
  for (size_t i = 0; i < seen.pages.size() && !trims.empty(); ++i) {
    const auto [width, height] = size_of(seen.pages[i]);
    const Size& wanted = trims[std::min(i, trims.size() - 1)];
    if (std::abs(width - to_pt(wanted.width)) > tolerance || std::abs(height - to_pt(wanted.height)) > tolerance)
      faults.push_back(on_page(say("it is {:.1f} × {:.1f} mm, it should be {:.1f} × {:.1f} mm", mm(width), mm(height),
                                   to_mm(wanted.width), to_mm(wanted.height)),
                               i));
  }
  return faults;
}

bool are_sheets(const Examined& seen, const PreflightJob& job) {
  return !job.sheet_trims.empty() && !size_faults(seen, job.trims).empty() &&
         size_faults(seen, job.sheet_trims).empty();
}

void judge_pages(const Examined& seen, const PreflightJob& job, Verdicts& verdicts) {
  judge_boxes(seen, verdicts);
  Message size;
  if (!seen.pages.empty()) {
    const auto [width, height] = size_of(seen.pages.front());
    size = say("{:.1f} × {:.1f} mm", mm(width), mm(height));
  }
  if (job.trims.empty())
    verdicts.skip("page-size", say("no size was asked for; the first page is {}", size));
  else
    verdicts.judge("page-size", size, are_sheets(seen, job) ? Faults{} : size_faults(seen, job.trims));
  verdicts.judge("annotations", say("no annotations inside the bleed"), annotation_faults(seen));
  judge_blending(seen, verdicts);
  Faults broken = seen.faults(seen.facts.faults);
  for (PrintFault& open : seen.faults(seen.facts.open_ends)) broken.push_back(std::move(open));
  for (PrintFault& screen : seen.faults(seen.facts.screens, true)) broken.push_back(std::move(screen));
  verdicts.judge("content", say("what the pages draw is well formed and complete"), broken);
}

}  // namespace banxin
