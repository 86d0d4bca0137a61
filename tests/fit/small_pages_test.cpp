// Copyfit on small pages of its own: what stories share is weighed for all of them, characters are set closer or wider,
// what makes a fault elsewhere is undone.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "api/lay_out.h"
#include "tests/house.h"
#include "tests/jpeg_encoder.h"
#include "tests/notes.h"
#include "tests/temporary_folder.h"

namespace fs = std::filesystem;
using namespace banxin;

namespace {

// So many lines of 23 characters: the first is indented by two, the last has `last` of them.
std::string paragraph(int lines, int last) {
  static const std::string words[] = {"潮", "水", "退", "去", "渔", "船", "靠", "岸", "码", "头", "上", "的", "人"};
  std::string text;
  for (int i = 0; i < 23 * (lines - 1) - 2 + last - 1; ++i) text += words[i % 13];
  return text + "。\n\n";
}

const std::string english =
    "The tide goes out and the boats come in, and the men on the quay say that the wind is fair today and will be fair "
    "tomorrow, so that nobody has to hurry home before the lamps are lit along the shore. ";

// Words of the language that its first letter is of.
std::string story(const std::string& text) {
  return std::string("---\ntitle: 甲\n") + (text.starts_with("The") ? "language: en\n" : "") + "---\n\n" + text;
}

struct SmallPaper {
  test::TemporaryFolder folder;
  Report report{std::make_shared<Sources>()};
  LaidOut laid;

  // Two stories of one column below a photo, and what the page says of fit.
  SmallPaper(const std::string& a, const std::string& b, const std::string& fit, int lines,
             const std::string& fit_of_a = "columns: 1") {
    fs::copy(fs::path(BANXIN_SOURCE_DIR) / "tests/lint/cases/paper/p.png", folder.path / "p.png");
    folder.write("page.yaml", fmt::format(R"(
template: page
page: {{trim: [210mm, 297mm], columns: {{count: 4, chars: 11, gap: 1}}, lines: {}, body: 10pt, pitch: 15pt}}
styles: {{body: {{font: {}, size: 10pt}}}}
fit: {}
blocks:
  view: {{kind: photo, cols: 1-4, line: 1, lines: 12, file: p.png, most-crop: 90%}}
  a: {{kind: story, cols: 1-2, below: view, body: body, story: a.md, {}}}
  b: {{kind: story, cols: 3-4, below: view, columns: 1, body: body, story: b.md}}
)",
                                          lines, a.starts_with("The") ? "serif" : "song", fit, fit_of_a));
    folder.write("a.md", story(a));
    folder.write("b.md", story(b));
    folder.write("edition.yaml", "edition: small\npaper: 报\ndate: 2026-03-14\npages: [{template: page.yaml}]\n");
  }

  void lay(FitJob job) { laid = lay_out(test::house(), {.edition = folder.path / "edition.yaml", .fit = job}, report); }
  const Copyfit& fit_of(const std::string& block) const {
    return *std::ranges::find(laid.sheets.at(0).copyfits, block, &Copyfit::block);
  }
  std::string done_for(const std::string& block) const {
    std::string all;
    for (const Remedy& remedy : fit_of(block).applied)
      all += fmt::format("{}{} {}", all.empty() ? "" : ", ", remedy.block, remedy.slot);
    return all;
  }
};

}  // namespace

TEST_CASE("a picture that two stories share is weighed for both") {
  // The page lacks 3 lines of a and 4 of b; of each two paragraphs may be a line longer. The least for a alone, the
  // picture a line higher and two paragraphs, would leave b short.
  const std::string a = paragraph(13, 22) + paragraph(13, 21), b = paragraph(12, 22) + paragraph(13, 21);
  SmallPaper apart(a, b, "{may: text, paragraphs: 2}", 41);
  apart.lay({.remedies = true});
  CHECK(apart.fit_of("a").lines_under == 3);
  CHECK(apart.fit_of("b").lines_under == 4);
  SmallPaper together(a, b, "{may: pictures, paragraphs: 2}", 41);
  together.lay({.remedies = true});
  INFO(test::told(together.report));
  CHECK(together.fit_of("a").state() == Copyfit::State::fits);
  CHECK(together.fit_of("b").state() == Copyfit::State::fits);
  CHECK(together.done_for("a") == "view lines: 14");
  CHECK(together.done_for("b") == "b fit: {longer: [2]}");
}

TEST_CASE("no story loses text so that another fits") {
  // The page lacks five lines of a, three of b; the picture is all that may change. Four or five lines higher it would
  // fill a, and leave one or two of b that nobody prints, though b would be nearer to full than now.
  SmallPaper paper(paragraph(12, 9) + paragraph(12, 9), paragraph(13, 9) + paragraph(13, 9),
                   "{may: pictures, picture-lines: 8, paragraphs: 0}", 41);
  paper.lay({.remedies = true, .may = FitMeans::nothing});
  REQUIRE(paper.fit_of("a").lines_under == 5);
  REQUIRE(paper.fit_of("b").lines_under == 3);
  CHECK_FALSE(paper.fit_of("a").remedies.empty());
  for (const Remedy& remedy : paper.fit_of("a").remedies)
    CHECK_MESSAGE((remedy.slot != "lines: 16" && remedy.slot != "lines: 17"), remedy.slot);
  paper.lay({.remedies = true});
  INFO(test::told(paper.report));
  CHECK(paper.fit_of("b").state() == Copyfit::State::fits);
  CHECK(paper.fit_of("a").lines_under == 3);
  CHECK(paper.done_for("a").empty());
  CHECK(test::told(paper.report).find("info[not-fitted]: story a stays as it is") != std::string::npos);
  CHECK(test::told(paper.report).find("info[not-fitted]: story b") == std::string::npos);
}

TEST_CASE("all characters of a story are set closer, within what its page allows") {
  std::string words;
  for (int i = 0; i < 5; ++i) words += english;
  const std::string a = words + "\n\n" + words.substr(english.size()) + "\n";
  SmallPaper closer(a, paragraph(3, 9), "{may: spacing, paragraphs: 0}", 48);
  closer.lay({.remedies = true});
  INFO(test::told(closer.report));
  CHECK(closer.fit_of("a").state() == Copyfit::State::fits);
  CHECK(closer.done_for("a") == "a fit: {tracking: -0.005em}");
  CHECK(closer.fit_of("a").applied.front().gain_lines == 2);
  SmallPaper kept(a, paragraph(3, 9), "{may: spacing, paragraphs: 0, most-tracking: 0em}", 48);
  kept.lay({.remedies = true});
  CHECK(kept.fit_of("a").lines_over == 2);
  // What was chosen, written into the block, sets it so again.
  SmallPaper written(a, paragraph(3, 9), "{may: nothing}", 48, "columns: 1, fit: {tracking: -0.005em}");
  written.lay({});
  CHECK(written.fit_of("a").state() == Copyfit::State::fits);
}

TEST_CASE("lines of whole characters are not opened by tracking") {
  // Each line would lose a character, and be 4 % wider for half a per cent.
  const std::string a = paragraph(13, 22) + paragraph(13, 21);
  SmallPaper paper(a, a, "{may: spacing, paragraphs: 0}", 41);
  paper.lay({.remedies = true});
  CHECK(paper.fit_of("a").lines_under == 3);
  for (const Remedy& remedy : paper.fit_of("a").remedies) CHECK(remedy.kind != Remedy::Kind::tracking);
}

TEST_CASE("more white between characters than a reader overlooks is refused") {
  const std::string a = paragraph(13, 22);
  SmallPaper far(a, a, "{may: spacing, most-tracking: 0.06em}", 41);
  CHECK_THROWS_AS(far.lay({}), InputFault);
  CHECK(test::told(far.report).find("error[out-of-range]: characters are set closer or wider by 0em to 0.05em") !=
        std::string::npos);
}

TEST_CASE("what makes a fault elsewhere on its pages is undone, and told") {
  const test::TemporaryFolder folder;
  folder.write("dark.jpg", test::encode_jpeg({.width = 600, .height = 400, .components = 1},
                                             [](unsigned char* row, int) { std::fill_n(row, 600, 20); }));
  // With the photo lower, its white words would stand on the pale ground.
  folder.write("page.yaml", R"(
template: page
page: {trim: [210mm, 297mm], columns: {count: 4, chars: 11, gap: 1}, lines: 37, body: 10pt, pitch: 15pt}
inks: {pale: {c: 0%, m: 0%, y: 20%, k: 0%}}
styles: {body: {font: song, size: 10pt}, white: {based-on: body, ink: paper, indent: 0em}}
fit: {may: pictures, paragraphs: 0}
blocks:
  ground:
    kind: box
    cols: 1-4
    line: 1
    lines: 37
    tint: pale
    padding: 0mm
    blocks:
      view: {kind: photo, cols: 1-4, line: 1, lines: 12, file: dark.jpg, most-crop: 90%}
      words: {kind: text, over: view, cols: 3-4, line: 12, lines: 1, style: white, text: 夜里的码头}
      a: {kind: story, cols: 1-2, below: view, columns: 1, body: body, story: a.md}
)");
  folder.write("a.md", story(paragraph(13, 20) + paragraph(13, 20)));
  const std::string edition =
      folder.write("edition.yaml", "edition: small\npaper: 报\ndate: 2026-03-14\npages: [{template: page.yaml}]\n");
  Report report(std::make_shared<Sources>());
  const LaidOut laid = lay_out(test::house(), {.edition = edition, .fit = {.remedies = true}}, report);
  const std::string told = test::told(report);
  INFO(told);
  CHECK(told.find("info[fit-undone]: story a could be made to fit, but that makes a fault on its pages: make view 1 "
                  "line lower: 11 instead of 12") != std::string::npos);
  CHECK(told.find("info[fitted]") == std::string::npos);
  CHECK(told.find("low-contrast") == std::string::npos);
  CHECK(laid.choices.empty());
  const Copyfit& fit = laid.sheets.at(0).copyfits.at(0);
  CHECK(fit.lines_over == 1);
  CHECK(fit.applied.empty());
  CHECK_FALSE(fit.remedies.empty());
}
