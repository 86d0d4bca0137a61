#include <doctest/doctest.h>

#include "read/template.h"
#include "tests/read/desk.h"

using namespace banxin;

namespace {

template <class B>
const B& block(const std::vector<std::unique_ptr<const Block>>& blocks, const char* name) {
  for (const auto& b : blocks)
    if (b->name == name) return dynamic_cast<const B&>(*b);
  FAIL("no block ", name);
  throw 0;
}

}  // namespace

TEST_CASE("an edition from top to bottom") {
  test::Desk desk;
  desk.replace("edition.yaml", "pages:", "number: 009527\npage-count: 4\nlanguage: zh-Hant\npages:");
  desk.replace("template.yaml", "{paper} {weekday}", "{date}|{number}|{pages}|{page}|{{x}");
  const Edition edition = desk.read();
  CHECK(desk.said() == "");
  CHECK(edition.id == "test-1");
  CHECK(edition.paper == "云浮日报");
  CHECK(edition.number == "009527");  // text: neither octal nor shortened
  CHECK(edition.language.region == Region::taiwan);
  REQUIRE(edition.pages.size() == 1);
  const auto& blocks = edition.pages[0].blocks;
  CHECK(block<fake::Text>(blocks, "head").text.at(0).spans.at(0).text == "2025年9月7日|009527|4|1|{x}");
  CHECK(block<fake::Text>(blocks, "head").style.text.size == from_pt(48));
  CHECK(block<fake::StoryBlock>(blocks, "lead").story.has_value());
  CHECK(edition.stories.size() == 1);
  const Picture& picture = block<fake::Photo>(blocks, "photo").picture;
  CHECK(picture.file == desk.folder() / "photo.png");
  CHECK(picture.caption.at(0).place.line == 11);
}

TEST_CASE("the output profile of the house is looked into where it is named") {
  test::Desk desk;
  desk.write("printer.icc", "bytes");
  desk.replace("template.yaml", "inks:", "press: {profile: printer.icc}\ninks:");
  std::string asked;
  Report report(std::make_shared<Sources>());
  read_edition(desk.folder() / "edition.yaml", test::shipped_catalogue(), fake::kinds(), report,
               [&](const std::string& path) {
                 asked = path;
                 return verbatim("is no ICC profile");
               });
  CHECK(std::filesystem::equivalent(asked, desk.folder() / "printer.icc"));
  REQUIRE(report.notes().size() == 1);
  const Note& note = report.notes()[0];
  CHECK(note.code == "bad-profile");
  CHECK(note.text == "the output profile printer.icc is no ICC profile");
  CHECK(report.sources().line(note.place.file, note.place.line) == "press: {profile: printer.icc}");
  CHECK(note.place.column == 18);
}

TEST_CASE("the type area follows from columns, lines and characters") {
  test::Desk desk;
  const PageGeometry g = desk.read().pages.at(0).geometry;
  // 6 columns of 15 characters with 1 between them: 95 characters of 10.5 pt; 91 pitches of 15 pt and one cell.
  CHECK(g.type_area.width == from_pt(997.5));
  CHECK(g.type_area.height == from_pt(1375.5));
  CHECK(g.type_area.x == (g.trim.width - from_pt(997.5)) / 2);
  CHECK(g.line_top(2) == g.type_area.y + from_pt(30));
}

TEST_CASE("full columns of 13 characters, as textbooks count them") {
  // 8 columns of 13 characters and 7 gaps make 111 characters: 999 pt at 9 pt.
  test::Desk desk;
  desk.replace("template.yaml", "{count: 6, chars: 15}", "{count: 8, chars: 13, gap: 1}");
  desk.replace("template.yaml", "body: 10.5pt", "body: 小五");
  desk.replace("template.yaml", "pitch: 15pt", "pitch: 11.57pt\n  margins: {top: 2grid, left: 2字}");
  const PageGeometry g = desk.read().pages.at(0).geometry;
  CHECK(desk.said() == "");
  CHECK(g.type_area.width == from_pt(999));
  CHECK(g.type_area.x == from_pt(18));
  CHECK(g.type_area.y == from_pt(23.14));
}

TEST_CASE("margins on the far sides") {
  test::Desk desk;
  desk.replace("template.yaml", "pitch: 15pt", "pitch: 15pt\n  margins: {bottom: 10mm, right: 10mm}");
  const PageGeometry g = desk.read().pages.at(0).geometry;
  CHECK(g.type_area.right() == g.trim.width - from_mm(10));
  CHECK(g.type_area.bottom() == g.trim.height - from_mm(10));
}

TEST_CASE("templates extend one another, across folders") {
  test::Desk desk;
  desk.write("house/house.yaml",
             "house: h\ninks: {red: {m: 100%, y: 100%}, blue: {c: 100%}}\n"
             "styles: {title: {font: hei, size: 20pt, ink: red}}\nsizes: {五号: 11pt}\n");
  desk.replace("template.yaml", "template: test\n", "template: test\nextends: house/house.yaml\n");
  desk.replace("template.yaml", "{based-on: body, size: 48pt}", "{size: 五号, ink: blue 50%}");
  const Edition edition = desk.read();
  CHECK(desk.said() == "");
  const TextStyle style = block<fake::Text>(edition.pages.at(0).blocks, "head").style.text;
  CHECK(style.font == "hei");        // from the house
  CHECK(style.size == from_pt(11));  // the house's size of that name
  CHECK(edition.inks[style.ink].c == 500);
}

TEST_CASE("slots reach blocks inside groups, and only change what they give") {
  test::Desk desk;
  desk.replace("template.yaml", "  photo: {kind: photo}",
               "  box: {kind: group, blocks: {inner: {kind: group, blocks: {photo: {kind: photo, credit: 本报}}}}}");
  desk.replace("edition.yaml", "caption: 说明", "focus: [0, 1]");
  const Edition edition = desk.read();
  CHECK(desk.said() == "");
  const auto& outer = block<fake::Group>(edition.pages.at(0).blocks, "box").inside;
  const auto& photo = block<fake::Photo>(block<fake::Group>(outer, "inner").inside, "photo");
  CHECK(photo.picture.credit == "本报");
  CHECK(photo.picture.focus == std::array<int, 2>{0, 1000});
}

TEST_CASE("paths count from the file that says them") {
  test::Desk desk;
  desk.write("house/page.yaml", "template: p\nextends: ../template.yaml\nblocks: {photo: {file: logo.png}}\n");
  desk.write("house/logo.png", "x");
  desk.replace("edition.yaml", "template: template.yaml", "template: house/page.yaml");
  desk.replace("edition.yaml", "photo: {file: photo.png, caption: 说明}", "photo: {caption: 说明}");
  const Edition edition = desk.read();
  CHECK(desk.said() == "");
  CHECK(block<fake::Photo>(edition.pages.at(0).blocks, "photo").picture.file == desk.folder() / "house/logo.png");
}

TEST_CASE("a story named twice is read once") {
  test::Desk desk;
  desk.replace("template.yaml", "  photo: {kind: photo}",
               "  photo: {kind: photo}\n  again: {kind: story, story: ./story.md}");
  const Edition edition = desk.read();
  CHECK(desk.said() == "");
  CHECK(edition.stories.size() == 1);
}

TEST_CASE("values of every sort") {
  test::Desk desk;
  desk.replace("template.yaml", "  photo: {kind: photo}",
               "  photo: {kind: photo}\n  line: {kind: rule, cols: 2-5, weight: 0.25mm, share: 50%, dotted: true, ink: "
               "grey 50%, "
               "inset: 1.5em, x: 1字, y: 2grid}");
  const Edition edition = desk.read();
  const auto& line = block<fake::Rule>(edition.pages.at(0).blocks, "line");
  CHECK(line.weight == from_mm(0.25));
  CHECK(line.share == 500);
  CHECK(line.dotted);
  CHECK(edition.inks[*line.ink].k == 300);
  CHECK(line.inset.milli == 1500);
  CHECK(line.frame.first_col == 2);
  CHECK(line.frame.last_col == 5);
  CHECK(line.frame.x == from_pt(10.5));
  CHECK(line.frame.y == from_pt(30));
}

TEST_CASE("a text in lines") {
  test::Desk desk;
  desk.replace(
      "template.yaml", "  photo: {kind: photo}",
      "  photo: {kind: photo}\n  three:\n    kind: text\n    cols: 3\n    text: |\n      # 甲\n\n      乙{page}\n");
  const Edition edition = desk.read();
  CHECK(desk.said() == "");
  const auto& three = block<fake::Text>(edition.pages.at(0).blocks, "three");
  REQUIRE(three.text.size() == 2);
  CHECK(three.text[0].spans.at(0).text == "# 甲");  // a mark of Markdown blocks is text here
  CHECK(three.text[1].spans.at(0).text == "乙1");
  CHECK(three.text[1].place.line == 23);
  CHECK(three.text[1].place.column == 7);
  CHECK(three.frame.first_col == 3);
  CHECK(three.frame.last_col == 3);
}

TEST_CASE("spot inks carry the name of their plate") {
  test::Desk desk;
  desk.replace("template.yaml", "grey: {k: 60%}", "grey: {spot: PANTONE 186 C, m: 100%, y: 81%, k: 4%}");
  desk.replace("template.yaml", "style: title", "style: {ink: grey 20%}");
  const Edition edition = desk.read();
  CHECK(desk.said() == "");
  const Ink& ink = edition.inks[block<fake::Text>(edition.pages.at(0).blocks, "head").style.text.ink];
  CHECK(ink.kind == Ink::Kind::spot);
  CHECK(ink.name == "PANTONE 186 C");
  CHECK(ink.tint == 200);
  CHECK(ink.y == 810);
}

TEST_CASE("faults of a font catalogue are told where they stand") {
  const std::string sum(64, 'a');
  const std::string file = "file: /f.ttc, package: p, bytes: 1, sha256: " + sum + ", weight: 400";
  struct Case {
    std::string files, first_line;
  };
  const Case cases[] = {
      {"[{" + file + ", faces: {a: {family: A}, b: {family: B, index: 1}}}]", ""},
      {"[{" + file + ", faces: {a: {family: A}}},\n  {" + file + ", faces: {a: {family: B}}}]",
       "c.yaml:2:" + std::to_string(file.size() + 14) + ": error[duplicate-face]: there are two faces a"},
      {"[/f.ttc]", "c.yaml:1:9: error[wrong-type]: a font file needs a map"},
      {"[{" + file + "}]", "c.yaml:1:9: error[wrong-type]: the font catalogue needs faces: a map"},
      {"[{" + file + ", faces: {a: b}}]",
       "c.yaml:1:" + std::to_string(file.size() + 23) + ": error[wrong-type]: face a needs a map"},
      {"[{file: f.ttc" + file.substr(12) + ", faces: {a: {family: A}}}]",
       "c.yaml:1:16: error[bad-name]: file of a font file cannot be \"f.ttc\""},
      {"[{file: /f.ttc, package: p, bytes: 1, sha256: A" + sum.substr(1) + ", weight: 400, faces: {a: {family: A}}}]",
       "c.yaml:1:54: error[bad-name]: sha256 of a font file cannot be \"A" + sum.substr(1) + "\""},
  };
  for (const Case& c : cases) {
    test::Desk desk;
    desk.write("c.yaml", "files: " + c.files + "\nroles: {song: {'*': a}}\nfallback: []\n");
    const FontCatalogue fonts = read_catalogue(desk.folder() / "c.yaml", desk.report());
    CHECK(desk.first_line() == c.first_line);
    if (c.first_line.empty()) CHECK(fonts.faces.at(1).file == "/f.ttc");
  }
}

TEST_CASE("the shipped catalogue") {
  Report report(std::make_shared<Sources>());
  const FontCatalogue fonts = read_catalogue(test::repository() / "fonts/catalogue.yaml", report);
  CHECK(report.notes().empty());
  for (const char* role : {"song", "song-medium", "song-semibold", "song-bold", "song-black", "hei-light", "hei",
                           "hei-medium", "hei-bold", "hei-black", "kai", "kai-bold", "fang", "ming"})
    for (const char* tag : {"zh-Hans", "zh-Hant", "zh-Hant-HK", "zh-HK", "ja", "ko", "en"})
      CHECK_MESSAGE(fonts.face_for(role, language_of(tag)).has_value(), role, " ", tag);
  const auto song = fonts.face_for("song", language_of("zh-Hans"));
  CHECK(fonts.faces[song->index].family == "Noto Serif CJK SC");
  CHECK(fonts.fallback.size() >= 8);
}
