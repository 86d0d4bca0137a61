// Copyfit on pages of the samples: what is a remedy and what is not, who allows it, what is told.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/fit/changed_story.h"
#include "tests/house.h"
#include "tests/notes.h"

namespace fs = std::filesystem;
using namespace banxin;
using test::lay_fitting, test::FitOutcome, test::Samples;

namespace {

void put_into(const fs::path& file, const std::string& what, const std::string& by) {
  std::string text = *read_file(file, 1'000'000);
  const size_t at = text.find(what);
  REQUIRE_MESSAGE(at != std::string::npos, what);
  write_whole(file, text.replace(at, what.size(), by));
}

const Copyfit& copyfit_in(const LaidOut& laid, const std::string& block) {
  for (const Sheet& sheet : laid.sheets)
    for (const Copyfit& fit : sheet.copyfits)
      if (fit.block == block) return fit;
  FAIL("no story ends in block " << block);
  return laid.sheets.front().copyfits.front();
}

bool has(const std::vector<Remedy>& remedies, Remedy::Kind kind, const std::string& block) {
  return std::ranges::any_of(remedies, [&](const Remedy& one) { return one.kind == kind && one.block == block; });
}

const char* const longer_bus =
    "站点却挪了三处。家长们在微信群里转发了新的站点图，有人连夜带着孩子走了一遍，也有人打电话到公交公司问清"
    "楚雨天怎么办，照管员一一作答，记在小本子上。";

}  // namespace

TEST_CASE("what would look worse than what it mends is no remedy") {
  const Samples all;
  const fs::path edition = all.edition("yunfu-2025-09-07/four-pages.yaml");
  put_into(edition, "lead-photo: {", "lead-photo: {lines: 26, ");
  put_into(edition.parent_path() / "stories/03-bus.md", "站点却挪了三处。", longer_bus);
  const FitOutcome made = lay_fitting(edition, {.remedies = true});
  REQUIRE(made.good);
  const Copyfit& lead = copyfit_in(made.laid, "rest");
  REQUIRE(lead.state() == Copyfit::State::overset);
  CHECK(has(lead.remedies, Remedy::Kind::picture, "lead-photo"));
  // Its text would have one row between a lower headline and the photo.
  CHECK_FALSE(has(lead.remedies, Remedy::Kind::headline, "lead"));
  const Copyfit& second = copyfit_in(made.laid, "second");
  REQUIRE(second.state() == Copyfit::State::overset);
  CHECK(has(second.remedies, Remedy::Kind::headline, "second"));
  // Its section headings have two lines, one of them free.
  CHECK_FALSE(has(second.remedies, Remedy::Kind::white, "second"));
}

TEST_CASE("house, page and block allow copyfit; the command line goes over them; nobody changes words") {
  const Samples all;
  const fs::path edition = all.edition("yunfu-2025-09-07/four-pages.yaml");
  put_into(edition.parent_path() / "stories/03-bus.md", "站点却挪了三处。",
           "站点却挪了三处。家长们在微信群里转发了新的站点图，有人连夜带着孩子走了一遍，也有人打电话到公司问。");
  const auto is_full = [&](FitJob job) {
    const FitOutcome made = lay_fitting(edition, job);
    REQUIRE_MESSAGE(made.good, test::told(made.report));
    return copyfit_in(made.laid, "second").state() == Copyfit::State::fits;
  };
  CHECK_FALSE(is_full({}));
  CHECK_FALSE(is_full({.may = FitMeans::pictures}));
  CHECK(is_full({.may = FitMeans::heads}));
  put_into(edition, "section: 要闻", "section: 要闻\n    fit: {may: heads}");
  CHECK(is_full({}));
  CHECK_FALSE(is_full({.may = FitMeans::nothing}));
  put_into(edition, "second: stories/03-bus.md", "second: {story: stories/03-bus.md, fit: {may: nothing}}");
  CHECK_FALSE(is_full({}));
}

TEST_CASE("a choice that cannot be kept to any more is told") {
  const Samples all;
  const fs::path edition = all.edition("yunfu-2025-09-07/four-pages.yaml");
  put_into(edition, "second: stories/03-bus.md",
           "second: {story: stories/03-bus.md, fit: {shorter: [99], longer: [1], pictures: [{picture: 7, lines: 1}]}}");
  const FitOutcome made = lay_fitting(edition, {});
  REQUIRE(made.good);
  const std::string told = test::told(made.report);
  CHECK(told.find("warning[fit-choice]: the story has no paragraph 99") != std::string::npos);
  CHECK(told.find("warning[fit-choice]: the story has no picture 7") != std::string::npos);
}

TEST_CASE("of a story far too long not all is tried, which is told") {
  const test::TemporaryFolder folder;
  folder.write("page.yaml",
               "template: page\npage: {trim: [100mm, 120mm], body: 10pt, pitch: 15pt, lines: 20, columns: "
               "{count: 2, chars: 12, gap: 1}}\nblocks:\n  lead: {kind: story, columns: 2}\n");
  std::string text = "---\ntitle: 题\n---\n";
  for (int i = 0; i < 3000; ++i)
    text += "\n潮水退去，渔船靠岸，码头上的人说今天风不大，明天也不大，后天再看，不必着急。\n";
  folder.write("long.md", text);
  const std::string edition = folder.write(
      "edition.yaml",
      "edition: long\npaper: 报\ndate: 2026-03-14\npages:\n  - {template: page.yaml, slots: {lead: long.md}}\n");
  const FitOutcome made = lay_fitting(edition, {.remedies = true});
  REQUIRE_MESSAGE(made.good, test::told(made.report));
  CHECK(test::told(made.report).find("info[fit-budget]: story long is so long") != std::string::npos);
}

TEST_CASE("what a block says itself stays, whatever is chosen for others, and counts for no limit") {
  const Samples all;
  const fs::path edition = all.edition("yunfu-2025-09-07/four-pages.yaml");
  put_into(edition, "lead: stories/02-harvest.md",
           "lead: {story: stories/02-harvest.md, fit: {paragraphs: 0, shorter: [2]}}");
  put_into(
      edition.parent_path() / "stories/02-harvest.md", "打谷声已经响了。",
      "打谷声已经响了。这是加出来的一句话，为的是让这一篇稿子超出它的版面，看看排版引擎会怎样把它收回来，好教夜班编辑"
      "放心。这是加出来的又一句话，为的是让它超出得更多一些，多到一段收一行还收不回来为止。");
  const FitOutcome made = lay_fitting(edition, {.may = FitMeans::pictures});
  REQUIRE(made.good);
  const Copyfit& lead = copyfit_in(made.laid, "rest");
  CHECK(lead.state() == Copyfit::State::fits);
  REQUIRE(!lead.applied.empty());
  for (const auto& [block, choice] : made.laid.choices) CHECK(block->kind == "photo");
}
