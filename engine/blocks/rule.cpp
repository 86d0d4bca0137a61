// rule: a straight rule along the longer side of its box, or between two blocks.
#include "flow/bench.h"
#include "flow/border.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

struct RuleBlock : Block {
  LineStyle line;

  void read(Fields& f) override {
    fields(f, line);
    f.words({"between",
             "Two blocks in the middle between which it stands (栏线): `[first, second]`; more names: all on the other "
             "side of "
             "the first."},
            frame.between, "");
  }

  std::optional<Length> own_height(Length) const override { return line.thickness(); }

  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    const Rect& area = laid.area;
    const bool level = area.width >= area.height;
    // Vertical lines begin at the right.
    const bool at_right = !level && bench.grid().vertical && bench.slot().lines > 0;
    const Point from{at_right ? area.right() - line.thickness() : area.x, area.y};
    draw_line(line, from, level ? Point{area.right(), area.y} : Point{from.x, area.bottom()}, laid.ink);
    return laid;
  }
};

}  // namespace

std::unique_ptr<Block> make_rule() { return std::make_unique<RuleBlock>(); }

}  // namespace banxin
