// headline: the headline group of a story that stands in another block of the page, or on a picture.
#include "flow/headline.h"

#include <fmt/format.h>

#include "base/message.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

struct HeadlineBlock : Block {
  std::string of;
  std::optional<Direction> direction;
  HeadlineStyles styles;
  std::optional<InkId> panel, ink;
  Length outline{0};
  InkId outline_ink = InkTable::paper;

  void read(Fields& f) override {
    f.word({"of", "Name of the block that holds the story.", true}, of);
    f.choice(
        {"direction", "How its lines run; vertical ones go from right to left. As those of the page when not given."},
        direction, {"horizontal", "vertical"});
    fields(f, styles);
    f.ink({"ink", "Ink of all its parts; that of their styles when not given. On a picture: paper (反白)."}, ink);
    f.ink({"panel", "What it stands on, such as a tint; nothing when not given."}, panel);
    f.map({"outline", "A line round its letters."}, [&](Fields& o) {
      o.length({"weight", "How far it reaches; 0pt for none."}, outline);
      o.ink({"ink", "Its ink."}, outline_ink);
      if (outline.mpt < 0)
        o.error("weight", "out-of-range", say("a line is no thinner than 0pt"), say("write weight: 1pt"));
    });
  }

  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    laid.story = bench.story_in(of);
    laid.own_ground = panel.has_value();
    if (panel) laid.fill(bench.area(), *panel);
    if (outline.mpt > 0) laid.halo = {outline, outline_ink};
    if (laid.story)
      lay_headline(bench, bench.story(*laid.story), coloured(), direction_on(bench.grid(), direction), bench.area(),
                   laid);
    else
      laid.notes.error("unknown-story-block", place,
                       say("headline {} is of block \"{}\", which holds no story on this page", name, of),
                       say("name a block of kind story"));
    return laid;
  }

  HeadlineStyles coloured() const {
    HeadlineStyles all = styles;
    if (ink)
      for (ParaStyle* style : {&all.kicker, &all.title, &all.deck, &all.byline}) style->text.ink = *ink;
    return all;
  }
};

}  // namespace

std::unique_ptr<Block> make_headline() { return std::make_unique<HeadlineBlock>(); }

}  // namespace banxin
