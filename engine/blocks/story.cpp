// story: a story through columns, section by section, each balanced; its headline above it, or elsewhere.
#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "flow/headline.h"
#include "flow/thread.h"
#include "flow/thread_notes.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

struct StoryBlock : Block {
  std::optional<StoryId> story;
  BlockReference continued;  // 上接
  bool repeat = false;
  std::vector<Paragraph> jump_title;  // over a part that continues a story
  int columns = 1, gap = 0;
  Remainder remainder = Remainder::gap;
  std::optional<Direction> direction;
  StoryStyles styles;
  HeadlineStyles headline;
  int headline_lines = 0, least_beside = 6;
  Place section_head_place;
  BlockFit copyfit;

  const BlockFit* fit() const override { return &copyfit; }
  std::optional<StoryId> story_shown() const override { return story; }
  const BlockReference* continues() const override { return continued.name.empty() ? nullptr : &continued; }
  bool repeats() const override { return repeat; }

  void read(Fields& f) override {
    f.word({"continues", "Instead of a story: the block, or the story by its file, that goes on here (转版)."},
           continued.name);
    continued.place = f.place("continues");
    f.story({"story", "The Markdown file.", continued.name.empty()}, story);
    f.flag({"repeat", "Another block may tell the same story from its beginning."}, repeat);
    f.choice(
        {"direction",
         "How its lines run; vertical ones go from right to left, and its columns are tiers (段). As those of the page "
         "when not given."},
        direction, {"horizontal", "vertical"});
    f.list({"shape", "Columns of unequal height, from left to right, in the place of `cols` and `lines`."},
           [&](Fields& s) { read_strip(s); });
    check_shape(f);
    f.integer({"least-beside", "Characters of a line beside what stands in the story; a shorter one stays white."},
              least_beside, 2, 100);
    f.integer({"columns", "Columns that its width is divided into (破栏), or tiers that its height is."}, columns, 1,
              24);
    f.integer({"columns-gap", "Characters between these columns; 0 = as on the page."}, gap, 0, 20);
    f.choice({"remainder", "Characters that do not divide: into the gaps, or one to each of the last columns."},
             remainder, {"gap", "column"});
    if (!continued.name.empty()) styles.body.text.size = Length{};  // as before, when nothing is said
    if (!continued.name.empty()) styles.column_rule.weight = Length{-1};
    f.style({"body", "How the text is set; of a part that continues a story, as before when not given."}, styles.body);
    read_paragraphs(f);
    styles.quote = styles.body;
    f.map({"quote", "Block quotations, on the lines of the grid."}, [&](Fields& q) {
      q.style({"style", "How they are set; as the text when not given."}, styles.quote);
      q.em({"start", "Indent of all their lines, in em of the body: a whole number."}, styles.quote_start);
      q.em({"end", "White behind all their lines."}, styles.quote_end);
    });
    f.map({"section-head", "Section headings (小标题)."}, [&](Fields& h) {
      h.choice({"place", "Across all columns, or inside a column: all sections are then balanced as one."},
               styles.heads_in_columns, {"across", "column"});
      h.style({"style", "How they are set."}, styles.section_head);
      section_head_place = h.place("style");
      h.integer({"lines", "Grid lines they take."}, styles.head_lines, 1, 40);
      h.integer({"spread", "Free lines that may be added above each to fill the block."}, styles.most_spread, 0, 10);
      h.length({"rule", "Thickness of a rule above them; 0pt for none."}, styles.head_rule);
      h.ink({"rule-ink", "Its ink."}, styles.head_rule_ink);
    });
    f.map({"column-rule", "The rule between columns (栏线)."}, [&](Fields& r) {
      r.length({"weight", "Its thickness; 0pt for none."}, styles.column_rule.weight);
      r.ink({"ink", "Its ink."}, styles.column_rule.ink);
    });
    f.map({"table", "How tables in the text are set."}, [&](Fields& t) { fields(t, styles.table); });
    f.style({"caption-style", "How captions of photos in the text are set."}, styles.photo.caption);
    f.length({"caption-gap", "White between such a photo and its caption."}, styles.photo.gap);
    f.map({"headline", "Its headline, across all columns above the text."}, [&](Fields& h) {
      h.integer({"lines", "Grid lines it takes; 0 = the headline stands elsewhere."}, headline_lines, 0, 60);
      fields(h, headline);
    });
    f.text({"jump-title", "With `continues`: the short title over this part, when its headline has lines."}, jump_title,
           &headline.title);
    copyfit.headline_lines = headline_lines;
    fields(f, copyfit.rules, copyfit.choice);
  }

  void read_paragraphs(Fields& f) {
    styles.kinds = built_in_kinds(styles.body);
    f.paragraph_kinds(styles.body, styles.kinds);
    f.flag({"flush-first", "The first paragraph of each section has no indent."}, styles.flush_first);
    f.integer({"paragraph-gap", "Free lines between paragraphs."}, styles.paragraph_gap, 0, 10);
    f.map({"drop-cap", "A large first character (首字下沉), when no dateline stands before it."}, [&](Fields& d) {
      d.integer({"lines", "Lines that it takes; 0 for none."}, styles.drop_cap.lines, 0, 10);
      d.font({"font", "Its face."}, styles.drop_cap.font);
      d.ink({"ink", "Its ink."}, styles.drop_cap.ink);
    });
  }

  void read_strip(Fields& f) {
    ShapeStrip& strip = frame.shape.emplace_back();
    f.range({"cols", "base columns: 1-2", true}, strip.first_col, strip.last_col);
    f.integer({"line", "the first line, counted in the block"}, strip.line, 1, 10'000);
    f.integer({"lines", "height in grid lines", true}, strip.lines, 1, 10'000);
    f.integer({"columns", "columns that it is divided into; its base columns when not given"}, strip.columns, 1, 24);
  }
  void check_shape(Fields& f);

  Laid lay(const Bench& bench) const override;
  std::shared_ptr<const ThreadSetting> set_thread(std::span<const Bench> parts) const override;

 private:
  std::optional<StoryId> told(const Bench& bench) const;
  Story under_short_title(const Story& whole) const;
  void check_levels(const Story& told, Report& notes) const;
  void check_pitch(const PageGeometry& grid, const Story& told, Report& notes) const;
  bool is_on_grid(const PageGeometry& grid, const Story& told) const;
  Direction headline_direction(const PageGeometry& grid, const Story& told) const;
  bool has_room(const Bench& bench, const Story& told, const Room& room, Report& notes) const;
  void tell_no_room(const Bench& bench, const Story& told, Report& notes) const;
  Room room(const Bench& bench, const Story& told, const ParaStyle& body) const;
  int head_lines(const Bench& bench) const;
  Rect headline_room(const Bench& bench, const Story& told) const;
  StoryStyles styles_in(std::span<const Room> rooms, Direction along) const;
  void fit_drop_cap(const Room& room, const Story& told, DropCap& cap) const;
  void tell_drop_cap(const DropCap& cap, Report& notes) const;
  void tell_covered(const Bench& bench, const Story& told, Report& notes) const;
};

// Its strips stand side by side; its bounds follow from them.
void StoryBlock::check_shape(Fields& f) {
  for (size_t i = 0; i < frame.shape.size(); ++i) {
    const ShapeStrip& strip = frame.shape[i];
    if (i > 0 && strip.first_col <= frame.shape[i - 1].last_col)
      return f.error("shape", "bad-shape", say("the strips of a shape stand side by side, from left to right"),
                     say("write {{cols: 1-2, lines: 30}}, {{cols: 3-4, line: 12, lines: 19}}"));
    if (i == 0) frame.first_col = strip.first_col, frame.lines = 0;
    frame.last_col = strip.last_col;
    frame.lines = std::max(frame.lines, strip.line - 1 + strip.lines);
  }
}

// Its lines are those of the page; others are lines of its own in its frame.
bool StoryBlock::is_on_grid(const PageGeometry& grid, const Story& told) const {
  return writing_mode(direction_on(grid, direction), told.language) == writing_mode(grid);
}

// The headline stands before the text: above it, or right of vertical lines on a page of such.
Direction StoryBlock::headline_direction(const PageGeometry& grid, const Story& told) const {
  return grid.vertical && is_on_grid(grid, told) ? Direction::vertical : Direction::horizontal;
}

// What it was chosen to have when it has a headline.
int StoryBlock::head_lines(const Bench& bench) const {
  return headline_lines > 0 ? std::max(1, headline_lines + bench.choice().headline) : 0;
}

// The block's grid lines behind its headline, divided into columns or tiers; or lines of its own in what is left.
Room StoryBlock::room(const Bench& bench, const Story& told, const ParaStyle& body) const {
  if (bench.slot().first_line < 0) return {};
  const PageGeometry& g = bench.grid();
  const Slot& slot = bench.slot();
  const int head = head_lines(bench), first_line = slot.first_line + head, between = gap ? gap : g.gap;
  if (is_on_grid(g, told)) {
    Room across = slot.strips.empty()
                      ? column_room(slot, g, first_line, divide_columns(slot.chars, columns, between, remainder))
                      : shape_room(slot, g, first_line, between, remainder);
    if (told.language.is_right_to_left()) read_from_right(across);
    return across;
  }
  const Rect& area = bench.area();
  const Length top = area.y + head * g.pitch;
  const Rect below{area.x, top, area.width, area.bottom() - top};
  ParaStyle turned = body;
  turned.direction = direction_on(g, direction);
  Room room = tier_room(below, writing_mode(turned.direction, told.language), columns, between, body.text.size,
                        turned.em(), pitch_of(body, g));
  for (const Rect& obstacle : slot.obstacles) room.obstacles.push_back(room.space.from_page(obstacle));
  return room;
}

// Before the columns that begin with the block.
Rect StoryBlock::headline_room(const Bench& bench, const Story& told) const {
  const PageGeometry& g = bench.grid();
  const Rect& area = bench.area();
  if (g.vertical && !is_on_grid(g, told))
    return {area.x, area.y, area.width, head_lines(bench) * g.pitch - (g.pitch - g.body)};
  Rect room = g.on_grid(area);
  room.height = g.height_of_lines(head_lines(bench));
  const auto begins = [&](const Strip& strip) { return strip.first_line == bench.slot().first_line; };
  Length from = room.right(), to = room.x;
  for (const Strip& strip : bench.slot().strips) {
    if (!begins(strip)) continue;
    const Rect columns_of_strip = g.on_grid(strip.area);
    from = std::min(from, columns_of_strip.x), to = std::max(to, columns_of_strip.right());
  }
  if (from < to) room.x = from, room.width = to - from;
  return g.on_page(room);
}

// A hung mark takes half an em of the gutter: that is an em wide at least, and a rule in its middle keeps ¼ em off
// (CLREQ, hanging punctuation).
StoryStyles StoryBlock::styles_in(std::span<const Room> rooms, Direction along) const {
  StoryStyles fitting = styles;
  for (ParaStyle* style : {&fitting.body, &fitting.quote, &fitting.section_head}) style->direction = along;
  for (auto& [word, of_kind] : fitting.kinds) of_kind.style.direction = along;
  fitting.table.turn(along);
  const Length em = styles.body.text.size;
  const Length needed = styles.column_rule.weight.mpt > 0 ? thousandths(em, 1500) + styles.column_rule.weight : em;
  for (const Room& room : rooms)
    for (size_t c = 0; c + 1 < room.columns.size(); ++c)
      if (gutter_after(room, c).width < needed) {
        fitting.body.hang = fitting.quote.hang = Hang::none;
        for (auto& [word, of_kind] : fitting.kinds) of_kind.style.hang = Hang::none;
      }
  return fitting;
}

// The narrowest of the lines that a story begins with, `count` of them below a heading of so many; nothing when they do
// not stand one below another.
Length narrowest_of_first(const Room& room, int heading_lines, int count) {
  Length least = room.columns.front().width;
  const int first = heading_lines > 0 ? line_across(room, heading_lines) + heading_lines : room.first_line;
  int before = -1;
  for (const Row& row : rows_of(room, std::vector<int>(room.columns.size(), room.foot))) {
    if (row.line < first) continue;
    if (count == 0) return least;
    if (row.column > 0 || (before >= 0 && row.line != before + 1)) break;
    least = std::min(least, row.measure.width), before = row.line, --count;
  }
  return count == 0 ? least : Length{};
}

// Six characters stay beside the large first one, or it takes fewer lines.
void StoryBlock::fit_drop_cap(const Room& room, const Story& told, DropCap& cap) const {
  constexpr int least_chars_beside = 6;
  const Length em = styles.body.text.size;
  const bool headed = !told.sections.empty() && told.sections.front().heading.has_value();
  const auto fits = [&] {
    const Length width = (cap.lines - 1) * room.space.pitch + em + em / 4;
    return narrowest_of_first(room, headed ? styles.head_lines : 0, cap.lines) - width >= least_chars_beside * em;
  };
  while (cap.lines > 1 && !fits()) --cap.lines;
  if (cap.lines == 1 && styles.drop_cap.lines > 1) cap.lines = 0;
}

// What was set instead.
void StoryBlock::tell_drop_cap(const DropCap& cap, Report& notes) const {
  if (cap.lines == styles.drop_cap.lines) return;
  notes.warning("drop-cap", place,
                say("the lines that story block {} begins with are too narrow for a first character of {} lines", name,
                    styles.drop_cap.lines),
                cap.lines > 1 ? say("write lines: {}, which is what was set", cap.lines)
                              : say("leave drop-cap out: it was not set"));
}

// Text runs round what stands in the story; its headline does not.
void StoryBlock::tell_covered(const Bench& bench, const Story& told, Report& notes) const {
  if (headline_lines == 0) return;
  const Rect room = headline_room(bench, told);
  if (std::ranges::none_of(bench.slot().inner, [&](const Rect& inner) { return inner.overlaps(room); })) return;
  notes.warning("headline-covered", place, say("a block that stands in story block {} lies on its headline", name),
                say("let that block begin below the headline's {} lines", head_lines(bench)));
}

// Each level of heading is larger than the next, by a tenth at least.
void StoryBlock::check_levels(const Story& told, Report& notes) const {
  const Length title = headline.title.text.size, head = styles.section_head.text.size;
  const bool any = std::any_of(told.sections.begin(), told.sections.end(),
                               [](const Section& section) { return section.heading.has_value(); });
  if (headline_lines == 0 || told.title.empty() || !any || title >= thousandths(head, 1100)) return;
  notes.warning("headline-sizes", section_head_place,
                say("the title is {}, less than 1.1 times the section headings of {}", print_pt(title), print_pt(head)),
                say("make the section headings smaller, or the title larger"));
}

// Lines that run as those of the page stand on its grid, whatever the style says.
void StoryBlock::check_pitch(const PageGeometry& grid, const Story& told, Report& notes) const {
  const Length pitch = styles.body.pitch;
  if (!is_on_grid(grid, told) || pitch.mpt <= 0 || pitch == grid.pitch) return;
  notes.warning("off-grid-pitch", place,
                say("the lines of story block {} stand on the grid of the page, {} apart: the pitch of {} of its "
                    "body style is not used",
                    name, print_pt(grid.pitch), print_pt(pitch)),
                say("give the page a pitch of {}, or take the pitch out of the style", print_pt(pitch)));
}

bool StoryBlock::has_room(const Bench& bench, const Story& told, const Room& room, Report& notes) const {
  if (bench.slot().first_line < 0) {
    notes.error("off-grid", place, say("story block {} stands freely; text needs grid lines", name),
                say("write cols and lines instead of x, y, width and height"));
    return false;
  }
  if (!frame.shape.empty() && !is_on_grid(bench.grid(), told)) {
    notes.error("bad-shape", place,
                say("the lines of story block {} do not run as those of its page: they have "
                    "no shape",
                    name),
                say("let blocks continue each other instead"));
    return false;
  }
  if (!room.columns.empty() && room.first_line < room.foot) return true;
  notes.error("no-room", place,
              room.space.vertical() ? say("story block {} has no room for {} tiers", name, columns)
                                    : say("story block {} has no room for {} columns", name, columns),
              say("give it fewer columns, a smaller headline or more lines"));
  return false;
}

// Why there is no text: it may be another block of the thread that has no room.
void StoryBlock::tell_no_room(const Bench& bench, const Story& told, Report& notes) const {
  ParaStyle body = styles.body;
  if (body.text.size.mpt == 0) body.text.size = bench.grid().body;
  has_room(bench, told, room(bench, told, body), notes);
}

// The story of the block, its own or the one that it continues.
std::optional<StoryId> StoryBlock::told(const Bench& bench) const {
  return bench.thread() ? bench.thread()->thread->story : story;
}

// Over a part that continues a story stands its short title.
Story StoryBlock::under_short_title(const Story& whole) const {
  Story part;
  part.name = whole.name, part.file = whole.file, part.shares_name = whole.shares_name;
  part.language = whole.language;
  part.place = whole.place;
  part.title = jump_title;
  return part;
}

std::shared_ptr<const ThreadSetting> StoryBlock::set_thread(std::span<const Bench> parts) const {
  const Story& whole = parts.front().story(*told(parts.front()));
  Report notes = parts.front().blank().notes;
  std::vector<Room> rooms;
  std::vector<StoryStyles> fitting;
  const StoryBlock* styled = this;  // whose styles are in force
  for (const Bench& part : parts) {
    const auto& block = static_cast<const StoryBlock&>(part.block());
    if (block.styles.body.text.size.mpt > 0) styled = &block;
    rooms.push_back(block.room(part, whole, styled->styles.body));
    rooms.back().least_chars = block.least_beside;
    if (!block.has_room(part, whole, rooms.back(), notes)) return nullptr;  // which the block itself says
    fitting.push_back(styled->styles_in(rooms, direction_on(part.grid(), block.direction)));
    styled->fit_drop_cap(rooms.back(), whole, fitting.back().drop_cap);
  }
  return banxin::set_thread(parts, whole, fitting, std::move(rooms));
}

Laid StoryBlock::lay(const Bench& bench) const {
  Laid laid = bench.blank();
  laid.story = told(bench);
  if (!laid.story) return laid;
  const Story& whole = bench.story(*laid.story);
  check_levels(whole, laid.notes);
  check_pitch(bench.grid(), whole, laid.notes);
  const ThreadPlace* in = bench.thread();
  const auto thread = in ? in->setting : set_thread({&bench, 1});
  if (!thread) return tell_no_room(bench, whole, laid.notes), laid;
  const size_t part = in ? in->part : 0;
  if (headline_lines > 0)
    lay_headline(bench, part == 0 ? whole : under_short_title(whole), headline, headline_direction(bench.grid(), whole),
                 headline_room(bench, whole), laid);
  tell_covered(bench, whole, laid.notes);
  if (part == 0) {
    tell_drop_cap(thread->segments.front()->ready->styles.drop_cap, laid.notes);
    laid.notes.join(thread->notes);
  }
  tell_copyfit(bench, *laid.story, *thread, laid);
  lay_part(bench, styles.column_rule, *thread, part, laid);
  return laid;
}

}  // namespace

std::unique_ptr<Block> make_story() { return std::make_unique<StoryBlock>(); }

}  // namespace banxin
