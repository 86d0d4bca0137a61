// group and box: blocks that stand together, the box with a border, a tint and a shadow.
#include "base/contrast.h"
#include "base/message.h"
#include "flow/bench.h"
#include "flow/border.h"
#include "grid/gutters.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

struct GroupBlock : Block {
  std::vector<std::unique_ptr<const Block>> blocks;
  InnerRoom room;
  LineStyle rules{.weight = Length{0}};  // between the blocks inside it

  const std::vector<std::unique_ptr<const Block>>* children() const override { return &blocks; }
  InnerRoom inner_room() const override { return room; }
  void read(Fields& f) override {
    f.length({"padding", "Least white inside its edges; whole characters and grid lines are left: 1字."}, room.padding);
    f.integer({"columns", "Columns of its own, which cols inside it counts; those of the page when not given."},
              room.columns, 1, 64);
    f.integer({"columns-gap", "Characters between these columns; 0 = as on the page."}, room.gap, 0, 20);
    f.map({"rules",
           "Rules between the blocks inside it (栏线): where two of them stand side by side, or one above another "
           "with a free line between."},
          [&](Fields& r) { fields(r, rules); });
    f.blocks({"blocks", "The blocks inside it."}, blocks);
    if (room.padding.mpt < 0)
      f.error("padding", "out-of-range", say("padding is not negative"), say("write padding: 1字"));
  }
  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    laid.inside = bench.lay_inside();
    draw_rules(bench, laid);
    return laid;
  }

  void draw_rules(const Bench& bench, Laid& laid) const {
    if (rules.weight.mpt <= 0) return;
    std::vector<Rect> areas;
    for (const Slot& slot : bench.slot().children)
      if (slot.block->kind != "rule") areas.push_back(slot.area);
    const Length half = rules.thickness() / 2;
    for (const GutterLine& line : gutter_lines(areas, bench.grid().pitch)) {
      const bool level = line.from.y == line.to.y;
      const Point by = level ? Point{{}, half} : Point{half, {}};
      draw_line(rules, {line.from.x - by.x, line.from.y - by.y}, {line.to.x - by.x, line.to.y - by.y}, laid.ink);
    }
  }
};

struct BoxBlock : GroupBlock {
  LineStyle border;
  std::optional<InkId> tint;
  Length shadow{0};
  InkId shadow_ink = InkTable::black;
  bool reverse = false;

  void read(Fields& f) override {
    f.map({"border", "The line round it."}, [&](Fields& b) { border_fields(b, border); });
    f.ink({"tint", "What the box is filled with."}, tint);
    f.map({"shadow", "A shadow below and right of it."}, [&](Fields& s) {
      s.length({"offset", "How far it reaches beyond the box; 0pt for none."}, shadow);
      s.ink({"ink", "Its ink; a tint of black is grey."}, shadow_ink);
      if (shadow.mpt < 0)
        s.error("offset", "out-of-range", say("a shadow falls below and to the right"), say("write 2pt"));
    });
    f.flag({"reverse", "What is black inside it, text and rules, is left white (反白)."}, reverse);
    GroupBlock::read(f);
  }

  Laid lay(const Bench& bench) const override {
    Laid laid = GroupBlock::lay(bench);
    const Rect& area = bench.area();
    laid.own_ground = tint.has_value() || shadow.mpt > 0;
    check(bench, laid.notes);
    if (shadow.mpt > 0) {
      panel({area.x + shadow, area.y + shadow, area.width, area.height}, shadow_ink, laid);
      if (!tint) panel(area, InkTable::paper, laid);
    }
    if (tint) panel(area, *tint, laid);
    draw_border(border, area, laid.ink);
    if (reverse)
      for (Laid& inside : laid.inside) inside.reverse();
    return laid;
  }

  void panel(const Rect& area, InkId ink, Laid& laid) const {
    if (border.corner.mpt > 0)
      laid.put(Contour{rounded(area, border.corner), ink});
    else
      laid.fill(area, ink);
  }

  void check(const Bench& bench, Report& notes) const {
    if (room.padding.mpt > 0 && room.padding < border.thickness())
      notes.error("tight-padding", place,
                  say("the border of box {} is thicker than its padding: text would stand on it", name),
                  say("write padding: {} or more", print_pt(border.thickness())));
    if (shadow > bench.grid().body)
      notes.error("wide-shadow", place, say("the shadow of box {} reaches farther than a character", name),
                  say("write an offset of {} at most", print_pt(bench.grid().body)));
    const int paper = lightness(bench.edition().inks[InkTable::paper]);
    if (reverse && (!tint || contrast(paper, lightness(bench.edition().inks[*tint])) < least_contrast))
      notes.error("low-contrast", place, say("box {} leaves its text white on a ground that is too light", name),
                  say("give it a darker tint: black, or a colour at its full strength"));
  }
};

}  // namespace

std::unique_ptr<Block> make_group() { return std::make_unique<GroupBlock>(); }
std::unique_ptr<Block> make_box() { return std::make_unique<BoxBlock>(); }

}  // namespace banxin
