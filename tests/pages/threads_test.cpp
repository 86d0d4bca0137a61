// Stories through several blocks and pages: the golden layout of the proof sheet, and what is said of wrong threads.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <qpdf/QPDF.hh>
#include <string>
#include <vector>

#include "api/lay_out.h"
#include "api/outputs.h"
#include "base/letters.h"
#include "tests/golden.h"
#include "tests/house.h"
#include "tests/pages/properties.h"
#include "tests/temporary_folder.h"

using namespace banxin;

namespace {

constexpr const char* page_head =
    "page: {trim: [600pt, 600pt], body: 10pt, pitch: 15pt, lines: 34, columns: {count: 4, chars: 10, gap: 1}}\n"
    "styles: {body: {size: 10pt}}\nblocks:\n";

/// An edition whose pages hold these blocks, laid out; `{}` in `story` is the text.
struct ThreadPaper {
  test::TemporaryFolder folder;
  Report report{std::make_shared<Sources>()};
  LaidOut laid;

  explicit ThreadPaper(const std::vector<std::string>& pages, int paragraphs = 12, const std::vector<int>& only = {}) {
    std::string edition = "edition: paper\npaper: 小报\ndate: 2025-09-07\nnumber: 1\npages:\n";
    for (size_t i = 0; i < pages.size(); ++i) {
      folder.write(fmt::format("p{}.yaml", i), "template: p\n" + std::string(page_head) + pages[i]);
      edition += fmt::format("  - {{template: p{}.yaml}}\n", i);
    }
    std::string text = "---\ntitle: 长文\n---\n";
    for (int p = 0; p < paragraphs; ++p)
      text += fmt::format(
          "\n第{}段的文字写在这里，一行一行地排下去，排到这一栏的末尾，再接着排到下一栏里去，直到说完为止。\n", p + 1);
    folder.write("s.md", text);
    folder.write("h.md", "# 题\n\n这一段正好三行这一段正好三行这一段正好三行这。\n\n## 小标题\n\n" +
                             std::string(text.substr(text.find("第1段"))) +
                             "\n这里再写一段，把两栏都写满，写到引语下面去，好让小标题落在引语的上边。\n");
    folder.write("other.md", "---\ntitle: 另一篇\n---\n\n短。\n");
    try {
      laid = lay_out(test::house(), {.edition = folder.write("edition.yaml", edition), .pages = only}, report);
    } catch (const InputFault&) {
    }
  }

  std::string codes() const {
    std::string all;
    for (const Note& note : report.notes()) all += note.code + " ";
    return all;
  }
  std::string text(Role role) const {
    std::string all;
    for (const Sheet& sheet : laid.sheets)
      for (const PlacedBlock& block : sheet.blocks)
        for (const PlacedFrame& frame : block.frames)
          for (const PlacedLine& line : frame.lines)
            if (line.role == role) all += line.text + " ";
    return all;
  }
};

std::string thread_lines(const LaidOut& laid) {
  std::string out;
  for (const Sheet& sheet : laid.sheets)
    for (const PlacedBlock& block : sheet.blocks)
      for (const PlacedFrame& frame : block.frames)
        for (const PlacedLine& line : frame.lines)
          out += fmt::format("{} {} {} {}/{} x={} y={} w={}{} | {}\n", sheet.page, block.name, name_of(line.role),
                             frame.in_thread.part, frame.in_thread.parts, print_pt(line.x), print_pt(line.baseline),
                             print_pt(line.width), line.continues ? " …" : "", line.text);
  return out;
}

constexpr const char *lead_block = "  lead: {kind: story, story: s.md, cols: 1-4, lines: 6, columns: 4, body: body}\n",
                     *rest_block = "  rest: {kind: story, continues: lead, cols: 1-2, lines: 8, columns: 1}\n";

}  // namespace

TEST_CASE("a story runs through frames of four widths on three pages") {
  Report report(std::make_shared<Sources>());
  const auto sheet = std::filesystem::path(BANXIN_SOURCE_DIR) / "docs/proofs/threads.yaml";
  const LaidOut laid = lay_out(test::house(), {.edition = sheet}, report);
  for (const Note& note : report.notes()) FAIL_CHECK(print(note, report.sources()));
  CHECK(test::wrong_jumps(laid) == "");
  CHECK(test::lost_text(laid, letters_of) == "");
  check_golden("pages/threads.lines", thread_lines(laid));
}

TEST_CASE(
    "a table turns over columns and a frame, a vertical story runs round a photo, an L round an ad, notices in six") {
  Report report(std::make_shared<Sources>());
  const auto sheet = std::filesystem::path(BANXIN_SOURCE_DIR) / "docs/proofs/turns.yaml";
  const LaidOut laid = lay_out(test::house(), {.edition = sheet}, report);
  for (const Note& note : report.notes()) FAIL_CHECK(print(note, report.sources()));
  check_golden("pages/turns.lines", thread_lines(laid));
}

namespace {

/// Four pages in a plan, with a strip.
struct StripPaper {
  test::TemporaryFolder folder;
  Report report{std::make_shared<Sources>()};
  LaidOut laid;

  explicit StripPaper(
      const std::string& strip, const std::string& plan = "plan: {fold: half}\n",
      const std::string& blocks = "  n: {kind: text, strip: true, lines: 30, style: body, text: 中缝里的启事}\n") {
    const std::string head =
        "page: {trim: [300pt, 600pt], body: 10pt, pitch: 15pt, lines: 34, strip: 6, columns: {count: 2, "
        "chars: 10, gap: 1}}\nstyles: {body: {size: 10pt, indent: 0em}}\nblocks:\n";
    folder.write("page.yaml",
                 "template: p\n" + head + "  t: {kind: text, lines: 2, style: body, text: \"第{page}版\"}\n");
    folder.write("strip.yaml", "template: s\n" + head + blocks);
    const std::string page = "  - {template: page.yaml}\n";
    const std::string edition = "edition: s\npaper: 小报\ndate: 2025-09-07\nnumber: 1\n" + plan +
                                "pages:\n  - {template: strip.yaml, " + strip + "}\n" + page + page + page + page;
    try {
      laid = lay_out(test::house(), {.edition = folder.write("edition.yaml", edition)}, report);
    } catch (const InputFault&) {
    }
  }
  std::string codes() const {
    std::string all;
    for (const Note& note : report.notes()) all += note.code + " ";
    return all;
  }
};

}  // namespace

TEST_CASE("the strip between pages 4 and 1 is printed over both, in the middle of their sheet") {
  StripPaper paper("strip: [4, 1]");
  CHECK(paper.codes() == "");
  REQUIRE(paper.laid.sheets.size() == 5);
  CHECK(paper.laid.sheets[0].page == 1);
  const Sheet& strip = paper.laid.sheets[4];
  CHECK(strip.trim.width == from_pt(600));
  CHECK(strip.blocks.at(0).area.x == from_pt(300 - 30));
  CHECK(strip.blocks[0].area.width == from_pt(60));
  const std::string bytes = to_pdf(test::house(), paper.laid, {.impose = true}, paper.report);
  QPDF pdf;
  pdf.processMemoryFile("sheets.pdf", bytes.data(), bytes.size());
  const std::vector<QPDFObjectHandle> sides = pdf.getAllPages();
  REQUIRE(sides.size() == 2);
  CHECK(QPDFObjectHandle(sides[0]).getKey("/Resources").getKey("/XObject").getKeys().size() == 3);
  CHECK(QPDFObjectHandle(sides[1]).getKey("/Resources").getKey("/XObject").getKeys().size() == 2);
  CHECK(StripPaper("strip: [4, 1]", "").codes() == "strip-plan ");
  CHECK(StripPaper("strip: [1, 4]").codes() == "strip-plan ");
  CHECK(StripPaper("strip: [4, 1], page: 5").codes() == "strip-and-page ");
  CHECK(StripPaper("strip: [4, 1]", "plan: {fold: half}\n", "  n: {kind: text, lines: 3, style: body, text: 版}\n")
            .codes() == "strip-block ");
}

TEST_CASE("an index goes by the ranks of stories, the most important first") {
  const auto story = [](int rank, const char* title) {
    return fmt::format("---\n{}title: {}\n---\n\n短。\n", rank > 0 ? fmt::format("rank: {}\n", rank) : "", title);
  };
  test::TemporaryFolder folder;
  folder.write("a.md", story(3, "第三"));
  folder.write("b.md", story(1, "第一"));
  folder.write("c.md", story(0, "没有"));
  const auto titles = [&](const std::string& keys) {
    folder.write("front.yaml", "template: f\n" + std::string(page_head) +
                                   "  i: {kind: index, lines: 9, style: {size: 10pt, indent: 0em}, " + keys + "}\n");
    folder.write("in.yaml", "template: i\n" + std::string(page_head) +
                                "  a: {kind: story, lines: 2, body: body, story: a.md}\n"
                                "  b: {kind: story, line: 4, lines: 2, body: body, story: b.md}\n"
                                "  c: {kind: story, line: 7, lines: 2, body: body, story: c.md}\n");
    Report report(std::make_shared<Sources>());
    std::string all;
    const LaidOut laid =
        lay_out(test::house(),
                {.edition = folder.write("edition.yaml",
                                         "edition: i\npaper: 小报\ndate: 2025-09-07\nnumber: 1\npages: "
                                         "[{template: front.yaml}, {template: in.yaml}]\n")},
                report);
    for (const PlacedLine& line : laid.sheets.at(0).blocks.at(0).frames.at(0).lines) all += line.text + " ";
    for (const Note& note : report.notes())
      if (note.code != "underset") all += note.code;
    return all;
  };
  CHECK(titles("rank: 1-5, page: 第#版") == "第一 第2版 第三 第2版 ");
  CHECK(titles("rank: 2-3, pages: 2") == "第三 2 ");
  CHECK(titles("rank: 2-3, pages: 1") == "empty-index");
}

TEST_CASE("jump lines name the pages by themselves, and follow when pages move") {
  const ThreadPaper paper(
      {lead_block, "  other: {kind: story, story: other.md, cols: 1-4, lines: 1, body: body}\n", rest_block});
  CHECK(paper.text(Role::jump_to) == "（下转第3版） ");
  CHECK(paper.text(Role::jump_from) == "（上接第1版） ");
  const ThreadPaper moved({rest_block, lead_block});
  CHECK(moved.text(Role::jump_to) == "（下转第1版） ");
  CHECK(moved.text(Role::jump_from) == "（上接第2版） ");
}

TEST_CASE("a table that goes on on another page has jump lines, under its rows and over those that follow") {
  std::string rows = "[[班次]";
  for (int row = 1; row <= 12; ++row) rows += fmt::format(", [第{}班]", row);
  const auto table = [&](int lines) {
    return fmt::format("  t: {{kind: table, cols: 1-2, lines: {}, style: body, rows: {}]}}\n", lines, rows);
  };
  const std::string rest = "  u: {kind: table, cols: 1-2, line: 8, lines: 20, continues: t}\n";
  const ThreadPaper paper({table(6), "  lead: {kind: text, cols: 1-2, lines: 2, style: body, text: 中间}\n", rest});
  CHECK(paper.text(Role::jump_to) == "（下转第3版） ");
  CHECK(paper.text(Role::jump_from) == "（上接第1版） ");
  Length foot, jump_top, jump_foot;
  const PlacedBlock& block = paper.laid.sheets.at(0).blocks.at(0);
  for (const PlacedFrame& frame : block.frames) {
    if (frame.role == Role::jump_to)
      jump_top = frame.area.y, jump_foot = frame.area.bottom();
    else
      foot = std::max(foot, frame.area.bottom());
  }
  CHECK(foot <= jump_top);
  CHECK(jump_foot <= block.area.bottom());
  CHECK(ThreadPaper({table(6) + rest}).text(Role::jump_to) == "");
  const ThreadPaper short_one({table(30), rest});
  CHECK(short_one.text(Role::jump_to) + short_one.text(Role::jump_from) == "");
}

TEST_CASE("a jump with too few lines before it or behind it is told, as the house counts") {
  const std::string tail = "  rest: {kind: story, continues: lead, cols: 1, lines: 3}\n";
  const auto lead = [](int lines, const std::string& more = "") {
    return fmt::format("  lead: {{kind: story, story: s.md, cols: 1, lines: {}, columns: 1, body: body}}\n{}", lines,
                       more);
  };
  const auto told = [](const std::vector<std::string>& pages) {
    std::string all;
    const ThreadPaper paper(pages);
    for (const Note& note : paper.report.notes())
      if (note.code == "short-jump") all += note.text + "; ";
    return all;
  };
  CHECK(told({lead(3), rest_block}) ==
        "story s has 2 lines in block lead of page 1, at a jump: at least 3 belong there; ");
  CHECK(told({lead(6), tail}) == "story s has 2 lines in block rest of page 2, at a jump: at least 3 belong there; ");
  CHECK(told({lead(6), rest_block}) == "");
  CHECK(told({lead(3, "jump: {least-lines: 2}\n"), tail}) == "");
  CHECK(told({lead(3) + "  rest: {kind: story, continues: lead, cols: 2, lines: 3}\n"}) == "");
}

TEST_CASE("jump lines lead to each other in the PDF, and to nothing that is not in it") {
  const ThreadPaper paper({lead_block, rest_block});
  REQUIRE(paper.laid.sheets.size() == 2);
  Report report(std::make_shared<Sources>());
  const std::string bytes = to_pdf(test::house(), paper.laid, {}, report);
  QPDF pdf;
  pdf.processMemoryFile("paper.pdf", bytes.data(), bytes.size());
  const std::vector<QPDFObjectHandle> pages = pdf.getAllPages();
  for (size_t page = 0; page < 2; ++page) {
    QPDFObjectHandle links = QPDFObjectHandle(pages[page]).getKey("/Annots");
    REQUIRE(links.isArray());
    REQUIRE(links.getArrayNItems() == 1);
    QPDFObjectHandle target = links.getArrayItem(0).getKey("/Dest").getArrayItem(0);
    CHECK(target.getObjGen() == QPDFObjectHandle(pages[1 - page]).getObjGen());
  }
  const ThreadPaper alone({lead_block, rest_block}, 12, {1});
  const std::string one = to_pdf(test::house(), alone.laid, {}, report);
  QPDF single;
  single.processMemoryFile("one.pdf", one.data(), one.size());
  CHECK(!QPDFObjectHandle(single.getAllPages().at(0)).hasKey("/Annots"));
}

TEST_CASE("a page is laid out as in the whole paper when it is asked for alone") {
  const ThreadPaper whole({lead_block, rest_block}), alone({lead_block, rest_block}, 12, {2});
  REQUIRE(whole.laid.sheets.size() == 2);
  REQUIRE(alone.laid.sheets.size() == 1);
  CHECK(layout_json(whole.laid, whole.laid.sheets[1]) == layout_json(alone.laid, alone.laid.sheets[0]));
  CHECK(alone.laid.inputs.of_sheet.at(0).size() == whole.laid.inputs.of_sheet.at(1).size());
}

TEST_CASE("a story that stays on its page has no jump lines, and its text no gap") {
  const ThreadPaper paper(
      {std::string(lead_block) + "  rest: {kind: story, continues: lead, line: 8, cols: 1-2, lines: 12}\n"});
  CHECK(paper.text(Role::jump_to).empty());
  CHECK(test::wrong_jumps(paper.laid) == "");
  CHECK(test::lost_text(paper.laid, test::all_characters) == "");
}

TEST_CASE("too much and too little are told once, for the thread as a whole") {
  const ThreadPaper over({lead_block, rest_block}, 40);
  CHECK(over.codes() == "overset ");
  const ThreadPaper under({lead_block, rest_block}, 1);
  CHECK(under.codes() == "underset ");
  REQUIRE(under.report.notes().size() == 1);
  CHECK(under.report.notes()[0].text.find("block rest stays empty") != std::string::npos);
  CHECK(under.text(Role::jump_to).empty());
}

TEST_CASE("vertical parts follow horizontal ones, and every character stands once") {
  const ThreadPaper paper(
      {lead_block, "  rest: {kind: story, continues: lead, cols: 1-2, lines: 20, direction: vertical}\n"}, 10);
  CHECK(test::lost_text(paper.laid, test::all_characters) == "");
  CHECK(test::wrong_jumps(paper.laid) == "");
  bool vertical = false;
  for (const PlacedFrame& frame : paper.laid.sheets.at(1).blocks.at(0).frames)
    for (const PlacedLine& line : frame.lines) vertical = vertical || line.vertical;
  CHECK(vertical);
}

TEST_CASE("wrong threads are told with their place") {
  struct Case {
    std::vector<std::string> pages;
    const char* code;
  };
  const std::string story = "  a: {kind: story, story: s.md, cols: 1-2, lines: 34, body: body}\n";
  const Case cases[] = {
      {{story, "  b: {kind: story, continues: nobody}\n"}, "unknown-story-block "},
      {{"  a: {kind: story, continues: b, cols: 1-2}\n  b: {kind: story, continues: a, cols: 3-4}\n"},
       "thread-circle "},
      {{story, story, "  b: {kind: story, continues: a}\n"}, "ambiguous-block "},
      {{"  a: {kind: story, story: s.md, continues: a, cols: 1-2}\n"}, "story-and-continues "},
      {{story + "  b: {kind: story, story: s.md, cols: 3-4, body: body}\n"}, "story-twice "},
      {{story + "  t: {kind: text, cols: 3, lines: 1, text: \"{page-of:b}\"}\n"}, "unknown-page-of "},
  };
  for (const Case& c : cases) {
    const ThreadPaper paper(c.pages);
    CHECK_MESSAGE(paper.codes().find(c.code) != std::string::npos, c.code << ": " << paper.codes());
    for (const Note& note : paper.report.notes()) CHECK(note.place.line > 0);
  }
}

TEST_CASE("parts without room are told, whatever stands before or behind them") {
  const ThreadPaper head({"  lead: {kind: story, story: s.md, lines: 4, body: body, headline: {lines: 6}}\n",
                          "  rest: {kind: story, continues: lead, cols: 1-2, lines: 20, direction: vertical}\n"});
  CHECK(head.codes() == "no-room ");
  const ThreadPaper jumps({lead_block, "  mid: {kind: story, continues: lead, cols: 1-2, lines: 1}\n",
                           "  rest: {kind: story, continues: mid, cols: 1-2, lines: 20}\n"});
  CHECK(jumps.codes().find("no-room ") != std::string::npos);
}

TEST_CASE("a heading in a column keeps off what parts its rows") {
  const ThreadPaper paper(
      {"  a: {kind: story, story: h.md, cols: 1-2, lines: 20, columns: 2, body: body, section-head: "
       "{place: column, style: body, lines: 2}}\n"
       "  q: {kind: text, in: a, cols: 1, line: 5, lines: 6, style: body, text: 引语}\n"},
      1);
  REQUIRE(paper.laid.sheets.size() == 1);
  const Rect quote = paper.laid.sheets[0].blocks.at(1).area;
  int headings = 0;
  for (const PlacedFrame& frame : paper.laid.sheets[0].blocks.at(0).frames)
    for (const PlacedLine& line : frame.lines) {
      if (line.role != Role::heading) continue;
      ++headings;
      CHECK_FALSE(quote.overlaps({line.x, line.baseline - from_pt(8.8), line.width, from_pt(10)}));
    }
  CHECK(headings == 1);
}

TEST_CASE("texts name the pages of blocks and stories") {
  const ThreadPaper paper(
      {lead_block + std::string("  t: {kind: text, line: 9, lines: 1, text: \"{page-of:rest} {page-of:s}\"}\n"),
       rest_block});
  CHECK(paper.text(Role::text).find("2 1") != std::string::npos);
}

TEST_CASE("a story in an L keeps off the corner, and its feet are level") {
  const ThreadPaper paper(
      {"  lead: {kind: story, story: s.md, body: body, shape: [{cols: 1-2, lines: 20}, {cols: 3-4, lines: 9}]}\n"
       "  corner: {kind: box, cols: 3-4, line: 11, lines: 10, blocks: {}}\n"},
      11);
  CHECK(paper.codes().find("overlap") == std::string::npos);
  REQUIRE(paper.laid.sheets.size() == 1);
  const PlacedBlock& story = paper.laid.sheets[0].blocks.at(0);
  const Rect corner = paper.laid.sheets[0].blocks.at(1).area;
  CHECK(test::lost_text(paper.laid, test::all_characters) == "");
  for (const PlacedFrame& frame : story.frames) CHECK(!frame.area.overlaps(corner));
  REQUIRE(story.frames.size() == 4);
  CHECK(story.frames[2].area.bottom() == story.frames[3].area.bottom());
}

TEST_CASE("an index names titles and pages, and leads to them") {
  const ThreadPaper paper(
      {"  inside: {kind: index, of: [rest, other], page: 第#版, cols: 1-2, lines: 4, style: body}\n",
       "  other: {kind: story, story: other.md, lines: 2, body: body}\n"});
  CHECK(paper.codes().find("unknown-story-block ") != std::string::npos);
  const ThreadPaper right({"  inside: {kind: index, of: [other], page: 第#版, cols: 1-2, lines: 4, style: body}\n",
                           "  other: {kind: story, story: other.md, lines: 2, body: body}\n"});
  CHECK(right.text(Role::text) == "另一篇 第2版 ");
  REQUIRE(!right.laid.sheets.empty());
  CHECK(right.laid.sheets[0].blocks.at(0).frames.at(0).lines.at(0).link->page == 2);
}

TEST_CASE("a paper of four pages has no fault, and its lead is whole") {
  for (const char* name : {"four-pages.yaml", "page-kinds.yaml"}) {
    Report report(std::make_shared<Sources>());
    const auto edition = std::filesystem::path(BANXIN_SOURCE_DIR) / "samples/yunfu-2025-09-07" / name;
    const LaidOut laid = lay_out(test::house(), {.edition = edition, .look = PictureDesk::Look::until_paint}, report);
    for (const Note& note : report.notes()) FAIL_CHECK(print(note, report.sources()));
    CHECK(test::wrong_jumps(laid) == "");
    CHECK(test::lost_text(laid, letters_of) == "");
    for (const Sheet& sheet : laid.sheets) {
      CHECK(test::off_grid(sheet) == "");
      for (const Copyfit& fit : sheet.copyfits) CHECK(fit.state() == Copyfit::State::fits);
    }
  }
}
