// Lines: the patterns that rules and borders are drawn in, and the line round a rectangle.
#pragma once

#include <memory>
#include <vector>

#include "flow/ornament.h"
#include "model/fields.h"

namespace banxin {

/// How a line is drawn. Of those in several parts a thick one is four thin ones, the white between two.
enum class LinePattern : uint8_t {
  single,
  twin,
  thick_thin,  ///< 文武线, the thick line outside
  thin_thick,
  dashed,
  dotted,
  wave,
  ornament  ///< 花边
};

struct LineStyle {
  LinePattern pattern = LinePattern::single;
  Length weight = from_pt(0.5);  ///< of its thinnest part
  InkId ink = InkTable::black;
  int tile = 0;                            ///< of an ornament: its place in ornament_names()
  std::shared_ptr<const Tile> own_tile{};  ///< the house's own in its place
  Length size = from_pt(8);                ///< of an ornament: its height
  Length corner{0};                        ///< of a border: radius of its corners
  /// How much room it takes, from its edge inwards; nothing when nothing is drawn.
  Length thickness() const;
};

/// Their keys: weight, ink, pattern, ornament, size.
void fields(Fields& f, LineStyle& line);
/// The same, and corner: for the line round something.
void border_fields(Fields& f, LineStyle& line);

/// A line from `from` to `to`: a level one lies below this edge, an upright one right of it.
void draw_line(const LineStyle& line, Point from, Point to, std::vector<Item>& items);

/// The line round `area`, inside its edges.
void draw_border(const LineStyle& line, const Rect& area, std::vector<Item>& items);

}  // namespace banxin
