#include "api/page_groups.h"

#include <algorithm>
#include <numeric>

#include "base/message.h"
#include "fit/set_fitting.h"

namespace banxin {

std::vector<PageGroup> groups_of(const Edition& edition, const std::vector<bool>& drawn) {
  std::vector<size_t> group(edition.pages.size());  // of each page the first page of its group
  std::iota(group.begin(), group.end(), size_t{0});
  for (const Thread& thread : edition.threads)
    for (const ThreadPart& part : thread.parts) {
      const size_t one = group[part.page], other = group[thread.parts.front().page];
      for (size_t& first : group)
        if (first == std::max(one, other)) first = std::min(one, other);
    }
  std::vector<PageGroup> groups(edition.pages.size());
  for (size_t i = 0; i < group.size(); ++i) groups[group[i]].push_back(i);
  std::erase_if(groups, [&](const PageGroup& pages) {
    return std::ranges::none_of(pages, [&](size_t page) { return drawn[page]; });
  });
  return groups;
}

SetGroup set_group(const Engine& engine, const Edition& edition, std::span<const PlannedPage> pages, const FitJob& fit,
                   PictureDesk& pictures, const Report& notes) {
  SetGroup made;
  const Desk desk{.edition = edition,
                  .picture_info =
                      [&](const std::string& picture, Message& fault, int page) {
                        made.use.pictures.emplace(picture, page);
                        return pictures.info(picture, fault, page);
                      },
                  .tone = [&](const Image& image, const Rect& part) { return pictures.tone(image, part); }};
  const ShaperPool::Lease shaper = engine.shapers().lease(edition.names);
  made.pages = set_fitting(desk, *shaper, pages, fit, made.choices, notes);
  made.use.text = shaper->take_files();
  return made;
}

}  // namespace banxin
