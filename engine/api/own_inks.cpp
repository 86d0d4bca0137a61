#include "api/own_inks.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "api/page_plates.h"
#include "base/files.h"
#include "base/message.h"
#include "base/print_limits.h"
#include "photo/photo_colours.h"
#include "sheet/items.h"

namespace banxin {
namespace {

int shares(const Ink& ink) { return ink.kind == Ink::Kind::spot ? ink.tint : ink.c + ink.m + ink.y + ink.k; }

int plates(const Ink& ink) {
  if (ink.kind == Ink::Kind::spot) return ink.tint > 0 ? 1 : 0;
  return (ink.c > 0) + (ink.m > 0) + (ink.y > 0) + (ink.k > 0);
}

// Of those whose edges show: nobody sees that of yellow, or of less than a tenth.
int plates_seen(const Ink& ink) {
  if (ink.kind == Ink::Kind::spot) return plates(ink);
  return (ink.c >= 100) + (ink.m >= 100) + (ink.k >= 100);
}

std::string in_percent(const Ink& ink) {
  return fmt::format("c {:g} % m {:g} % y {:g} % k {:g} %", ink.c / 10.0, ink.m / 10.0, ink.y / 10.0, ink.k / 10.0);
}

const Block* block_called(const std::vector<std::unique_ptr<const Block>>& blocks, const std::string& name) {
  for (const auto& block : blocks) {
    if (block->name == name) return block.get();
    if (const auto* inner = block->children())
      if (const Block* found = block_called(*inner, name)) return found;
  }
  return nullptr;
}

class OwnInks {
 public:
  OwnInks(const Edition& edition, Report& report) : edition_(edition), report_(report) {}

  void judge(const Sheet& sheet) {
    plates_ = ordered_plates(edition_, sheet);
    for (const PlacedBlock& block : sheet.blocks) {
      enter(sheet, block);
      all_of(block.ink);
      for (const PlacedFrame& frame : block.frames) {
        all_of(frame.ink);
        for (const PlacedLine& line : frame.lines) {
          for (const GlyphRun& run : line.runs) text(run);
          all_of(line.interlinear);
          all_of(line.ink);
        }
      }
    }
    report_.enter({});
  }

 private:
  void enter(const Sheet& sheet, const PlacedBlock& block) {
    told_.clear();
    report_.enter({sheet.page, block.name});
    place_ = edition_.place;
    for (const Page& page : edition_.pages)
      if (has_number(page, sheet.page))
        if (const Block* found = block_called(page.blocks, block.name)) place_ = found->place;
  }

  void all_of(const std::vector<Item>& items) {
    for (const Item& item : items) {
      if (const auto* run = std::get_if<GlyphRun>(&item)) text(*run);
      if (const auto* stroke = std::get_if<Stroke>(&item)) line(stroke->ink, stroke->width);
      if (const auto* fill = std::get_if<Fill>(&item)) area(*fill);
      if (const auto* contour = std::get_if<Contour>(&item)) shape(*contour);
    }
  }

  void text(const GlyphRun& run) {
    total(run.ink, run.origin);
    if (run.halo.mpt > 0) total(run.halo_ink, run.origin);
    const Ink& ink = edition_.inks[run.ink];
    if (run.size < limits::small_text && plates(ink) > 1)
      tell("press-text", run.ink, run.origin,
           say("text of {:g} pt stands in {} inks ({})", to_pt(run.size), plates(ink), in_percent(ink)),
           say("set text under {:g} pt in black, or in one ink: inks never meet exactly", to_pt(limits::small_text)));
  }

  void shape(const Contour& contour) {
    if (contour.pen.mpt > 0) return line(contour.ink, contour.pen);
    total(contour.ink);
  }

  // A rectangle eight times as long as thick is a line, as preflight sees it.
  void area(const Fill& fill) {
    const Length thick = std::min(fill.area.width, fill.area.height),
                 long_side = std::max(fill.area.width, fill.area.height);
    if (thick.mpt > 0 && long_side.mpt >= 8 * int64_t{thick.mpt}) return line(fill.ink, thick);
    total(fill.ink);
  }

  void line(InkId id, Length width) {
    total(id);
    const Ink& ink = edition_.inks[id];
    const int seen = plates_seen(ink);
    if (width.mpt <= 0 || shares(ink) == 0) return;
    if (width < limits::least_line)
      tell("press-lines", id, place_, say("a line of {:g} pt is thinner than the press holds", to_pt(width)),
           say("make it {:g} pt at least", to_pt(limits::least_line)));
    else if (seen >= 2 && width < (seen > 2 ? limits::fine_in_more : limits::fine_in_two_inks))
      tell("press-lines", id, place_,
           say("a line of {:g} pt stands in {} inks ({})", to_pt(width), seen, in_percent(ink)),
           say("print fine lines in one ink, or make it {:g} pt",
               to_pt(seen > 2 ? limits::fine_in_more : limits::fine_in_two_inks)));
  }

  void total(InkId id) { total(id, place_); }
  void total(InkId id, Place place) {
    const Ink& ink = edition_.inks[id];
    if (plates_) demand_plates(id, ink, place);
    if (ink.kind != Ink::Kind::process || shares(ink) <= edition_.press.total_ink) return;
    tell("press-ink", id, place,
         say("an ink puts {:g} % on the paper ({}), the press takes {:g} %", shares(ink) / 10.0, in_percent(ink),
             edition_.press.total_ink / 10.0),
         say("make it lighter; a black that shall look deeper takes c 40 % beside k 100 %"));
  }

  void demand_plates(InkId id, const Ink& ink, Place place) {
    if (plates_->has_all_of(ink) || !told_.emplace("plate-not-ordered", id.index).second) return;
    std::string missing;
    for (const std::string& plate : plates_of(ink))
      if (!plates_->has(plate)) missing += (missing.empty() ? "" : ", ") + plate;
    report_.error(
        "plate-not-ordered", place == Place{} ? place_ : place,
        say("the ink {} needs the plate {}; this page is printed from {}", ink.name, missing, plates_->words()),
        say("take an ink of these plates, or write the plate to plates of the page"));
  }

  void tell(const char* code, InkId ink, Place place, const Message& text, const Message& hint) {
    if (told_.emplace(code, ink.index).second) report_.warning(code, place == Place{} ? place_ : place, text, hint);
  }

  const Edition& edition_;
  Report& report_;
  Place place_;
  std::optional<OrderedPlates> plates_;              // of this sheet
  std::set<std::pair<std::string, uint32_t>> told_;  // of this block
};

// Pictures go on black where they cannot go on three colours. A supplied page stays as it is, and is judged by itself.
void tell_plates(const Image& image, const OrderedPlates& plates, Report& report) {
  if (plates.has_colour() && plates.k) return;
  if (image.format == Image::Format::pdf) return;
  if (!plates.k)
    report.error("plate-not-ordered", image.origin,
                 say("picture {} needs the plate Black; this page is printed from {}", image.name, plates.words()),
                 say("write k to plates of the page, or take the picture out"));
  else
    report.info("picture-in-black", image.origin,
                say("picture {} is printed in black: this page is printed from {}", image.name, plates.words()),
                say("for colours write c, m and y to plates of the page"));
}

}  // namespace

// A photo may stand on many pages, and its file is large.
void judge_photos(const LaidOut& laid, Report& report) {
  std::map<std::string, PhotoColours> known;
  for (const Sheet& sheet : laid.sheets) {
    report.enter({sheet.page, {}});
    const std::optional<OrderedPlates> plates = ordered_plates(laid.edition, sheet);
    for_each<Image>(sheet, [&](const Image& image) {
      if (plates) tell_plates(image, *plates, report);
      if (is_vector(image.format)) return;
      const auto [at, fresh] = known.try_emplace(image.file);
      const PressStyle& style = laid.edition.press;
      if (!fresh) return tell_colours(image, at->second, style, report);
      if (image.bytes)
        at->second = colours_of(image.format, *image.bytes);
      else if (const auto bytes = read_file(image.file, largest_picture_file))
        at->second = colours_of(image.format, *bytes);
      tell_colours(image, at->second, style, report);
    });
  }
  report.enter({});
}

void judge_own_inks(const LaidOut& laid, Report& report) {
  OwnInks judge(laid.edition, report);
  for (const Sheet& sheet : laid.sheets) judge.judge(sheet);
}

}  // namespace banxin
