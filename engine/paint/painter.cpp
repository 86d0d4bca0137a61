#include "paint/painter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/key_colour.h"
#include "base/message.h"
#include "base/utf8.h"
#include "paint/tags.h"
#include "sheet/items.h"

namespace banxin {
namespace {

// Small enough to be lossless in Cairo's own numbers, large enough for any page: 1 mpt is 1/1000 of the unit.
double points(Length l) { return to_pt(l); }

cairo_matrix_t font_matrix(const GlyphRun& run) {
  const double height = points(run.size), width = height * run.scale / 1000;
  cairo_matrix_t m{};
  // Turned 90° clockwise (y points down), the letters' own x axis runs down the page and their top points right.
  if (run.rotated)
    cairo_matrix_init(&m, 0, width, -height, 0, 0, 0);
  else
    cairo_matrix_init(&m, width, 0, 0, height, 0, 0);
  return m;
}

bool same_font(const GlyphRun& a, const GlyphRun& b) {
  return a.face == b.face && a.size == b.size && a.scale == b.scale && a.rotated == b.rotated;
}

}  // namespace

void stop_if_failed(cairo_status_t status, const char* what) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw MachineFault{"paint-failed", say("cannot paint {}: {}", what, cairo_status_to_string(status)), {}};
}

Painter::Painter(cairo_t* cairo, Target target, const InkTable& inks, const BorrowedFaces& faces, Pictures& pictures)
    : cairo_(cairo), target_(target), inks_(inks), faces_(faces), pictures_(pictures) {
  // Identical options everywhere: a second set of them would embed every font a second time.
  const FontOptionsPtr options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options(cairo_, options.get());
}

void Painter::paint(const Sheet& sheet, std::span<const MarkedItems> marks) {
  uint32_t at = 0;
  auto mark = marks.begin();
  for_each_item(sheet, [&](const auto& item) {
    const bool begins = mark != marks.end() && mark->first == at;
    if (begins || !std::is_same_v<decltype(item), const GlyphRun&>) show_text();
    if (begins || !std::is_same_v<decltype(item), const Fill&>) show_fills();
    if (begins) cairo_tag_begin(cairo_, content_tag, nullptr);
    draw(item);
    ++at;
    if (mark != marks.end() && mark->last == at) show_text(), show_fills(), cairo_tag_end(cairo_, content_tag), ++mark;
  });
  show_text(), show_fills();
  for (; open_clips_ > 0; --open_clips_) cairo_restore(cairo_);
  font_of_ = nullptr;
}

// Lines of one font and ink go to a PDF together: Cairo looks at every piece of its pages several times. In pixels it
// would mix the edges of glyphs that touch in another way.
void Painter::draw(const GlyphRun& run) {
  if (run.glyphs.empty() || !faces_.has(run.face)) return;
  if (run.halo > Length{}) draw_halo(run);
  const bool goes_on = target_ == Target::pdf && text_of_ && same_font(*text_of_, run) && text_of_->ink == run.ink;
  if (!goes_on) show_text();
  text_of_ = &run;
  gather(run);
}

// The line lies half under the letters, which are drawn over it.
void Painter::draw_halo(const GlyphRun& run) {
  show_text();
  gather(run);
  choose(run, faces_.outlines(run.face));
  font_of_ = nullptr;
  set_ink(run.halo_ink);
  cairo_glyph_path(cairo_, glyphs_.data(), static_cast<int>(glyphs_.size()));
  cairo_set_line_width(cairo_, 2 * points(run.halo));
  cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke(cairo_);
  cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_MITER);
  text_.clear(), glyphs_.clear(), clusters_.clear();
}

void Painter::show_text() {
  if (!text_of_) return;
  set_ink(text_of_->ink);
  set_font(*text_of_);
  // With its text and clusters: Cairo's other call guesses the text from the font and finds look-alikes.
  cairo_show_text_glyphs(cairo_, text_.data(), static_cast<int>(text_.size()), glyphs_.data(),
                         static_cast<int>(glyphs_.size()), clusters_.data(), static_cast<int>(clusters_.size()),
                         static_cast<cairo_text_cluster_flags_t>(0));
  text_.clear(), glyphs_.clear(), clusters_.clear();
  text_of_ = nullptr;
}

void Painter::set_font(const GlyphRun& run) {
  if (font_of_ && same_font(*font_of_, run)) return;
  choose(run, faces_.shown(run.face));
  font_of_ = &run;
}

void Painter::choose(const GlyphRun& run, cairo_font_face_t* face) {
  cairo_set_font_face(cairo_, face);
  const cairo_matrix_t matrix = font_matrix(run);
  cairo_set_font_matrix(cairo_, &matrix);
}

void Painter::gather(const GlyphRun& run) {
  const SubsetFace& subset = faces_.subset(run.face);
  for (const PlacedGlyph& g : run.glyphs)
    glyphs_.push_back({subset.glyph(g.id), points(run.at.x + g.x), points(run.at.y + g.y)});
  text_ += run.text;
  size_t byte = 0;
  for (const TextCluster& c : run.clusters) {
    if (c.bytes != 0 || c.glyphs != 0) add_cluster(std::string_view(run.text).substr(byte, c.bytes), c);
    byte += c.bytes;
  }
}

namespace {

/// The bytes of the parts of a cluster that glyphs of their own may stand for: its characters; with `stacks`, Tibetan
/// letters that are subjoined go with their head (Unicode, 13.4).
void find_parts(std::string_view text, bool stacks, std::vector<int>& bytes) {
  bytes.clear();
  for (size_t at = 0; at < text.size();) {
    const utf8::Decoded one = utf8::decode(text, at);
    const bool subjoined = one.value >= 0xF8D && one.value <= 0xFBC;
    if (stacks && subjoined && !bytes.empty())
      bytes.back() += static_cast<int>(one.bytes);
    else
      bytes.push_back(static_cast<int>(one.bytes));
    at += one.bytes;
  }
}

}  // namespace

// As many glyphs as parts (……, ཕྱི): each glyph tells its own, or ToUnicode would have nothing to say for it.
void Painter::add_cluster(std::string_view text, const TextCluster& cluster) {
  thread_local std::vector<int> parts;
  for (const bool stacks : {false, true}) {
    if (cluster.glyphs < 2) break;
    find_parts(text, stacks, parts);
    if (parts.size() != cluster.glyphs) continue;
    for (const int bytes : parts) clusters_.push_back({bytes, 1});
    return;
  }
  clusters_.push_back({cluster.bytes, cluster.glyphs});
}

namespace {

// A wave in whole periods of about three times its height, by two curves each, from point to point.
void add_wave(cairo_t* cairo, const Stroke& stroke) {
  const double x = points(stroke.from.x), y = points(stroke.from.y);
  const double dx = points(stroke.to.x) - x, dy = points(stroke.to.y) - y, length = std::hypot(dx, dy);
  if (length <= 0) return;
  const int halves = 2 * std::max(1, static_cast<int>(std::lround(length / (3 * points(stroke.wave)))));
  // Both control points at one distance take the middle of a cubic curve to ¾ of it.
  const double swing = points(stroke.wave) / 2 / 0.75 / length;
  cairo_move_to(cairo, x, y);
  for (int i = 0; i < halves; ++i) {
    const double side = i % 2 == 0 ? -swing : swing;
    const auto at = [&](double share, double off) {
      const double t = (i + share) / halves;
      return std::pair{x + dx * t - dy * off, y + dy * t + dx * off};
    };
    const auto [x1, y1] = at(0.36, side);
    const auto [x2, y2] = at(0.64, side);
    const auto [x3, y3] = at(1, 0);
    cairo_curve_to(cairo, x1, y1, x2, y2, x3, y3);
  }
}

}  // namespace

void Painter::draw(const Stroke& stroke) {
  set_ink(stroke.ink);
  cairo_set_line_width(cairo_, points(stroke.width));
  if (stroke.wave > Length{}) {
    add_wave(cairo_, stroke);
    return cairo_stroke(cairo_);
  }
  cairo_move_to(cairo_, points(stroke.from.x), points(stroke.from.y));
  cairo_line_to(cairo_, points(stroke.to.x), points(stroke.to.y));
  cairo_stroke(cairo_);
}

void Painter::draw(const Fill& fill) {
  // In pixels on whole ones: neighbours meet without a seam, and a hairline does not vanish.
  if (target_ == Target::pixels) {
    set_ink(fill.ink);
    pixel_rectangle(cairo_, fill.area);
    return cairo_fill(cairo_);
  }
  if (fill.ink != fill_ink_) show_fills();
  fill_ink_ = fill.ink;
  gather(fill.area);
}

// One that lies right below another of its width lengthens it: the modules of a code, the tints of rows. Cairo joins
// each piece that it draws to the outline of all that it drew on the page before, and prints numbers slowly.
void Painter::gather(const Rect& area) {
  constexpr size_t most_in_two_rows = 180;  // of the largest QR code
  const auto end = fills_.rbegin() + static_cast<std::ptrdiff_t>(std::min(fills_.size(), most_in_two_rows));
  const auto above = std::find_if(fills_.rbegin(), end, [&](const Rect& r) {
    return r.x == area.x && r.width == area.width && r.bottom() == area.y;
  });
  if (above != end)
    above->height += area.height;
  else
    fills_.push_back(area);
}

void Painter::show_fills() {
  if (fills_.empty()) return;
  set_ink(fill_ink_);
  for (const Rect& a : fills_) {
    cairo_rectangle(cairo_, points(a.x), points(a.y), points(a.width), points(a.height));
    cairo_fill(cairo_);
  }
  fills_.clear();
}

namespace {

void add_path(cairo_t* cairo, const std::vector<PathStep>& steps) {
  for (const auto& [kind, to] : steps) {
    switch (kind) {
      case PathStep::Kind::move:
        cairo_move_to(cairo, points(to[0].x), points(to[0].y));
        break;
      case PathStep::Kind::line:
        cairo_line_to(cairo, points(to[0].x), points(to[0].y));
        break;
      case PathStep::Kind::curve:
        cairo_curve_to(cairo, points(to[0].x), points(to[0].y), points(to[1].x), points(to[1].y), points(to[2].x),
                       points(to[2].y));
        break;
      case PathStep::Kind::close:
        cairo_close_path(cairo);
        break;
    }
  }
}

}  // namespace

void Painter::draw(const Contour& path) {
  set_ink(path.ink);
  add_path(cairo_, path.steps);
  if (path.pen <= Length{}) return cairo_fill(cairo_);
  cairo_set_line_width(cairo_, points(path.pen));
  const double dashes[] = {points(path.dash), points(path.gap)};
  if (path.gap > Length{}) cairo_set_dash(cairo_, dashes, 2, 0);
  if (path.gap > Length{} && path.dash <= Length{}) cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
  cairo_stroke(cairo_);
  cairo_set_dash(cairo_, nullptr, 0, 0);
  cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_BUTT);
}

void Painter::draw(const Image& image) {
  cairo_save(cairo_);
  pictures_.draw(cairo_, image);
  cairo_restore(cairo_);
}

void Painter::draw(const Clip& clip) {
  if (!clip.begin) {
    if (open_clips_ == 0) return;
    --open_clips_;
    cairo_restore(cairo_);
    font_of_ = nullptr;  // the font went back with the rest of the state
    return;
  }
  ++open_clips_;
  cairo_save(cairo_);
  const Rect& a = clip.area;
  if (clip.outline.empty())
    cairo_rectangle(cairo_, points(a.x), points(a.y), points(a.width), points(a.height));
  else
    add_path(cairo_, clip.outline);
  cairo_clip(cairo_);
}

void Painter::set_ink(InkId id) {
  const auto [r, g, b] = key_colour(inks_[id], id).components();
  cairo_set_source_rgb(cairo_, r, g, b);
}

}  // namespace banxin
