// rule: a straight rule along the longer side of its box.
#include "flow/bench.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

enum class Pattern : uint8_t { single, twin, thick_thin, thin_thick };

struct RuleBlock : Block {
  Length weight = from_pt(0.5);
  InkId ink = InkTable::black;
  Pattern pattern = Pattern::single;

  void read(Fields& f) override {
    f.length({"weight", "Its thickness; of a pattern, that of its thin line."}, weight);
    f.ink({"ink", "Its ink."}, ink);
    f.choice({"pattern", "single, double, or thick and thin (文武线)."}, pattern,
             {"single", "double", "thick-thin", "thin-thick"});
  }

  std::optional<Length> own_height(Length) const override {
    return weight * (pattern == Pattern::single ? 1 : pattern == Pattern::twin ? 4 : 7);
  }

  // A thick line is four thin ones; the white between is two.
  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    switch (pattern) {
      case Pattern::single:
        line({}, weight, laid);
        break;
      case Pattern::twin:
        line({}, weight, laid), line(3 * weight, weight, laid);
        break;
      case Pattern::thick_thin:
        line({}, 4 * weight, laid), line(6 * weight, weight, laid);
        break;
      case Pattern::thin_thick:
        line({}, weight, laid), line(3 * weight, 4 * weight, laid);
        break;
    }
    return laid;
  }

  void line(Length from_edge, Length thickness, Laid& laid) const {
    const Rect& area = laid.area;
    const Length middle = from_edge + thickness / 2;
    if (area.width >= area.height)
      laid.stroke({area.x, area.y + middle}, {area.right(), area.y + middle}, thickness, ink);
    else
      laid.stroke({area.x + middle, area.y}, {area.x + middle, area.bottom()}, thickness, ink);
  }
};

}  // namespace

std::unique_ptr<Block> make_rule() { return std::make_unique<RuleBlock>(); }

}  // namespace banxin
