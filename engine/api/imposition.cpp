#include "api/imposition.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"

namespace banxin {
namespace {

const Page* page_of(const Edition& edition, int number) {
  for (const Page& page : edition.pages)
    if (has_number(page, number)) return &page;
  return nullptr;
}

// Trim of both pages together, as they would lie without gap and lip.
Size pages_trim(const Edition& edition, const SheetSide& side) {
  const Page *left = page_of(edition, side.left), *right = page_of(edition, side.right);
  const Page* page = left ? left : right;
  if (!page) return {};
  const Size trim = page->geometry.trim;
  return page->second != 0 ? trim : Size{2 * trim.width, trim.height};
}

class Sides {
 public:
  Sides(const LaidOut& laid, Report& report) : laid_(laid), report_(report) {}

  void add(const SheetSide& side) {
    const auto left = find(side.left), right = find(side.right);
    if (!left && !right) return;  // not chosen
    const Size pages = pages_trim(laid_.edition, side);
    const Length first = side.lip_at_left() ? side.lip : Length{0};
    const bool spread = left == right;
    Sheet sheet{.page = side.left, .second_page = side.right, .trim = pages};
    sheet.trim.width += side.gap + side.lip;
    sheet.name = fmt::format("{}{}{}", side.left, spread ? '-' : '+', side.right);
    ImposedSide imposed{sheet.name, {}, first + (pages.width + side.gap) / 2, side.gripper};
    // What was designed over both pages stays whole, with the fold in its middle.
    const Length middle = first + side.gap / 2, to_fold = side.gap / 2 - side.creep;
    if (spread) {
      imposed.pages.push_back({.page = *left, .x = middle});
    } else {
      const Length right_x = imposed.fold + to_fold;
      if (left)
        imposed.pages.push_back({.page = *left, .x = first + side.creep, .fold_at_right = true, .to_fold = to_fold});
      if (right) imposed.pages.push_back({.page = *right, .x = right_x, .fold_at_left = true, .to_fold = to_fold});
      warn_if_blank(side, side.left, left), warn_if_blank(side, side.right, right);
      if (const auto strip = strip_between(side)) imposed.pages.push_back({.page = *strip, .x = middle});
    }
    for (const ImposedPage& placed : imposed.pages)
      sheet.bleed = std::max(sheet.bleed, laid_.sheets[placed.page].bleed);
    sides_.push_back({.sheet = std::move(sheet), .side = std::move(imposed)});
  }

  std::vector<PrintedPage> all() && { return std::move(sides_); }

 private:
  std::optional<size_t> find(int number) const {
    for (size_t i = 0; i < laid_.sheets.size(); ++i)
      if (laid_.sheets[i].page == number || laid_.sheets[i].second_page == number) return i;
    return std::nullopt;
  }

  // Strips stand behind all pages.
  std::optional<size_t> strip_between(const SheetSide& side) const {
    const bool has_strip = std::ranges::any_of(laid_.edition.pages, [&](const Page& page) {
      return page.strip && page.number == side.left && page.second == side.right;
    });
    for (size_t i = laid_.sheets.size(); has_strip && i-- > 0;)
      if (laid_.sheets[i].page == side.left && laid_.sheets[i].second_page == side.right) return i;
    return std::nullopt;
  }

  // A page that the edition does not have was told when it was read.
  void warn_if_blank(const SheetSide& side, int number, const std::optional<size_t>& found) {
    if (found || !page_of(laid_.edition, number)) return;
    report_.warning("plan-blank", side.place, say("page {} was not chosen: its half of the sheet stays blank", number),
                    say("leave out --page, or choose both pages of the sheet"));
  }

  const LaidOut& laid_;
  Report& report_;
  std::vector<PrintedPage> sides_;
};

}  // namespace

std::vector<PrintedPage> printers_sheets(const LaidOut& laid, Report& report) {
  if (laid.edition.sheets.empty()) {
    report.error("no-plan", laid.edition.place, say("the edition does not say which pages share a sheet"),
                 say("write plan: {{fold: half}} in the edition"));
    throw InputFault{};
  }
  Sides sides(laid, report);
  for (const SheetSide& side : laid.edition.sheets) sides.add(side);
  return std::move(sides).all();
}

}  // namespace banxin
