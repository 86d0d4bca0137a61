#include "flow/headline.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "base/utf8.h"
#include "model/fields.h"

namespace banxin {
namespace {

// A title is at least so much larger than its kicker and deck.
constexpr int title_ratio = 1300;
// The least white between the rows of a title, as a share of its size: what tells how many rows a height holds.
constexpr int row_gap = 150;
constexpr int most_opened = 100;          // thousandths of an em
constexpr size_t most_written_rows = 50;  // of a kicker, title, deck or byline

}  // namespace

void fields(Fields& f, HeadlineStyles& styles) {
  f.style({"kicker", "How the kicker (引题) is set."}, styles.kicker);
  f.style({"title", "How the title (主题) is set."}, styles.title);
  f.style({"deck", "How the deck (副题) is set."}, styles.deck);
  f.style({"byline", "How the byline (署名) is set."}, styles.byline);
  f.map({"fit", "How far a heading may be changed to fit its width, in this order."}, [&](Fields& fit) {
    fit.em({"tracking", "Most that is added between characters so that the longest row fills its width: 0em to 0.1em."},
           styles.fit.tracking);
    fit.percent({"size", "Smallest share of its type size."}, styles.fit.size, 500, 1000);
    fit.percent({"scale", "Narrowest letters."}, styles.fit.scale, 500, 1000);
    fit.integer({"rows", "Most rows that a title written as one may be divided into."}, styles.fit.rows, 1, 4);
    fit.integer({"deck-rows", "The same for a deck."}, styles.deck_rows, 1, 4);
    if (styles.fit.tracking.milli < 0 || styles.fit.tracking.milli > most_opened) {
      fit.error("tracking", "out-of-range", say("a heading is not opened by more than 0.1em"),
                say("write 0em to 0.1em"));
      styles.fit.tracking = {0};
    }
  });
  f.choice({"comma", "A comma in a heading: not set where a row turns at it; one em of white; or kept."}, styles.comma,
           {"turn", "white", "keep"});
  styles.kicker_place = f.place("kicker");
  styles.deck_place = f.place("deck");
}

std::vector<Paragraph> without_full_stop(std::vector<Paragraph> heading, Report& notes) {
  if (heading.empty() || heading.back().spans.empty()) return heading;
  std::string& text = heading.back().spans.back().text;
  const std::u32string chars = utf8::to_utf32(text);
  const size_t end = chars.find_last_not_of(U" \n");
  if (end == chars.npos || end == 0) return heading;
  // A point behind Han is a full stop that normalisation would mend (rule N3); behind letters it may be part of them.
  const bool stop = chars[end] == U'。' || chars[end] == U'．' || (chars[end] == U'.' && chars[end - 1] >= 0x3400);
  if (!stop) return heading;
  notes.warning("headline-stop", heading.back().place, say("a heading does not end with a full stop: it is not set"),
                say("take it out"));
  text.clear();
  for (size_t i = 0; i < end; ++i) utf8::append(text, chars[i]);
  return heading;
}

namespace {

// How much of a row's end is a quotation or book mark, by which its ink stands off the middle.
Length mark_body(const Prepared& text, uint32_t cluster, CharClass side) {
  constexpr std::u32string_view hung = U"“”‘’「」『』《》〈〉";
  const Cluster& c = text.text.clusters[cluster];
  if (c.cls != side || hung.find(text.text.chars[c.first_char]) == hung.npos) return {};
  const bool trimmed = text.style.trim_edges;
  const Length white = side == CharClass::op ? text.spacing.left[cluster] : text.spacing.right[cluster];
  return text.spacing.advance[cluster] - (trimmed ? white : Length{});
}

// Half the difference of the marks at both ends, as far as the row has room.
Length optical_shift(const SetParagraph& heading, size_t n, Length width) {
  const Prepared& text = *heading.text;
  if (n >= heading.count() || text.style.align != Align::centre || text.text.vertical) return {};
  const Line& line = heading.lines->lines[n];
  if (line.first >= line.last) return {};
  const Length left = mark_body(text, line.first, CharClass::op);
  const Length right = mark_body(text, line.last - 1, CharClass::clo);
  const Length room = std::max((width - line.width) / 2, Length{});
  return std::clamp((right - left) / 2, -room, room);
}

// White above, between and below the parts: twice as much outside as between, as long as there is any.
constexpr int outer_share = 2, inner_share = 2, byline_share = 3;

int rows_in(Length height, Length size, int most) {
  if (size.mpt <= 0) return 1;
  const Length gap = thousandths(size, row_gap);
  return std::clamp((height + gap) / (size + gap), 1, most);
}

void check_sizes(const Story& story, const HeadlineStyles& styles, Report& notes) {
  const auto check = [&](const std::vector<Paragraph>& part, const ParaStyle& style, Place place, Role role) {
    if (part.empty() || story.title.empty()) return;
    if (styles.title.text.size >= thousandths(style.text.size, title_ratio)) return;
    const Length most{static_cast<int32_t>(static_cast<int64_t>(styles.title.text.size.mpt) * 1000 / title_ratio)};
    notes.warning("headline-sizes", place,
                  say("the title is {}, less than 1.3 times the {} of {}", print_pt(styles.title.text.size),
                      name_of(role), print_pt(style.text.size)),
                  say("make the {} {:.1f}pt or smaller", name_of(role), to_pt(most)));
  };
  check(story.kicker, styles.kicker, styles.kicker_place, Role::kicker);
  check(story.deck, styles.deck, styles.deck_place, Role::deck);
}

}  // namespace

int HeadlinePart::rows() const {
  size_t count = 0;
  for (const SetParagraph& heading : headings) count += heading.count();
  return static_cast<int>(count);
}

std::string HeadlinePart::words(const Language& language) const {
  constexpr std::string_view forced_turn = "\u2028";
  const std::string_view space = language.is_cjk() ? "\u3000" : " ";
  std::string all;
  for (const SetParagraph& heading : headings) {
    if (!all.empty()) all += space;
    all += heading.text->text.text;
  }
  for (size_t at = 0; (at = all.find(forced_turn, at)) != std::string::npos; at += space.size())
    all.replace(at, forced_turn.size(), space);
  return all;
}

std::vector<HeadlinePart> fit_parts(const Bench& bench, const Story& story, const HeadlineStyles& styles, Length along,
                                    Length across, Report& notes) {
  check_sizes(story, styles, notes);
  struct Wish {
    std::vector<Paragraph> text;
    const ParaStyle& style;
    Role role;
    int rows;
  };
  Wish wishes[] = {{story.kicker, styles.kicker, Role::kicker, 1},
                   {story.title, styles.title, Role::title, styles.fit.rows},
                   {story.deck, styles.deck, Role::deck, styles.deck_rows},
                   {story.byline, styles.byline, Role::byline, 1}};
  if (bench.choice().without_kicker) wishes[0].text.clear();
  if (bench.choice().without_deck) wishes[2].text.clear();
  for (Wish& wish : wishes) {
    if (wish.text.size() <= most_written_rows) continue;
    notes.error("long-headline", wish.text.front().place,
                say("a {} has {} rows; the limit is {}", name_of(wish.role), wish.text.size(), most_written_rows),
                say("shorten it"));
    wish.text.resize(most_written_rows);
  }
  Length rest = across;
  for (const Wish& wish : wishes) rest -= static_cast<int>(wish.text.size()) * wish.style.text.size;
  std::vector<HeadlinePart> parts;
  for (const Wish& wish : wishes) {
    if (wish.text.empty()) continue;
    const Length size = wish.style.text.size;
    FitLimits limits = styles.fit;
    limits.rows = rows_in(rest + size, size, wish.rows);
    const bool is_heading = wish.role != Role::byline;
    HeadlinePart part{wish.role, size, {}};
    part.headings = fit_headline(bench, is_heading ? without_full_stop(wish.text, notes) : wish.text, wish.style,
                                 story.language, along, limits, is_heading ? styles.comma : HeadlineComma::keep, notes);
    rest -= (part.rows() - static_cast<int>(wish.text.size())) * size;
    parts.push_back(std::move(part));
  }
  return parts;
}

void lay_heading_row(Laid& laid, const SetParagraph& heading, size_t n, const LineSpace& space, Point at, Length width,
                     Role role) {
  at.x += optical_shift(heading, n, width);
  at.y += space.ascent(heading.size());
  laid.line(heading, n, at, width, role);
}

namespace {

// What the parts take, and how the white that they leave is shared out.
struct HeadlineStack {
  Length cells;
  int shares = 2 * outer_share - inner_share;
};

HeadlineStack stack_of(const std::vector<HeadlinePart>& parts) {
  HeadlineStack stack;
  for (const HeadlinePart& part : parts) {
    const int rows = part.rows();
    stack.cells += rows * part.size;
    stack.shares += rows * (part.role == Role::byline ? byline_share : inner_share);
  }
  if (parts.front().role == Role::byline) stack.shares += inner_share - byline_share;
  return stack;
}

void warn_of_no_room(const Bench& bench, const LineSpace& space, Length needed, Length has, Report& notes) {
  const Place place = bench.block().place;
  if (space.vertical())
    notes.warning("headline-too-wide", place,
                  say("the lines of this vertical headline need {:.1f} mm side by side, their block "
                      "has {:.1f} mm",
                      to_mm(needed), to_mm(has)),
                  say("give the block more columns, or the headline fewer lines or smaller styles"));
  else
    notes.warning("headline-too-high", place,
                  say("the headline needs {:.1f} mm, its block has {:.1f} mm", to_mm(needed), to_mm(has)),
                  say("give it {} lines", (needed + bench.grid().pitch) / bench.grid().pitch + 1));
}

}  // namespace

void lay_headline(const Bench& bench, const Story& story, HeadlineStyles styles, Direction direction, const Rect& area,
                  Laid& laid) {
  for (ParaStyle* style : {&styles.kicker, &styles.title, &styles.deck, &styles.byline}) style->direction = direction;
  const LineSpace space = lines_in(area, writing_mode(direction, story.language), {}, {});
  const Rect room = space.from_page(area);
  const std::vector<HeadlinePart> parts = fit_parts(bench, story, styles, room.width, room.height, laid.notes);
  if (parts.empty()) return;
  const auto [cells, shares] = stack_of(parts);
  Length white = room.height - cells;
  if (white.mpt < 0) warn_of_no_room(bench, space, cells, room.height, laid.notes);
  // Rows too high for their block lie over one another within it; lines too wide stand on beyond it.
  if (space.vertical()) white = std::max(white, Length{});
  laid.frame(space, room, Role::headline);
  Length y = room.y + white * outer_share / shares;
  bool first = true;
  for (const HeadlinePart& part : parts) {
    if (part.role == Role::title)
      laid.anchor(part.words(story.language), space.on_page(Rect{room.x, y, room.width, part.size}).origin(), 1);
    for (const SetParagraph& heading : part.headings)
      for (size_t n = 0; n < heading.count(); ++n) {
        if (!first) y += white * (part.role == Role::byline ? byline_share : inner_share) / shares;
        first = false;
        // A title made smaller keeps the middle of the cell it was given.
        const Length lower = (part.size - heading.size()) / 2;
        lay_heading_row(laid, heading, n, space, {room.x, y + lower}, room.width, part.role);
        y += part.size;
      }
  }
}

}  // namespace banxin
