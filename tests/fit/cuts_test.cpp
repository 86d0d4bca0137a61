// Cuts: where stories may end before they do.
#include "fit/cuts.h"

#include <doctest/doctest.h>

#include "read/story.h"
#include "tests/notes.h"
#include "tests/temporary_folder.h"

using namespace banxin;

namespace {

struct CutCase {
  const char* name;
  const char* text;  ///< paragraphs
  int characters;
  std::vector<std::string> words;  ///< what goes, the shortest cut first
};

const std::vector<CutCase> cases = {
    {"the last sentence that is long enough",
     "潮水退去。渔船靠岸。今天风不大。",
     1,
     {"今天风不大。", "渔船靠岸。今天风不大。"}},
    {"not less than is asked for", "潮水退去。渔船靠岸。今天风不大。", 7, {"渔船靠岸。今天风不大。"}},
    {"the story is never cut whole", "今天风不大。", 1, {}},
    {"closing marks belong to the sentence before",
     "他说：“风不大。”船回来了！（完）",
     1,
     {"（完）", "船回来了！（完）"}},
    {"a paragraph goes whole", "潮水退去。\n\n渔船靠岸，今天风不大", 3, {"渔船靠岸，今天风不大"}},
    {"a decimal point ends nothing", "The tide is 3.5 metres. Boats are in.", 1, {"Boats are in."}},
    {"an ellipsis ends once", "等等……他走了。", 1, {"他走了。"}},
};

}  // namespace

TEST_CASE("a story may be cut at the ends of its sentences, from the last one up") {
  for (const CutCase& one : cases) {
    CAPTURE(one.name);
    const test::TemporaryFolder folder;
    const std::string file = folder.write("story.md", std::string("---\ntitle: 题\n---\n\n") + one.text + "\n");
    Report report(std::make_shared<Sources>());
    const Story story = read_story(file, "story.md", {}, report);
    REQUIRE_MESSAGE(!report.failed(), test::told(report));
    std::vector<std::string> words;
    for (const SentenceCut& cut : cuts_at_sentences(story, one.characters, 9)) words.push_back(cut.words);
    CHECK(words == one.words);
  }
}

TEST_CASE("a cut names the place of its first character") {
  const test::TemporaryFolder folder;
  const std::string file = folder.write("story.md", "---\ntitle: 题\n---\n\n潮水退去。渔船靠岸。\n");
  Report report(std::make_shared<Sources>());
  const std::vector<SentenceCut> cuts = cuts_at_sentences(read_story(file, "story.md", {}, report), 1, 9);
  REQUIRE(cuts.size() == 1);
  CHECK(cuts[0].from.line == 5);
  CHECK(cuts[0].from.column == 6);
  CHECK(cuts[0].characters == 5);
}
