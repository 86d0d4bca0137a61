#include "text/warichu.h"

#include <algorithm>

namespace banxin {

void pair_notes(const std::vector<Span>& spans, const Cells& cells, std::vector<CharClass>& char_classes,
                ShapedText& out) {
  const auto note = [&](const Cluster& c) { return spans[cells[c.first_char].span].note; };
  if (std::ranges::none_of(spans, [](const Span& s) { return s.note.warichu; })) return;
  size_t to = 0;
  for (size_t i = 0; i < out.clusters.size(); ++i) {
    Cluster cell = out.clusters[i];
    if (note(cell).warichu) {
      if (i + 1 < out.clusters.size() && note(out.clusters[i + 1]).id == note(cell).id)
        cell.chars += out.clusters[++i].chars;
      cell.glyphs = 0, cell.warichu = true;
      cell.advance = out.em / 2, cell.left = cell.right = cell.shift = {};
      char_classes[cell.first_char] = CharClass::han;
    }
    out.clusters[to++] = cell;
  }
  out.clusters.resize(to);
}

}  // namespace banxin
