#include "model/block.h"

#include "model/fields.h"

namespace banxin {

const Block* find_block(const std::vector<std::unique_ptr<const Block>>& blocks, const std::string& name) {
  for (const auto& block : blocks) {
    if (block->name == name) return block.get();
    if (const auto* inner = block->children())
      if (const Block* found = find_block(*inner, name)) return found;
  }
  return nullptr;
}

void fields(Fields& f, FrameSpec& frame) {
  constexpr int most_lines = 10'000;
  f.range({"cols", "base columns it spans, from 1: 1-4 or 3; all when not given"}, frame.first_col, frame.last_col);
  f.integer({"chars", "width in characters of the body, where it is not that of its columns"}, frame.chars, 1, 1000);
  f.integer({"before", "characters that stay free before it in these columns"}, frame.before, 0, 1000);
  f.flag({"strip", "it stands in the strip between the pages of a spread, in the place of columns"}, frame.strip);
  f.integer({"line", "first grid line, from 1"}, frame.line, 1, most_lines);
  f.word({"below", "name of the block it stands under"}, frame.below);
  f.integer({"gap", "free grid lines above it"}, frame.gap, 0, most_lines);
  f.integer({"lines", "height in grid lines; down to `until` or the foot when not given"}, frame.lines, 1, most_lines);
  f.word({"until", "name of the block it ends above"}, frame.until);
  f.word({"over", "name of the block it may lie on"}, frame.over);
  f.word({"in", "name of the story whose text runs round it"}, frame.in);
  f.map({"clear", "white that this text leaves round it (绕排边空)"}, [&](Fields& c) {
    c.integer({"above", "grid lines above it"}, frame.clear.above, 0, 100);
    c.integer({"below", "grid lines below it"}, frame.clear.below, 0, 100);
    c.em({"side", "beside it, in em of the body"}, frame.clear.side);
  });
  f.length({"x", "left edge, from the left of its parent, for a block that stands free of the grid"}, frame.x);
  f.length({"y", "top edge, from the top of its parent"}, frame.y);
  f.length({"width", "width of a free block"}, frame.width);
  f.length({"height", "height of a free block"}, frame.height);
}

}  // namespace banxin
