// What an edition is made from: each page knows its files, and what was found out about one is kept for its bytes
// alone.
#include "api/inputs.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "api/outputs.h"
#include "base/sha256.h"
#include "tests/api/editions.h"
#include "tests/api/two_pages.h"
#include "tests/house.h"
#include "tests/notes.h"
#include "tests/preflight/ad_maker.h"

namespace fs = std::filesystem;

namespace banxin::test {
namespace {

using Digests = std::map<std::string, std::string>;

/// Of the files of a page, by their names from the folder.
Digests digests(const TwoPages& paper, const LaidOut& laid, size_t sheet) {
  Digests all;
  for (const size_t at : laid.inputs.of_sheet[sheet])
    all[paper.name_of(laid.inputs.files[at])] = laid.inputs.files[at].sha256();
  return all;
}

constexpr const char* dictionary = "/usr/share/hyphen/hyph_en.dic";

std::string fault_of(const Input& input) {
  try {
    input.sha256();
  } catch (const MachineFault& fault) {
    return fault.code;
  }
  return "";
}

const Input& find(const LaidOut& laid, const std::string& name) {
  const auto found =
      std::ranges::find_if(laid.inputs.files, [&](const Input& i) { return i.path().filename() == name; });
  REQUIRE(found != laid.inputs.files.end());
  return *found;
}

}  // namespace

TEST_CASE("each page names the files that it was made from, with the digests of their bytes") {
  const TwoPages paper;
  const LaidOut laid = paper.lay_out();
  std::string files;
  for (const Input& input : laid.inputs.files) {
    CHECK(input.path().is_absolute());
    CHECK(input.sha256() == sha256_of_file(input.path()).value());
    files += (input.kind() == Input::Kind::dictionary ? "dictionary" : paper.name_of(input)) + " ";
  }
  CHECK(files ==
        "home/fonts/catalogue.yaml edition.yaml house.yaml one.yaml two.yaml 1.md 2.md a.jpg b.pdf home/fonts/one.ttf "
        "home/fonts/three.ttf home/fonts/two.ttf dictionary press.icc ");
  using Places = std::vector<std::vector<size_t>>;
  CHECK(laid.inputs.of_sheet == Places{{0, 1, 2, 3, 5, 7, 9, 13}, {0, 1, 2, 4, 6, 8, 10, 11, 12, 13}});
  CHECK(laid.inputs.files[12].path() == dictionary);
  // What else there is to an edition of which one page is laid out: its texts, which were read.
  const LaidOut second = paper.lay_out({2});
  CHECK(digests(paper, second, 0) == digests(paper, laid, 1));
  CHECK(second.inputs.files.size() == 12);
}

TEST_CASE("another file under the name is another digest, on the pages that use it and nowhere else") {
  const TwoPages paper;
  const LaidOut before = paper.lay_out();
  const std::array<Digests, 2> old = {digests(paper, before, 0), digests(paper, before, 1)};
  std::string other_face = read_file(paper.folder.path / "home/fonts/one.ttf", 1 << 24).value();
  other_face.back() = static_cast<char>(other_face.back() ^ 1);
  struct Change {
    std::string file, bytes;  // bytes: empty = a line more
    bool on_first, on_second;
  };
  const std::vector<Change> changes = {{"edition.yaml", "", true, true},
                                       {"one.yaml", "", true, false},
                                       {"two.yaml", "", false, true},
                                       {"house.yaml", "", true, true},
                                       {"1.md", "", true, false},
                                       {"2.md", "", false, true},
                                       {"a.jpg", make_jpeg(420, 300), true, false},
                                       {"b.pdf", make_ad({.content = "0 0 0 1 k 0 0 9 9 re f"}), false, true},
                                       {"home/fonts/one.ttf", other_face, true, false},
                                       {"home/fonts/two.ttf", other_face, false, true},
                                       {"home/fonts/catalogue.yaml", "", true, true},
                                       {"press.icc", "", true, true},
                                       {"unused.md", "", false, false},
                                       {"unused.jpg", make_jpeg(42, 30), false, false}};
  for (const Change& change : changes) {
    CAPTURE(change.file);
    const std::string bytes = read_file(paper.folder.path / change.file, 1 << 24).value();
    paper.folder.write(change.file, change.bytes.empty() ? bytes + "\n" : change.bytes);
    const LaidOut after = paper.lay_out();
    for (size_t page = 0; page < 2; ++page) {
      Digests now = digests(paper, after, page);
      const bool uses = page == 0 ? change.on_first : change.on_second;
      CHECK((now != old[page]) == uses);
      if (uses) now[change.file] = old[page].at(change.file);
      CHECK(now == old[page]);
    }
    paper.folder.write(change.file, bytes);
  }
}

TEST_CASE("a digest is that of what the page was made from, whatever lies under the name by the time it is asked for") {
  const TwoPages paper;
  const LaidOut laid = paper.lay_out();
  const LaidOut asked = paper.lay_out();
  const Digests first = digests(paper, asked, 0);
  for (const char* name : {"1.md", "one.yaml", "home/fonts/one.ttf", "a.jpg", "press.icc"})
    paper.folder.write(name, "something else");
  for (const char* name : {"1.md", "one.yaml"}) CHECK(find(laid, name).sha256() == first.at(name));
  CHECK(find(laid, "one.ttf").sha256() == first.at("home/fonts/one.ttf"));  // the file that is mapped
  for (const char* name : {"a.jpg", "press.icc"}) {
    CHECK(fault_of(find(laid, name)) == "input-changed");
    CHECK(fault_of(find(laid, name)) == "input-changed");  // also when it is asked again
    CHECK(find(asked, name).sha256() == first.at(name));   // what is known stays known
  }
}

namespace {

constexpr const char* ad_page = R"(
template: page
page: {{trim: [100mm, 120mm], body: 10pt, pitch: 15pt, lines: 20, columns: {{count: 2, chars: 12, gap: 1}}}}
inks: {{{}}}
blocks:
  logo: {{kind: image, lines: {}, file: {}}}
)";

/// The notes of an edition with one supplied page; how many verdicts the engine keeps then.
struct WithAd {
  const TemporaryFolder folder;
  const Engine engine{{.home = BANXIN_SOURCE_DIR}};

  /// `later`: what the file has become by the time it goes to press.
  std::string notes(const std::string& file, const std::string& bytes, const std::string& inks = "", int lines = 6,
                    std::optional<PressStandard> press = {}, const std::string& later = "") const {
    folder.write(file, bytes);
    folder.write("page.yaml", fmt::format(fmt::runtime(ad_page), inks, lines, file));
    const std::string edition = folder.write(
        "edition.yaml", "edition: a\npaper: b\ndate: 2026-03-14\nlanguage: en\npages: [{template: page.yaml}]\n");
    Report report(std::make_shared<Sources>());
    try {
      const LaidOut laid = lay_out(engine, {.edition = edition}, report);
      if (!later.empty()) folder.write(file, later);
      if (press) to_print(engine, laid, {.press = press}, report);
    } catch (const InputFault&) {
    }
    std::string all;
    for (const Note& note : report.notes()) all += fmt::format("{}:{} {}; ", note.code, note.place.line, note.text);
    return all;
  }
  size_t kept() const { return engine.verdicts().size(); }
};

}  // namespace

TEST_CASE("a verdict on a supplied page is kept for its bytes, its place and what is asked, and for nothing else") {
  const WithAd with;
  const std::string good = make_ad(), untrimmed = make_ad({.page = "/MediaBox [0 0 100 50]"});
  const std::string spot = make_ad(
      {.content = "/S cs 1 scn 0 0 9 9 re f",
       .resources = "<< /ColorSpace << /S [/Separation /Signal /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 "
                    "/C0 [0 0 0 0] /C1 [0 1 0 0] >>] >> >>"});
  CHECK(with.notes("a.pdf", good) == "");
  CHECK(with.kept() == 1);
  // Another file under the name; the same bytes under another name, which is the one that is told.
  const std::string said = with.notes("a.pdf", untrimmed);
  CHECK_MESSAGE(said.starts_with("pdf-boxes:6 a.pdf: it has no TrimBox"), said);
  CHECK(with.kept() == 2);
  CHECK(with.notes("b.pdf", untrimmed) == "pdf-boxes:6 b.pdf" + said.substr(17));
  CHECK(with.notes("b.pdf", good) == "");
  CHECK(with.notes("a.pdf", untrimmed) == said);
  CHECK(with.kept() == 2);
  // Another edition's plates, another size, another standard.
  CHECK(with.notes("c.pdf", spot).starts_with("pdf-spot:6 c.pdf"));
  CHECK(with.notes("c.pdf", spot, "signal: {spot: Signal, m: 100%}") == "");
  CHECK(with.kept() == 4);
  CHECK(with.notes("a.pdf", good, "", 8) == "");
  CHECK(with.kept() == 5);
  with.notes("a.pdf", good, "", 8, PressStandard::x1a);
  CHECK(with.kept() == 6);
  // What could not be judged to its end is judged again.
  CHECK(with.notes("d.pdf", good, "", 9, PressStandard::x1a, "no PDF any more").starts_with("pdf-content:6 d.pdf"));
  CHECK(with.kept() == 7);  // of the layout alone
  CHECK(with.notes("d.pdf", good, "", 9, PressStandard::x1a) == "");
}

TEST_CASE("shared results: found by what they are of, the oldest forgotten first") {
  const Shared<std::string, int> numbers(2);
  CHECK(numbers.find("one") == nullptr);
  numbers.keep("one", std::make_shared<const int>(1));
  numbers.keep("two", std::make_shared<const int>(2));
  numbers.keep("one", std::make_shared<const int>(7));  // who comes second changes nothing
  REQUIRE(numbers.find("one"));
  CHECK(*numbers.find("one") == 1);
  const auto one = numbers.find("one");
  numbers.keep("three", std::make_shared<const int>(3));
  CHECK(numbers.size() == 2);
  CHECK(numbers.find("one") == nullptr);
  CHECK(*one == 1);  // who has it keeps it
  CHECK(*numbers.find("two") == 2);
  CHECK(*numbers.find("three") == 3);
}

}  // namespace banxin::test
