#include "api/bleed_check.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "base/message.h"
#include "sheet/items.h"

namespace banxin {
namespace {

// Papers are cut to half a millimetre: what ends so near the edge is meant to end at it.
constexpr Length near = from_mm(0.5), hair = from_mm(0.1);

// The sides of the page that an area ends at, and not in the bleed: "left and top"; empty when there is none.
Message cut_sides(const Rect& area, const Sheet& sheet) {
  const Length bleed = sheet.bleed - hair;
  // Beyond the trim, so far; negative = it ends inside.
  const std::array<std::pair<Phrase, Length>, 4> sides{{{phrase("left"), -area.x},
                                                        {phrase("right"), area.right() - sheet.trim.width},
                                                        {phrase("top"), -area.y},
                                                        {phrase("foot"), area.bottom() - sheet.trim.height}}};
  Message cut;
  for (const auto& [side, beyond] : sides)
    if (beyond >= -near && beyond < bleed) cut = cut.empty() ? Message(side) : say("{} and {}", cut, side);
  return cut;
}

// What a line covers; its ends are cut square.
Rect area_of(const Stroke& line) {
  const Length left = std::min(line.from.x, line.to.x), top = std::min(line.from.y, line.to.y);
  const Length across = std::max(line.from.x, line.to.x) - left, down = std::max(line.from.y, line.to.y) - top;
  const Length half = line.width / 2;
  return down.mpt == 0 ? Rect{left, top - half, across, line.width} : Rect{left - half, top, line.width, down};
}

class PageEdges {
 public:
  PageEdges(const LaidOut& laid, Report& report) : laid_(laid), report_(report) {}

  void judge(const Sheet& sheet) {
    if (sheet.strip) return;  // it lies between two pages
    report_.enter({sheet.page, {}});
    place_ = place_of(sheet);
    told_.clear();
    if (sheet.bleed.mpt <= 0)
      return report_.warning("press-bleed", place_, say("page {} has no bleed", sheet.label()),
                             say("write bleed: 3mm in page of its template"));
    items(sheet.ink, sheet, say("the page"));
    for (const PlacedBlock& block : sheet.blocks) {
      report_.enter({sheet.page, block.name});
      const Message what = say("block {}", block.name);
      items(block.ink, sheet, what);
      for (const PlacedFrame& frame : block.frames) {
        items(frame.ink, sheet, what);
        for (const PlacedLine& line : frame.lines) items(line.ink, sheet, what);
      }
    }
  }

 private:
  Place place_of(const Sheet& sheet) const {
    for (const Page& page : laid_.edition.pages)
      if (page.number == sheet.page && page.second == sheet.second_page) return page.place;
    return laid_.edition.place;
  }

  void items(const std::vector<Item>& all, const Sheet& sheet, const Message& what) {
    for (const Item& item : all) {
      if (const auto* image = std::get_if<Image>(&item)) picture(*image, sheet);
      const auto* fill = std::get_if<Fill>(&item);
      const auto* stroke = std::get_if<Stroke>(&item);
      if (fill && fill->ink != InkTable::paper) area(fill->area, sheet, what);
      if (stroke && stroke->ink != InkTable::paper) area(area_of(*stroke), sheet, what);
    }
  }

  // Told once of a block: a tint and its border end at the same edge.
  void area(const Rect& area, const Sheet& sheet, const Message& what) {
    const Message sides = cut_sides(area, sheet);
    if (!sides.empty() && told_.insert(what.english() + sides.english()).second)
      report_.warning("press-bleed", place_, say("{} ends at the edge of the page ({}), not in its bleed", what, sides),
                      say("let it reach {:.1f} mm over the edge", to_mm(sheet.bleed)));
  }

  void picture(const Image& image, const Sheet& sheet) {
    const Message sides = cut_sides(image.box, sheet);
    if (sides.empty()) return;
    const bool supplied = image.format == Image::Format::pdf;
    const Message what = supplied ? say("supplied page {}", image.name) : say("picture {}", image.name);
    report_.warning("press-bleed", image.origin,
                    say("{} ends at the edge of the page ({}), not in its bleed", what, sides),
                    supplied ? say("a supplied page stands to its trim: keep it off the edge")
                             : say("let its box reach {:.1f} mm over the edge", to_mm(sheet.bleed)));
  }

  const LaidOut& laid_;
  Report& report_;
  Place place_;
  std::set<std::string> told_;  // of the page
};

}  // namespace

void judge_bleed(const LaidOut& laid, Report& report) {
  if (!laid.edition.press.needs_bleed) return;
  PageEdges edges(laid, report);
  for (const Sheet& sheet : laid.sheets) edges.judge(sheet);
  report.enter({});
}

}  // namespace banxin
