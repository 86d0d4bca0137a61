#include "api/proof_marks.h"

#include <fmt/format.h>

#include <algorithm>

#include "api/grid_numbers.h"
#include "grid/overlaps.h"

namespace banxin {
namespace {

class Marker {
 public:
  Marker(const LaidOut& laid, InkTable& inks, Report& report)
      : line_(*laid.fonts, laid.edition, report),
        chinese_(laid.edition.language.is_chinese()),
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

  // Blocks that lie on one another, inside others too, and what reaches beyond the trim.
  void misplaced(const std::vector<Slot>& slots, Sheet& sheet) {
    for (const auto& [lower, upper] : overlapping(slots)) cross_out("overlap", common(lower->area, upper->area), sheet);
    const Length bleed = sheet.bleed;
    const Rect paper{-bleed, -bleed, sheet.trim.width + 2 * bleed, sheet.trim.height + 2 * bleed};
    for (const Slot& slot : slots) {
      if (const Rect seen = common(slot.area, paper); !(seen == slot.area)) cross_out("off-page", seen, sheet);
      misplaced(slot.children, sheet);
    }
  }

 private:
  static Rect common(const Rect& a, const Rect& b) {
    const Length left = std::max(a.x, b.x), top = std::max(a.y, b.y);
    return {left, top, std::max(std::min(a.right(), b.right()) - left, Length{}),
            std::max(std::min(a.bottom(), b.bottom()) - top, Length{})};
  }

  void cross_out(const char* code, const Rect& area, Sheet& sheet) {
    frame(area, red_, sheet.slug);
    for (const auto& [from, to] : {std::pair{area.origin(), Point{area.right(), area.bottom()}},
                                   {Point{area.right(), area.y}, Point{area.x, area.bottom()}}})
      sheet.slug.emplace_back(Stroke{.from = from, .to = to, .width = from_pt(1), .ink = red_});
    label(code, area.origin(), red_, sheet.slug);
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
        return chinese_ ? fmt::format("超 {} 行 {} 字", fit.lines_over, fit.characters_over)
                        : fmt::format("{} lines, {} characters over", fit.lines_over, fit.characters_over);
      case Copyfit::State::underset:
        return chinese_ ? fmt::format("缺 {} 行 {} 字", fit.lines_under, fit.characters_under)
                        : fmt::format("{} lines, {} characters under", fit.lines_under, fit.characters_under);
      case Copyfit::State::fits:
        break;
    }
    return chinese_ ? "满" : "full";
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
  bool chinese_;
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
      if (page != laid.edition.pages.end() && !sheet.strip) marker.misplaced(place_slots(*page, again), sheet);
    }
    if (!kinds.lint) continue;
    for (const Note& note : notes)
      if (note.spot && note.page == sheet.page) marker.note(note, sheet);
  }
  return marked;
}

}  // namespace banxin
