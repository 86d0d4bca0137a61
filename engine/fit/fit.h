// Copyfit: pages whose stories do not fit, and what makes them full.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "fit/trials.h"

namespace banxin {

/// What is asked of copyfit.
struct FitJob {
  bool remedies = false;          ///< what would cure stories that do not fit is found out and told
  std::optional<FitMeans> may{};  ///< in the place of what pages and blocks allow
};

/// What came of it for a story, as its copyfit names it.
struct FittedStory {
  StoryId story;
  std::string block;             ///< that it ends in
  std::vector<Remedy> remedies;  ///< the cheapest first; none when it fits
  std::vector<Remedy> applied;
  bool may_be_fitted = false;  ///< something may be done for it
  bool tried_all = true;       ///< false: it is too long for that, and there may be other remedies
};

/// A group of pages fitted.
struct Fitted {
  FitChoices choices;                    ///< under which its stories fit; none: they stay as they were
  std::vector<std::vector<Slot>> slots;  ///< under these, page by page
  std::vector<FittedStory> stories;
};

/// Finds for each story of the group that does not fit the cheapest of what is allowed that makes it exactly full, and
/// harms no other: a best-first search over what was tried alone, each answer set again before it is taken, within a
/// budget of settings, so that it is the same on every machine. A story that cannot be made full is left as it is.
/// `copyfits`: of the group as it is set.
Fitted fit_pages(const Desk& desk, Shaper& shaper, std::span<const PlannedPage> pages,
                 std::span<const Copyfit> copyfits, const FitJob& job, const Report& notes);

}  // namespace banxin
