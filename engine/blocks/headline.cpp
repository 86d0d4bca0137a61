// headline: the headline group of a story that stands in another block of the page.
#include "flow/headline.h"

#include <fmt/format.h>

#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

struct HeadlineBlock : Block {
  std::string of;
  Direction direction = Direction::horizontal;
  HeadlineStyles styles;

  void read(Fields& f) override {
    f.word({"of", "Name of the block that holds the story.", true}, of);
    f.choice({"direction", "How its lines run; vertical ones go from right to left."}, direction,
             {"horizontal", "vertical"});
    fields(f, styles);
  }

  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    laid.story = bench.story_in(of);
    if (laid.story)
      lay_headline(bench, bench.story(*laid.story), styles, direction, bench.area(), laid);
    else
      laid.notes.error("unknown-story-block", place,
                       fmt::format("headline {} is of block \"{}\", which holds no story on this page", name, of),
                       "name a block of kind story");
    return laid;
  }
};

}  // namespace

std::unique_ptr<Block> make_headline() { return std::make_unique<HeadlineBlock>(); }

}  // namespace banxin
