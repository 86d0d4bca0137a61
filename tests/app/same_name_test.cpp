// Two stories of an edition whose files are called the same in two folders: 01/lead.md and 02/lead.md.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/outputs.h"
#include "api/report_json.h"
#include "sheet/diff_words.h"
#include "sheet/structure.h"
#include "tests/blocks/small_page.h"

using namespace banxin;
using test::SmallPage;

namespace {

std::string story(const std::string& text) { return "---\ntitle: 题\n---\n\n" + text + "\n"; }

// `names`: the files of the stories, one block each; `texts`: what they say.
SmallPage page_of(const std::vector<std::string>& names, const std::vector<std::string>& texts) {
  SmallPage::Files files;
  std::string blocks;
  for (size_t i = 0; i < names.size(); ++i) {
    files[names[i]] = story(texts[i]);
    blocks += fmt::format("  b{}: {{kind: story, cols: {}-{}, line: 1, lines: 10, story: {}, body: plain}}\n", i + 1,
                          2 * i + 1, 2 * i + 2, names[i]);
  }
  return SmallPage(blocks, "", files);
}

SmallPage two_leads(const std::string& first, const std::string& second) {
  return page_of({"01/lead.md", "02/lead.md"}, {first, second});
}

Layout layout_of(const SmallPage& page) {
  Report report(std::make_shared<Sources>());
  const auto layout = read_layout(report.sources().add("a.layout.json", layout_json(page.laid)), report);
  REQUIRE(layout);
  return *layout;
}

std::vector<std::string> changes(const SmallPage& before, const SmallPage& after) {
  std::vector<std::string> all;
  for (const LayoutChange& change : diff(layout_of(before), layout_of(after))) all.push_back(to_text(change));
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("two stories of one name: each has its file, and messages name it") {
  const SmallPage page = two_leads("甲文。", "乙文。");
  const auto& stories = page.laid.edition.stories;
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].file == "01/lead.md");
  CHECK(stories[1].file == "02/lead.md");
  for (const Story& one : stories) CHECK((one.name == "lead" && one.shares_name));
  CHECK(page.report.notes().at(0).text.find("story 01/lead.md leaves ") == 0);
  const SmallPage alone = page_of({"01/lead.md", "02/side.md"}, {"甲文。", "乙文。"});
  CHECK(alone.laid.edition.stories.at(0).label() == "lead");
  CHECK(layout_json(alone.laid).find("\"story_id\": \"01/lead.md\"") != std::string::npos);
}

TEST_CASE("two stories of one name are two articles of the tagged PDF") {
  const SmallPage page = two_leads("甲文。", "乙文。");
  const Structure structure = structure_of(page.laid.sheets, "zh-Hans");
  CHECK(std::ranges::count(structure.elements, StructureType::art, &StructureElement::type) == 2);
}

TEST_CASE("two stories of one name are two lines of the report, each with its id") {
  const SmallPage page = two_leads("甲文。", "乙文。");
  const auto stories = nlohmann::json::parse(report_json(page.report, page.laid.sheets))["stories"];
  REQUIRE(stories.size() == 2);
  CHECK(stories[0]["id"] == "01/lead.md");
  CHECK(stories[1]["id"] == "02/lead.md");
  for (const auto& one : stories) CHECK(one["story"] == "lead");
}

TEST_CASE("two stories of one name are compared each with itself, also when they change places") {
  CHECK(changes(two_leads("甲文。", "乙文。"), two_leads("甲文。", "丙文。")) ==
        Texts{"page 1, column 3, line 1, 02/lead.md (body): text changed: 乙文。 → 丙文。 (1 character changed)"});
  const SmallPage turned = page_of({"02/lead.md", "01/lead.md"}, {"乙文。", "甲文。"});
  const Texts moved = changes(two_leads("甲文。", "乙文。"), turned);
  REQUIRE(moved.size() == 2);
  CHECK(moved[0].find("page 1, 02/lead.md (body): 1 line moved by -") == 0);
  CHECK(moved[1].find("page 1, 01/lead.md (body): 1 line moved by ") == 0);
}

TEST_CASE("a story that was the only one of its name is the first of that name in the other file") {
  const SmallPage alone = page_of({"01/lead.md"}, {"甲文。"}), both = two_leads("甲文。", "乙文。");
  CHECK(changes(alone, both) == Texts{"page 1, column 3, line 1, 02/lead.md (body): 1 line added: 乙文。"});
  CHECK(changes(both, alone) == Texts{"page 1, column 3, line 1, 02/lead.md (body): 1 line removed: 乙文。"});
}

TEST_CASE("a block that is called as a story is not that story") {
  const std::string story_block = "  s: {kind: story, cols: 1-2, line: 1, lines: 10, story: lead.md, body: plain}\n";
  const std::string text_block = "  lead: {kind: text, cols: 3-4, line: 1, lines: 10, style: plain, text: ";
  const SmallPage::Files files = {{"lead.md", story("甲文。")}};
  CHECK(changes(SmallPage(story_block + text_block + "甲文。}\n", "", files),
                SmallPage(story_block + text_block + "丁文。}\n", "", files)) ==
        Texts{"page 1, column 3, line 1, lead (text): text changed: 甲文。 → 丁文。 (1 character changed)"});
}
