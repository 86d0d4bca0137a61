#include "flow/ornament.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace banxin {
namespace {

struct TileFile {
  const char *name, *svg;
};
constexpr TileFile tile_files[] = {
#include "flow/ornaments.inc"
};

// What stands in quotes behind `key`, from `at` on, which then lies behind it; nothing when there is none.
std::optional<std::string_view> attribute(std::string_view svg, std::string_view key, size_t& at) {
  const size_t found = svg.find(key, at);
  if (found == svg.npos) return std::nullopt;
  const size_t start = found + key.size(), end = svg.find('"', start);
  if (end == svg.npos) return std::nullopt;
  at = end + 1;
  return svg.substr(start, end - start);
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == ','; }

bool read_numbers(std::string_view text, size_t& at, double* into, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    while (at < text.size() && is_space(text[at])) ++at;
    const auto [end, fault] = std::from_chars(text.data() + at, text.data() + text.size(), into[i]);
    if (fault != std::errc{}) return false;
    at = static_cast<size_t>(end - text.data());
  }
  return true;
}

// What a border draws again and again stays small.
constexpr size_t most_steps = 400;
constexpr double most_ratio = 20, least_ratio = 0.25, most_outside = 2;  // width to height; sizes of the view box

bool is_near(const Tile& tile, const Tile::Step& step) {
  for (size_t i = 0; i < 6; ++i) {
    const double size = i % 2 == 0 ? tile.width : tile.height;
    if (!(step.at[i] >= -most_outside * size && step.at[i] <= (1 + most_outside) * size)) return false;
  }
  return true;
}

bool read_path(std::string_view data, Tile& tile) {
  constexpr std::string_view commands = "MLCZ";
  constexpr size_t numbers[] = {2, 2, 6, 0};
  for (size_t at = 0; at < data.size();) {
    if (is_space(data[at])) {
      ++at;
      continue;
    }
    const size_t command = commands.find(data[at++]);
    if (command == commands.npos) return false;
    Tile::Step step{static_cast<PathStep::Kind>(command)};
    if (!read_numbers(data, at, step.at, numbers[command])) return false;
    if (!is_near(tile, step) || tile.steps.size() == most_steps) return false;
    tile.steps.push_back(step);
  }
  return true;
}

}  // namespace

std::optional<Tile> read_tile(std::string_view svg) {
  Tile tile;
  size_t at = 0, number = 0;
  double box[4] = {};
  const auto view = attribute(svg, "viewBox=\"", at);
  if (!view || !read_numbers(*view, number, box, 4) || box[0] != 0 || box[1] != 0 || box[2] <= 0 || box[3] <= 0)
    return std::nullopt;
  tile.width = box[2], tile.height = box[3];
  if (!(tile.width <= most_ratio * tile.height && tile.width >= least_ratio * tile.height)) return std::nullopt;
  while (const auto data = attribute(svg, " d=\"", at))
    if (!read_path(*data, tile)) return std::nullopt;
  if (tile.steps.empty()) return std::nullopt;
  return tile;
}

const std::vector<const char*>& ornament_names() {
  static const std::vector<const char*> names = [] {
    std::vector<const char*> all;
    for (const TileFile& file : tile_files) all.push_back(file.name);
    return all;
  }();
  return names;
}

const Tile& ornament(size_t index) {
  static const std::vector<Tile> tiles = [] {
    std::vector<Tile> all;
    for (const TileFile& file : tile_files) all.push_back(read_tile(file.svg).value());
    return all;
  }();
  return tiles.at(index);
}

PathSteps strip_of(const Tile& tile, Point from, Point to, Length height, StripEnd end) {
  const double dx = to_pt(to.x - from.x), dy = to_pt(to.y - from.y), far = std::hypot(dx, dy);
  PathSteps steps;
  if (far <= 0) return steps;
  const bool mitred = end == StripEnd::mitred;
  const double scale = to_pt(height) / tile.height, filled = mitred ? std::max(far - to_pt(height), 0.001) : far;
  const int count = std::max(1, round_to_int(filled / (tile.width * scale)));
  const double each = filled / count, ux = dx / far, uy = dy / far;
  const double first = mitred ? (to_pt(height) - each) / 2 : 0;
  for (int i = mitred ? -1 : 0; i < count + (mitred ? 2 : 0); ++i)
    for (const Tile::Step& step : tile.steps) {
      PathStep placed{step.kind};
      for (size_t p = 0; p < 3; ++p) {
        const double along = first + (i + step.at[2 * p] / tile.width) * each, down = step.at[2 * p + 1] * scale;
        placed.to[p] = {from.x + from_pt(along * ux - down * uy), from.y + from_pt(along * uy + down * ux)};
      }
      steps.push_back(placed);
    }
  return steps;
}

}  // namespace banxin
