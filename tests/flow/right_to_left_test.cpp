// Stories that are read from the right: their columns, lists and brackets.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "tests/small_edition.h"

using namespace banxin;

namespace {

const std::string uyghur_words = "ئۇيغۇر تىلى تۈركىي تىللار تۈركۈمىگە كىرىدۇ مۇنار ۋە باشقا. ";

std::string many_words() {
  std::string text;
  for (int n = 0; n < 12; ++n) text += uyghur_words;
  return text;
}

test::SmallEdition uyghur_page(const std::string& markdown, const std::string& language, const std::string& keys = "") {
  return test::SmallEdition(
      "template: page\npage:\n  trim: [420pt, 300pt]\n  columns: {count: 1, chars: 32}\n  lines: 12\n  body: 10pt\n"
      "  pitch: 15pt\nstyles:\n  body: {size: 10pt, indent: 0em" +
          keys +
          "}\nblocks:\n"
          "  lead: {kind: story, story: story.md, lines: 12, columns: 3, gap: 1, body: body}\n",
      {{"story.md", "---\ntitle: x\n---\n\n" + markdown}}, language);
}

std::vector<Length> column_starts(const test::SmallEdition& page) {
  std::vector<Length> starts;
  for (const PlacedFrame& frame : page.sheet().blocks.at(0).frames)
    if (frame.role == Role::column) starts.push_back(frame.area.x);
  return starts;
}

}  // namespace

TEST_CASE("columns of a right-to-left story are read from the right") {
  const auto uyghur = column_starts(uyghur_page(many_words(), "ug"));
  REQUIRE(uyghur.size() == 3);
  CHECK(uyghur[0] > uyghur[1]);
  CHECK(uyghur[1] > uyghur[2]);
  std::string latin;
  for (int n = 0; n < 20; ++n) latin += "uyghur tili turkiy tillar turkumige kiridu ";
  const auto latin_letters = column_starts(uyghur_page(latin, "ug-Latn"));
  REQUIRE(latin_letters.size() == 3);
  CHECK(latin_letters[0] < latin_letters[1]);
}

TEST_CASE("the label of an item stands at the right of right-to-left text") {
  const auto page = uyghur_page("1. " + many_words() + "\n", "ug");
  const auto labels = page.lines(Role::label);
  const auto body = page.lines(Role::body);
  REQUIRE(labels.size() == 1);
  REQUIRE(!body.empty());
  CHECK(labels[0].runs.at(0).at.x >= body[0].x + body[0].width);
}

TEST_CASE("a pitch of its own is not passed over in silence by lines that stand on the grid") {
  CHECK(uyghur_page(many_words(), "ug", ", pitch: 24pt").codes().find("off-grid-pitch") != std::string::npos);
  CHECK(uyghur_page(many_words(), "ug", ", pitch: 15pt").codes().find("off-grid-pitch") == std::string::npos);
}

TEST_CASE("a language is written from the right by its letters") {
  for (const char* tag : {"ug", "ar", "he", "ur-PK", "az-Arab", "yi"}) CHECK(language_of(tag).is_right_to_left());
  for (const char* tag : {"zh-Hans", "en", "ug-Latn", "ug-Cyrl", "az", "bo"})
    CHECK(!language_of(tag).is_right_to_left());
}

TEST_CASE("what lies under right-to-left text is looked for where the text is") {
  // A black box at the right of a short Uyghur line, or under it.
  const auto codes = [](int box) {
    const test::SmallEdition page(
        fmt::format("template: page\npage:\n  trim: [420pt, 300pt]\n  columns: {{count: 3, chars: 10}}\n  lines: 12\n"
                    "  body: 10pt\n  pitch: 15pt\n"
                    "styles:\n  body: {{size: 10pt, indent: 0em, align: start, language: ug}}\n"
                    "blocks:\n  dark: {{kind: box, cols: {}, lines: 4, tint: black, blocks: {{}}}}\n"
                    "  words: {{kind: text, cols: 2, lines: 1, style: body, over: dark, text: مۇنار ۋە تىل مۇنار}}\n",
                    box),
        {});
    return page.codes();
  };
  CHECK(codes(2).find("low-contrast ") != std::string::npos);
  CHECK(codes(3).find("low-contrast ") == std::string::npos);
}
