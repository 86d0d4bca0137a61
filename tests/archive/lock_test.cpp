// The lock: it names all that an edition was made from, and each thing that is another one by now.
#include "archive/lock.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "api/outputs.h"
#include "archive/lock_of.h"
#include "archive/locked.h"
#include "archive/reprint.h"
#include "base/sha256.h"
#include "tests/api/two_pages.h"
#include "tests/notes.h"

namespace fs = std::filesystem;

namespace banxin::test {
namespace {

/// An edition with its lock.
struct LockedPaper : TwoPages {
  Lock lock = made().lock;

  LockedPaper() { write(lock); }

  LockedEdition made(const LockOptions& options = {}) const {
    Report report(std::make_shared<Sources>());
    return lock_of(Engine({.home = folder.path / "home"}), edition, options, report);
  }
  void write(const Lock& now) const { folder.write("banxin.lock", to_json(now)); }
  std::string read(const std::string& name) const { return read_file(folder.path / name, 1 << 24).value(); }

  /// The notes of an edition that is made under its lock, each `code file text` on a line.
  std::string notes() const {
    const Engine engine({.home = folder.path / "home"});
    Report report(std::make_shared<Sources>());
    try {
      const Lock demanded = demand_lock(engine, edition, digests_by(engine), report);
      const LaidOut laid = banxin::lay_out(engine, {.edition = edition}, report);
      demand_layout(engine, demanded, laid, report);
      demand_product(demanded, laid, {}, to_pdf(engine, laid, {}, report), report);
    } catch (const InputFault&) {
    }
    std::string all;
    for (const Note& note : report.notes()) {
      if (note.severity == Severity::warning) continue;  // of the pages themselves
      const fs::path file = report.sources().path(note.place.file);
      all += fmt::format("{} {} {}\n", note.code, file.is_absolute() ? name(file) : file.string(), note.text);
    }
    return all;
  }
  LockedInput& input(Lock& of, const std::string& path) const {
    const auto found = std::ranges::find(of.inputs, path, &LockedInput::path);
    REQUIRE_MESSAGE(found != of.inputs.end(), path);
    return *found;
  }

 private:
  std::string name(const fs::path& file) const {
    const std::string own = fs::relative(file, folder.path).string();
    return own.starts_with("..") ? file.string() : own;
  }
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

const std::string zeros(64, '0');
constexpr const char* hyphens = "/usr/share/hyphen/hyph_en.dic";

}  // namespace

TEST_CASE("a lock has every input with its digest, faces with their versions, and every page with its products") {
  const LockedPaper paper;
  const Lock& lock = paper.lock;
  std::string inputs, faces;
  for (const LockedInput& input : lock.inputs) inputs += input.kind + " " + input.path + "; ";
  for (const LockedFace& face : lock.faces)
    faces += fmt::format("{} {} {} {}; ", face.face, face.package, face.path, face.version.substr(0, 13));
  CHECK(inputs ==
        "dictionary /usr/share/hyphen/hyph_en.dic; story 1.md; story 2.md; picture a.jpg; picture b.pdf; "
        "edition edition.yaml; catalogue home/fonts/catalogue.yaml; font home/fonts/one.ttf; font "
        "home/fonts/three.ttf; font home/fonts/two.ttf; template house.yaml; template one.yaml; profile press.icc; "
        "template two.yaml; ");
  CHECK(faces ==
        "one none home/fonts/one.ttf Version 2.004; three none home/fonts/three.ttf Version 2.000; two none "
        "home/fonts/two.ttf Version 2.004; ");
  for (const LockedInput& input : lock.inputs)
    CHECK(input.sha256 == sha256_of_file(input.path[0] == '/' ? fs::path(input.path) : paper.folder.path / input.path));
  // Of each page alone what `render --page` makes of it.
  REQUIRE(lock.pages.size() == 2);
  const Engine engine({.home = paper.folder.path / "home"});
  Report report(std::make_shared<Sources>());
  for (const LockedPage& page : lock.pages) {
    const LaidOut alone = banxin::lay_out(engine, {.edition = paper.edition, .pages = {page.page}}, report);
    CHECK(page.products ==
          Products{{"layout", sha256(layout_json(alone))}, {"pdf", sha256(to_pdf(engine, alone, {}, report))}});
  }
  const LaidOut laid = banxin::lay_out(engine, {.edition = paper.edition}, report);
  CHECK(lock.products ==
        Products{{"layout", sha256(layout_json(laid))}, {"pdf", sha256(to_pdf(engine, laid, {}, report))}});
  // As it is written, so it is read.
  const FileId file = report.sources().add("banxin.lock", to_json(lock));
  CHECK(read_lock(file, report) == lock);
  CHECK(paper.notes() == "");
}

TEST_CASE("every input that was touched is named with both digests, and nothing else") {
  const LockedPaper paper;
  std::string face = paper.read("home/fonts/one.ttf");
  face.back() = static_cast<char>(face.back() ^ 1);
  struct Touched {
    const char *kind, *file;
    std::string bytes;  // empty = a line more
  };
  const std::vector<Touched> all = {{"edition", "edition.yaml", ""},
                                    {"template", "one.yaml", ""},
                                    {"template", "house.yaml", ""},  // the parent of both
                                    {"story", "2.md", "no story any more"},
                                    {"picture", "a.jpg", make_jpeg(420, 300)},
                                    {"picture", "b.pdf", make_ad({.content = "0 0 0 1 k 0 0 9 9 re f"})},
                                    {"font", "home/fonts/one.ttf", face},
                                    {"font", "home/fonts/two.ttf", ""},  // of another size than the catalogue has
                                    {"catalogue", "home/fonts/catalogue.yaml", ""},
                                    {"profile", "press.icc", ""}};
  for (const Touched& touched : all) {
    CAPTURE(touched.file);
    const std::string before = paper.read(touched.file), after = touched.bytes.empty() ? before + "\n" : touched.bytes;
    paper.folder.write(touched.file, after);
    CHECK(paper.notes() == fmt::format("drift {} the {} is not what was locked: SHA-256 locked {}, now {}\n",
                                       touched.file, touched.kind, sha256(before), sha256(after)));
    fs::remove(paper.folder.path / touched.file);
    if (touched.kind != std::string("catalogue"))  // without which there is no engine
      CHECK(paper.notes() == fmt::format("drift {} the {} that was locked cannot be read any more: SHA-256 locked {}\n",
                                         touched.file, touched.kind, sha256(before)));
    paper.folder.write(touched.file, before);
  }
  // What belongs to the machine stays as it is: it was another one when the edition was locked.
  Lock lock = paper.lock;
  paper.input(lock, hyphens).sha256 = zeros;
  paper.write(lock);
  CHECK(paper.notes() == fmt::format("drift {} the dictionary is not what was locked: SHA-256 locked {}, now {}\n",
                                     hyphens, zeros, sha256_of_file(hyphens).value()));
  // Two at once, each by itself.
  paper.input(lock, "1.md").sha256 = zeros;
  paper.write(lock);
  CHECK(lines_of(paper.notes()).size() == 2);
}

TEST_CASE("what the lock does not know, and what is not used any more, is drift too") {
  const LockedPaper paper;
  Lock lock = paper.lock;
  std::erase_if(lock.inputs, [](const LockedInput& input) { return input.path == "home/fonts/three.ttf"; });
  lock.inputs.push_back({"picture", "unused.jpg", sha256(paper.read("unused.jpg"))});
  paper.write(lock);
  const std::string used = fmt::format("the font is used, and the lock does not know it: SHA-256 now {}\n",
                                       sha256(paper.read("home/fonts/three.ttf")));
  const std::string unused =
      fmt::format("drift unused.jpg the picture that was locked is not used any more: SHA-256 locked {}\n",
                  lock.inputs.back().sha256);
  CHECK(paper.notes() == "drift home/fonts/three.ttf " + used + unused);
  // Another engine may have asked other faces; that is told, and the pages are compared. Other files are drift.
  lock.engine = "0.0.1";
  paper.write(lock);
  const std::string notes = paper.notes();
  CHECK(notes.find("other-engine") != notes.npos);
  CHECK(notes.find("drift home/fonts/three.ttf") == notes.npos);
  CHECK(notes.find(unused) != notes.npos);
  lock.inputs.pop_back();
  paper.write(lock);
  CHECK(paper.notes().find("drift") == std::string::npos);
}

TEST_CASE("another engine is told as such; a page that comes out otherwise is not identical, by its first line") {
  const LockedPaper paper;
  Lock lock = paper.lock;
  lock.engine = "0.0.1";
  paper.write(lock);
  const std::string engine =
      fmt::format("other-engine banxin.lock locked by banxin 0.0.1, this is banxin {}\n", paper.lock.engine);
  CHECK(paper.notes() == engine);
  const LockedEdition now = paper.made();
  CHECK(to_text(compare(lock, now, {}, Tongue::english), Tongue::english) ==
        fmt::format("identical; only the engine is another: locked by banxin 0.0.1, this is banxin {}\n",
                    paper.lock.engine));
  // As if the second line of the second page's story had stood elsewhere then.
  REQUIRE(lock.pages[1].lines.size() == 1);
  std::string& marks = lock.pages[1].lines[0].marks;
  marks[5] = marks[5] == '0' ? '1' : '0';
  lock.pages[1].products["layout"] = zeros;
  paper.write(lock);
  const std::string moved = paper.notes();
  CHECK_MESSAGE(moved.starts_with(engine + "not-identical banxin page 2 is not laid out as it was locked: 2 (body), "
                                           "line 2, now at "),
                moved);
  CHECK_MESSAGE(moved.find(" mm: ") != moved.npos, moved);
  const Reprint reprint = compare(lock, now, {}, Tongue::english);
  REQUIRE(reprint.pages.size() == 1);
  CHECK(reprint.pages[0].page == 2);
  CHECK(reprint.pages[0].layout_differs);
  CHECK(reprint.pages[0].others.empty());
  CHECK(reprint.pages[0].moved.at(0).english().starts_with("2 (body), line 2, now at "));
  // Lines that are gone; no line at all.
  marks = paper.lock.pages[1].lines[0].marks + "00000000";
  CHECK(compare(lock, now, {}, Tongue::english)
            .pages.at(0)
            .moved.at(0)
            .english()
            .find("2: 2 lines are gone, the first of them line ") == 0);
  lock.pages[1].lines = paper.lock.pages[1].lines;
  CHECK(compare(lock, now, {}, Tongue::english).pages.at(0).moved.at(0).english().starts_with("no line moved"));
  // A page that moves indeed: all of its lines, of which the layout file has the body first.
  const std::string page = paper.read("two.yaml");
  paper.folder.write("two.yaml", std::string(page).replace(page.find("line: 8"), 7, "line: 9"));
  const Reprint moves = compare(paper.lock, paper.made(), {}, Tongue::english);
  REQUIRE(moves.pages.size() == 2);  // with the edition
  CHECK(moves.pages[0].page == 2);
  CHECK_MESSAGE(moves.pages[0].moved.at(0).english().starts_with("2 (body), line 1, now at "),
                moves.pages[0].moved[0].english());
  CHECK(moves.pages[0].moved[0].english().ends_with(" mm: The hyphenation of a dictionary is here for"));
}

TEST_CASE("other bytes of a page that is laid out as it was: of which page, of which product") {
  const LockedPaper paper;
  Lock lock = paper.lock;
  lock.products["pdf"] = zeros;
  paper.write(lock);
  CHECK(paper.notes() == fmt::format("not-identical banxin the pages are laid out as they were locked, but the PDF "
                                     "(pdf) has other bytes: SHA-256 locked {}, now {}\n",
                                     zeros, paper.lock.products.at("pdf")));
  lock.pages[0].products["pdf"] = zeros;
  CHECK(to_text(compare(lock, paper.made(), {}, Tongue::english), Tongue::english) ==
        "it differs\npage 1: laid out as it was, but its pdf has other bytes\n"
        "edition: laid out as it was, but its pdf has other bytes\n");
  // A product that only one of both has.
  CHECK(to_text(compare(paper.lock, paper.made({.press = PressStandard::x4}), {}, Tongue::english), Tongue::english)
            .find("its x4 has other bytes") != std::string::npos);
  lock.products.erase("pdf");
  paper.write(lock);
  CHECK(paper.notes().starts_with("not-locked "));
}

TEST_CASE("one line of a lock changes with one input that changes") {
  const LockedPaper paper;
  const std::vector<std::string> before = lines_of(to_json(paper.lock));
  for (const char* name : {"edition.yaml", "house.yaml", "two.yaml", "1.md", "home/fonts/catalogue.yaml"}) {
    CAPTURE(name);
    const std::string text = paper.read(name);
    paper.folder.write(name, text + "\n");
    const std::vector<std::string> after = lines_of(to_json(paper.made().lock));
    paper.folder.write(name, text);
    REQUIRE(after.size() == before.size());
    std::vector<std::string> changed;
    for (size_t i = 0; i < after.size(); ++i)
      if (after[i] != before[i]) changed.push_back(after[i]);
    REQUIRE(changed.size() == 1);
    CHECK(changed[0].find(fmt::format("\"path\": \"{}\"", name)) != std::string::npos);
  }
}

TEST_CASE("what is no lock is refused in words, whoever wrote it") {
  const LockedPaper paper;
  const std::string good = to_json(paper.lock);
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    const size_t at = text.find(from);
    REQUIRE_MESSAGE(at != text.npos, from);
    return text.replace(at, from.size(), to);
  };
  const std::vector<std::pair<std::string, std::string>> all = {
      {"", "is not JSON"},
      {"\xFF\xFE{}", "is not JSON"},
      {good.substr(0, good.size() / 2), "is not JSON, or not all of it is there"},
      {with("{", "<<<<<<< ours\n{"), "is not JSON"},
      {"[]", "the document should be an object with"},
      {"null", "the document should be"},
      {std::string(100'000, '['), "nested deeper than 16"},
      {with("\"lock\": 1", "\"lock\": 2"), "/lock should be 1"},
      {with("\"lock\": 1", "\"lock\": 1e999"), "too large"},
      {with("\"lock\": 1", "\"lock\": \"1\""), "/lock should be a whole number"},
      {with("\"marks\": false", "\"marks\": 0"), "/options/marks should be true or false"},
      {with("\"press\": \"none\"", "\"press\": \"x9\""), "/options/press should be none, x4 or x1a"},
      {with("\"1.md\"", "17"), "should be a text"},
      {with("\"1.md\"", "\"\""), "should be a path without detours"},
      {with("\"1.md\"", "\"sub/../1.md\""), "should be a path without detours"},
      {with("\"1.md\"", "\"banxin:../1.md\""), "should be a path without detours"},
      {with("\"1.md\"", "\"1.md\\u0000\""), "should be a path without detours"},
      {with("\"1.md\"", "\"2.md\""), "should be a file that is named once only"},
      {with("\"source\": \"edition.yaml\"", "\"source\": \"../edition.yaml\""), "should be the name of a file"},
      {with(paper.lock.inputs[1].sha256, "abc"), "should be a SHA-256"},
      {with(paper.lock.inputs[1].sha256, std::string(64, 'G')), "should be a SHA-256"},
      {with("\"lines\": [", "\"lines\": [[]"), "is not JSON"},
      {with("[\"1\", ", "["), "should be a list of at least 2"},
  };
  for (const auto& [text, words] : all) {
    CAPTURE(text.substr(0, 60));
    paper.folder.write("banxin.lock", text);
    const std::string notes = paper.notes();
    CHECK_MESSAGE(notes.starts_with("bad-lock banxin.lock "), notes);
    CHECK_MESSAGE(notes.find(words) != notes.npos, notes, words);
    CHECK(lines_of(notes).size() == 1);
  }
  // A path that leads anywhere names a file, which is not what was locked; a device is none.
  for (const char* path : {"../../../../../../dev/zero", "/dev/zero", "/proc/self/mem", "banxin:fonts/none"}) {
    paper.folder.write("banxin.lock", with("\"1.md\"", fmt::format("\"{}\"", path)));
    CHECK(paper.notes().find("drift") == 0);
  }
  // Marks that nobody wrote.
  Lock odd = paper.lock;
  odd.pages[0].lines = {{"1", "abc"}, {"1", ""}, {"", "zzzz"}};
  odd.pages[0].products["layout"] = zeros;
  paper.write(odd);
  CHECK(paper.notes().starts_with("not-identical"));
  fs::remove(paper.folder.path / "banxin.lock");
  CHECK(paper.notes() == "no-lock banxin.lock there is no lock of edition.yaml\n");
  fs::create_directory(paper.folder.path / "banxin.lock");
  CHECK(paper.notes().starts_with("no-lock"));
}

}  // namespace banxin::test
