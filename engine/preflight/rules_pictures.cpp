// The rule about pictures that the edition asks for: each stands in its place.
#include <algorithm>

#include "preflight/rules.h"

namespace banxin {
namespace {

using Box = std::array<double, 4>;

// In points of the page, y upwards.
Box on_page(const Rect& rect, const Box& trim) {
  return {trim[0] + to_pt(rect.x), trim[3] - to_pt(rect.bottom()), trim[0] + to_pt(rect.right()),
          trim[3] - to_pt(rect.y)};
}

bool lies_in(const Box& inner, const Box& outer) {
  constexpr double edge = 1;
  return inner[0] >= outer[0] - edge && inner[1] >= outer[1] - edge && inner[2] <= outer[2] + edge &&
         inner[3] <= outer[3] + edge;
}

// It covers what shows of the picture, and no more than the picture has: another one that lies behind does not count.
bool is_there(const ExpectedPicture& picture, int page, const Box& trim, const PageFacts& facts) {
  const Box box = on_page(picture.box, trim), whole = on_page(picture.whole, trim);
  const auto fits = [&](const auto& placed) {
    return placed.page == page && lies_in(box, placed.area) && lies_in(placed.area, whole);
  };
  return picture.supplied ? std::ranges::any_of(facts.forms, fits) : std::ranges::any_of(facts.images, fits);
}

PrintFault not_there(const ExpectedPicture& picture, int page) {
  PrintFault fault(say("picture {} does not stand at its place", picture.name));
  fault.page = page, fault.at = picture.box.origin();
  return fault;
}

}  // namespace

void judge_pictures(const Examined& seen, const PreflightJob& job, Verdicts& verdicts) {
  if (!job.pictures) return;
  const auto& wanted = are_sheets(seen, job) ? job.sheet_pictures : *job.pictures;
  Faults missing;
  size_t count = 0;
  for (size_t i = 0; i < wanted.size(); ++i) {
    count += wanted[i].size();
    if (i >= seen.pages.size()) {
      if (!wanted[i].empty()) missing.push_back(say("page {} is missing with its pictures", i + 1));
      continue;
    }
    const Box trim = trim_of(seen.pages[i]);
    for (const ExpectedPicture& picture : wanted[i])
      if (!is_there(picture, static_cast<int>(i) + 1, trim, seen.facts))
        missing.push_back(not_there(picture, static_cast<int>(i) + 1));
  }
  verdicts.judge("pictures", say("{} of the edition, each in its place", pictures_of(count)), missing);
}

}  // namespace banxin
