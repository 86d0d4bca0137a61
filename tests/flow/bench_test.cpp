// What a bench draws between the lines of its block is painted between them.
#include <type_traits>

#include "sheet/items.h"
#include "tests/blocks/small_page.h"

using namespace banxin;
using test::SmallPage;

TEST_CASE(
    "items are painted in the order in which a block draws them: an anchor in its headline, rules after columns") {
  const SmallPage page(
      "  s: {kind: story, cols: 1-2, line: 1, lines: 12, columns: 2, story: story.md, body: plain, column-rule: "
      "{weight: "
      "0.5pt}, headline: {lines: 6, title: {size: 20pt, indent: 0em}, kicker: plain}}\n",
      "---\nkicker: 引题\ntitle: 主题\n---\n\n正文。\n");
  CAPTURE(page.codes());
  std::string order;
  for_each_item(page.sheet(), [&](const auto& item) {
    using Kind = std::remove_cvref_t<decltype(item)>;
    if constexpr (std::is_same_v<Kind, GlyphRun>) order += item.text + " ";
    if constexpr (std::is_same_v<Kind, Stroke>) order += "rule ";
    if constexpr (std::is_same_v<Kind, Anchor>) order += "anchor ";
  });
  CHECK(order == "anchor 引题 anchor 主题 正文。 rule ");
}
