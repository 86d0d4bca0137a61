// Tagged PDF as others read it: poppler shows the tree, qpdf the objects.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <qpdf/QPDF.hh>
#include <set>
#include <sstream>

#include "base/files.h"
#include "sheet/items.h"
#include "tests/blocks/small_page.h"
#include "tests/pages/edition.h"
#include "tests/paint/page_maker.h"

namespace banxin::test::tags_test {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

size_t count(std::string_view text, std::string_view part) {
  size_t found = 0;
  for (size_t at = 0; (at = text.find(part, at)) != text.npos; at += part.size()) ++found;
  return found;
}

std::string pdf_of(const LaidOut& laid, const std::string& language = "zh-Hans") {
  const SubsetFaces faces(laid.sheets, face_files(*laid.fonts));
  return write_pdf(laid.sheets, laid.edition.inks, faces, {.title = "小报", .language = language});
}

// The tree as poppler shows it, not indented: an element a line, its text on the next, in quotation marks. Marked
// content that follows in the same element, as the lines of vertical text do, is joined.
std::string structure(const std::string& file, const char* form = "-struct-text") {
  std::istringstream lines(shell(fmt::format("pdfinfo {} '{}'", form, file)));
  std::string out;
  size_t before = std::string::npos;  // how far the last text was indented
  for (std::string line; std::getline(lines, line);) {
    const size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const bool says = line.size() > indent + 1 && line[indent] == '"' && line.back() == '"';
    if (says && before == indent)
      out.replace(out.size() - 2, 2, line.substr(indent + 1) + '\n');
    else
      out += line.substr(indent) + '\n';
    before = says ? indent : std::string::npos;
  }
  return out;
}

std::string objects(const std::string& file) {
  return shell(fmt::format("qpdf --qdf --object-streams=disable --no-original-object-ids '{}' -", file));
}

}  // namespace

TEST_CASE("poppler reads a small page as its writer meant it") {
  const SmallPage page(
      "  r: {kind: rule, cols: 3-4, line: 1, lines: 1}\n"
      "  t: {kind: text, cols: 3-4, line: 3, lines: 2, style: plain, text: 报头}\n"
      "  lead: {kind: story, cols: 1-2, line: 1, lines: 30, columns: 2, story: story.md, body: plain, headline: "
      "{lines: 6, "
      "title: {size: 20pt, indent: 0em}, kicker: plain}}\n"
      "  p: {kind: photo, cols: 3-4, line: 10, lines: 10, file: photo.jpg, caption-style: plain, caption: 灯塔。}\n",
      "---\nkicker: 引题\ntitle: 主题\n---\n\n甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲。\n\n读[好]{ruby=hǎo}书。\n");
  CAPTURE(page.codes());
  const TemporaryFolder folder;
  const std::string file = folder.write("a.pdf", pdf_of(page.laid));
  const std::string found = structure(file);
  const char* const parts[] = {"Document",
                               "Sect",
                               "\"报头\"",
                               "Art",
                               "P (block)\n\"引题\"",
                               "H1 (block)\n\"主题\"",
                               "P (block)\n\"甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲。\"",
                               "\"读\"",
                               "Ruby",
                               "RB",
                               "\"好\"",
                               "RT",
                               "\"hǎo\"",
                               "\"书。\"",
                               "Sect",
                               "Figure",
                               "Caption",
                               "\"灯塔。\""};
  size_t at = 0;
  for (const char* part : parts) {
    CAPTURE(part);
    const size_t next = found.find(part, at);
    REQUIRE_MESSAGE(next != found.npos, found);
    at = next;
  }
  const std::string text = objects(file);
  CHECK(has(text, "/Marked true"));
  CHECK(has(text, "/Artifact BMC"));
  CHECK(count(text, "BDC\n") + count(text, "BMC\n") == count(text, "EMC\n"));
  CHECK(count(text, "/StructParents 0") == 1);
  CHECK(has(shell(fmt::format("pdfinfo '{}'", file)), "Tagged:          yes"));
  int status = -1;
  shell(fmt::format("qpdf --check '{}'", file), &status);
  CHECK(status == 0);
}

TEST_CASE("a vertical story is read column by column from the right") {
  const SmallPage page(
      "  s: {kind: story, cols: 1-2, lines: 12, direction: vertical, columns: 2, columns-gap: 2, body: plain, story: "
      "story.md}\n",
      "---\ntitle: 题\n---\n\n一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥。\n\n天地玄黄。\n");
  CAPTURE(page.codes());
  const TemporaryFolder folder;
  const std::string found = structure(folder.write("a.pdf", pdf_of(page.laid)));
  CHECK_MESSAGE(has(found, "\"一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥。\""), found);
  CHECK_MESSAGE(found.find("戌亥。") < found.find("\"天地玄黄。\""), found);
}

TEST_CASE("an element says which language it is in, where that is not the document's (ISO 32000-1, 14.9.2)") {
  const SmallPage page(
      "  t: {kind: text, cols: 1-4, line: 1, lines: 2, style: {based-on: plain, language: en-GB}, text: Harbour News}\n"
      "  u: {kind: text, cols: 1-4, line: 4, lines: 2, style: plain, text: 海港新闻}\n"
      "  s: {kind: story, cols: 1-2, line: 8, lines: 12, columns: 1, body: plain, story: story.md}\n"
      "  p: {kind: photo, cols: 3-4, line: 8, lines: 12, file: photo.jpg, caption-style: {based-on: plain, language: "
      "ja}, caption: 灯台。}\n",
      "---\ntitle: 题\nlanguage: zh-Hant-TW\n---\n\n渡口。\n");
  CAPTURE(page.codes());
  const TemporaryFolder folder;
  const std::string file = folder.write("a.pdf", pdf_of(page.laid));
  QPDF pdf;
  pdf.processFile(file.c_str());
  CHECK(pdf.getRoot().getKey("/Lang").getUTF8Value() == "zh-Hans");
  std::string said;  // each element that says its language
  const auto walk = [&](const auto& self, QPDFObjectHandle element) -> void {
    if (element.isArray())
      for (QPDFObjectHandle& kid : element.getArrayAsVector()) self(self, kid);
    if (!element.isDictionary()) return;
    if (element.hasKey("/Lang"))
      said += element.getKey("/S").getName() + " " + element.getKey("/Lang").getUTF8Value() + ", ";
    self(self, element.getKey("/K"));
  };
  walk(walk, pdf.getRoot().getKey("/StructTreeRoot").getKey("/K"));
  CHECK(said == "/P en-GB, /Art zh-Hant-TW, /Figure ja, /Caption ja, ");
}

TEST_CASE("a page of nothing but rules is not tagged") {
  const SmallPage page("  r: {kind: rule, cols: 3-4, line: 1, lines: 1}\n");
  const TemporaryFolder folder;
  const std::string text = objects(folder.write("a.pdf", pdf_of(page.laid)));
  for (const char* key : {"/StructTreeRoot", "/MarkInfo", "BDC", "BMC"}) CHECK_FALSE(has(text, key));
}

// What the stories say, as it is set: every paragraph whole in one P, every photo with its words.
TEST_CASE("a page of nothing but a whole picture is tagged") {
  const SmallPage page("  a: {kind: image, x: 0pt, y: 0pt, width: 90pt, height: 60pt, file: photo.jpg, alt: 灯塔}\n");
  const TemporaryFolder folder;
  const std::string found = structure(folder.write("a.pdf", pdf_of(page.laid)), "-struct");
  CHECK_MESSAGE(has(found, "Figure"), found);
}

TEST_CASE("on both samples each paragraph is one P, each photo a Figure, each story an Art") {
  for (const std::string name : {"yunfu-2025-09-07", "gangwan-2026-03-14"}) {
    CAPTURE(name);
    const LaidOut laid = laid_sample(name);
    const TemporaryFolder folder;
    const std::string file = folder.write("a.pdf", pdf_of(laid, laid.edition.language.tag));
    const std::string found = structure(file), tree = structure(file, "-struct");
    size_t paragraphs = 0, photos = 0;
    for (const Sheet& sheet : laid.sheets) {
      for_each<Image>(sheet, [&](const Image& image) { photos += image.format == Image::Format::jpeg ? 1 : 0; });
      for (const PlacedBlock& block : sheet.blocks) {
        std::map<int, std::string> texts;
        for (const PlacedFrame& frame : block.frames)
          for (const PlacedLine& line : frame.lines)
            if (line.paragraph > 0 && line.role != Role::label) texts[line.paragraph] += line.text;
        paragraphs += texts.size();
        for (const auto& [number, text] : texts) {
          CAPTURE(text);
          CHECK(count(found, "P (block)\n\"" + text + "\"") == 1);
        }
      }
    }
    size_t written = 0;
    for (const Story& story : laid.edition.stories)
      for (const Section& section : story.sections) written += section.paragraphs.size();
    CHECK(written == paragraphs);
    CHECK(count(tree, "\nArt") == laid.edition.stories.size());
    const std::string text = objects(file);
    CHECK(count(text, "/S /Figure") == count(text, "/Alt "));
    CHECK(count(text, "/S /Figure") >= photos);
    CHECK(photos > 0);
  }
}

TEST_CASE("a table: rows of heads and cells, joined and empty ones too") {
  const SmallPage page(
      "  t: {kind: table, lines: 4, style: plain, title: 表, title-style: plain, rows: [[甲, 乙, 丙], [{text: 丁, "
      "rows: "
      "2}, {text: 戊, columns: 2}], ['', 己]]}\n");
  CHECK(page.codes() == "");
  const TemporaryFolder folder;
  const std::string file = folder.write("a.pdf", pdf_of(page.laid)), found = structure(file);
  CAPTURE(found);
  CHECK(count(found, "Table") == 1);
  CHECK(count(found, "TR\n") == 3);
  CHECK(count(found, "TH:\n/Scope /Column\n") == 3);
  CHECK(has(found, "TD:\n/RowSpan 2\n\"丁\""));
  CHECK(has(found, "TD:\n/ColSpan 2\n\"戊\""));
  CHECK(count(found, "TD\n") == 2);
  CHECK(has(found, "Caption\n\"表\""));
}

}  // namespace banxin::test::tags_test
