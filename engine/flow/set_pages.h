// Pages: the blocks of every page laid and drawn; a story that runs through several of them is set once.
#pragma once

#include <span>
#include <vector>

#include "flow/bench.h"

namespace banxin {

/// A page with the places of its blocks.
struct PlannedPage {
  const Page* page = nullptr;
  const std::vector<Slot>* slots = nullptr;
  bool drawn = true;  ///< else it is only there for what its blocks leave to other pages
};

/// A page and what is to be said about it; pages that are not drawn have none.
struct SetPage {
  Sheet sheet;
  Report notes;
};

/// Sets pages that no thread ties to others than these; one a planned page, in their order.
std::vector<SetPage> set_pages(const Desk& desk, Shaper& shaper, std::span<const PlannedPage> pages,
                               const Report& notes);

}  // namespace banxin
