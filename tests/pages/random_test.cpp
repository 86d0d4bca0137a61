// Editions that nobody wrote: whatever stands in them, what holds of every page holds of theirs.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>
#include <string>

#include "api/lay_out.h"
#include "api/outputs.h"
#include "base/utf8.h"
#include "tests/house.h"
#include "tests/pages/properties.h"
#include "tests/paint/page_maker.h"
#include "tests/program.h"
#include "tests/temporary_folder.h"

using namespace banxin;

namespace {

// Under the sanitizers one takes ten times as long, and what they look for the first ones show as well.
int how_many() { return test::is_sanitized() ? 40 : 500; }

// The same editions on every machine: the engine is the standard's, and the distributions, which are not, stay out.
class Maker {
 public:
  explicit Maker(int seed) : random_(static_cast<unsigned>(seed)) {}

  std::string page() {
    columns_ = between(1, 4);
    const int lines = between(8, 34);
    const bool vertical = one_in(6);
    const int headline = one_in(3) ? 4 : 0;
    std::string text = fmt::format(
        "template: page\npage: {{trim: [600pt, 600pt], body: 10pt, pitch: 15pt, lines: 34, columns: {{count: {}, "
        "chars: {}, gap: 1}}}}\nstyles: {{body: {{size: 10pt}}, plain: {{size: 10pt, indent: 0em}}, title: {{size: "
        "12pt, indent: 0em}}}}\nblocks:\n  lead: {{kind: story, story: story.md, cols: 1-{}, lines: {}, body: body, "
        "columns: {}, direction: {}, section-head: {{style: plain, lines: {}, place: {}}}, drop-cap: {{lines: {}}}, "
        "paragraph-gap: {}, flush-first: {}, headline: {{lines: {}, title: title}}}}\n",
        columns_, between(8, 13), columns_, lines,
        !vertical               ? columns_
        : lines - headline < 10 ? 1
                                : between(1, 2),
        vertical ? "vertical" : "horizontal", between(2, 3), one_in(3) ? "column" : "across",
        one_in(3) ? between(2, 3) : 0, one_in(4) ? 1 : 0, one_in(2), headline);
    photos_ = !vertical;
    if (!vertical && one_in(3)) {
      const int first = between(1, columns_), line = between(1 + headline, lines);
      text += fmt::format("  inner: {{kind: box, in: lead, cols: {}-{}, line: {}, lines: {}, blocks: {{}}}}\n", first,
                          between(first, columns_), line, between(1, lines - line + 1));
    }
    return text;
  }

  std::string story() {
    std::string text = "---\ntitle: " + han(between(4, 9)) + "\n---\n";
    for (int section = between(1, 3); section > 0; --section) {
      if (section < 3 && !one_in(3)) text += "\n## " + han(between(3, 7)) + "\n";
      for (int paragraph = between(1, 5); paragraph > 0; --paragraph) {
        text += "\n" + std::string(one_in(8) ? "> " : one_in(8) ? "- " : "") + sentence() + "\n";
        constexpr const char* kinds[] = {"note", "link", "question", "flush"};
        if (one_in(6)) text += fmt::format("\n{{.{}}}\n", kinds[between(0, 3)]);
      }
      if (photos_ && one_in(3))
        text += fmt::format("\n![{}](photo.jpg){{column={} columns={} lines={}{}}}\n", han(5), between(1, columns_),
                            between(1, 2), between(3, 7), one_in(2) ? " foot" : "");
    }
    return text;
  }

 private:
  int between(int least, int most) {
    return least + static_cast<int>(random_() % static_cast<unsigned>(most - least + 1));
  }
  bool one_in(int n) { return between(1, n) == 1; }
  std::string han(int n) {
    std::u32string text;
    for (; n > 0; --n) text += static_cast<char32_t>(0x4E00 + between(0, 2999));
    return utf8::from_utf32(text);
  }
  std::string sentence() {
    std::string text = han(1);
    for (int parts = between(1, 12); parts > 0; --parts) {
      const std::string pieces[] = {"，",
                                    "、",
                                    "：“" + han(between(1, 9)) + "”，",
                                    "（" + han(between(1, 3)) + "）",
                                    "《" + han(3) + "》",
                                    "——",
                                    "……",
                                    "AI",
                                    "2026",
                                    "7.5%",
                                    "one two",
                                    "；",
                                    "。"};
      text += han(between(1, 14)) + pieces[random_() % std::size(pieces)];
    }
    return text + han(1) + "。";
  }

  std::mt19937 random_;
  int columns_ = 1;
  bool photos_ = true;
};

LaidOut lay(const test::TemporaryFolder& folder, std::string& errors) {
  Report report(std::make_shared<Sources>());
  LaidOut laid = {};
  try {
    laid = lay_out(test::house(), {.edition = folder.path / "edition.yaml", .overfull = Overfull::shows}, report);
  } catch (const InputFault&) {
  }
  for (const Note& note : report.notes())
    if (note.severity == Severity::error) errors += print(note, report.sources());
  return laid;
}

}  // namespace

TEST_CASE("random editions keep every character, level feet, the grid, and clear of what is in the way") {
  const test::TemporaryFolder folder;
  folder.write("photo.jpg", test::make_jpeg(400, 300));
  folder.write("edition.yaml",
               "edition: random\npaper: 小报\ndate: 2025-09-07\nnumber: 1\npages: [{template: page.yaml}]\n");
  const int editions = how_many();
  int laid_out = 0;
  for (int seed = 1; seed <= editions; ++seed) {
    Maker make(seed);
    const std::string page = make.page(), story = make.story();
    INFO("seed ", seed, "\n", page, "\n", story);
    folder.write("page.yaml", page);
    folder.write("story.md", story);
    std::string errors;
    const LaidOut laid = lay(folder, errors);
    CHECK(errors == "");
    if (laid.sheets.empty()) continue;
    ++laid_out;
    CHECK(test::lost_text(laid, test::all_characters) == "");
    CHECK(test::text_in_the_way(laid) == "");
    CHECK(test::off_grid(laid.sheets[0]) == "");
    CHECK(test::uneven_feet(laid.sheets[0]) == "");
    CHECK(test::ragged_lines(laid.sheets[0]) == "");
    CHECK(layout_json(laid) == layout_json(lay(folder, errors)));
  }
  CHECK(laid_out == editions);
}
