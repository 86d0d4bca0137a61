#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "flow/flow.h"
#include "flow/fold.h"
#include "flow/outline.h"

namespace banxin {

Bench::Bench(const Desk& desk, const Page& page, const Slot& slot, Shaper& shaper, Sheet& sheet, Report& report)
    : desk_(desk),
      page_(page),
      slot_(slot),
      shaper_(shaper),
      sheet_(sheet),
      report_(report),
      record_(sheet.blocks.size()) {
  sheet_.blocks.push_back({.name = slot.block->name, .kind = slot.block->kind, .area = slot.area});
}

Length pitch_of(const ParaStyle& style, const PageGeometry& grid) {
  return style.pitch.mpt > 0 ? style.pitch : grid.pitch;
}

namespace {

// What stands between the lines needs ½ em there, 5/8 em when both sides are used (CLREQ, interlinear annotations); the
// pitch is the style's, and no line is pushed away for it.
void warn_of_tight_lines(const ShapedText& text, Length pitch, const std::vector<Span>& spans, Report& report) {
  const auto is_above = [&](const Interline& i) {
    return i.kind == Interline::Kind::ruby ||
           (i.kind == Interline::Kind::dots && (text.vertical || text.region == Region::japan));
  };
  const bool above = std::ranges::any_of(text.interlines, is_above);
  const bool below = !std::ranges::all_of(text.interlines, is_above);
  const int needed = above && below ? 625 : above || below ? 500 : 0;
  if (needed == 0 || spans.empty() || pitch - text.em >= thousandths(text.em, needed)) return;
  const auto first = std::ranges::find_if(spans, [](const Span& s) { return s.note.id != 0; });
  report.warning(
      "tight-lines", first == spans.end() ? spans.front().place : first->place,
      fmt::format("between lines of {} at a pitch of {} there is no room for what stands beside the text",
                  print_pt(text.em), print_pt(pitch)),
      fmt::format("give the style a pitch of at least {}", print_pt(text.em + thousandths(text.em, needed))));
}

}  // namespace

Prepared Bench::prepare(const std::vector<Span>& spans, const ParaStyle& style, const Language& language) {
  return prepare(spans, style, language, report_);
}

Prepared Bench::prepare(const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                        Report& report) const {
  Prepared prepared{shaper_.shape(spans, style, language, report), {}, style};
  prepared.spacing = space(prepared.text, style);
  warn_of_tight_lines(prepared.text, pitch_of(style, grid()), spans, report);
  return prepared;
}

Composed Bench::set(const Prepared& text, std::span<const Measure> measures, const ComposeOptions& options) const {
  return compose(text.text, text.spacing, measures, text.style, options);
}

void Bench::open_frame(const Rect& area, Role role, int column, int section) {
  record().frames.push_back({.area = area, .role = role, .column = column, .section = section});
}

SetText Bench::set_text(const std::vector<Paragraph>& text, const ParaStyle& style, const Language& language,
                        Length width) const {
  SetText all{.pitch = pitch_of(style, grid()), .size = style.text.size, .notes = report_.sibling()};
  const Measure measure{{}, width};
  size_t rows = 0;
  for (const Paragraph& paragraph : text) {
    all.paragraphs.push_back(prepare(paragraph.spans, style, language, all.notes));
    all.lines.push_back(set(all.paragraphs.back(), {&measure, 1}));
    rows += all.lines.back().lines.size();
  }
  if (rows > 0) all.height = times(static_cast<int64_t>(rows) - 1, all.pitch) + all.size;
  return all;
}

void Bench::draw_text(const SetText& text, const LineSpace& space, const Rect& room, Role role) {
  report_.join(text.notes);
  open_frame(space.on_page(room), role);
  const Length first = room.y + space.ascent(text.size);
  int row = 0;
  for (size_t p = 0; p < text.paragraphs.size(); ++p)
    for (size_t n = 0; n < text.lines[p].lines.size(); ++n, ++row)
      draw_line(text.paragraphs[p], text.lines[p], n, space.on_page(Point{room.x, first + times(row, text.pitch)}),
                room.width, role);
}

std::vector<Item>& Bench::drawn() {
  PlacedBlock& block = record();
  if (block.frames.empty()) return block.ink;
  PlacedFrame& frame = block.frames.back();
  return frame.lines.empty() ? frame.ink : frame.lines.back().ink;
}

void Bench::fill(const Rect& area, InkId ink) { drawn().emplace_back(Fill{area, ink}); }

void Bench::stroke(Point from, Point to, Length width, InkId ink) {
  drawn().emplace_back(Stroke{from, to, width, ink});
}

void Bench::border(const Rect& area, Length width, InkId ink) {
  const Rect r = area.inset(width / 2);
  draw_outline({{{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}}}, width, ink, drawn());
}

void Bench::anchor(std::string title, Point at, int level) {
  drawn().emplace_back(Anchor{std::move(title), at, level});
}

std::optional<StoryId> Bench::story_in(const std::string& name) const {
  const Block* found = find_block(page_.blocks, name);
  return found ? found->story_shown() : std::nullopt;
}

const Story& Bench::tells(StoryId id) {
  const Story& story = edition().stories[id.index];
  record().story = id;
  if (!sheet_.find_story(id))
    sheet_.stories.push_back({id, story.name, story.file, story.language.tag, story.shares_name});
  return story;
}

void Bench::shows(std::string alt) { record().alt = std::move(alt); }

void Bench::copyfit(Copyfit fit) {
  fit.story = record().story.value_or(StoryId{});
  fit.block = block().name;
  sheet_.copyfits.push_back(std::move(fit));
}

void Bench::lay_children() {
  for (const Slot& child : slot_.children) {
    const Report::At outer = report_.enter({page_.number, child.block->name});
    Bench bench(desk_, page_, child, shaper_, sheet_, report_);
    child.block->lay(bench);
    report_.enter(outer);
  }
}

namespace {

// How the outline of the PDF calls a page.
std::string page_title(const Page& page, const Language& language) {
  const std::string number = page.second ? fmt::format("{}–{}", page.number, page.second) : std::to_string(page.number);
  std::string title = language.is_chinese()              ? fmt::format("第{}版", number)
                      : language.region == Region::japan ? fmt::format("{}面", number)
                      : page.second                      ? fmt::format("Pages {}", number)
                                                         : fmt::format("Page {}", number);
  return page.section.empty() ? title : title + " " + page.section;
}

}  // namespace

Sheet set_page(const Desk& desk, const Page& page, const std::vector<Slot>& slots, Report& report) {
  const PageGeometry& g = page.geometry;
  Sheet sheet{.page = page.number,
              .second_page = page.second,
              .name = page.second ? fmt::format("{}-{}", page.number, page.second) : "",
              .section = page.section,
              .template_name = page.template_file.stem().string(),
              .trim = g.trim,
              .bleed = g.bleed,
              .type_area = g.type_area,
              .grid_top = g.line_top(0),
              .baseline_first = g.baseline(0),
              .pitch = g.pitch,
              .grid_lines = g.lines,
              .columns = g.columns,
              .base_columns = base_columns(g)};
  sheet.ink.emplace_back(Anchor{page_title(page, desk.edition.language), {}, 0});
  Shaper shaper(desk.fonts);
  shaper.set_names(desk.edition.names);
  for (const Slot& slot : slots) {
    report.enter({page.number, slot.block->name});
    Bench bench(desk, page, slot, shaper, sheet, report);
    slot.block->lay(bench);
  }
  report.enter({page.number, {}});
  check_fold(page, sheet, report);
  return sheet;
}

}  // namespace banxin
