// What cuts a page: white from top to foot (通缝) or from side to side (断版).
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/message.h"
#include "lint/checks.h"

namespace banxin {
namespace {

// What bridges white: a story with its headline, a picture, a table; not rules. The gaps between the columns of one
// story are no seam.
struct Bridges {
  std::vector<Rect> areas;
  Rect news;  ///< round them: the page between its running head and its imprint
};

bool is_furniture(const PlacedBlock& block) {
  return block.kind == "text" || block.kind == "rule" || block.kind == "group" || block.kind == "qr" ||
         block.kind == "barcode" || block.kind == "image" || block.kind == "index";
}

Bridges bridges_of(const ScenePage& page) {
  Bridges found;
  std::map<StoryId, Rect> stories;  // with their headlines, wherever these stand
  for (const PlacedBlock& block : page.sheet->blocks) {
    if (is_furniture(block)) continue;
    found.news = found.news.width.mpt == 0 ? block.area : joined(found.news, block.area);
    if (!block.story) {
      found.areas.push_back(block.area);
    } else {
      const auto [story, fresh] = stories.try_emplace(*block.story, block.area);
      if (!fresh) story->second = joined(story->second, block.area);
    }
  }
  for (const auto& [id, area] : stories) found.areas.push_back(area);
  // Furniture bridges what stands beside it, but is not what the page is judged by.
  const Rect news = found.news;
  for (const PlacedBlock& block : page.sheet->blocks)
    if (is_furniture(block) && block.kind != "rule" && block.area.overlaps(news)) found.areas.push_back(block.area);
  return found;
}

/// One direction: along the seam, and across it.
struct SeamSpan {
  Length from, to;
};
struct Axis {
  SeamSpan (*along)(const Rect&);
  SeamSpan (*across)(const Rect&);
};
constexpr Axis upright{[](const Rect& r) {
                         return SeamSpan{r.y, r.bottom()};
                       },
                       [](const Rect& r) {
                         return SeamSpan{r.x, r.right()};
                       }};
constexpr Axis level{[](const Rect& r) {
                       return SeamSpan{r.x, r.right()};
                     },
                     [](const Rect& r) {
                       return SeamSpan{r.y, r.bottom()};
                     }};

// How much of the news, in thousandths, the longest white along `at` is long.
int longest_white(const Bridges& bridges, const Axis& axis, Length at) {
  std::vector<SeamSpan> crossed;
  for (const Rect& area : bridges.areas)
    if (const SeamSpan across = axis.across(area); across.from < at && at < across.to)
      crossed.push_back(axis.along(area));
  std::ranges::sort(crossed, {}, &SeamSpan::from);
  const SeamSpan whole = axis.along(bridges.news);
  Length pen = whole.from, longest{};
  for (const SeamSpan& one : crossed) {
    longest = std::max(longest, one.from - pen);
    pen = std::max(pen, one.to);
  }
  longest = std::max(longest, whole.to - pen);
  return static_cast<int>(int64_t{longest.mpt} * 1000 / std::max((whole.to - whole.from).mpt, 1));
}

// A rule along most of the seam makes two modules of the page, and is meant.
bool has_rule(const ScenePage& page, const Bridges& bridges, const Axis& axis, Length at) {
  const SeamSpan whole = axis.along(bridges.news);
  int64_t ruled = 0;
  for (const PlacedBlock& block : page.sheet->blocks) {
    if (block.kind != "rule") continue;
    const SeamSpan across = axis.across(block.area), along = axis.along(block.area);
    const Length middle = across.from + (across.to - across.from) / 2;
    if (std::abs((middle - at).mpt) <= page.sheet->pitch.mpt) ruled += (along.to - along.from).mpt;
  }
  return ruled * 10 >= int64_t{(whole.to - whole.from).mpt} * 6;
}

// Where white may run: the middles of what lies between the ends of two areas.
std::vector<Length> candidates(const Bridges& bridges, const Axis& axis) {
  std::vector<Length> edges, middles;
  for (const Rect& area : bridges.areas) {
    edges.push_back(axis.across(area).from);
    edges.push_back(axis.across(area).to);
  }
  std::ranges::sort(edges);
  for (size_t i = 0; i + 1 < edges.size(); ++i)
    if (edges[i + 1] - edges[i] > from_pt(1)) middles.push_back(edges[i] + (edges[i + 1] - edges[i]) / 2);
  return middles;
}

void look_for_seam(const ScenePage& page, const Bridges& bridges, const Axis& axis, bool is_upright, Remarks& remarks) {
  constexpr int nearly_all = 950;
  const SeamSpan across = axis.across(bridges.news);
  const Length margin = (across.to - across.from) / 4;  // beside the edge it cuts off a strip, not the page
  for (const Length at : candidates(bridges, axis)) {
    if (at < across.from + margin || at > across.to - margin) continue;
    const int share = longest_white(bridges, axis, at);
    if (share < nearly_all || has_rule(page, bridges, axis, at)) continue;
    const Rect& news = bridges.news;
    const Rect seam = is_upright ? Rect{at, news.y, {1}, news.height} : Rect{news.x, at, news.width, {1}};
    remarks.add("BX111", page, seam,
                say("white runs through {} % of the page, {}, at {:.1f} mm", share / 10,
                    is_upright ? say("from top to foot") : say("from side to side"), to_mm(at)),
                is_upright ? say("let a story, a picture or a headline bridge it")
                           : say("let blocks overlap: end one lower than its neighbour, or draw a rule between them"));
    return;
  }
}

void seams(const ScenePage& page, Remarks& remarks) {
  const Bridges bridges = bridges_of(page);
  // One story, or one picture, is no page of several.
  const auto stories =
      std::ranges::count_if(page.sheet->blocks, [](const PlacedBlock& b) { return b.kind == "story"; });
  if (stories < 3) return;
  look_for_seam(page, bridges, upright, true, remarks);
  look_for_seam(page, bridges, level, false, remarks);
}

}  // namespace

std::vector<LintCheck> seam_checks() { return {{.rule = "BX111", .page = seams}}; }

}  // namespace banxin
