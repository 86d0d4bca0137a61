#include "flow/border.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/message.h"
#include "flow/outline.h"

namespace banxin {
namespace {

// In weights of the line: a dash with its gap, the height of a wave and how long one is.
constexpr int dash_weights = 5, dash_gap_weights = 3, dot_weights = 2, wave_weights = 4, wave_length_weights = 11;

/// A part of a line: how far it begins from the edge, and how thick it is.
struct Part {
  Length from, thickness;
};

std::vector<Part> parts_of(const LineStyle& line) {
  const Length w = line.weight;
  switch (line.pattern) {
    case LinePattern::twin:
      return {{{}, w}, {3 * w, w}};
    case LinePattern::thick_thin:
      return {{{}, 4 * w}, {6 * w, w}};
    case LinePattern::thin_thick:
      return {{{}, w}, {3 * w, 4 * w}};
    default:
      return {{{}, w}};
  }
}

// Dashes, or dots, so that one lies at either end of a length that does not turn, or a whole number round one that
// does.
Contour broken(const LineStyle& line, PathSteps steps, Length length, bool round) {
  Contour path{.steps = std::move(steps), .ink = line.ink, .pen = line.weight};
  const bool dots = line.pattern == LinePattern::dotted;
  path.dash = dots ? Length{} : dash_weights * line.weight;
  const Length wanted = dots ? dot_weights * line.weight : path.dash + dash_gap_weights * line.weight;
  const Length free = round ? length : length - path.dash;
  const int count = std::max(1, (free + wanted / 2) / wanted);
  path.gap = std::max(free / count - path.dash, Length{1});
  return path;
}

Contour wave_of(const LineStyle& line, PathSteps steps) {
  return {.steps = std::move(steps), .ink = line.ink, .pen = line.weight};
}

void add_wave(const LineStyle& line, PathSteps& steps, Point from, Point to) {
  add_waves(steps, from, to, wave_weights * line.weight, std::max(wave_length_weights * line.weight, from_pt(1)));
}

std::array<Point, 4> corners_of(const Rect& r) {
  return {{{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}}};
}

// Corner to corner; where a dash begins the line reaches over the corner, so that it is closed.
void break_border(const LineStyle& line, const Rect& middle, std::vector<Item>& items) {
  if (line.corner.mpt > 0) {
    const Length radius = line.corner - line.weight / 2;
    items.emplace_back(broken(line, rounded(middle, radius), length_round(middle, radius), true));
    return;
  }
  const auto corners = corners_of(middle);
  const Length over = line.pattern == LinePattern::dotted ? Length{} : line.weight / 2;
  for (size_t i = 0; i < corners.size(); ++i) {
    Point from = corners[i], to = corners[(i + 1) % corners.size()];
    const bool level = from.y == to.y;
    Length &start = level ? from.x : from.y, &end = level ? to.x : to.y;
    const bool forward = start < end;
    start -= forward ? over : -over, end += forward ? over : -over;
    items.emplace_back(broken(line, {{PathStep::Kind::move, {from}}, {PathStep::Kind::line, {to}}},
                              forward ? end - start : start - end, false));
  }
}

const Tile& tile_of(const LineStyle& line) {
  return line.own_tile ? *line.own_tile : ornament(static_cast<size_t>(line.tile));
}

// Four strips that meet in mitres.
void ornament_border(const LineStyle& line, const Rect& area, std::vector<Item>& items) {
  const Length size = std::min({line.size, area.width / 2, area.height / 2});
  const auto outer = corners_of(area), inner = corners_of(area.inset(size));
  for (size_t i = 0; i < outer.size(); ++i) {
    const size_t next = (i + 1) % outer.size();
    const PathSteps mitred = polygon({outer[i], outer[next], inner[next], inner[i]});
    items.emplace_back(Clip{hull_of(mitred), true, mitred});
    items.emplace_back(Contour{strip_of(tile_of(line), outer[i], outer[next], size, StripEnd::mitred), line.ink});
    items.emplace_back(Clip{.area = {}, .begin = false});
  }
}

void read_own_tile(Fields& f, LineStyle& line) {
  std::string svg;
  f.text_file({"tile", "In its place a drawing of the house's own: an SVG of one tile."}, svg);
  if (svg.empty()) return;
  auto tile = read_tile(svg);
  if (!tile)
    f.error(
        "tile", "bad-ornament", say("this drawing is no tile of an ornament"),
        say("write a viewBox that begins with 0 0, and up to 400 steps of paths of M L C Z with absolute coordinates "
            "in it"));
  else if (line.pattern != LinePattern::ornament)
    f.error("tile", "bad-ornament", say("a tile is drawn by an ornament only"), say("write pattern: ornament"));
  else
    line.own_tile = std::make_shared<const Tile>(std::move(*tile));
}

}  // namespace

Length LineStyle::thickness() const {
  if (pattern == LinePattern::ornament) return size;
  if (pattern == LinePattern::wave) return (wave_weights + 1) * weight;
  const Part last = parts_of(*this).back();
  return last.from + last.thickness;
}

void fields(Fields& f, LineStyle& line) {
  f.length({"weight", "Its thickness; of a pattern, that of its thin line; 0pt for none."}, line.weight);
  f.ink({"ink", "Its ink."}, line.ink);
  f.choice({"pattern", "single, double, thick and thin (文武线), dashed, dotted, wave, or an ornament (花边)."},
           line.pattern, {"single", "double", "thick-thin", "thin-thick", "dashed", "dotted", "wave", "ornament"});
  f.choice({"ornament", "Which ornament."}, line.tile, ornament_names());
  read_own_tile(f, line);
  f.length({"size", "Height of an ornament."}, line.size);
  if (line.weight.mpt < 0) f.error("weight", "out-of-range", say("a line is no thinner than 0pt"), say("write 0.5pt"));
  if (line.pattern == LinePattern::ornament && line.size < from_pt(2))
    f.error("size", "out-of-range", say("an ornament is 2pt high at least"), say("write size: 8pt"));
}

void border_fields(Fields& f, LineStyle& line) {
  fields(f, line);
  f.length({"corner", "Radius of its corners; 0pt for square ones."}, line.corner);
  if (line.corner.mpt < 0) f.error("corner", "out-of-range", say("a radius is not negative"), say("write corner: 4pt"));
  if (line.corner.mpt > 0 && (line.pattern == LinePattern::wave || line.pattern == LinePattern::ornament))
    f.error("corner", "square-corner", say("the corners of a wave and of an ornament are square"),
            say("take corner out"));
}

void draw_line(const LineStyle& line, Point from, Point to, std::vector<Item>& items) {
  if (line.thickness().mpt <= 0) return;
  const bool level = from.y == to.y;
  const auto shifted = [&](Point p, Length by) { return level ? Point{p.x, p.y + by} : Point{p.x + by, p.y}; };
  const Length length = level ? to.x - from.x : to.y - from.y;
  const auto straight = [&](Length by) -> PathSteps {
    return {{PathStep::Kind::move, {shifted(from, by)}}, {PathStep::Kind::line, {shifted(to, by)}}};
  };
  PathSteps steps;
  switch (line.pattern) {
    case LinePattern::dashed:
      items.emplace_back(broken(line, straight(line.weight / 2), length, false));
      break;
    case LinePattern::dotted: {
      // Its first and last dot lie within the line's length.
      const Length r = line.weight / 2;
      steps = straight(r);
      for (PathStep& step : steps) (level ? step.to[0].x : step.to[0].y) += &step == &steps[0] ? r : -r;
      items.emplace_back(broken(line, std::move(steps), length - line.weight, false));
      break;
    }
    case LinePattern::wave:
      add_wave(line, steps, shifted(from, line.thickness() / 2), shifted(to, line.thickness() / 2));
      items.emplace_back(wave_of(line, std::move(steps)));
      break;
    case LinePattern::ornament:
      items.emplace_back(Contour{strip_of(tile_of(line), level ? from : shifted(from, line.size),
                                          level ? to : shifted(to, line.size), line.size, StripEnd::whole),
                                 line.ink});
      break;
    default:
      for (const Part& part : parts_of(line)) {
        const Length middle = part.from + part.thickness / 2;
        items.emplace_back(Stroke{shifted(from, middle), shifted(to, middle), part.thickness, line.ink});
      }
  }
}

void draw_border(const LineStyle& line, const Rect& area, std::vector<Item>& items) {
  if (line.thickness().mpt <= 0) return;
  const auto corners = corners_of(area.inset(line.thickness() / 2));
  switch (line.pattern) {
    case LinePattern::dashed:
    case LinePattern::dotted:
      return break_border(line, area.inset(line.weight / 2), items);
    case LinePattern::ornament:
      return ornament_border(line, area, items);
    case LinePattern::wave: {
      PathSteps steps;
      for (size_t i = 0; i < corners.size(); ++i) add_wave(line, steps, corners[i], corners[(i + 1) % corners.size()]);
      steps.push_back({PathStep::Kind::close});
      items.emplace_back(wave_of(line, std::move(steps)));
      return;
    }
    default:
      for (const Part& part : parts_of(line)) {
        const Length middle = part.from + part.thickness / 2;
        const Rect ring = area.inset(middle);
        if (line.corner.mpt > 0)
          items.emplace_back(
              Contour{rounded(ring, std::max(line.corner - middle, Length{})), line.ink, part.thickness});
        else
          draw_outline(corners_of(ring), part.thickness, line.ink, items);
      }
  }
}

}  // namespace banxin
