// A reprint against its lock, page by page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/lock_of.h"
#include "base/message.h"
#include "sheet/diff.h"

namespace banxin {

/// A page, or the whole edition, that came out otherwise.
struct PageReprint {
  int page = 0;                     ///< 0 = the edition
  bool layout_differs = false;      ///< else other bytes alone
  std::vector<Message> moved;       ///< what of the layout: as `banxin diff` tells it, or the first line
  std::vector<std::string> others;  ///< products with other bytes, or that only one of both has
};

struct Reprint {
  std::string engine_then, engine_now;
  std::vector<PageReprint> pages;  ///< that differ

  bool identical() const { return pages.empty(); }
  bool same_engine() const { return engine_then == engine_now; }
};

/// `before`: the layout of then, when somebody kept it. `tongue`: of what is told of its changes.
Reprint compare(const Lock& then, const LockedEdition& now, const std::optional<Layout>& before, Tongue tongue);

/// Some lines for people: `identical`, or what differs.
std::string to_text(const Reprint& reprint, Tongue tongue);

}  // namespace banxin
