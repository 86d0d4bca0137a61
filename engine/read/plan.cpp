#include "read/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/message.h"

namespace banxin {
namespace {

class Planner {
 public:
  Planner(const Edition& edition, Place place, Report& report) : place_(place), report_(report) {
    for (const Page& page : edition.pages) {
      if (page.strip) continue;
      for (const int number : {page.number, page.second}) {
        if (number == 0) continue;
        if (!pages_.emplace(number, &page).second)
          report.error("plan-twice", page.place, say("page {} is in the edition twice", number),
                       say("number the pages of a plan one by one"));
        last_ = std::max(last_, number);
        if (page.geometry.bound_right()) mirrored_ = true;
      }
    }
  }

  std::vector<SheetSide> by_fold(int fold, Length creep) const {
    std::vector<SheetSide> sides;
    const int pages = (last_ + 3) / 4 * 4, together = fold == PlanKeys::nested ? pages : 4;
    // Within sheets that lie in one another, side by side from the outermost: 8 1, 2 7, 6 3, 4 5.
    for (int first = 1; first <= pages; first += together)
      for (int i = 0; i < together / 2; ++i) {
        const int low = first + i, high = first + together - 1 - i;
        const bool low_at_left = (i % 2 != 0) != mirrored_;
        SheetSide side = low_at_left ? SheetSide{low, high, place_} : SheetSide{high, low, place_};
        side.creep = i / 2 * creep;
        if (pages_.contains(low) || pages_.contains(high)) sides.push_back(side);
      }
    return sides;
  }

  void check(const std::vector<SheetSide>& sides) {
    std::map<int, int> times;
    for (const SheetSide& side : sides) {
      for (const int number : {side.left, side.right}) check_number(number, ++times[number], side.place);
      check_spread(side);
      check_size(side);
    }
    for (const auto& [number, page] : pages_)
      if (!times.contains(number))
        report_.error("plan-missing", place_, say("page {} of the edition is on no sheet", number),
                      say("name every page once"));
  }

 private:
  const Page* page(int number) const {
    const auto found = pages_.find(number);
    return found == pages_.end() ? nullptr : found->second;
  }

  void check_number(int number, int times, Place place) {
    if (times > 1)
      report_.error("plan-twice", place, say("page {} is on the sheets more than once", number),
                    say("name every page once"));
    else if (!page(number))
      report_.warning("plan-blank", place,
                      say("page {} is not in the edition: its half of the sheet stays blank", number),
                      say("add the page, or let the printer put it there"));
  }

  void check_spread(const SheetSide& side) {
    for (const int number : {side.left, side.right}) {
      const Page* one = page(number);
      if (!one || one->second == 0 || (side.left == left_number(*one) && side.right == right_number(*one))) continue;
      report_.error("plan-spread", side.place,
                    say("the spread {}-{} is not side by side: the sheet has {} and {}", one->number, one->second,
                        side.left, side.right),
                    say("give it a side of its own: [{}, {}]", left_number(*one), right_number(*one)));
      return;
    }
  }

  void check_size(const SheetSide& side) {
    const Page *left = page(side.left), *right = page(side.right);
    check_width(side, left ? left : right);
    if (!left || !right || left->geometry.trim == right->geometry.trim) return;
    report_.error("plan-size", side.place,
                  say("pages {} and {} share a sheet and differ in size", side.left, side.right),
                  say("give both the same trim"));
  }

  // Two pages side by side are one page of the PDF.
  void check_width(const SheetSide& side, const Page* page) {
    if (!page || page->second != 0) return;
    const PageGeometry& g = page->geometry;
    const Length across = 2 * (g.trim.width + g.bleed + room_for_marks) + side.gap + side.lip;
    const Length up = g.trim.height + 2 * (g.bleed + room_for_marks) + side.gripper;
    if (across <= largest_page && up <= largest_page) return;
    report_.error("plan-size", side.place, say("the sheet is larger than a page of a PDF may be, 14400pt"),
                  say("print these pages one by one: leave out the plan"));
  }

  std::map<int, const Page*> pages_;  // by number; a spread stands under both of its numbers
  int last_ = 0;
  bool mirrored_ = false;  // the fold at the right of its first page
  Place place_;
  Report& report_;
};

constexpr Length most_margin = from_mm(200);

bool are_sound(const PlanKeys& keys, Place place, Report& report) {
  for (const Length margin : {keys.gap, keys.lip, keys.gripper, keys.creep})
    if (margin < Length{0} || margin > most_margin) {
      report.error("plan-margins", place, say("gap, lip, gripper and creep are 0mm to 200mm"),
                   say("write them as the printing house says: gap: 6mm"));
      return false;
    }
  if (keys.creep > Length{0} && keys.fold != PlanKeys::nested) {
    report.error("plan-margins", place, say("pages creep only where sheets lie in one another"),
                 say("leave creep out, or write fold: nested"));
    return false;
  }
  return true;
}

}  // namespace

std::vector<SheetSide> read_plan(const PlanKeys& keys, Place place, const Edition& edition, Report& report) {
  if (keys.sheets.empty() == (keys.fold < 0)) {
    report.error("plan-forms", place,
                 keys.sheets.empty() ? say("the plan says nothing") : say("the plan says both fold and sheets"),
                 say("write {{fold: half}}, or {{sheets: [[4, 1], [2, 3]]}}"));
    return {};
  }
  if (!are_sound(keys, place, report)) return {};
  Planner planner(edition, place, report);
  std::vector<SheetSide> sides = keys.sheets.empty() ? planner.by_fold(keys.fold, keys.creep) : keys.sheets;
  for (SheetSide& side : sides) side.gap = keys.gap, side.lip = keys.lip, side.gripper = keys.gripper;
  planner.check(sides);
  return sides;
}

void check_strips(const Edition& edition, Report& report) {
  for (const Page& strip : edition.pages) {
    if (!strip.strip) continue;
    const auto is_on = [&](const SheetSide& side) { return side.left == strip.number && side.right == strip.second; };
    const auto is_same = [&](const Page& page) {
      return page.strip && page.number == strip.number && page.second == strip.second;
    };
    const auto is_one = [&](const Page& page) {
      return !page.strip && (page.number == strip.number || page.number == strip.second);
    };
    const auto page = std::ranges::find_if(edition.pages, is_one);
    if (std::ranges::none_of(edition.sheets, is_on))
      report.error("strip-plan", strip.place,
                   say("no sheet has page {} at the left of page {}", strip.number, strip.second),
                   say("write plan: {{fold: half}} in the edition, and name the two pages of a side as they lie: "
                       "strip: [4, 1]"));
    else if (std::ranges::count_if(edition.pages, is_same) > 1)
      report.error("strip-plan", strip.place,
                   say("pages {} and {} have two strips between them", strip.number, strip.second),
                   say("let one template hold all that stands there"));
    else if (page != edition.pages.end() && page->second != 0)
      report.error("strip-plan", strip.place,
                   say("pages {} and {} are a spread, which has its own strip", strip.number, strip.second),
                   say("write the blocks into the template of the spread, with strip: true"));
    else if (page != edition.pages.end() && (2 * page->geometry.trim.width != strip.geometry.trim.width ||
                                             page->geometry.trim.height != strip.geometry.trim.height))
      report.error("strip-size", strip.place,
                   say("the template of the strip has pages of another size than page {}", page->number),
                   say("let it extend the house file of its pages"));
  }
}

}  // namespace banxin
