// What stands between the lines (CLREQ, "interlinear annotations"; JLREQ 3.3): its place beside the cells of a line.
#include "flow/interlinear.h"

#include <algorithm>
#include <span>

#include "flow/outline.h"

namespace banxin {
namespace {

using Kind = Interline::Kind;

/// In thousandths of an em of the text.
constexpr int line_off = 110, line_width = 50;    ///< middle of a line beside the cell, and its thickness
constexpr int wave_off = 150, wave_height = 110;  ///< of the wave of a book title
constexpr int dot_off = 250;                      ///< middle of a dot: of the half em that it fills
constexpr int dot_off_beyond_line = 430;          ///< the same where a line stands nearer
constexpr int half_name_gap = 63;                 ///< two names keep ⅛ em apart
constexpr int frame_off = 90, frame_width = 40;

/// A stretch of the line, along it.
struct Reach {
  Length from, to;
  Length middle() const { return from + (to - from) / 2; }
  Length width() const { return to - from; }
};

class Interliner {
 public:
  Interliner(const ShapedText& text, const Composed& composed, const Line& line, Point at, Length measure,
             std::vector<Item>& items)
      : text_(text), composed_(composed), line_(line), at_(at), measure_(measure), items_(items) {}

  void run() {
    beside_ = interlines_of(text_, line_.first, line_.last);
    for (size_t i = beside_.first; i < beside_.last;) {
      const Interline& one = text_.interlines[i];
      size_t end = i + 1;
      while (one.kind == Kind::ruby && !one.bopomofo && one.form == Annotation::Ruby::jukugo && end < beside_.last &&
             text_.interlines[end].kind == Kind::ruby && text_.interlines[end].word == one.word)
        ++end;
      if (one.kind == Kind::ruby && one.bopomofo) {
        if (one.first >= line_.first && one.last <= line_.last) draw_bopomofo(one, static_cast<uint32_t>(i) + 1);
      } else if (one.kind == Kind::ruby) {
        draw_ruby(i, end);
      } else if (const uint32_t first = std::max(one.first, line_.first), last = std::min(one.last, line_.last);
                 first < last) {
        draw(one.kind, first, last, one.word);
      }
      i = end;
    }
  }

 private:
  Length em() const { return text_.em; }
  Length share(int thousandth) const { return thousandths(em(), thousandth); }
  bool vertical() const { return text_.vertical; }
  /// Edges of the cells across the line: above or right, below or left.
  Length near_edge() const { return vertical() ? -(text_.cell / 2) : -share(880); }
  Length far_edge() const { return vertical() ? text_.cell / 2 : share(120); }
  Point place(Length along, Length across) const { return at_ + on_page(vertical(), along, across); }

  // From the body of the first to the body of the last: gaps and expansion behind it do not count.
  Reach extent(uint32_t first, uint32_t last) const {
    const Cluster& end = text_.clusters[last - 1];
    Length body;
    for (uint32_t g = end.first_glyph; g < end.first_glyph + end.glyphs; ++g) body += text_.glyphs[g].advance;
    const bool combined = text_.runs[end.run].orientation == Orientation::combined;
    return {composed_.x[first] + text_.clusters[first].shift,
            composed_.x[last - 1] + end.shift + (combined || end.glyphs == 0 ? em() : body)};
  }

  void stroke(Reach along, Length across, Length width, Length wave) {
    items_.emplace_back(Stroke{place(along.from, across), place(along.to, across), width, ink(), wave});
  }
  InkId ink() const { return text_.runs.front().ink; }

  void draw(Kind kind, uint32_t first, uint32_t last, uint16_t id) {
    switch (kind) {
      case Kind::name:
      case Kind::book:
      case Kind::underline:
        return draw_line(kind, first, last);
      case Kind::frame:
        return draw_frame(extent(first, last));
      case Kind::dots:
        return draw_dots(first, last, id);
      case Kind::ruby:
      case Kind::warichu:  // stands in the line itself
        return;
    }
  }

  void draw_line(Kind kind, uint32_t first, uint32_t last) {
    Reach along = extent(first, last);
    // Two names side by side stay two.
    if (kind != Kind::underline) along.from += share(half_name_gap), along.to = along.to - share(half_name_gap);
    if (kind == Kind::book) return stroke(along, far_edge() + share(wave_off), share(line_width), share(wave_height));
    const bool above = stands_above(text_, kind, first, last);
    stroke(along, above ? near_edge() - share(line_off) : far_edge() + share(line_off), share(line_width), {});
  }

  void draw_frame(Reach along) {
    const Length off = share(frame_off), top = near_edge() - off, bottom = far_edge() + off;
    const Length left = along.from - off, right = along.to + off;
    draw_outline({place(left, top), place(right, top), place(right, bottom), place(left, bottom)}, share(frame_width),
                 ink(), items_);
  }

  void draw_dots(uint32_t first, uint32_t last, uint16_t id) {
    const bool above = stands_above(text_, Kind::dots, first, last);
    const std::span<const Interline> neighbours =
        std::span(text_.interlines).subspan(beside_.first, beside_.last - beside_.first);
    const bool line_between = !above && std::ranges::any_of(neighbours, [&](const Interline& o) {
      return o.word == id && (o.kind == Kind::name || o.kind == Kind::book || o.kind == Kind::underline);
    });
    const Length off = share(line_between ? dot_off_beyond_line : dot_off);
    const Length across = above ? near_edge() - off : far_edge() + off;
    for (uint32_t i = first; i < last; ++i) {
      const Cluster& c = text_.clusters[i];
      if (text_.dot.glyph == 0 || !carries_emphasis_mark(text_.chars[c.first_char])) continue;
      const Point middle = place(extent(i, i + 1).middle(), across);
      // A dot is no character: nothing of it is copied.
      items_.emplace_back(GlyphRun{.face = text_.dot.face,
                                   .size = text_.dot.size,
                                   .ink = ink(),
                                   .at = {middle.x - text_.dot.x, middle.y - text_.dot.y},
                                   .glyphs = {{text_.dot.glyph, {}, {}}},
                                   .clusters = {{0, 1}},
                                   .advances = {Length{}},
                                   .text = {},
                                   .origin = text_.places[c.run]});
    }
  }

  // Letters one under another, level with the middle of the character; the tone at the upper right of the last, the
  // light tone above the first (CLREQ, "positioning of bopomofo").
  void draw_bopomofo(const Interline& one, uint32_t number) {
    const ShapedText& ruby = text_.readings[one.reading];
    const auto tone = [&](size_t i) {
      const char32_t c = ruby.chars[ruby.clusters[i].first_char];
      return c == 0x02C7 || c == 0x02CA || c == 0x02CB || c == 0x02C9 || c == 0x02D9;
    };
    const size_t letters =
        ruby.clusters.size() - static_cast<size_t>(std::ranges::count_if(ruby.clusters, [&](const Cluster& c) {
          return tone(static_cast<size_t>(&c - ruby.clusters.data()));
        }));
    const Reach body = extent(one.first, one.last);
    const Length size = ruby.em;
    const Point edge =
        vertical() ? Point{at_.x + text_.cell / 2, at_.y + body.middle()} : Point{at_.x + body.to, at_.y - share(380)};
    const Length left = edge.x + share(20), top = edge.y - size * static_cast<int>(letters) / 2;
    Composed none;
    none.x.resize(ruby.clusters.size()), none.advance.resize(ruby.clusters.size());
    int row = 0;
    for (uint32_t i = 0; i < ruby.clusters.size(); ++i) {
      Point cell{left, top + size * row};
      if (!tone(i))
        ++row;
      else if (ruby.chars[ruby.clusters[i].first_char] == 0x02D9)
        cell = {left + (size - ruby.clusters[i].advance) / 2, top - size / 2};
      else
        cell = {left + size - ruby.clusters[i].advance / 2 + size / 4, top + size * std::max(0, row - 1) - size / 4};
      add(glyph_run(ruby, none, i, i + 1, {cell.x, cell.y + thousandths(size, 880)}), number);
    }
  }

  // Base and reading of a number belong together in the structure of the page.
  void add(GlyphRun run, uint32_t number) {
    run.ruby = number;
    items_.emplace_back(std::move(run));
  }

  /// A reading of this line with its own width.
  struct Reading {
    uint32_t number;
    const ShapedText* text;
    Reach base;
    Length width;
  };

  // Interlines [begin, end) are one reading, or the parts of one jukugo word; a turn may have parted them.
  void draw_ruby(size_t begin, size_t end) {
    std::vector<Reading> parts;
    for (size_t i = begin; i < end; ++i) {
      const Interline& one = text_.interlines[i];
      if (one.first < line_.first || one.last > line_.last) continue;
      Reading r{static_cast<uint32_t>(i) + 1, &text_.readings[one.reading], extent(one.first, one.last), {}};
      for (const Cluster& c : r.text->clusters) r.width += c.advance;
      parts.push_back(r);
    }
    const bool apart = std::ranges::all_of(parts, [](const Reading& r) { return r.width <= r.base.width(); });
    if (apart || parts.size() < 2) {
      for (const Reading& r : parts) set(r, r.base);
      return;
    }
    // Too long for single characters: the readings stand one behind another over the word.
    Length whole;
    for (const Reading& r : parts) whole += r.width;
    const Length middle = parts.front().base.from + (parts.back().base.to - parts.front().base.from) / 2;
    Length from = std::clamp(middle - whole / 2, Length{}, std::max(Length{}, measure_ - whole));
    for (const Reading& r : parts) {
      set(r, {from, from + r.width});
      from += r.width;
    }
  }

  // Over the middle of its base, kana and ideographs spread out with half a share at the ends.
  void set(const Reading& reading, Reach base) {
    const ShapedText& ruby = *reading.text;
    if (ruby.clusters.empty()) return;
    const auto count = static_cast<int>(ruby.clusters.size());
    const bool spreads = count > 1 && std::ranges::all_of(ruby.clusters, [](const Cluster& c) {
                           return c.cls == CharClass::kana || c.cls == CharClass::han || c.cls == CharClass::cho ||
                                  c.cls == CharClass::skn;
                         });
    const Length spare = spreads ? std::max(Length{}, base.width() - reading.width) : Length{};
    const Length width = reading.width + spare;
    Length pen = std::clamp(base.middle() - width / 2, Length{}, std::max(Length{}, measure_ - width));
    Composed set;
    for (int i = 0; i < count; ++i) {
      const Cluster& c = ruby.clusters[static_cast<size_t>(i)];
      const Length more = spare * (i + 1) / count - spare * i / count;
      set.x.push_back(pen + more / 2);
      set.advance.push_back(c.advance + more);
      pen += c.advance + more;
    }
    const Length across = vertical() ? near_edge() - ruby.cell / 2 : near_edge() - thousandths(ruby.em, 120);
    const Point at = place({}, across);
    for (uint32_t i = 0; i < ruby.clusters.size();) {
      uint32_t end = i + 1;
      while (end < ruby.clusters.size() && ruby.clusters[end].run == ruby.clusters[i].run) ++end;
      add(glyph_run(ruby, set, i, end, at), reading.number);
      i = end;
    }
  }

  const ShapedText& text_;
  const Composed& composed_;
  const Line& line_;
  const Point at_;
  const Length measure_;
  std::vector<Item>& items_;
  Extent beside_;  // the interlines of the line
};

}  // namespace

// Dots: below in Chinese, above in Japanese; right in vertical lines. Lines: below and left, but 傍線 right
// (JLREQ 3.3.9). Where a reading stands on that side they take the other.
bool stands_above(const ShapedText& text, Kind kind, uint32_t first, uint32_t last) {
  const bool japanese = text.region == Region::japan;
  if (kind == Kind::ruby) return true;
  if (kind != Kind::dots && !(kind == Kind::underline && japanese && text.vertical)) return false;
  if (kind == Kind::dots && !text.vertical && !japanese) return false;
  return std::ranges::none_of(text.interlines, [&](const Interline& o) {
    return o.kind == Kind::ruby && o.first < last && first < o.last && (text.vertical || !o.bopomofo);
  });
}

void draw_warichu(const ShapedText& text, const Composed& composed, uint32_t first, uint32_t last, Point at,
                  std::vector<GlyphRun>& runs) {
  const Extent beside = interlines_of(text, first, first + 1);
  const std::span<const Interline> near = std::span(text.interlines).subspan(beside.first, beside.last - beside.first);
  const auto note = std::ranges::find_if(
      near, [&](const Interline& i) { return i.kind == Kind::warichu && i.first <= first && first < i.last; });
  if (note == near.end()) return;
  const ShapedText& small = text.readings[note->reading];
  const uint32_t base = text.clusters[note->first].first_char;
  const uint32_t begin = text.clusters[first].first_char - base;
  const uint32_t end = text.clusters[last - 1].first_char + text.clusters[last - 1].chars - base;
  const uint32_t columns = last - first;
  Composed set;  // of the whole reading: where its characters stand along the line
  set.x.resize(small.clusters.size()), set.advance.resize(small.clusters.size());
  for (uint32_t i = 0; i < small.clusters.size(); ++i) {
    const uint32_t nth = small.clusters[i].first_char - begin;
    if (small.clusters[i].first_char < begin || small.clusters[i].first_char >= end) continue;
    set.x[i] = composed.x[first + std::min(nth % columns, columns - 1)];
    set.advance[i] = small.em;
    // Both cells of half an em fill the cell of the line.
    const Length across = text.vertical ? thousandths(text.cell, nth < columns ? -250 : 250)
                                        : thousandths(text.em, nth < columns ? -440 : 60);
    runs.push_back(glyph_run(small, set, i, i + 1, at + on_page(text.vertical, {}, across)));
  }
}

void draw_interlines(const ShapedText& text, const Composed& composed, const Line& line, Point at, Length measure,
                     std::vector<Item>& items) {
  if (!text.interlines.empty()) Interliner(text, composed, line, at, measure, items).run();
}

}  // namespace banxin
