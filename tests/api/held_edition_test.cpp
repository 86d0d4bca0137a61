// An edition that is worked on: two hundred changes, each told, laid out and proofed as by a fresh run.
#include "api/held_edition.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "api/banxin.h"
#include "api/outputs.h"
#include "tests/house.h"
#include "tests/jpeg_encoder.h"
#include "tests/temporary_folder.h"

namespace fs = std::filesystem;

namespace banxin::test {
namespace {

constexpr const char* house_yaml =
    "page: {trim: [80mm, 100mm], margins: {top: 10mm, left: centre}, columns: {count: 2, chars: 9, gap: 1},\n"
    "       lines: 15, body: 9pt, pitch: 14pt}\n"
    "styles:\n  body: {font: song, size: 9pt}\n  title: {font: song-bold, size: 14pt, indent: 0em}\n";

/// Four pages: a story that jumps from the first to the second, an index of the whole paper on the third, a photo on
/// the last.
struct Paper {
  TemporaryFolder folder;
  std::array<std::string, 3> titles = {"河水涨了", "新桥通车", "老街夜话"};
  std::array<std::string, 3> texts;
  bool turned = false;  ///< the last two pages have changed places
  int photos = 0;

  Paper() {
    folder.write("house.yaml", std::string("template: house\n") + house_yaml);
    page("one", "  a: {kind: story, columns: 2, lines: 15, story: 0.md, headline: {lines: 3, title: title}}\n");
    page("two", "  b: {kind: story, columns: 2, lines: 15, continues: a}\n");
    page("three",
         "  c: {kind: story, columns: 2, lines: 10, story: 1.md, headline: {lines: 3, title: title}}\n"
         "  i: {kind: index, cols: 1-2, line: 12, lines: 4, rank: 1-3, style: body, page: 第#版}\n");
    page("four",
         "  d: {kind: story, columns: 2, lines: 15, story: 2.md, headline: {lines: 3, title: title}}\n"
         "  p: {kind: photo, in: d, cols: 2, lines: 4, file: p.jpg, alt: 夜}\n");
    for (std::string& text : texts) text = "";
    for (int n = 0; n < 3; ++n)
      for (int line = 0; line < (n == 0 ? 14 : 5); ++line)
        texts[static_cast<size_t>(n)] += fmt::format("这是第{}篇里的第{}段话，说得不长也不短。\n\n", n, line);
    take_photo();
    write();
  }

  void page(const std::string& name, const std::string& blocks) const {
    folder.write(name + ".yaml", "template: " + name + "\nextends: house.yaml\nblocks:\n" + blocks);
  }
  // Dated long ago, as photos are that have lain there for a while: each an hour after the one before.
  void take_photo() {
    const std::string jpeg = encode_jpeg({.width = 120, .height = 80}, [&](unsigned char* row, int y) {
      for (int i = 0; i < 360; ++i) row[i] = static_cast<unsigned char>(y * photos + i);
    });
    const std::string file = folder.write("p.jpg", jpeg);
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1000 - ++photos));
  }
  void write() const {
    for (size_t n = 0; n < 3; ++n)
      folder.write(fmt::format("{}.md", n), fmt::format("---\ntitle: {}\n---\n\n{}", titles[n], texts[n]));
    folder.write("edition.yaml", fmt::format("edition: held\npaper: 小报\ndate: 2025-09-07\nnumber: 1\npages:\n"
                                             "  - template: one.yaml\n  - template: two.yaml\n"
                                             "  - template: {}.yaml\n  - template: {}.yaml\n",
                                             turned ? "four" : "three", turned ? "three" : "four"));
  }
  fs::path edition() const { return folder.path / "edition.yaml"; }

  void change(std::mt19937& random) {
    const auto below = [&](size_t n) { return static_cast<size_t>(random()) % n; };
    const size_t story = below(3);
    constexpr size_t han = 3;  // bytes of a character; all of a text but its ends of lines are such
    std::string& text = texts[story];
    switch (below(12)) {
      case 0:
        titles[story] += titles[story].size() < 8 * han ? "又" : "";
        break;
      case 1:
        titles[story].resize(std::max(2 * han, titles[story].size() - han));
        break;
      case 2:
        turned = !turned;
        break;
      case 3:
        take_photo();
        break;
      case 4:
      case 5:
      case 6:
      case 7:
        text.insert(0, "添上几个字");
        break;
      default:
        if (const size_t end = text.find("\n\n"); end != text.npos && text.size() > 200) text.erase(0, end + 2);
        text += "新写的一段，放在最后面。\n\n";
    }
    write();
  }
};

struct Made {
  std::string layout, notes;
  std::vector<std::string> proofs;
  int painted = 0;
};

std::string print_all(const Report& report) {
  std::string all;
  for (const Note& note : report.notes()) all += print(note, report.sources());
  return all;
}

Made made_fresh(const Paper& paper, const ProofJob& job) {
  Report report(std::make_shared<Sources>());
  Made made;
  const LaidOut laid = lay_out(house(), {.edition = paper.edition()}, report);
  Proof proof(laid, job);
  for (const Sheet& sheet : laid.sheets) made.proofs.push_back(proof.png(sheet, report));
  made.layout = layout_json(laid);
  made.notes = print_all(report);
  return made;
}

Made made_held(HeldEdition& held, const ProofJob& job) {
  Report report(std::make_shared<Sources>());
  Made made;
  const LaidOut laid = held.lay_out({}, report);
  for (const ProofPage& page : held.proof(laid, job, report)) {
    made.proofs.push_back(*page.png);
    made.painted += page.is_new;
  }
  made.layout = layout_json(laid);
  made.notes = print_all(report);
  return made;
}

// As many changes of stories and photos as are asked for, each by itself: what is held is what a fresh run makes.
void hold_against_fresh(int changes) {
  Paper paper;
  const ProofJob job{.dpi = 30};
  HeldEdition held(house(), paper.edition());
  std::mt19937 random(7);
  int painted = made_held(held, job).painted;
  CHECK(painted == 4);
  for (int i = 0; i < changes; ++i) {
    paper.change(random);
    const Made fresh = made_fresh(paper, job), again = made_held(held, job);
    REQUIRE_MESSAGE(again.layout == fresh.layout, i);
    REQUIRE_MESSAGE(again.notes == fresh.notes, i);
    REQUIRE_MESSAGE(again.proofs == fresh.proofs, i);
    painted += again.painted;
  }
  // A story stands on one page or two, and the index speaks of all.
  CHECK(painted < 3 * changes);
  CHECK(made_held(held, job).painted == 0);
}

}  // namespace

TEST_CASE("an edition held open comes out after each change as a fresh run makes it, and what did not change is kept") {
  hold_against_fresh(20);
}

TEST_CASE("so it does after two hundred changes" * doctest::test_suite("released")) { hold_against_fresh(200); }

TEST_CASE("of an edition held open one page is painted anew when its story changes, or its photo") {
  Paper paper;
  const ProofJob job{.dpi = 30};
  HeldEdition held(house(), paper.edition());
  const Made first = made_held(held, job);
  paper.texts[2].insert(0, "添上几个字");
  paper.write();
  const Made story = made_held(held, job);
  CHECK(story.painted == 2);  // its own, and the index, which tells of all stories
  CHECK(story.proofs[0] == first.proofs[0]);
  CHECK(story.proofs[3] != first.proofs[3]);
  paper.take_photo();
  const Made photo = made_held(held, job);
  CHECK(photo.painted == 1);
  CHECK(photo.proofs[3] != story.proofs[3]);
  // A photo of this moment could be written to again and look the same: nothing is kept of its page.
  fs::last_write_time(paper.folder.path / "p.jpg", fs::file_time_type::clock::now());
  CHECK(made_held(held, job).painted == 1);
  CHECK(made_held(held, job).painted == 1);
  CHECK(made_held(held, {.dpi = 31}).painted == 4);
}

// 24 MB a page and 73 MB: some pages are remembered as they were packed, then none but the last.
TEST_CASE("an edition held open has large proofs as a fresh run has them" * doctest::test_suite("released")) {
  struct Large {
    int dpi;
    std::vector<int> pages;
  };
  for (const Large& large : {Large{800, {}}, Large{1400, {4}}}) {
    Paper paper;
    const ProofJob job{.dpi = large.dpi};
    HeldEdition held(house(), paper.edition());
    for (int round = 0; round < 2; ++round) {
      Report report(std::make_shared<Sources>());
      const LaidOut laid = held.lay_out({.pages = large.pages}, report);
      Proof fresh(laid, job);
      const std::vector<ProofPage> pages = held.proof(laid, job, report);
      REQUIRE(pages.size() == laid.sheets.size());
      for (size_t i = 0; i < pages.size(); ++i) CHECK(*pages[i].png == fresh.png(laid.sheets[i], report));
      paper.texts[0].insert(0, "添上几个字");
      paper.texts[2].insert(0, "添上几个字");
      paper.write();
    }
  }
}

TEST_CASE("a host holds an edition open and is given what a fresh layout gives") {
  Paper paper;
  const api::Engine engine({.home = BANXIN_SOURCE_DIR});
  api::HeldEdition held(engine, paper.edition());
  const api::Proof first = held.proof(held.lay_out(), 30);
  REQUIRE(first.pages.size() == 4);
  paper.titles[0] = "河水落了";
  paper.write();
  const api::EditionLayout layout = held.lay_out(), fresh = engine.lay_out(paper.edition());
  CHECK(layout.json() == fresh.json());
  CHECK(layout.messages() == fresh.messages());
  CHECK(layout.pdf().bytes == fresh.pdf().bytes);
  const api::Proof second = held.proof(layout, 30);
  CHECK(second.messages.empty());
  const std::array<bool, 4> changed = {true, true, true, false};
  for (size_t i = 0; i < 4; ++i) {
    CHECK(second.pages[i].number == static_cast<int>(i) + 1);
    CHECK(second.pages[i].is_new == changed[i]);
  }
  CHECK(second.pages[3].png == first.pages[3].png);
  paper.folder.write("2.md", "---\ntitle: [没有关上\n---\n\n");
  const api::EditionLayout broken = held.lay_out();
  CHECK(broken.failed());
  CHECK(held.proof(broken).pages.empty());
}

}  // namespace banxin::test
