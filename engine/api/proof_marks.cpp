#include "api/proof_marks.h"

#include <algorithm>

#include "api/grid_numbers.h"
#include "api/page_sums.h"
#include "grid/overlaps.h"

namespace banxin {
namespace {

using Blocks = std::vector<std::unique_ptr<const Block>>;

class Marker {
 public:
  Marker(const LaidOut& laid, InkTable& inks, Report& report)
      : line_(*laid.fonts, laid.edition, report),
        tongue_(laid.edition.language.is_chinese() ? Tongue::chinese : Tongue::english),
        red_(inks.add({.name = "proof red", .m = 1000, .y = 1000})),
        blue_(inks.add({.name = "proof blue", .c = 1000, .m = 600})) {}

  void names(Sheet& sheet) {
    number_grid(sheet, blue_, line_, sheet.slug);
    for (const PlacedBlock& block : sheet.blocks)
      if (block.kind != "rule" && block.kind != "group") name(sheet, block);
  }

  void note(const Note& note, Sheet& sheet) {
    const Rect& area = note.spot->area;
    const InkId ink = note.severity == Severity::info ? blue_ : red_;
    frame({area.x - gap, area.y - gap, area.width + 2 * gap, area.height + 2 * gap}, ink, sheet.slug);
    label(note.code, {area.x, area.y - gap}, ink, sheet.slug);
  }

  // Blocks that lie on one another, what reaches beyond its page or its group, and blocks that a rule cannot stand
  // between, inside others too.
  void misplaced(const Page& page, const std::vector<Slot>& slots, Sheet& sheet) {
    const Length bleed = sheet.bleed;
    paper_ = {-bleed, -bleed, sheet.trim.width + 2 * bleed, sheet.trim.height + 2 * bleed};
    misplaced(page.blocks, slots, sheet.type_area, paper_, sheet);
  }

 private:
  static Rect common(const Rect& a, const Rect& b) {
    const Length left = std::max(a.x, b.x), top = std::max(a.y, b.y);
    return {left, top, std::max(std::min(a.right(), b.right()) - left, Length{}),
            std::max(std::min(a.bottom(), b.bottom()) - top, Length{})};
  }

  // `room`: of what stands on the grid; `free_room`: of what does not.
  void misplaced(const Blocks& blocks, const std::vector<Slot>& slots, const Rect& room, const Rect& free_room,
                 Sheet& sheet) {
    for (const auto& [lower, upper] : overlapping(slots)) cross_out("overlap", common(lower->area, upper->area), sheet);
    for (const Slot& slot : slots) {
      if (!(slot.first_line < 0 ? free_room : room).contains(slot.area) && slot.block->frame.between.empty())
        cross_out("off-page " + slot.block->name, common(slot.area, paper_), sheet);
      if (const Blocks* children = slot.block->children())
        misplaced(*children, slot.children, slot.area, slot.area, sheet);
    }
    for (const auto& block : blocks) {
      if (block->frame.between.empty() || std::ranges::find(slots, block.get(), &Slot::block) != slots.end()) continue;
      for (const Slot& slot : slots) {
        if (std::ranges::find(block->frame.between, slot.block->name) == block->frame.between.end()) continue;
        frame(slot.area, red_, sheet.slug);
        label("not-between " + block->name, slot.area.origin(), red_, sheet.slug);
      }
    }
  }

  void cross_out(const std::string& code, const Rect& area, Sheet& sheet) {
    frame(area, red_, sheet.slug);
    for (const auto& [from, to] : {std::pair{area.origin(), Point{area.right(), area.bottom()}},
                                   {Point{area.right(), area.y}, Point{area.x, area.bottom()}}})
      sheet.slug.emplace_back(Stroke{.from = from, .to = to, .width = from_pt(1), .ink = red_});
    const Length lowest = paper_.bottom(), farthest = paper_.right() - 10 * size;  // of what stands off the paper
    label(code, {std::min(area.x, farthest), std::min(area.y, lowest)}, red_, sheet.slug);
  }

  static constexpr Length gap = from_pt(1.5), size = from_pt(7.5);

  // At the top of the block, and at its foot how its story fits.
  void name(Sheet& sheet, const PlacedBlock& block) {
    const Rect& area = block.area;
    label(block.name, {area.x, area.y + size}, blue_, sheet.slug);
    const auto fit = std::ranges::find(sheet.copyfits, block.name, &Copyfit::block);
    if (fit == sheet.copyfits.end()) return;
    const bool over = fit->state() == Copyfit::State::overset;
    const Length em = over ? from_pt(14) : size;
    label(fit_words(*fit), {area.x, area.bottom()}, over ? red_ : blue_, sheet.slug, em);
  }

  std::string fit_words(const Copyfit& fit) const {
    switch (fit.state()) {
      case Copyfit::State::overset:
        return say("{} over", lines_and_characters(fit.lines_over, fit.characters_over)).in(tongue_);
      case Copyfit::State::underset:
        return say("{} under", lines_and_characters(fit.lines_under, fit.characters_under)).in(tongue_);
      case Copyfit::State::fits:
        break;
    }
    return Message(say("full")).in(tongue_);
  }

  static void frame(const Rect& r, InkId ink, std::vector<Item>& items) {
    const Point a = r.origin(), b{r.right(), r.y}, c{r.right(), r.bottom()}, d{r.x, r.bottom()};
    for (const auto& [from, to] : {std::pair{a, b}, {b, c}, {c, d}, {d, a}})
      items.emplace_back(Stroke{.from = from, .to = to, .width = from_pt(1), .ink = ink});
  }

  // Words in white on a ground of their own, so that they are read on any page; `foot`: its left lower corner.
  void label(const std::string& words, Point foot, InkId ink, std::vector<Item>& items, Length em = size) {
    std::vector<Item> letters;
    const Point pen{foot.x + em / 4, foot.y - em / 4};
    const Point end = line_.add(words, em, InkTable::paper, pen, letters);
    items.emplace_back(
        Fill{{foot.x, foot.y - thousandths(em, 1250), end.x - foot.x + em / 4, thousandths(em, 1250)}, ink});
    for (Item& letter : letters) items.push_back(std::move(letter));
  }

  PlainLine line_;
  Tongue tongue_;  // as the pages
  Rect paper_{};
  InkId red_, blue_;
};

}  // namespace

MarkedSheets marked_sheets(const LaidOut& laid, const ProofMarkKinds& kinds, Report& told) {
  MarkedSheets marked{laid.sheets, laid.edition.inks};
  Marker marker(laid, marked.inks, told);
  const std::vector<Note> notes = told.notes();
  for (Sheet& sheet : marked.sheets) {
    if (kinds.names) marker.names(sheet);
    if (kinds.misplaced) {
      Report again = told.sibling();  // what is wrong was told when the pages were set
      const auto page = std::ranges::find(laid.edition.pages, sheet.page, &Page::number);
      if (page != laid.edition.pages.end() && !sheet.strip) marker.misplaced(*page, place_slots(*page, again), sheet);
    }
    if (!kinds.lint) continue;
    for (const Note& note : notes)
      if (note.spot && note.page == sheet.page) marker.note(note, sheet);
  }
  return marked;
}

}  // namespace banxin
