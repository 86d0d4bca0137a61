// Vertical setting on a horizontal page: lines from top to bottom, one left of the other, tiers (段) one below another.
#pragma once

#include <vector>

#include "flow/headline.h"
#include "flow/sections.h"

namespace banxin {

/// A story in vertical lines through its tiers, each as wide as `room`: lines progress from right to left (Mongolian:
/// from left to right), the last tier is left unbalanced (CLREQ, vertical writing). A photo in the story is an error:
/// it stands in a block of its own.
void lay_vertical_story(Bench& bench, const Story& story, const StoryStyles& styles, const std::vector<Rect>& tiers);

/// `height` divided into tiers of whole characters of `size` with `gap` characters between, what is left over shared
/// out among the gaps. Empty when a tier would hold fewer than four characters.
std::vector<Rect> divide_tiers(const Rect& room, int tiers, int gap, Length size);

/// Kicker, title, deck and byline as vertical lines from right to left.
void lay_vertical_headline(Bench& bench, const Story& story, const HeadlineStyles& styles, const Rect& room);

}  // namespace banxin
