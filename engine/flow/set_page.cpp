#include "flow/set_page.h"

#include "flow/draw.h"
#include "flow/fold.h"
#include "flow/legible.h"

namespace banxin {

Sheet set_page(const Desk& desk, Shaper& shaper, const Page& page, const std::vector<Slot>& slots, Report& notes) {
  std::vector<Laid> laid;
  laid.reserve(slots.size());
  for (const Slot& slot : slots) laid.push_back(lay(desk, page, slot, shaper, notes));
  notes.enter({page.number, {}});
  Sheet sheet = draw(page, desk.edition, std::move(laid), notes);
  check_fold(page, sheet, notes);
  check_legible(desk, page, sheet, notes);
  return sheet;
}

}  // namespace banxin
