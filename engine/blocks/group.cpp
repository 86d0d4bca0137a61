// group and box: blocks that stand together, the box with a border and a tint.
#include "flow/bench.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

struct GroupBlock : Block {
  std::vector<std::unique_ptr<const Block>> blocks;

  const std::vector<std::unique_ptr<const Block>>* children() const override { return &blocks; }
  void read(Fields& f) override { f.blocks({"blocks", "The blocks inside it."}, blocks); }
  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    laid.inside = bench.lay_inside();
    return laid;
  }
};

struct BoxBlock : GroupBlock {
  Length border = from_pt(0.5);
  InkId ink = InkTable::black;
  std::optional<InkId> tint;

  void read(Fields& f) override {
    f.map({"border", "The line round it."}, [&](Fields& b) {
      b.length({"weight", "Its thickness; 0pt for none."}, border);
      b.ink({"ink", "Its ink."}, ink);
    });
    f.ink({"tint", "What the box is filled with."}, tint);
    GroupBlock::read(f);
  }
  Laid lay(const Bench& bench) const override {
    Laid laid = GroupBlock::lay(bench);
    if (tint) laid.fill(bench.area(), *tint);
    if (border.mpt > 0) laid.border(bench.area(), border, ink);
    return laid;
  }
};

}  // namespace

std::unique_ptr<Block> make_group() { return std::make_unique<GroupBlock>(); }
std::unique_ptr<Block> make_box() { return std::make_unique<BoxBlock>(); }

}  // namespace banxin
