// Copyfit on small pages of its own: what stories share is weighed for all of them, characters are set closer or wider,
// what makes a fault elsewhere is undone.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "api/lay_out.h"
#include "tests/house.h"
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

struct SmallPaper {
  test::TemporaryFolder folder;
  Report report{std::make_shared<Sources>()};
  LaidOut laid;

  // Two stories of one column below a photo, and what the page says of fit.
  SmallPaper(const std::string& a, const std::string& b, const std::string& fit, int lines) {
    fs::copy(fs::path(BANXIN_SOURCE_DIR) / "tests/lint/cases/paper/p.png", folder.path / "p.png");
    folder.write("page.yaml", fmt::format(R"(
template: page
page: {{trim: [210mm, 297mm], columns: {{count: 4, chars: 11, gap: 1}}, lines: {}, body: 10pt, pitch: 15pt}}
styles: {{body: {{font: song, size: 10pt}}}}
fit: {}
blocks:
  view: {{kind: photo, cols: 1-4, line: 1, lines: 12, file: p.png, most-crop: 90%}}
  a: {{kind: story, cols: 1-2, below: view, columns: 1, body: body, story: a.md}}
  b: {{kind: story, cols: 3-4, below: view, columns: 1, body: body, story: b.md}}
)",
                                          lines, fit));
    folder.write("a.md", "---\ntitle: 甲\n---\n\n" + a);
    folder.write("b.md", "---\ntitle: 乙\n---\n\n" + b);
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
  // 28 lines below the photo: a has 25, b 24, and one paragraph of each may be a line longer. By itself b cannot be
  // full, and a picture made higher for b alone would take room from a.
  const std::string a = paragraph(13, 22) + paragraph(13, 21), b = paragraph(12, 22) + paragraph(13, 21);
  SmallPaper apart(a, b, "{may: spacing, paragraphs: 1}", 41);
  apart.lay({.remedies = true});
  CHECK(apart.fit_of("a").state() == Copyfit::State::fits);
  CHECK(apart.fit_of("b").state() == Copyfit::State::underset);
  SmallPaper together(a, b, "{may: pictures, paragraphs: 1}", 41);
  together.lay({.remedies = true});
  INFO(test::told(together.report));
  CHECK(together.fit_of("a").state() == Copyfit::State::fits);
  CHECK(together.fit_of("b").state() == Copyfit::State::fits);
  CHECK(together.done_for("a") == "view lines: 13, a fit: {longer: [2]}");
  CHECK(together.done_for("b") == "b fit: {tracking: 0.005em}");
}

TEST_CASE("all characters of a story are set wider or closer, within what its page allows") {
  const std::string a = paragraph(13, 22) + paragraph(13, 21);
  SmallPaper wider(a, a, "{may: spacing, paragraphs: 0}", 41);
  wider.lay({.remedies = true});
  CHECK(wider.fit_of("a").state() == Copyfit::State::fits);
  CHECK(wider.done_for("a") == "a fit: {tracking: 0.005em}");
  SmallPaper kept(a, a, "{may: spacing, paragraphs: 0, most-tracking: 0em}", 41);
  kept.lay({.remedies = true});
  CHECK(kept.fit_of("a").state() == Copyfit::State::underset);
  CHECK(std::ranges::none_of(kept.fit_of("a").remedies,
                             [](const Remedy& remedy) { return remedy.kind == Remedy::Kind::tracking; }));
  const std::string b = paragraph(13, 1) + paragraph(13, 2);
  SmallPaper closer(b, b, "{may: spacing, paragraphs: 0}", 37);
  closer.lay({.remedies = true});
  INFO(test::told(closer.report));
  CHECK(closer.fit_of("a").state() == Copyfit::State::fits);
  CHECK(closer.done_for("a").starts_with("a fit: {tracking: -0.0"));
}

TEST_CASE("more white between characters than a reader overlooks is refused") {
  const std::string a = paragraph(13, 22);
  SmallPaper far(a, a, "{may: spacing, most-tracking: 0.06em}", 41);
  CHECK_THROWS_AS(far.lay({}), InputFault);
  CHECK(test::told(far.report).find("error[out-of-range]: characters are set closer or wider by 0em to 0.05em") !=
        std::string::npos);
}
