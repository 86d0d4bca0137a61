// story: a story through columns, section by section, each balanced; its headline above it, or elsewhere.
#include <fmt/format.h>

#include <algorithm>

#include "flow/headline.h"
#include "flow/lay_story.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

struct StoryBlock : Block {
  std::optional<StoryId> story;
  int columns = 1, gap = 0;
  Remainder remainder = Remainder::gap;
  Direction direction = Direction::horizontal;
  StoryStyles styles;
  HeadlineStyles headline;
  int headline_lines = 0;
  Place section_head_place;

  std::optional<StoryId> story_shown() const override { return story; }

  void read(Fields& f) override {
    f.story({"story", "The Markdown file.", true}, story);
    f.choice({"direction", "How its lines run; vertical ones go from right to left, and its columns are tiers (段)."},
             direction, {"horizontal", "vertical"});
    f.integer({"columns", "Columns that its width is divided into (破栏), or tiers that its height is."}, columns, 1,
              24);
    f.integer({"columns-gap", "Characters between these columns; 0 = as on the page."}, gap, 0, 20);
    f.choice({"remainder", "Characters that do not divide: into the gaps, or one to each of the last columns."},
             remainder, {"gap", "column"});
    f.style({"body", "How the text is set."}, styles.body);
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
      r.length({"weight", "Its thickness; 0pt for none."}, styles.column_rule);
      r.ink({"ink", "Its ink."}, styles.column_rule_ink);
    });
    f.map({"table", "How tables in the text are set."}, [&](Fields& t) { fields(t, styles.table); });
    f.style({"caption-style", "How captions of photos in the text are set."}, styles.photo.caption);
    f.length({"caption-gap", "White between such a photo and its caption."}, styles.photo.gap);
    f.map({"headline", "Its headline, across all columns above the text."}, [&](Fields& h) {
      h.integer({"lines", "Grid lines it takes; 0 = the headline stands elsewhere."}, headline_lines, 0, 60);
      fields(h, headline);
    });
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

  Laid lay(const Bench& bench) const override;

 private:
  void check_levels(const Story& told, Report& notes) const;
  bool has_room(const Room& room, Report& notes) const;
  Room room(const Bench& bench, const Story& told) const;
  Rect headline_room(const Bench& bench) const;
  StoryStyles styles_in(const Room& room) const;
  void fit_drop_cap(const Room& room, DropCap& cap, Report& notes) const;
};

// The block's grid lines below its headline, divided into columns, or into tiers of vertical lines.
Room StoryBlock::room(const Bench& bench, const Story& told) const {
  const PageGeometry& g = bench.grid();
  const Slot& slot = bench.slot();
  const int first_line = slot.first_line + headline_lines, between = gap ? gap : g.gap;
  if (direction == Direction::horizontal)
    return column_room(slot, g, first_line, divide_columns(slot.chars, columns, between, remainder));
  const Length top = g.line_top(first_line), foot = g.line_top(slot.first_line + slot.lines - 1) + g.body;
  const Rect below{bench.area().x, top, bench.area().width, foot - top};
  Room room = tier_room(below, writing_mode(direction, told.language), columns, between, styles.body.text.size,
                        pitch_of(styles.body, g));
  for (const Rect& obstacle : slot.obstacles) room.obstacles.push_back(room.space.from_page(obstacle));
  return room;
}

Rect StoryBlock::headline_room(const Bench& bench) const {
  const PageGeometry& g = bench.grid();
  return {bench.area().x, bench.area().y, bench.area().width, headline_lines * g.pitch - (g.pitch - g.body)};
}

// A hung mark takes half an em of the gutter: that is an em wide at least, and a rule in its middle keeps ¼ em off
// (CLREQ, hanging punctuation).
StoryStyles StoryBlock::styles_in(const Room& room) const {
  StoryStyles fitting = styles;
  for (ParaStyle* style : {&fitting.body, &fitting.quote, &fitting.section_head}) style->direction = direction;
  for (auto& [name, kind] : fitting.kinds) kind.style.direction = direction;
  const Length em = styles.body.text.size;
  const Length needed = styles.column_rule.mpt > 0 ? thousandths(em, 1500) + styles.column_rule : em;
  for (size_t c = 0; c + 1 < room.columns.size(); ++c)
    if (room.columns[c + 1].x - room.columns[c].right() < needed) {
      fitting.body.hang = fitting.quote.hang = Hang::none;
      for (auto& [name, kind] : fitting.kinds) kind.style.hang = Hang::none;
    }
  return fitting;
}

// Six characters stay beside the large first one, or it takes fewer lines.
void StoryBlock::fit_drop_cap(const Room& room, DropCap& cap, Report& notes) const {
  constexpr int least_chars_beside = 6;
  const Length em = styles.body.text.size;
  const auto fits = [&] {
    const Length width = (cap.lines - 1) * room.space.pitch + em + em / 4;
    return room.columns.front().width - width >= least_chars_beside * em;
  };
  while (cap.lines > 1 && !fits()) --cap.lines;
  if (cap.lines == styles.drop_cap.lines) return;
  notes.warning("drop-cap", place,
                fmt::format("the columns of story block {} are too narrow for a first character of {} lines", name,
                            styles.drop_cap.lines),
                cap.lines > 1 ? fmt::format("write lines: {}, which is what was set", cap.lines)
                              : "leave drop-cap out: it was not set");
  if (cap.lines == 1) cap.lines = 0;
}

// Each level of heading is larger than the next, by a tenth at least.
void StoryBlock::check_levels(const Story& told, Report& notes) const {
  const Length title = headline.title.text.size, head = styles.section_head.text.size;
  const bool any = std::any_of(told.sections.begin(), told.sections.end(),
                               [](const Section& section) { return section.heading.has_value(); });
  if (headline_lines == 0 || told.title.empty() || !any || title >= thousandths(head, 1100)) return;
  notes.warning(
      "headline-sizes", section_head_place,
      fmt::format("the title is {}, less than 1.1 times the section headings of {}", print_pt(title), print_pt(head)),
      "make the section headings smaller, or the title larger");
}

// Warns of what is over, from where the story is cut, or under.
void tell_copyfit(const Story& story, const Block& block, const Room& room, const StorySetting& setting,
                  Report& notes) {
  const Copyfit& fit = setting.fit;
  if (fit.state() == Copyfit::State::overset) {
    const Place cut = setting.rest
                          ? setting.sections[setting.rest->section].copy->paragraphs[setting.rest->paragraph].place
                          : story.place;
    notes.warning("overset", cut,
                  fmt::format("story {} is {} lines ({} characters) too long for block {}", story.label(),
                              fit.lines_over, fit.characters_over, block.name),
                  fmt::format("cut {} characters from here on, or give the block more lines", fit.characters_over));
  } else if (fit.state() == Copyfit::State::underset) {
    const char* free = room.space.vertical() ? "vertical lines free at the end" : "grid lines free at the foot";
    notes.warning("underset", story.place,
                  fmt::format("story {} leaves {} {} of block {}: room for {} characters", story.label(),
                              room.foot - setting.end_line, free, block.name, fit.characters_under),
                  "add text, or make a picture higher");
  }
}

bool StoryBlock::has_room(const Room& room, Report& notes) const {
  if (!room.columns.empty() && room.first_line < room.foot) return true;
  const char* parts = direction == Direction::vertical ? "tiers" : "columns";
  notes.error("no-room", place, fmt::format("story block {} has no room for {} {}", name, columns, parts),
              "give it fewer columns, a smaller headline or more lines");
  return false;
}

Laid StoryBlock::lay(const Bench& bench) const {
  Laid laid = bench.blank();
  laid.story = story;
  if (!story) return laid;
  const Story& told = bench.story(*story);
  check_levels(told, laid.notes);
  if (bench.slot().first_line < 0) {
    laid.notes.error("off-grid", place, fmt::format("story block {} stands freely; text needs grid lines", name),
                     "write cols and lines instead of x, y, width and height");
    return laid;
  }
  const Room text_room = room(bench, told);
  if (!has_room(text_room, laid.notes)) return laid;
  if (headline_lines > 0) lay_headline(bench, told, headline, Direction::horizontal, headline_room(bench), laid);
  StoryStyles fitting = styles_in(text_room);
  fit_drop_cap(text_room, fitting.drop_cap, laid.notes);
  const Copy copy = prepare_copy(bench, told, fitting, laid.notes);
  laid.notes.join(copy.notes);
  StorySetting setting = set_story(bench, copy, fitting, text_room);
  laid.notes.join(setting.notes);
  tell_copyfit(told, *this, text_room, setting, laid.notes);
  setting.fit.story = *story, setting.fit.block = name;
  laid.copyfit = setting.fit;
  lay_story(bench, fitting, text_room, setting, laid);
  return laid;
}

}  // namespace

std::unique_ptr<Block> make_story() { return std::make_unique<StoryBlock>(); }

}  // namespace banxin
