// Pages that threads tie to each other: what one task sets.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "api/engine.h"
#include "api/inputs.h"
#include "api/picture_desk.h"
#include "fit/fit.h"
#include "flow/set_pages.h"
#include "model/edition.h"

namespace banxin {

/// By their index in the edition, ascending.
using PageGroup = std::vector<size_t>;

/// The groups that the pages to be drawn stand in, in the order of the edition.
std::vector<PageGroup> groups_of(const Edition& edition, const std::vector<bool>& drawn);

/// The pages of a group set, and what they were made from.
struct SetGroup {
  std::vector<SetPage> pages;
  FitChoices choices;
  PageUse use;
};

SetGroup set_group(const Engine& engine, const Edition& edition, std::span<const PlannedPage> pages, const FitJob& fit,
                   PictureDesk& pictures, const Report& notes);

}  // namespace banxin
