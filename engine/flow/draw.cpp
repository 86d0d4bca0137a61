#include "flow/draw.h"

#include <fmt/format.h>

#include <iterator>

#include "flow/line_faults.h"
#include "flow/runs.h"
#include "grid/columns.h"

namespace banxin {
namespace {

// How the outline of the PDF calls a page.
std::string page_title(const Page& page, const Language& language) {
  const std::string number = page.second ? fmt::format("{}–{}", page.number, page.second) : std::to_string(page.number);
  std::string title = language.is_chinese()              ? fmt::format("第{}版", number)
                      : language.region == Region::japan ? fmt::format("{}面", number)
                      : page.second                      ? fmt::format("Pages {}", number)
                                                         : fmt::format("Page {}", number);
  if (page.strip) title += language.is_chinese() ? "中缝" : " ·";
  return page.section.empty() ? title : title + " " + page.section;
}

Sheet empty_sheet(const Page& page) {
  const PageGeometry& g = page.geometry;
  return {.page = page.number,
          .second_page = page.second,
          .strip = page.strip,
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
          .vertical = g.vertical,
          .bound_right = g.bound_right(),
          .base_columns = base_columns(g)};
}

// Text and rules of black become paper. Fills stay: a code, or a label's own ground, is not text.
void reverse(InkId& ink) {
  if (ink == InkTable::black) ink = InkTable::paper;
}

void reverse(std::vector<Item>& items) {
  for (Item& item : items) {
    if (auto* run = std::get_if<GlyphRun>(&item)) reverse(run->ink);
    if (auto* stroke = std::get_if<Stroke>(&item)) reverse(stroke->ink);
    if (auto* figure = std::get_if<Contour>(&item)) reverse(figure->ink);
  }
}

void reverse(PlacedBlock& block) {
  reverse(block.ink);
  for (PlacedFrame& frame : block.frames) {
    reverse(frame.ink);
    for (PlacedLine& line : frame.lines) {
      for (GlyphRun& run : line.runs) reverse(run.ink);
      reverse(line.interlinear);
      reverse(line.ink);
    }
  }
}

class Drawing {
 public:
  Drawing(const Page& page, const Edition& edition, Sheet& sheet, Report& notes)
      : page_(page), edition_(edition), sheet_(sheet), notes_(notes) {}

  void block(Laid&& laid) {
    const Report::At outer = notes_.enter({page_.number, laid.name});
    notes_.join(laid.notes);
    if (laid.story) add_story(*laid.story);
    PlacedBlock placed{.name = std::move(laid.name),
                       .kind = std::move(laid.kind),
                       .story = laid.story,
                       .area = laid.area,
                       .alt = std::move(laid.alt),
                       .ink = std::move(laid.ink)};
    placed.frames.reserve(laid.frames.size());
    for (LaidFrame& one : laid.frames) frame(std::move(one), laid.halo, placed);
    if (laid.reversed) reverse(placed);
    if (laid.copyfit) sheet_.copyfits.push_back(std::move(*laid.copyfit));
    sheet_.blocks.push_back(std::move(placed));
    for (Laid& one : laid.inside) block(std::move(one));
    notes_.enter(outer);
  }

 private:
  void add_story(StoryId id) {
    if (sheet_.find_story(id)) return;
    const Story& story = edition_.stories[id.index];
    sheet_.stories.push_back({id, story.name, story.file, story.language.tag, story.shares_name});
  }

  void frame(LaidFrame&& laid, const Laid::Halo& halo, PlacedBlock& block) {
    PlacedFrame& placed = block.frames.emplace_back(PlacedFrame{.area = laid.space.on_page(laid.area),
                                                                .role = laid.role,
                                                                .column = laid.column,
                                                                .section = laid.section,
                                                                .in_thread = laid.in_thread,
                                                                .cell = laid.cell,
                                                                .lines = {},
                                                                .ink = std::move(laid.ink)});
    placed.lines.reserve(laid.lines.size());
    for (LaidLine& one : laid.lines) {
      const ShapedText& text = one.of.text->text;
      placed.lines.push_back(placed_line(text, *one.of.lines, one.line, laid.space.on_page(one.at), one.measure));
      PlacedLine& line = placed.lines.back();
      line.role = one.role;
      line.paragraph = one.paragraph;
      line.continues = one.continues;
      line.language = one.of.text->language;
      line.link = std::move(one.link);
      for (GlyphRun& run : line.runs) run.halo = halo.reach, run.halo_ink = halo.ink;
      line.ink = std::move(one.ink);
      if (one.goes_on) line.ends_paragraph = false;
      report_line(text, *one.of.lines, one.line, {block.name, placed}, notes_);
      if (one.line == 0 || one.of.lines->lines[one.line].first == 0)
        block.changes.insert(block.changes.end(), text.changes.begin(), text.changes.end());
    }
  }

  const Page& page_;
  const Edition& edition_;
  Sheet& sheet_;
  Report& notes_;
};

}  // namespace

Sheet draw(const Page& page, const Edition& edition, std::vector<Laid> blocks, Report& notes) {
  Sheet sheet = empty_sheet(page);
  sheet.ink.emplace_back(Anchor{page_title(page, edition.language), {}, 0});
  Drawing drawing(page, edition, sheet, notes);
  for (Laid& laid : blocks) drawing.block(std::move(laid));
  return sheet;
}

}  // namespace banxin
