#include "grid/gutters.h"

#include <algorithm>

namespace banxin {
namespace {

/// A piece of a line: where it stands across, and from where to where it runs.
struct GutterPiece {
  Length at, from, to;
};

// Level lines are looked for as upright ones are, on the page turned about its diagonal.
Rect turned(const Rect& area) { return {area.y, area.x, area.height, area.width}; }

bool is_free(std::span<const Rect> areas, const Rect& place) {
  return std::ranges::none_of(areas, [&](const Rect& area) { return area.overlaps(place); });
}

std::vector<GutterPiece> pieces_of(std::span<const Rect> areas, Length least) {
  std::vector<GutterPiece> pieces;
  for (const Rect& left : areas)
    for (const Rect& right : areas) {
      const Length gap = right.x - left.right();
      const Length from = std::max(left.y, right.y), to = std::min(left.bottom(), right.bottom());
      if (gap < least || gap.mpt <= 0 || from >= to) continue;
      if (is_free(areas, {left.right(), from, gap, to - from})) pieces.push_back({left.right() + gap / 2, from, to});
    }
  std::ranges::sort(
      pieces, [](const GutterPiece& a, const GutterPiece& b) { return a.at != b.at ? a.at < b.at : a.from < b.from; });
  return pieces;
}

// Those in one line are joined, where nothing stands between them.
std::vector<GutterPiece> joined(std::span<const Rect> areas, const std::vector<GutterPiece>& pieces) {
  std::vector<GutterPiece> lines;
  for (const GutterPiece& piece : pieces) {
    const bool goes_on = !lines.empty() && lines.back().at == piece.at &&
                         (piece.from <= lines.back().to ||
                          is_free(areas, {piece.at, lines.back().to, Length{1}, piece.from - lines.back().to}));
    if (goes_on)
      lines.back().to = std::max(lines.back().to, piece.to);
    else
      lines.push_back(piece);
  }
  return lines;
}

}  // namespace

std::vector<GutterLine> gutter_lines(std::span<const Rect> areas, Length least) {
  std::vector<GutterLine> lines;
  for (const GutterPiece& one : joined(areas, pieces_of(areas, {})))
    lines.push_back({{one.at, one.from}, {one.at, one.to}});
  std::vector<Rect> other;
  for (const Rect& area : areas) other.push_back(turned(area));
  for (const GutterPiece& one : joined(other, pieces_of(other, least)))
    lines.push_back({{one.from, one.at}, {one.to, one.at}});
  return lines;
}

}  // namespace banxin
