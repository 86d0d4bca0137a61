// notices: entries of one Markdown file in small type, with a pitch of their own, through many columns.
#include "flow/notices.h"

#include <fmt/format.h>

#include "base/message.h"
#include "grid/columns.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

struct NoticesBlock : Block {
  std::optional<StoryId> file;
  int columns = 1, gap = 0;
  NoticeStyles styles;
  std::optional<Length> between;
  std::optional<Direction> direction;

  std::optional<StoryId> story_shown() const override { return file; }
  void read(Fields& f) override;
  Laid lay(const Bench& bench) const override;

 private:
  NoticePlace place_of(const Bench& bench, const Language& language) const;
  NoticeStyles styles_along(const Bench& bench) const;
  void lay_column_rules(const NoticePlace& where, Laid& laid) const;
  void tell_fit(const Story& story, const NoticeFit& fit, Report& notes) const;
};

void NoticesBlock::read(Fields& f) {
  f.notices({"file", "The Markdown file: each ## heading, and each line ---, begins an entry.", true}, file);
  f.integer({"columns", "Columns that its width is divided into, or tiers that its height is."}, columns, 1, 24);
  f.integer({"columns-gap", "Characters between these columns; 0 = as on the page."}, gap, 0, 20);
  f.style({"style", "How the text is set; its pitch is that of the lines, which need not stand on the grid."},
          styles.text.body);
  styles.text.quote = styles.text.section_head = styles.text.body;
  styles.text.kinds = built_in_kinds(styles.text.body);
  f.paragraph_kinds(styles.text.body, styles.text.kinds);
  f.map({"head", "The headings of entries."}, [&](Fields& h) {
    h.choice({"place", "Before the text in its first line, or on lines of their own."}, styles.run_in,
             {"line", "run-in"});
    h.style({"style", "How those on lines of their own are set; as the text when not given."},
            styles.text.section_head);
  });
  f.length({"between", "White between entries; half a pitch when not given."}, between);
  f.map({"rule", "The rule between entries."}, [&](Fields& r) {
    r.length({"weight", "Its thickness; 0pt for none."}, styles.rule);
    r.ink({"ink", "Its ink."}, styles.rule_ink);
  });
  f.map({"column-rule", "The rule between columns (栏线)."}, [&](Fields& r) {
    r.length({"weight", "Its thickness; 0pt for none."}, styles.text.column_rule.weight);
    r.ink({"ink", "Its ink."}, styles.text.column_rule.ink);
  });
  f.choice({"balance", "None fills column after column; columns makes them end level."}, styles.balanced,
           {"none", "columns"});
  f.choice({"direction",
            "How its lines run; vertical ones go from right to left, and its columns are tiers (段). As those of the "
            "page when not given."},
           direction, {"horizontal", "vertical"});
}

NoticePlace NoticesBlock::place_of(const Bench& bench, const Language& language) const {
  const PageGeometry& g = bench.grid();
  const Length size = styles.text.body.text.size;
  NoticePlace where{LineSpace{.body = g.body, .pitch = g.pitch}, bench.area(), {}};
  if (const Direction along = direction_on(g, direction); along == Direction::vertical) {
    where.space = lines_in(bench.area(), writing_mode(along, language), size, pitch_of(styles.text.body, g));
    where.area = where.space.from_page(bench.area());
  }
  const Length between_columns = (gap ? gap : g.gap) * g.body;
  const Length width = (where.area.width - (columns - 1) * between_columns) / columns;
  if (width < 4 * size) return where;
  for (int c = 0; c < columns; ++c) where.columns.push_back({where.area.x + c * (width + between_columns), width});
  return where;
}

NoticeStyles NoticesBlock::styles_along(const Bench& bench) const {
  NoticeStyles along = styles;
  const Direction runs = direction_on(bench.grid(), direction);
  along.gap = between.value_or(pitch_of(styles.text.body, bench.grid()) / 2);
  for (ParaStyle* style : {&along.text.body, &along.text.quote, &along.text.section_head}) style->direction = runs;
  for (auto& [word, of_kind] : along.text.kinds) of_kind.style.direction = runs;
  return along;
}

// In the middle of the gutters.
void NoticesBlock::lay_column_rules(const NoticePlace& where, Laid& laid) const {
  const ColumnRule& rule = styles.text.column_rule;
  if (rule.weight.mpt <= 0) return;
  for (size_t c = 1; c < where.columns.size(); ++c) {
    const Measure &before = where.columns[c - 1], &column = where.columns[c];
    const Length x = column.x - (column.x - before.x - before.width) / 2;
    laid.stroke(where.space.on_page(Point{x, where.area.y}), where.space.on_page(Point{x, where.area.bottom()}),
                rule.weight, rule.ink);
  }
}

void NoticesBlock::tell_fit(const Story& story, const NoticeFit& fit, Report& notes) const {
  if (fit.entries_over > 0) {
    notes.warning("overset", fit.cut.value_or(story.place),
                  say("{} of {} do not fit block {}: {} lines ({} characters)",
                      fit.entries_over == 1 ? say("one entry") : say("{} entries", fit.entries_over), story.label(),
                      name, fit.copyfit.lines_over, fit.copyfit.characters_over),
                  say("cut {} lines from here on, or give the block more", fit.copyfit.lines_over));
  } else if (fit.copyfit.lines_under > columns) {
    notes.warning("underset", story.place,
                  say("notices {} leave {} lines of block {} free: room for {} characters", story.label(),
                      fit.copyfit.lines_under, name, fit.copyfit.characters_under),
                  say("add an entry, or give the block fewer lines"));
  }
}

Laid NoticesBlock::lay(const Bench& bench) const {
  Laid laid = bench.blank();
  laid.story = file;
  if (!file) return laid;
  const Story& story = bench.story(*file);
  const NoticePlace where = place_of(bench, story.language);
  if (where.columns.empty()) {
    laid.notes.error("no-room", place, say("notices {} have no room for {} columns", name, columns),
                     say("give them fewer columns, or a wider block"));
    return laid;
  }
  for (const Section& section : story.sections)
    for (const SectionPhoto& photo : section.photos)
      laid.notes.error("notices-photo", photo.picture.place,
                       say("photo {} cannot stand in notices", photo.picture.name),
                       say("give it a block of its own beside them"));
  NoticeFit fit = lay_notices(bench, story, styles_along(bench), where, laid);
  tell_fit(story, fit, laid.notes);
  fit.copyfit.story = *file, fit.copyfit.block = name;
  if (fit.copyfit.lines_under <= columns) fit.copyfit.lines_under = fit.copyfit.characters_under = 0;
  laid.copyfit = fit.copyfit;
  lay_column_rules(where, laid);
  return laid;
}

}  // namespace

std::unique_ptr<Block> make_notices() { return std::make_unique<NoticesBlock>(); }

}  // namespace banxin
