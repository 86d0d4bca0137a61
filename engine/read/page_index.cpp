#include "read/page_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/message_list.h"
#include "base/utf8.h"
#include "read/nearest.h"

namespace banxin {

void PageIndex::add(const Node& blocks, const std::string& page) {
  const auto put = [&](const std::string& name, bool story) {
    Pages& pages = pages_[name];
    pages.story = pages.story || story;
    if (std::ranges::find(pages.all, page) == pages.all.end()) pages.all.push_back(page);
  };
  for (const Node::Entry& block : blocks.entries) {
    if (!block.value->is_map()) continue;
    put(block.key, false);
    if (const Node::Entry* story = block.value->find("story"); story && story->value->is_scalar()) {
      put(story->value->text, true);
      if (const std::string stem = std::filesystem::path(story->value->text).stem().string(); !stem.empty())
        put(stem, true);
    }
    if (const Node::Entry* inner = block.value->find("blocks"); inner && inner->value->is_map())
      add(*inner->value, page);
  }
}

std::string PageIndex::page_of(const std::string& name, Place place, Report& report) const {
  const auto found = pages_.find(name);
  const int length = static_cast<int>(utf8::length(name)) + 10;
  if (found == pages_.end()) {
    if (report.is_full_of("unknown-page-of", place)) return {};
    std::vector<std::string> known;
    for (const auto& [one, pages] : pages_)
      if (known.size() < most_candidates) known.push_back(one);
    report.error("unknown-page-of", place,
                 say("no page has a block or a story \"{}\"{}", name, did_you_mean(name, known)),
                 say("write {{page-of:BLOCK}}, or {{page-of:STORY}} with the name of its file"), length);
    return {};
  }
  const Pages& pages = found->second;
  if (pages.all.size() > 1 && !pages.story) {
    report.error("ambiguous-block", place, say("pages {} each have a block \"{}\"", listed(pages.all), name),
                 say("name the story in it: {{page-of:STORY}} with the name of its file"), length);
    return {};
  }
  return pages.all.front();
}

}  // namespace banxin
