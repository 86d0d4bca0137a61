// Editions that nobody wrote: whatever stands in them, what holds of every page holds of theirs.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "api/lay_out.h"
#include "api/outputs.h"
#include "tests/house.h"
#include "tests/pages/properties.h"
#include "tests/pages/random_text.h"
#include "tests/paint/page_maker.h"
#include "tests/program.h"
#include "tests/temporary_folder.h"

using namespace banxin;

namespace {

// Under the sanitizers one takes ten times as long, and what they look for the first ones show as well.
// A campaign asks for more: BANXIN_EDITIONS=5000; BANXIN_SEED=17 for that edition alone.
int how_many() {
  if (const char* wanted = std::getenv("BANXIN_EDITIONS")) return std::atoi(wanted);
  return test::is_sanitized() ? 40 : 500;
}

struct Seeds {
  int first = 1, last = 0;
  int count() const { return last - first + 1; }
};

Seeds seeds(int wanted) {
  if (const char* one = std::getenv("BANXIN_SEED")) return {std::atoi(one), std::atoi(one)};
  return {1, wanted};
}

class Maker : test::RandomText {
 public:
  using RandomText::RandomText;

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

  /// A paper of `pages` pages with four blocks each, `stories` of them the beginnings of stories, the others going on
  /// with one of those. Files by name.
  std::map<std::string, std::string> paper(int pages, int stories) {
    std::map<std::string, std::string> files;
    std::vector<std::string> names;
    for (int s = 1; s <= stories; ++s) {
      names.push_back(fmt::format("s{}.md", s));
      columns_ = 3, photos_ = false;
      const std::string more = story();
      files[names.back()] = story() + more.substr(more.rfind("---\n") + 4);
    }
    std::vector<std::string> slots;
    for (int block = 0; block < 4 * pages; ++block)
      slots.push_back(block < stories ? "story: " + names[static_cast<size_t>(block)]
                                      : "continues: " + names[static_cast<size_t>(between(0, stories - 1))]);
    std::ranges::shuffle(slots, random_);
    std::string edition = "edition: random\npaper: 小报\ndate: 2025-09-07\nnumber: 1\npages:\n";
    for (int page = 0; page < pages; ++page) {
      files[fmt::format("p{}.yaml", page)] = blocks_of(&slots[static_cast<size_t>(4 * page)]);
      edition += fmt::format("  - {{template: p{}.yaml}}\n", page);
    }
    files["edition.yaml"] = edition;
    return files;
  }

  /// A story whose columns reach to unequal lines, its headings and pictures in them.
  std::string leg() {
    columns_ = between(2, 5);
    is_leg_ = true;
    std::string shape;
    const bool level = one_in(3);
    int foot = between(24, 34);
    for (int column = 1; column <= columns_; ++column) {
      if (!level) foot = between(18, 34);
      shape += fmt::format("{}{{cols: {}, lines: {}}}", column > 1 ? ", " : "", column, foot);
    }
    return fmt::format(
        "template: page\npage: {{trim: [900pt, 600pt], body: 10pt, pitch: 15pt, lines: 34, columns: {{count: {}, "
        "chars: {}, gap: 1}}}}\nstyles: {{body: {{size: 10pt}}, plain: {{size: 10pt, indent: 0em}}}}\nblocks:\n  lead: "
        "{{kind: story, story: story.md, shape: [{}], body: body, section-head: {{style: plain, lines: {}, place: "
        "column}}}}\n",
        columns_, between(10, 15), shape, between(1, 3));
  }

  std::string story() {
    std::string text = "---\ntitle: " + han(between(4, 9)) + "\n---\n";
    for (int section = between(1, 3); section > 0; --section) {
      if (section < 3 && !one_in(3)) text += "\n## " + han(between(3, 7)) + "\n";
      for (int paragraph = is_leg_ ? between(2, 6) : between(1, 5); paragraph > 0; --paragraph) {
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
  // Four blocks of unequal width and height on a page of six columns.
  std::string blocks_of(const std::string* slots) {
    std::string text =
        "template: page\npage: {trim: [600pt, 600pt], body: 10pt, pitch: 15pt, lines: 34, columns: {count: 6, chars: "
        "8, "
        "gap: 1}}\nstyles: {body: {size: 10pt}, plain: {size: 10pt, indent: 0em}}\nblocks:\n";
    const int turn = between(1, 5), upper = between(8, 26);
    for (int block = 0; block < 4; ++block) {
      const bool left = block % 2 == 0, above = block < 2;
      text += fmt::format(
          "  b{}: {{kind: story, {}, cols: {}-{}, line: {}, lines: {}, body: body, columns: {}, section-head: {{style: "
          "plain, lines: 2}}}}\n",
          block, slots[block], left ? 1 : turn + 1, left ? turn : 6, above ? 1 : upper + 1, above ? upper : 34 - upper,
          left ? turn : 6 - turn);
    }
    return text;
  }
  int columns_ = 1;
  bool photos_ = true;
  bool is_leg_ = false;
};

// The same page in tiers of vertical lines; its stories run as it does, or across.
void turn(std::string& page, bool across) {
  const auto replace = [&](std::string_view what, std::string_view by) {
    if (const size_t at = page.find(what); at != std::string::npos) page.replace(at, what.size(), by);
  };
  replace("page: {trim", "page: {writing: vertical-rl, trim");
  if (!across) return replace("direction: horizontal", "direction: vertical");
  for (const char* columns : {"columns: 2, direction", "columns: 3, direction", "columns: 4, direction"})
    replace(columns, "columns: 1, direction");
}

// `codes`: of all that is told.
LaidOut lay(const test::TemporaryFolder& folder, std::string& errors, std::set<std::string>* codes = nullptr) {
  Report report(std::make_shared<Sources>());
  LaidOut laid = {};
  try {
    laid = lay_out(test::house(), {.edition = folder.path / "edition.yaml", .overfull = Overfull::shows}, report);
  } catch (const InputFault&) {
  }
  for (const Note& note : report.notes())
    if (note.severity == Severity::error) errors += print(note, report.sources());
  for (const Note& note : report.notes())
    if (codes) codes->insert(note.code);
  return laid;
}

}  // namespace

TEST_CASE("random editions keep every character, level feet, the grid, and clear of what is in the way") {
  const test::TemporaryFolder folder;
  folder.write("photo.jpg", test::make_jpeg(400, 300));
  folder.write("edition.yaml",
               "edition: random\npaper: 小报\ndate: 2025-09-07\nnumber: 1\npages: [{template: page.yaml}]\n");
  const Seeds editions = seeds(how_many());
  int laid_out = 0;
  for (int seed = editions.first; seed <= editions.last; ++seed) {
    Maker make(seed);
    std::string page = make.page();
    const std::string story = make.story();
    if (seed % 5 == 0) turn(page, seed % 2 == 0);
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
  CHECK(laid_out == editions.count());
}

TEST_CASE("the feet of columns of unequal height are level, whatever stands in them") {
  const test::TemporaryFolder folder;
  folder.write("photo.jpg", test::make_jpeg(400, 300));
  folder.write("edition.yaml",
               "edition: random\npaper: 小报\ndate: 2025-09-07\nnumber: 1\npages: [{template: page.yaml}]\n");
  const int legs = how_many() / 2;
  int uneven = 0;
  for (int seed = 1; seed <= legs; ++seed) {
    Maker make(seed);
    folder.write("page.yaml", make.leg());
    folder.write("story.md", make.story());
    INFO("seed ", seed);
    std::string errors;
    std::set<std::string> codes;
    const LaidOut laid = lay(folder, errors, &codes);
    REQUIRE(laid.sheets.size() == 1);
    CHECK(test::lost_text(laid, test::all_characters) == "");
    CHECK(test::text_in_the_way(laid) == "");
    if (codes.contains("overset")) continue;
    // A heading that would stand alone at a foot may keep them apart: then the page says so.
    if (codes.contains("uneven-feet") || codes.contains("lone-heading"))
      ++uneven;
    else
      CHECK(test::uneven_legs(laid) == "");
  }
  CHECK(uneven * 25 <= legs);  // of thousands one in 33
}

namespace {

constexpr std::string_view page_line = "  - {";

// What a night does to the pages of a paper: nothing, the last one to the front, one more before them, the last one
// away.
enum class Move { none, to_the_front, one_more, one_less };

std::string moved(std::string edition, Move move) {
  const size_t last = edition.rfind(page_line), first = edition.find(page_line);
  const std::string line = move == Move::one_more ? "  - {template: more.yaml}\n" : edition.substr(last);
  if (move == Move::to_the_front || move == Move::one_less) edition.erase(last);
  if (move == Move::to_the_front || move == Move::one_more) edition.insert(first, line);
  return edition;
}

size_t count_pages(std::string_view edition) {
  size_t count = 0;
  for (size_t at = edition.find(page_line); at != edition.npos; at = edition.find(page_line, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("stories that run through many pages keep every character, and their jump lines tell the truth") {
  const test::TemporaryFolder folder;
  const int papers = how_many() / 20;
  folder.write("more.yaml",
               "template: more\npage: {trim: [600pt, 600pt], body: 10pt, pitch: 15pt, lines: 34, columns: {count: 6, "
               "chars: 8, gap: 1}}\nstyles: {body: {size: 10pt}}\nblocks:\n  note: {kind: text, cols: 1-2, line: 1, "
               "lines: 1, style: body, text: 启事}\n");
  for (int seed = 1; seed <= papers; ++seed) {
    Maker make(seed);
    const int pages = seed == 1 ? 16 : 1 + seed % 6;
    auto files = make.paper(pages, std::max(1, pages * 3 / 2));
    std::string edition = files.extract("edition.yaml").mapped();
    for (const auto& [name, text] : files) folder.write(name, text);
    for (const Move move : {Move::none, Move::to_the_front, Move::one_more, Move::one_less}) {
      edition = moved(edition, move);
      folder.write("edition.yaml", edition);
      INFO("seed ", seed, ", move ", static_cast<int>(move));
      std::string errors;
      const LaidOut laid = lay(folder, errors);
      // A page that stories begin on does not go without being missed.
      if (move == Move::one_less && !errors.empty()) continue;
      CHECK(errors == "");
      if (count_pages(edition) == 0) continue;
      REQUIRE(laid.sheets.size() == count_pages(edition));
      CHECK(test::lost_text(laid, test::all_characters) == "");
      CHECK(test::wrong_jumps(laid) == "");
      for (const Sheet& sheet : laid.sheets) {
        CHECK(test::off_grid(sheet) == "");
        CHECK(test::uneven_feet(sheet) == "");
        CHECK(test::ragged_lines(sheet) == "");
      }
    }
  }
}
