#include "flow/legible.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"

namespace banxin {
namespace {

/// What lies under text.
struct Ground {
  Rect area;
  InkId ink;
  const Image* image = nullptr;  ///< else of `ink`
};

class Grounds {
 public:
  void add(const std::vector<Item>& items) {
    constexpr Length least = from_pt(4);  // modules of codes and the like are no ground
    for (const Item& item : items) {
      if (const auto* fill = std::get_if<Fill>(&item); fill && std::min(fill->area.width, fill->area.height) >= least)
        all_.push_back({fill->area, fill->ink});
      if (const auto* figure = std::get_if<Contour>(&item); figure && figure->pen <= Length{})
        all_.push_back({hull_of(figure->steps), figure->ink});
      if (const auto* image = std::get_if<Image>(&item)) all_.push_back({image->box, {}, image});
    }
  }
  /// The uppermost in the middle of `box`; null: paper.
  const Ground* under(const Rect& box) const {
    const Rect middle{box.x + box.width / 2, box.y + box.height / 2, {1}, {1}};
    const auto found =
        std::find_if(all_.rbegin(), all_.rend(), [&](const Ground& g) { return g.area.overlaps(middle); });
    return found == all_.rend() ? nullptr : &*found;
  }

 private:
  std::vector<Ground> all_;
};

Rect box_of(const GlyphRun& run, bool vertical) {
  Length along{};
  for (const Length advance : run.advances) along += advance;
  if (vertical) return {run.at.x - run.size / 2, run.at.y, run.size, along};
  Length left = run.at.x;  // where its first character is; one that is read from the right goes on to the left
  for (const PlacedGlyph& glyph : run.glyphs) left = std::min(left, run.at.x + glyph.x);
  return {left, run.at.y - LineSpace{}.ascent(run.size), along, run.size};
}

class LegibleCheck {
 public:
  LegibleCheck(const Desk& desk, const Page& page, Report& report) : desk_(desk), page_(page), report_(report) {}

  void run(const Sheet& sheet) {
    grounds_.add(sheet.ink);
    for (const PlacedBlock& block : sheet.blocks) {
      bool said = false;
      grounds_.add(block.ink);
      for (const PlacedFrame& frame : block.frames) {
        grounds_.add(frame.ink);
        for (const PlacedLine& line : frame.lines) {
          for (const GlyphRun& one : line.runs)
            said = said || (!one.glyphs.empty() && tells(block, one, line.vertical));
          grounds_.add(line.ink);
        }
      }
    }
  }

 private:
  // True when something was said.
  bool tells(const PlacedBlock& block, const GlyphRun& run, bool vertical) {
    const Rect box = box_of(run, vertical);
    const Ground* ground = grounds_.under(box);
    if (!ground) return false;
    const InkTable& inks = desk_.edition.inks;
    const int text = lightness(inks[run.ink]);
    int ratio = 0;
    if (run.halo > Length{} || !ground->image) {
      ratio = contrast(text, lightness(inks[run.halo > Length{} ? run.halo_ink : ground->ink]));
    } else {
      const auto tone = desk_.tone ? desk_.tone(*ground->image, box) : std::nullopt;
      if (!tone) return false;
      ratio = std::min(contrast(text, tone->darkest), contrast(text, tone->lightest));
    }
    if (ratio >= least_contrast) return false;
    const Block* found = find_block(page_.blocks, block.name);
    report_.warning(
        "low-contrast", found ? found->place : page_.place,
        say("“{}” of block {} can hardly be read on {}: contrast {:.1f}, at least {} is needed", run.text, block.name,
            ground->image ? verbatim(ground->image->name) : say("its ground"), ratio / 1000.0, least_contrast / 1000),
        ground->image ? say("let it stand where the picture is of one tone, in another ink, with an outline or on "
                            "a panel")
                      : say("give the text or its ground another ink"));
    return true;
  }

  const Desk& desk_;
  const Page& page_;
  Report& report_;
  Grounds grounds_;
};

}  // namespace

void check_legible(const Desk& desk, const Page& page, const Sheet& sheet, Report& report) {
  LegibleCheck(desk, page, report).run(sheet);
}

}  // namespace banxin
