#include "flow/headline.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/fields.h"

namespace banxin {
namespace {

constexpr Em tightest_tracking{-20};
constexpr Length size_step = from_pt(0.5);

Length natural_width(const Composed& composed) { return composed.lines.empty() ? Length{} : composed.lines[0].natural; }

// Sets the text on a line that is long enough for anything, to learn its natural width.
Composed set_unbounded(Bench& bench, const Prepared& text) {
  ParaStyle plain = text.style;
  plain.align = Align::start;
  const Measure endless{{}, from_pt(200000)};
  return bench.set({text.text, text.spacing, plain}, {&endless, 1});
}

}  // namespace

void fields(Fields& f, HeadlineStyles& styles) {
  f.style({"kicker", "How the kicker (引题) is set."}, styles.kicker);
  f.style({"title", "How the title (主题) is set."}, styles.title);
  f.style({"deck", "How the deck (副题) is set."}, styles.deck);
  f.style({"byline", "How the byline (署名) is set."}, styles.byline);
  f.map({"fit", "How far a line may be changed to fit its width."}, [&](Fields& fit) {
    fit.percent({"size", "Smallest share of its type size."}, styles.fit.size, 500, 1000);
    fit.percent({"scale", "Narrowest letters."}, styles.fit.scale, 500, 1000);
  });
}

FittedLine fit_line(Bench& bench, const std::vector<Span>& spans, ParaStyle style, const Language& language,
                    Length width, const FitLimits& limits, Place place) {
  const Length wanted = style.text.size;
  const Measure measure{{}, width};
  Prepared text = bench.prepare(spans, style, language);
  Length natural = natural_width(set_unbounded(bench, text));
  const auto again = [&] {
    Report silent = bench.report().sibling();  // what is wrong with the text was said the first time
    text = bench.prepare(spans, style, language, silent);
    natural = natural_width(set_unbounded(bench, text));
  };
  if (natural > width) style.text.tracking = std::min(style.text.tracking, tightest_tracking), again();
  while (natural > width && style.text.size - size_step >= thousandths(wanted, limits.size)) {
    // Jump to the size that the proportion names, by whole steps; the loop only mends rounding.
    const int64_t fitting = static_cast<int64_t>(style.text.size.mpt) * width.mpt / natural.mpt;
    const Length down{static_cast<int32_t>(fitting / size_step.mpt * size_step.mpt)};
    style.text.size = std::max({std::min(down, style.text.size - size_step), thousandths(wanted, limits.size)});
    again();
  }
  if (natural > width && limits.scale < style.text.scale) {
    const int fitting = static_cast<int>(static_cast<int64_t>(style.text.scale) * width.mpt / natural.mpt);
    style.text.scale = std::max(fitting - 1, limits.scale);
    again();
  }
  if (natural > width) {
    const size_t has = text.text.chars.size();
    const size_t holds = has * static_cast<size_t>(width.mpt) / static_cast<size_t>(natural.mpt);
    bench.report().warning("headline-too-long", place,
                           fmt::format("the headline holds {} characters here, has {}", holds, has),
                           "shorten it, break it into two lines, or give it a smaller style");
  }
  Composed lines = bench.set(text, {&measure, 1});
  return {std::move(text), std::move(lines)};
}

namespace {

struct Part {
  std::string role;
  FittedLine line;
  Length size;
};

// White above, between and below the parts: twice as much outside as between, as long as there is any.
constexpr int outer_share = 2, inner_share = 2, byline_share = 3;

}  // namespace

void lay_headline(Bench& bench, const Story& story, const HeadlineStyles& styles, const Rect& room) {
  std::vector<Part> parts;
  const auto add = [&](const std::vector<Paragraph>& rows, const ParaStyle& style, const char* role) {
    for (const Paragraph& row : rows) {
      FittedLine line = fit_line(bench, row.spans, style, story.language, room.width, styles.fit, row.place);
      parts.push_back({role, std::move(line), style.text.size});
    }
  };
  add(story.kicker, styles.kicker, "kicker");
  add(story.title, styles.title, "title");
  add(story.deck, styles.deck, "deck");
  add(story.byline, styles.byline, "byline");
  if (parts.empty()) return;

  Length cells;
  int shares = 2 * outer_share;
  for (size_t i = 0; i < parts.size(); ++i) {
    cells += parts[i].size;
    if (i > 0) shares += parts[i].role == "byline" ? byline_share : inner_share;
  }
  const Length white = room.height - cells;
  if (white.mpt < 0) {
    bench.report().warning(
        "headline-too-high", bench.block().place,
        fmt::format("the headline needs {:.1f} mm, its block has {:.1f} mm", to_mm(cells), to_mm(room.height)),
        fmt::format("give it {} lines", (cells + bench.grid().pitch) / bench.grid().pitch + 1));
  }
  bench.open_frame(room, "headline");
  Length y = room.y + white * outer_share / shares;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) y += white * (parts[i].role == "byline" ? byline_share : inner_share) / shares;
    const FittedLine& line = parts[i].line;
    if (parts[i].role == "title" && i == 0) bench.anchor(line.text.text.text, {room.x, y}, 1);
    // A title made smaller keeps the middle of the cell it was given.
    const Length size = line.text.style.text.size;
    bench.draw_line(line.text, line.lines, 0, {room.x, y + (parts[i].size - size) / 2 + ascent_of(size)}, room.width,
                    parts[i].role);
    y += parts[i].size;
  }
}

}  // namespace banxin
