#include "paint/svg_path.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace banxin {
namespace {

struct Edge {
  double left, top, right, bottom;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Sums of relative coordinates must not leave the finite numbers, or edges could not be sorted.
double held(double coordinate) { return std::clamp(coordinate, -1e100, 1e100); }

class Numbers {
 public:
  explicit Numbers(std::string_view text) : text_(text) {}

  /// The next command letter; 0 where a number stands, or at the end.
  char command() {
    skip();
    return at_ < text_.size() && !begins_number() ? text_[at_++] : '\0';
  }
  bool at_end() {
    skip();
    return at_ >= text_.size();
  }
  bool number(double& value) {
    skip();
    if (at_ >= text_.size() || !begins_number()) return false;
    const size_t sign = text_[at_] == '+' ? 1 : 0;
    const auto [end, fault] = std::from_chars(text_.data() + at_ + sign, text_.data() + text_.size(), value);
    if (fault == std::errc::invalid_argument) return ++at_, false;
    if (fault == std::errc::result_out_of_range || !std::isfinite(value)) value = 0;
    at_ = static_cast<size_t>(end - text_.data());
    return true;
  }
  /// One digit, which the next may follow without a space: a flag of an arc.
  bool flag() {
    skip();
    if (at_ >= text_.size() || !is_digit(text_[at_])) return false;
    return ++at_, true;
  }

 private:
  void skip() {
    while (at_ < text_.size() && std::string_view(" \t\r\n\f,").find(text_[at_]) != std::string_view::npos) ++at_;
  }
  bool begins_number() const {
    const char c = text_[at_];
    return is_digit(c) || c == '.' || c == '-' || c == '+';
  }

  std::string_view text_;
  size_t at_ = 0;
};

class PathTracker {
 public:
  void move(double x, double y) {
    close();
    x_ = start_x_ = control_x_ = held(x), y_ = start_y_ = control_y_ = held(y);
    ++measure_.points;
  }
  void line(double x, double y) { curve({x_, y_, x, y, x, y}), measure_.points -= 2; }
  void curve(const std::array<double, 6>& p) {
    const auto [left, right] = std::minmax({x_, held(p[0]), held(p[2]), held(p[4])});
    const auto [top, bottom] = std::minmax({y_, held(p[1]), held(p[3]), held(p[5])});
    edge({left, top, right, bottom}, p[4], p[5]);
    control_x_ = held(p[2]), control_y_ = held(p[3]);
  }
  /// An arc lies within its radii of both ends.
  void arc(double radius, double x, double y) {
    const auto [left, right] = std::minmax({x_, held(x)});
    const auto [top, bottom] = std::minmax({y_, held(y)});
    edge({left - radius, top - radius, right + radius, bottom + radius}, x, y);
  }
  void close() {
    if (x_ != start_x_ || y_ != start_y_) line(start_x_, start_y_);
  }
  double x() const { return x_; }
  double y() const { return y_; }
  /// The last control point, seen from the other side of where we are: a smooth curve begins with it.
  double mirrored_x() const { return 2 * x_ - control_x_; }
  double mirrored_y() const { return 2 * y_ - control_y_; }
  bool full() const { return measure_.points > most_path_points; }

  PathMeasure measure() {
    close();
    if (full()) return measure_.crossings = most_path_crossings + 1, measure_;
    measure_.crossings = crossings();
    return measure_;
  }

 private:
  void edge(const Edge& box, double x, double y) {
    measure_.points += 3;
    measure_.length += std::hypot(box.right - box.left, box.bottom - box.top);
    edges_.push_back(box);
    x_ = control_x_ = held(x), y_ = control_y_ = held(y);
  }

  // From top to bottom, each edge against those that begin before it ends. Comparing is work as well, though less.
  int64_t crossings() {
    std::sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) { return a.top < b.top; });
    constexpr int64_t comparisons = 16;  // cost as much as a crossing
    int64_t found = 0, compared = 0;
    for (size_t i = 0; i < edges_.size(); ++i)
      for (size_t j = i + 1; j < edges_.size() && !(edges_[j].top > edges_[i].bottom); ++j) {
        found += edges_[j].left <= edges_[i].right && edges_[i].left <= edges_[j].right;
        if (found + ++compared / comparisons > most_path_crossings) return most_path_crossings + 1;
      }
    return found + compared / comparisons;
  }

  std::vector<Edge> edges_;
  PathMeasure measure_;
  double x_ = 0, y_ = 0, start_x_ = 0, start_y_ = 0, control_x_ = 0, control_y_ = 0;
};

int arguments_of(char command) {
  switch (command) {
    case 'm':
    case 'l':
    case 't':
      return 2;
    case 'h':
    case 'v':
      return 1;
    case 's':
    case 'q':
      return 4;
    case 'c':
      return 6;
    case 'a':
      return 7;
    default:
      return 0;
  }
}

bool read_arguments(Numbers& numbers, char command, int count, std::array<double, 7>& values) {
  for (int i = 0; i < count; ++i) {
    const bool is_flag = command == 'a' && (i == 3 || i == 4);
    if (!(is_flag ? numbers.flag() : numbers.number(values[static_cast<size_t>(i)]))) return false;
  }
  return true;
}

void draw(PathTracker& outline, char command, bool relative, std::array<double, 7> v) {
  const double dx = relative ? outline.x() : 0, dy = relative ? outline.y() : 0;
  switch (command) {
    case 'm':
      return outline.move(v[0] + dx, v[1] + dy);
    case 'l':
      return outline.line(v[0] + dx, v[1] + dy);
    case 'h':
      return outline.line(v[0] + dx, outline.y());
    case 'v':
      return outline.line(outline.x(), v[0] + dy);
    case 't': {
      const double x = outline.mirrored_x(), y = outline.mirrored_y();
      return outline.curve({x, y, x, y, v[0] + dx, v[1] + dy});
    }
    case 's':
      return outline.curve({outline.mirrored_x(), outline.mirrored_y(), v[0] + dx, v[1] + dy, v[2] + dx, v[3] + dy});
    case 'q':
      return outline.curve({v[0] + dx, v[1] + dy, v[0] + dx, v[1] + dy, v[2] + dx, v[3] + dy});
    case 'c':
      return outline.curve({v[0] + dx, v[1] + dy, v[2] + dx, v[3] + dy, v[4] + dx, v[5] + dy});
    default:
      break;
  }
  // The radii grow until the arc reaches its end (SVG 1.1, F.6.6).
  const double x = v[5] + dx, y = v[6] + dy;
  outline.arc(2 * std::max({std::abs(v[0]), std::abs(v[1]), std::hypot(x - outline.x(), y - outline.y())}), x, y);
}

}  // namespace

PathMeasure measure_path(std::string_view data) {
  PathTracker outline;
  Numbers numbers(data);
  while (!numbers.at_end() && !outline.full()) {
    const char letter = numbers.command();
    const bool relative = letter >= 'a' && letter <= 'z';
    char command = relative ? letter : static_cast<char>(letter | 0x20);
    if (command == 'z') {
      outline.close();
      continue;
    }
    const int count = letter ? arguments_of(command) : 0;
    std::array<double, 7> values{};
    if (count == 0) {
      numbers.number(values[0]);  // out of place: librsvg stops here, what follows counts all the same
      continue;
    }
    while (!outline.full() && read_arguments(numbers, command, count, values)) {
      draw(outline, command, relative, values);
      if (command == 'm') command = 'l';
    }
  }
  return outline.measure();
}

PathMeasure measure_points(std::string_view points) {
  PathTracker outline;
  Numbers numbers(points);
  double x = 0, y = 0;
  for (bool first = true; !outline.full() && numbers.number(x) && numbers.number(y); first = false)
    first ? outline.move(x, y) : outline.line(x, y);
  return outline.measure();
}

}  // namespace banxin
