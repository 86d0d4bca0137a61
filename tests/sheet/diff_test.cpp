#include <doctest/doctest.h>

#include "sheet/diff_html.h"
#include "sheet/dump.h"

namespace banxin {
namespace {

struct Words {
  const char* text;
  double x = 10, y = 0;  ///< points; y of the baseline
};

/// A page with one story block of these lines, through to_json and back.
Layout layout_of(const std::vector<Words>& lines, const std::vector<Image>& pictures = {}, const char* story = "01",
                 int page = 1) {
  Sheet sheet;
  sheet.page = page;
  sheet.trim = {from_pt(300), from_pt(300)};
  PlacedFrame frame{{from_pt(10), from_pt(10), from_pt(100), from_pt(200)}, Role::column, 1, 1, {}};
  double y = 20;
  for (const Words& w : lines) {
    PlacedLine line;
    line.role = Role::body, line.text = w.text, line.paragraph = 1;
    line.x = from_pt(w.x), line.baseline = from_pt(w.y != 0 ? w.y : y), line.width = from_pt(100);
    frame.lines.push_back(line);
    y += 12;
  }
  sheet.stories = {{StoryId{0}, story, std::string(story) + ".md"}};
  sheet.blocks = {{"lead", "story", StoryId{0}, frame.area, {frame}}};
  for (const Image& picture : pictures) sheet.ink.emplace_back(picture);
  auto sources = std::make_shared<Sources>();
  const FileId file = sources->add("a.layout.json", to_json({sheet}, {}));
  Report report(sources);
  auto layout = read_layout(file, report);
  REQUIRE(layout);
  REQUIRE(report.notes().empty());
  return *layout;
}

std::vector<std::string> texts(const Layout& before, const Layout& after) {
  std::vector<std::string> out;
  for (const LayoutChange& change : diff(before, after)) out.push_back(to_text(change));
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the same layout twice: no change") {
  const Layout a = layout_of({{"第一行"}, {"第二行"}});
  CHECK(texts(a, a) == Texts{});
}

TEST_CASE("lines that move together are one change") {
  // 12 pt = 4.233 mm; baselines at 20, 32, 44 pt are 7.056, 11.289, 15.522 mm.
  const Layout a = layout_of({{"甲"}, {"乙"}, {"丙"}});
  CHECK(texts(a, layout_of({{"甲", 10, 32}, {"乙", 10, 44}, {"丙", 10, 56}})) ==
        Texts{"page 1, 01 (body): 3 lines moved by 0, 4.233 mm"});
  CHECK(texts(a, layout_of({{"甲"}, {"乙", 20, 32}, {"丙"}})) ==
        Texts{"page 1, 01 (body): 1 line moved by 3.528, 0 mm"});
}

TEST_CASE("a line in between is added, those below it move") {
  CHECK(texts(layout_of({{"甲"}, {"乙"}}), layout_of({{"甲"}, {"新的一行"}, {"乙"}})) ==
        Texts{"page 1, 01 (body): 1 line added: 新的一行", "page 1, 01 (body): 1 line moved by 0, 4.233 mm"});
  CHECK(texts(layout_of({{"甲"}, {"旧的一行"}}), layout_of({{"甲"}})) ==
        Texts{"page 1, 01 (body): 1 line removed: 旧的一行"});
}

TEST_CASE("other words: the difference with a little around it") {
  CHECK(texts(layout_of({{"我国算力产业发展迅速规模持续扩大"}}), layout_of({{"我国算力产业增长迅速规模持续扩大"}})) ==
        Texts{"page 1, 01 (body): text changed: 我国算力产业发展迅速规模持续 → 我国算力产业增长迅速规模持续"});
}

TEST_CASE("the same words in other lines are broken anew, dropped spaces or not") {
  CHECK(texts(layout_of({{"一二三四"}, {"五六"}}), layout_of({{"一二三"}, {"四五"}, {"六"}})) ==
        Texts{"page 1, 01 (body): broken anew, 2 → 3 lines: 一二三四五六"});
  CHECK(texts(layout_of({{"big data"}, {"centre"}}), layout_of({{"big"}, {"data centre"}})) ==
        Texts{"page 1, 01 (body): broken anew, 2 → 2 lines: bigdatacentre"});
}

TEST_CASE("a story that goes to another page, and one that is gone") {
  CHECK(texts(layout_of({{"甲"}}), layout_of({{"甲"}}, {}, "01", 2)) ==
        Texts{"page 2, 01 (body): 1 line moved from page 1 to page 2"});
  CHECK(texts(layout_of({{"甲"}}), layout_of({{"乙"}}, {}, "02")) ==
        Texts{"page 1, 02 (body): 1 line added: 乙", "page 1, 01 (body): 1 line removed: 甲"});
}

TEST_CASE("pictures: moved, of another size, added, removed; one file used twice") {
  const auto picture = [](const char* name, double x, double width) {
    Image image;
    image.name = name, image.box = {from_pt(x), from_pt(72), from_pt(width), from_pt(72)}, image.whole = image.box;
    return image;
  };
  const Layout a = layout_of({}, {picture("p.jpg", 0, 72), picture("p.jpg", 100, 72), picture("q.jpg", 0, 72)});
  CHECK(texts(a, layout_of({}, {picture("p.jpg", 72, 72), picture("p.jpg", 100, 36), picture("r.jpg", 0, 72)})) ==
        Texts{"page 1, p.jpg (picture): picture moved by 25.4, 0 mm",
              "page 1, p.jpg (picture): picture has another size", "page 1, r.jpg (picture): picture added: r.jpg",
              "page 1, q.jpg (picture): picture removed: q.jpg"});
}

TEST_CASE("a story of thousands of lines, all different, is compared in bounded memory") {
  std::vector<std::string> keep;
  std::vector<Words> before, after;
  for (int i = 0; i < 12000; ++i) keep.push_back(std::to_string(i));
  for (int i = 0; i < 6000; ++i) before.push_back({keep[static_cast<size_t>(i)].c_str()});
  for (int i = 6000; i < 12000; ++i) after.push_back({keep[static_cast<size_t>(i)].c_str()});
  const auto changes = diff(layout_of(before), layout_of(after));
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].kind == ChangeKind::text);
  CHECK(changes[0].boxes_before.size() == 6000);
}

TEST_CASE("HTML: both pages drawn, changes marked, text escaped") {
  const Layout a = layout_of({{"<甲> & \"乙\""}, {"丙"}}), b = layout_of({{"<甲> & \"乙\""}, {"丁"}});
  const std::string html = to_html(a, b, diff(a, b));
  const auto count = [&](std::string_view what) {
    size_t n = 0;
    for (size_t at = 0; (at = html.find(what, at)) != std::string::npos; at += what.size()) ++n;
    return n;
  };
  CHECK(count("<svg ") == 2);
  CHECK(count("&lt;甲&gt; &amp; &quot;乙&quot;</text>") == 2);
  CHECK(count("<rect class=\"text\"") == 2);
  CHECK(count("<li class=\"text\">") == 1);
  CHECK(count("<script") == 0);
  CHECK(html.find("<甲>") == std::string::npos);
}

TEST_CASE("what is not a layout file is refused with its place") {
  struct Case {
    const char* text;
    int line, column;
    const char* part;
  };
  const Case cases[] = {
      {"", 1, 1, "not JSON"},
      {"{\n  \"edition\": \"云浮\", x", 2, 20, "not JSON"},
      {"[]", 1, 1, "the document should be an object with \"edition\""},
      {"{\"edition\": 5}", 1, 1, "/edition should be a text"},
      {"{\"edition\": \"a\", \"pages\": {}}", 1, 1, "/pages should be a list"},
      {"{\"edition\": \"a\", \"pages\": [{\"page\": 1.5}]}", 1, 1, "/pages/0/page should be a whole number"},
      {"{\"edition\": \"a\", \"pages\": [{\"page\": 1, \"trim\": [1]}]}", 1, 1,
       "/pages/0/trim should be a list of at least 2"},
      {"{\"edition\": \"a\", \"pages\": [{\"page\": 1, \"trim\": [1e300, 1]}]}", 1, 1,
       "/pages/0/trim/0 should be a number"},
      {R"({"edition": "a", "pages": [{"page": 1, "trim": [1, 1], "blocks": [{"box": [1, 1, 1, 1], "story": "", "name": "",
 "frames": [{"lines": [{"runs": [], "role": "titel"}]}]}]}]})",
       1, 1, "/pages/0/blocks/0/frames/0/lines/0/role should be a role such as \"body\""},
      {"{\n\"edition\": 1e999}", 2, 16, "a number that is too large"},
      {"{\"edition\": \"a\", \"pages\": [{\"page\": 1, \"trim\": [18446744073709551615, 1]}]}", 1, 1,
       "/pages/0/trim/0 should be a number"},
      {"{\"edition\": \"\xff\"}", 1, 14, "not JSON"},
      {"{\"edition\": \"\\ud800\"}", 1, 20, "not JSON"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    auto sources = std::make_shared<Sources>();
    const FileId file = sources->add("x.json", c.text);
    Report report(sources);
    CHECK_FALSE(read_layout(file, report));
    REQUIRE(report.notes().size() == 1);
    CHECK(report.notes()[0].code == "bad-layout");
    CHECK(report.notes()[0].place == Place{file, c.line, c.column});
    CHECK(report.notes()[0].text.find(c.part) != std::string::npos);
    CHECK_FALSE(report.notes()[0].hint.empty());
  }
  auto sources = std::make_shared<Sources>();
  const FileId deep = sources->add("deep.json", std::string(1'000'000, '['));
  Report report(sources);
  CHECK_FALSE(read_layout(deep, report));
  REQUIRE(report.notes().size() == 1);
  CHECK(report.notes()[0].place == Place{deep, 1, 65});
  CHECK(report.notes()[0].text == "not a layout file: it is nested deeper than 64");
}

}  // namespace banxin
