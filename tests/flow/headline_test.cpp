// Headline groups on a page: rows, fitting, marks at the edges, sizes.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/small_edition.h"

using namespace banxin;
namespace fs = std::filesystem;

namespace {

// One page 450 pt wide with one headline block over a story.
struct HeadlinePage : test::SmallEdition {
  HeadlinePage(const std::string& front, const std::string& headline, const std::string& title_size = "30pt",
               const std::string& deck_size = "16pt")
      : SmallEdition(
            "template: page\npage:\n  trim: [500pt, 900pt]\n  columns: {count: 1, chars: 45}\n"
            "  lines: 50\n  body: 10pt\n  pitch: 15pt\nstyles:\n  body: {size: 10pt}\n"
            "  title: {font: song-bold, size: " +
                title_size +
                ", indent: 0em, align: centre, punctuation: kaiming}\n  deck: {font: kai, size: " + deck_size +
                ", indent: 0em, align: centre}\nblocks:\n"
                "  head: {kind: headline, of: lead, lines: 14, kicker: deck, title: title, deck: deck, byline: body" +
                headline + "}\n  lead: {kind: story, story: story.md, below: head, lines: 20, body: body}\n",
            {{"story.md", "---\n" + front + "---\n\n正文一段。\n"}}) {}

  std::vector<PlacedLine> rows() const { return lines(Role::title); }
  std::string text() const {
    std::string all;
    for (const PlacedLine& row : rows()) all += (all.empty() ? "" : "|") + row.text;
    return all;
  }
  Length size() const { return first_run(rows().at(0)).size; }
  /// Left edge of the first cell, counted from the left of the measure.
  Length start(size_t n) const { return first_run(rows().at(n)).at.x - from_pt(25); }
};

}  // namespace

TEST_CASE("a title takes the fewest rows on which it can be made to fit") {
  struct Row {
    const char* title;
    const char* rows;
    double size;  // 450 pt hold fifteen characters of 30 pt
  };
  const Row rows[] = {
      {"全市民生实事全部开工", "全市民生实事全部开工", 30},
      // 16 × 30 = 480: smaller by half points to 28.5 with tracking −0.02 em, above 90 %.
      {"全市十大民生实事项目今日全部开", "全市十大民生实事项目今日全部开", 30},
      {"全市十大民生实事项目今年年底以前全部开工", "全市十大民生实事项目|今年年底以前全部开工", 30},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.title));
    const HeadlinePage page(fmt::format("title: {}\n", row.title), "");
    CHECK(page.text() == row.rows);
    CHECK(page.size() == from_pt(row.size));
  }
}

TEST_CASE("fitting: tracking, then size, then narrower letters, then rows") {
  // Sixteen characters of 30 pt are 480 pt; −0.02 em on fifteen places leaves 471.
  const std::string sixteen = "title: 全市十大民生实事项目今日全部开工\n";
  SUBCASE("−0.02 em is enough for a little") {
    // Fifteen characters and a half: 465 − 15 × 0.6.
    const HeadlinePage page("title: “全市十大民生实事项目今日全部开\n", ", fit: {size: 100%, scale: 100%, rows: 1}");
    CHECK(page.size() == from_pt(30));
  }
  SUBCASE("size by half points: 28.5 is the largest at which 16 − 15 × 0.02 em fit into 450 pt") {
    const HeadlinePage page(sixteen, ", fit: {rows: 1}");
    CHECK(page.size() == from_pt(28.5));
    CHECK(page.first_run(page.rows()[0]).scale == 1000);
  }
  SUBCASE("narrower letters when the size is spent") {
    const HeadlinePage page(sixteen, ", fit: {size: 100%, rows: 1}");
    CHECK(page.size() == from_pt(30));
    CHECK(page.first_run(page.rows()[0]).scale < 1000);
    CHECK(page.first_run(page.rows()[0]).scale >= 920);
  }
  SUBCASE("rows when both are spent") {
    const HeadlinePage page(sixteen, ", fit: {size: 100%, scale: 100%}");
    CHECK(page.text() == "全市十大民生实事|项目今日全部开工");
    CHECK(page.size() == from_pt(30));
  }
  SUBCASE("and then a shorter heading is asked for") {
    const HeadlinePage page(sixteen, ", fit: {size: 100%, scale: 100%, rows: 1}");
    REQUIRE(page.told("headline-too-long"));
    for (const Note& note : page.report.notes())
      if (note.code == "headline-too-long")
        CHECK(note.text == "the headline holds 15 characters here, has 16: 1 too many");
  }
  SUBCASE("tracking opens a short title up to 0.1 em between its characters, not behind the last") {
    const HeadlinePage page("title: 全市民生实事全部开工\n", ", fit: {tracking: 0.1em}");
    CHECK(page.rows()[0].natural == from_pt(10 * 30 + 9 * 3));
    const HeadlinePage full("title: 全市十大民生实事项目今日全部\n", ", fit: {tracking: 0.1em}");
    CHECK(full.rows()[0].natural <= from_pt(450));
    CHECK(full.rows()[0].natural > from_pt(445));
  }
}

TEST_CASE("the author's own rows win, and share one size") {
  SUBCASE("a list") {
    const HeadlinePage page("title:\n  - 全市民生实事项目今日\n  - 全部开工\n", "");
    CHECK(page.text() == "全市民生实事项目今日|全部开工");
  }
  SUBCASE("rows of one size, that of the longest") {
    const HeadlinePage page("title:\n  - 全市十大民生实事项目今日全部开工\n  - 年底交付使用\n", "");
    REQUIRE(page.rows().size() == 2);
    CHECK(page.first_run(page.rows()[1]).size == from_pt(28.5));
    CHECK(page.first_run(page.rows()[0]).size == from_pt(28.5));
  }
}

TEST_CASE("a title takes no more rows than the height of its block allows") {
  // 14 lines of 15 pt hold two rows of 60 pt with the byline, not three.
  const HeadlinePage page("title: 中央定调扩大内需促进增长惠及民生\nbyline: 某某\n",
                          ", fit: {size: 100%, scale: 100%, rows: 4}", "80pt");
  CHECK(page.rows().size() <= 2);
}

TEST_CASE("a comma where a row turns is not set; inside a row it is kept, or one em of white") {
  const std::string title = "title: 算力热度今年以来持续攀升，各地究竟如何“扩容”？\n";
  CHECK(HeadlinePage(title, "").text() == "算力热度今年以来持续攀升|各地究竟如何“扩容”？");
  CHECK(HeadlinePage(title, ", comma: keep").text() == "算力热度今年以来持续攀升，|各地究竟如何“扩容”？");
  const std::string brief = "title: 热度攀升，如何扩容\n";
  CHECK(HeadlinePage(brief, "").text() == "热度攀升，如何扩容");
  const HeadlinePage white(brief, ", comma: white");
  CHECK(white.text() == "热度攀升\u3000如何扩容");
  CHECK(white.rows()[0].natural == from_pt(30 * 9));
}

TEST_CASE("a full stop at the end of a heading is dropped and told") {
  struct Row {
    const char* title;
    const char* set;
    bool told;
  };
  const Row rows[] = {{"古城修缮一新。", "古城修缮一新", true},
                      {"古城修缮一新.", "古城修缮一新", true},
                      {"古城修缮一新！", "古城修缮一新！", false},
                      {"谁在守望《海权论》", "谁在守望《海权论》", false},
                      {"走近 Apple Inc.", "走近Apple Inc.", false}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.title));
    const HeadlinePage page(fmt::format("title: {}\n", row.title), "");
    CHECK(page.text() == row.set);
    CHECK(page.told("headline-stop") == row.told);
  }
}

TEST_CASE("quotation and book marks at the edges of a centred heading count half, so that its ink is centred") {
  struct Row {
    const char* title;
    double pen;  // of the first cell; the glyph of “ begins half an em before its body
  };
  // Ten cells of 30 pt start at 75. A mark at an edge is half an em wide; the row moves by a quarter em (7.5 pt).
  const Row rows[] = {{"全市民生实事全部开工", 75},
                      {"“扩容”之后算力如何", (450 - 9 * 30) / 2.0 - 7.5 - 15},
                      {"算力今后如何“扩容”", (450 - 9 * 30) / 2.0 + 7.5},
                      {"“算力今后如何扩容”", (450 - 9 * 30) / 2.0 - 15},
                      {"重读经典《海权论》", (450 - 8 * 30) / 2.0 + 7.5}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.title));
    const HeadlinePage page(fmt::format("title: \"{}\"\n", row.title), "");
    CHECK(to_pt(page.start(0)) == doctest::Approx(row.pen).epsilon(0.001));
  }
}

TEST_CASE("kicker, title and deck stand one under another in a block of whole lines, the text below on the grid") {
  const HeadlinePage page("deck: 周末免费开放\ntitle: [古城修缮, 旧貌新颜]\nkicker: 历时三年\nbyline: 某某\n", "");
  const Length top = page.sheet().grid_top;
  const std::vector<PlacedLine> order = {page.lines(Role::kicker).at(0), page.rows().at(0), page.rows().at(1),
                                         page.lines(Role::deck).at(0), page.lines(Role::byline).at(0)};
  CHECK(order.front().baseline > top);
  for (size_t i = 1; i < order.size(); ++i) CHECK(order[i - 1].baseline < order[i].baseline);
  CHECK(order.back().baseline < top + from_pt(14 * 15));
  CHECK(page.lines(Role::body).at(0).baseline == top + from_pt(14 * 15 + 8.8));
}

TEST_CASE("marks are half an em wide inside a heading") {
  struct Row {
    const char* title;
    double em;
  };
  const Row rows[] = {{"各地“扩容”提速", 7}, {"《海权论》出版", 6}, {"灯塔、码头、老街", 7}, {"谁来扩容？", 4.5}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.title));
    const HeadlinePage page(fmt::format("title: {}\n", row.title), "");
    CHECK(page.rows()[0].natural == from_pt(row.em * 30));
  }
}

TEST_CASE("sizes: a title less than 1.3 times its kicker or deck is told at the style") {
  struct Row {
    const char* front;
    double deck;
    bool told;
  };
  const Row rows[] = {{"title: 古城修缮\ndeck: 周末免费开放\n", 24, true},
                      {"title: 古城修缮\ndeck: 周末免费开放\n", 23.1, true},
                      {"title: 古城修缮\nkicker: 周末免费开放\n", 24, true},
                      {"title: 古城修缮\ndeck: 周末免费开放\n", 23, false},
                      {"title: 古城修缮\n", 30, false}};
  for (const Row& row : rows) {
    CAPTURE(row.deck);
    const HeadlinePage page(row.front, "", "30pt", fmt::format("{}pt", row.deck));
    CHECK(page.told("headline-sizes") == row.told);
    for (const Note& note : page.report.notes())
      if (note.code == "headline-sizes") CHECK(page.report.sources().path(note.place.file).ends_with("page.yaml"));
  }
}

TEST_CASE("a heading that fits only where it turns badly is told") {
  // 出价|20万 parts a verb from its object, and every other turn is worse.
  const HeadlinePage page("title: 俱乐部出价20万欧元求购前锋\n", ", fit: {size: 100%, scale: 100%}", "50pt");
  CHECK(page.text() == "俱乐部|出价20万欧元|求购前锋");
  CHECK(page.told("headline-turn"));
  const HeadlinePage well("title: 好莱坞大片制造悬念\n", ", fit: {size: 100%, scale: 100%}", "55pt");
  CHECK(well.text() == "好莱坞大片|制造悬念");
  CHECK(!well.told("headline-turn"));
}

TEST_CASE("the proof sheet of headings turns as an editor would turn them, without a note") {
  Report report(std::make_shared<Sources>());
  const fs::path sheet = fs::path(BANXIN_SOURCE_DIR) / "docs/proofs/headlines.yaml";
  const LaidOut laid = lay_out(test::house(), {.edition = sheet}, report);
  for (const Note& note : report.notes()) FAIL_CHECK(print(note, report.sources()));
  REQUIRE(!laid.sheets.empty());
  std::vector<std::string> titles;
  for (const PlacedBlock& block : laid.sheets[0].blocks)
    for (const PlacedFrame& frame : block.frames) {
      std::string title;
      for (const PlacedLine& line : frame.lines)
        if (line.role == Role::title) title += (title.empty() ? "" : "|") + line.text;
      if (!title.empty()) titles.push_back(title);
    }
  CHECK(titles == std::vector<std::string>{"好莱坞大片|制造悬念", "一粒进球|乐坏了米勒",
                                           "球队豪掷三百万元|求购巴西前锋", "中央定调扩大内需|促进增长惠及民生",
                                           "算力热度持续攀升|如何“扩容”？", "列奥纳多·达·芬奇|手稿首次来华展出",
                                           "军校里的年轻人|重读《海权论》", "全市十大民生实事|全部开工建设",
                                           "昨天下了一场大雨|地铁站被淹了", "乡村教师郑焕松|用镜头记录变迁",
                                           "古城墙修缮一新|周末起免费开放", "夜市重开"});
}
