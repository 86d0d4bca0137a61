// rule: a straight rule along the longer side of its box.
#include "flow/flow.h"
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
  void lay(Bench& bench) const override {
    switch (pattern) {
      case Pattern::single:
        return line(bench, {}, weight);
      case Pattern::twin:
        return line(bench, {}, weight), line(bench, 3 * weight, weight);
      case Pattern::thick_thin:
        return line(bench, {}, 4 * weight), line(bench, 6 * weight, weight);
      case Pattern::thin_thick:
        return line(bench, {}, weight), line(bench, 3 * weight, 4 * weight);
    }
  }

  void line(Bench& bench, Length from_edge, Length thickness) const {
    const Rect& area = bench.area();
    const Length middle = from_edge + thickness / 2;
    if (area.width >= area.height)
      bench.stroke({area.x, area.y + middle}, {area.right(), area.y + middle}, thickness, ink);
    else
      bench.stroke({area.x + middle, area.y}, {area.x + middle, area.bottom()}, thickness, ink);
  }
};

}  // namespace

std::unique_ptr<Block> make_rule() { return std::make_unique<RuleBlock>(); }

}  // namespace banxin
