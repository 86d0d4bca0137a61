#include "press/printers_marks.h"

#include <fmt/format.h>

namespace banxin {
namespace {

constexpr double mm = 72 / 25.4;
constexpr double gap = 1 * mm, length = 5 * mm;

struct Patch {
  const char* colour;
  uint16_t c, m, y, k;  ///< plates that it needs
};

class MarksDrawing {
 public:
  explicit MarksDrawing(const MarkedPage& page) : page_(page) {
    out_ = fmt::format("q {} gs 0.25 w\n", InksInPdf::overprint);
  }
  std::string end() && { return std::move(out_) + "Q\n"; }

  void in(const std::string& plate) { out_ += fmt::format("/{} CS 1 SCN\n", plate); }

  void line(double x, double y, double to_x, double to_y) {
    out_ += fmt::format("{:.3f} {:.3f} m {:.3f} {:.3f} l S\n", x, y, to_x, to_y);
  }

  void crop_marks() {
    const auto& [left, bottom, right, top] = page_.trim;
    const double from = page_.bleed + gap, to = from + length;
    for (const double y : {bottom, top}) line(left - from, y, left - to, y), line(right + from, y, right + to, y);
    for (const double x : {left, right}) line(x, bottom - from, x, bottom - to), line(x, top + from, x, top + to);
  }

  // A circle of four Bézier curves and a cross.
  void target(double x, double y) {
    constexpr double r = 2 * mm, arm = 3 * mm, k = r * 0.5522847;
    out_ += fmt::format("{:.3f} {:.3f} m ", x + r, y);
    const auto curve = [&](double a, double b, double c, double d, double e, double f) {
      out_ += fmt::format("{:.3f} {:.3f} {:.3f} {:.3f} {:.3f} {:.3f} c ", x + a, y + b, x + c, y + d, x + e, y + f);
    };
    curve(r, k, k, r, 0, r), curve(-k, r, -r, k, -r, 0), curve(-r, -k, -k, -r, 0, -r), curve(k, -r, r, -k, r, 0);
    out_ += "S\n";
    line(x - arm, y, x + arm, y), line(x, y - arm, x, y + arm);
  }

  void fold_marks() {
    const auto& [left, bottom, right, top] = page_.trim;
    const double from = page_.bleed + gap, to = from + length, x = *page_.fold;
    out_ += "[2 2] 0 d\n";
    line(x, bottom - from, x, bottom - to), line(x, top + from, x, top + to);
    out_ += "[] 0 d\n";
  }

  // Where the targets of foot and top stand, or the fold.
  double middle() const { return page_.fold.value_or((page_.trim[0] + page_.trim[2]) / 2); }

  void targets() {
    const auto& [left, bottom, right, top] = page_.trim;
    const double out = page_.bleed + gap + 3 * mm, x = middle() + (page_.fold ? 8 * mm : 0), y = (bottom + top) / 2;
    target(x, top + out), target(x, bottom - out), target(left - out, y), target(right + out, y);
  }

  // Patches side by side from the left, none where the target of the foot stands or the fold, as many as fit.
  void strip(const InksInPdf& inks) {
    constexpr Patch patches[] = {
        {"1 0 0 0 k", 1, 0, 0, 0},      {"0 1 0 0 k", 0, 1, 0, 0},     {"0 0 1 0 k", 0, 0, 1, 0},
        {"0 0 0 1 k", 0, 0, 0, 1},      {"0 1 1 0 k", 0, 1, 1, 0},     {"1 0 1 0 k", 1, 0, 1, 0},
        {"1 1 0 0 k", 1, 1, 0, 0},      {".4 0 0 0 k", 1, 0, 0, 0},    {"0 .4 0 0 k", 0, 1, 0, 0},
        {"0 0 .4 0 k", 0, 0, 1, 0},     {"0 0 0 .2 k", 0, 0, 0, 1},    {"0 0 0 .4 k", 0, 0, 0, 1},
        {"0 0 0 .6 k", 0, 0, 0, 1},     {"0 0 0 .8 k", 0, 0, 0, 1},    {".1 .08 .08 0 k", 1, 1, 1, 0},
        {".2 .16 .16 0 k", 1, 1, 1, 0}, {".3 .24 .24 0 k", 1, 1, 1, 0}};
    const auto& [left, bottom, right, top] = page_.trim;
    constexpr double side = 5 * mm, rounding = 0.01;
    const double y = bottom - page_.bleed - 1.5 * mm - side, end = right - 10 * mm;
    const double kept_from = middle() - 5 * mm, kept_to = middle() + (page_.fold ? 13 : 5) * mm;
    double x = left + 10 * mm;
    const auto patch = [&](const std::string& colour) {
      if (x < kept_to && x + side > kept_from + rounding) x = kept_to;
      if (x + side > end + rounding) return;
      out_ +=
          fmt::format("{} gs {} {:.3f} {:.3f} {:.3f} {:.3f} re f\n", InksInPdf::knock_out, colour, x, y, side, side);
      x += side;
    };
    for (const Patch& p : patches)
      if (!page_.plates || page_.plates->has_all_of({.c = p.c, .m = p.m, .y = p.y, .k = p.k})) patch(p.colour);
    for (const InksInPdf::Spot& spot : inks.spots())
      if (spot.plate != "All" && (!page_.plates || page_.plates->has(spot.plate)))
        patch(fmt::format("/{} cs 1 scn", spot.resource));
  }

 private:
  const MarkedPage& page_;
  std::string out_;
};

}  // namespace

std::string printers_marks(const MarkedPage& page, const std::vector<std::string>& plates, const InksInPdf& inks) {
  MarksDrawing drawing(page);
  for (const std::string& plate : plates) {
    drawing.in(plate);
    drawing.crop_marks();
    if (page.fold) drawing.fold_marks();
    drawing.targets();
  }
  drawing.strip(inks);
  return std::move(drawing).end();
}

}  // namespace banxin
