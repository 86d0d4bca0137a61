#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/diff_html.h"
#include "sheet/dump.h"

namespace banxin {
namespace {

struct Wording {
  const char* text;
  double x = 10, y = 0;  ///< points; y of the baseline
};

/// A page with one story block of these lines, through to_json and back.
Layout layout_of(const std::vector<Wording>& lines, const std::vector<Image>& pictures = {}, const char* story = "01",
                 int page = 1) {
  Sheet sheet;
  sheet.page = page;
  sheet.trim = {from_pt(300), from_pt(300)};
  PlacedFrame frame{{from_pt(10), from_pt(10), from_pt(100), from_pt(200)}, Role::column, 1, 1, {}};
  double y = 20;
  for (const Wording& w : lines) {
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
  CHECK(
      texts(layout_of({{"我国算力产业发展迅速规模持续扩大"}}), layout_of({{"我国算力产业增长迅速规模持续扩大"}})) ==
      Texts{
          "page 1, 01 (body): text changed: 我国算力产业发展迅速规模持续 → 我国算力产业增长迅速规模持续 (2 characters "
          "changed)"});
}

TEST_CASE("the same words in other lines are broken anew, dropped spaces or not") {
  CHECK(texts(layout_of({{"一二三四"}, {"五六"}}), layout_of({{"一二三"}, {"四五"}, {"六"}})) ==
        Texts{"page 1, 01 (body): broken anew, 2 → 3 lines: 一二三四五六"});
  CHECK(texts(layout_of({{"big data"}, {"centre"}}), layout_of({{"big"}, {"data centre"}})) ==
        Texts{"page 1, 01 (body): broken anew, 2 → 2 lines: bigdatacentre"});
}

TEST_CASE("a story that goes to another page, and one that is gone") {
  CHECK(texts(layout_of({{"甲"}}), layout_of({{"甲"}}, {}, "01", 2)) == Texts{"page 1 is page 2 now"});
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
  CHECK(texts(a, layout_of({}, {picture("p.jpg", 20, 72), picture("p.jpg", 100, 36), picture("r.jpg", 0, 72)})) ==
        Texts{"page 1, p.jpg (picture): picture moved by 7.056, 0 mm",
              "page 1, p.jpg (picture): picture resized, 25.4 × 25.4 → 12.7 × 25.4 mm",
              "page 1, r.jpg (picture): another picture: q.jpg → r.jpg"});
  // A file that is used twice: the use that stays stays.
  CHECK(texts(a, layout_of({}, {picture("p.jpg", 100, 72), picture("p.jpg", 0, 72), picture("q.jpg", 0, 72)})) ==
        Texts{});
}

TEST_CASE("a story of thousands of lines, all different, is compared in bounded memory") {
  std::vector<std::string> keep;
  std::vector<Wording> before, after;
  for (int i = 0; i < 12000; ++i) keep.push_back(std::to_string(i));
  for (int i = 0; i < 6000; ++i) before.push_back({keep[static_cast<size_t>(i)].c_str()});
  for (int i = 6000; i < 12000; ++i) after.push_back({keep[static_cast<size_t>(i)].c_str()});
  const auto changes = diff(layout_of(before), layout_of(after));
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].kind == ChangeKind::text);
  CHECK(changes[0].boxes_before.size() == 6000);
}

namespace {

/// A page of the grid: columns of 100 pt with 10 pt between, lines of 12 pt, the first baseline at 20 pt; a story in
/// its columns, so many lines each, the last lines shorter.
Sheet grid_page(int page, const std::vector<std::string>& lines, int lines_a_column, const char* story = "01") {
  Sheet sheet;
  sheet.page = page, sheet.trim = {from_pt(300), from_pt(300)};
  sheet.baseline_first = from_pt(20), sheet.pitch = from_pt(12), sheet.grid_lines = 20;
  for (int i = 0; i < 2; ++i)
    sheet.base_columns.push_back({from_pt(10 + 110 * i), from_pt(11), from_pt(100), from_pt(240)});
  sheet.stories = {{StoryId{0}, story, std::string(story) + ".md"}};
  PlacedBlock block{"lead", "story", StoryId{0}, sheet.base_columns[0], {}};
  for (size_t i = 0; i < lines.size(); ++i) {
    const int column = static_cast<int>(i) / lines_a_column;
    if (block.frames.size() <= static_cast<size_t>(column))
      block.frames.push_back({sheet.base_columns[static_cast<size_t>(column)], Role::column, column + 1, 1, {}});
    PlacedLine line{.role = Role::body, .x = from_pt(10 + 110 * column), .width = from_pt(100), .paragraph = 1};
    line.baseline = from_pt(20 + 12 * (static_cast<int>(i) % lines_a_column));
    line.text = lines[i];
    block.frames.back().lines.push_back(line);
  }
  sheet.blocks = {block};
  return sheet;
}

Layout read_back(const std::vector<Sheet>& sheets, const std::map<std::string, std::string>& pictures = {}) {
  auto sources = std::make_shared<Sources>();
  Report report(sources);
  auto layout = read_layout(sources->add("a.layout.json", to_json(sheets, {.pictures = pictures})), report);
  REQUIRE(layout);
  return *layout;
}

Texts in_chinese(const Layout& before, const Layout& after) {
  Texts all;
  for (const LayoutChange& change : diff(before, after)) all.push_back(to_text(change, Tongue::chinese));
  return all;
}

}  // namespace

TEST_CASE("a desk is told columns and lines, and what a word more does to the paragraph") {
  const Layout a = read_back({grid_page(1, {"甲甲甲", "乙乙乙", "丙丙丙", "丁丁丁"}, 2)});
  const Layout b = read_back({grid_page(1, {"甲甲甲", "乙乙新", "乙", "丙丙丙", "丁丁丁"}, 3)});
  CHECK(in_chinese(a, b) == Texts{"第1版第1栏第2行 01（正文）：增一字，段增一行：乙乙乙 → 乙乙新乙"});
}

TEST_CASE("lines that flow on into the next column are one move, from where to where") {
  const Layout a = read_back({grid_page(1, {"甲", "乙", "丙", "丁", "戊"}, 3)});
  const Layout b = read_back({grid_page(1, {"新", "甲", "乙", "丙", "丁", "戊"}, 3)});
  CHECK(in_chinese(a, b) ==
        Texts{"第1版第1栏第1行 01（正文）：增一行：新", "第1版 01（正文）：五行顺移：第1栏第1行 → 第1栏第2行"});
}

TEST_CASE("pages of one side only, and pages with another number, are told as pages") {
  const std::vector<std::string> words = {"甲", "乙", "丙"};
  const Sheet one = grid_page(1, words, 3), two = grid_page(2, {"子", "丑", "寅"}, 3, "02");
  CHECK(in_chinese(read_back({one}), read_back({one, two})) == Texts{"第2版：只在新样"});
  CHECK(in_chinese(read_back({one, two}), read_back({one})) == Texts{"第2版：只在旧样"});
  const Sheet third = grid_page(3, {"子", "丑", "寅"}, 3, "02");
  CHECK(in_chinese(read_back({one, two}), read_back({one, third})) == Texts{"第2版改为第3版"});
  // The story goes on on a new page now: its lines there have moved, they are not new.
  Sheet rest = grid_page(2, {"丙"}, 3);
  CHECK(in_chinese(read_back({one}), read_back({grid_page(1, {"甲", "乙"}, 3), rest})) ==
        Texts{"第2版：只在新样", "第2版 01（正文）：一行由第1版移到第2版：第1栏第3行 → 第1栏第1行"});
}

TEST_CASE("a jump line that names another page is one change, whatever else changes beside it") {
  // A story that turns after its third line; `first` stands before that line.
  const auto page = [](const std::vector<std::string>& lines, const std::string& jump, Role role = Role::jump_to) {
    Sheet sheet = grid_page(1, lines, 9);
    PlacedLine line = sheet.blocks[0].frames.back().lines.back();
    line.role = role, line.text = jump, line.paragraph = 0, line.baseline = from_pt(240);
    sheet.blocks[0].frames.push_back({sheet.base_columns[0], role, 0, 0, {}, {}, {line}});
    return read_back({sheet});
  };
  const std::vector<std::string> lines = {"甲甲", "乙乙", "丙丙"}, longer = {"甲甲", "新", "丙"};
  CHECK(in_chinese(page(lines, "（下转第3版）"), page(lines, "（下转第12版）")) ==
        Texts{"第1版第1栏第19行 01（下转）：转版行：第3版 → 第12版"});
  CHECK(in_chinese(page(lines, "上接第一版", Role::jump_from), page(lines, "上接第二版", Role::jump_from)) ==
        Texts{"第1版第1栏第19行 01（上接）：转版行：第一版 → 第二版"});
  CHECK(texts(page(lines, "Continued on A3"), page(lines, "Continued on B4")) ==
        Texts{"page 1, column 1, line 19, 01 (jump-to): jump line: page A3 → page B4"});
  CHECK(texts(page(lines, "下转第3版"), page(lines, "请看三版")) ==
        Texts{"page 1, column 1, line 19, 01 (jump-to): jump line: 下转第3版 → 请看三版"});
  // With the lines above it rewritten it is still told for itself.
  const Texts both = texts(page(lines, "下转第3版"), page(longer, "下转第4版"));
  REQUIRE(both.size() == 2);
  CHECK(both[0].find("text changed: 乙乙丙丙 → 新丙") != std::string::npos);
  CHECK(both[1].ends_with("jump line: page 3 → page 4"));
  // One that is no longer there is gone, not changed.
  const Texts gone = texts(page(lines, "下转第3版"), read_back({grid_page(1, lines, 9)}));
  REQUIRE(gone.size() == 1);
  CHECK(gone[0].ends_with("1 line removed: 下转第3版"));
}

TEST_CASE("the strip between two pages is none of them") {
  const Sheet first = grid_page(1, {"甲", "乙", "丙"}, 3), fourth = grid_page(4, {"子", "丑", "寅"}, 3, "02");
  const auto strip = [](const std::vector<std::string>& words) {
    Sheet sheet = grid_page(4, words, 3, "03");
    sheet.second_page = 1, sheet.strip = true, sheet.name = "4-1";
    return sheet;
  };
  const Layout a = read_back({first, fourth, strip({"收", "旧", "书"})});
  CHECK(in_chinese(a, a) == Texts{});
  CHECK(in_chinese(a, read_back({first, fourth})) == Texts{"第4、1版中缝：只在旧样"});
  CHECK(in_chinese(read_back({first, fourth}), a) == Texts{"第4、1版中缝：只在新样"});
  CHECK(in_chinese(read_back({first, strip({"收", "旧", "书"})}), read_back({first, fourth})) ==
        Texts{"第4版：只在新样", "第4、1版中缝：只在旧样"});
  const Layout b = read_back({first, fourth, strip({"收", "新", "书"})});
  CHECK(in_chinese(a, b) == Texts{"第4、1版中缝第1栏第2行 03（正文）：一字改动：旧 → 新"});
  CHECK(texts(a, b) ==
        Texts{"the strip of pages 4 and 1, column 1, line 2, 03 (body): text changed: 旧 → 新 (1 character changed)"});
  const std::string html = to_html(a, b, diff(a, b), Tongue::chinese);
  CHECK(html.find("<summary>第4、1版中缝</summary>") != html.npos);
  CHECK(html.find("<summary>第4版：没有改动</summary>") != html.npos);
  // What stands in it may be as on a page: it is not that page under another number.
  CHECK(in_chinese(read_back({first, strip({"子", "丑", "寅"})}),
                   read_back({first, grid_page(3, {"子", "丑", "寅"}, 3, "03")}))
            .size() == 3);
}

TEST_CASE("pictures are told apart by what is in them; a crop by its millimetres and sides") {
  const auto page = [](const char* file, double x, double height) {
    Sheet sheet = grid_page(1, {"甲"}, 1);
    Image image{.file = std::string("/") + file, .name = file};
    image.whole = {from_mm(x), from_mm(20), from_mm(40), from_mm(30)};
    image.box = {from_mm(x), from_mm(20), from_mm(40), from_mm(height)};
    sheet.blocks[0].ink.emplace_back(image);
    return sheet;
  };
  const std::map<std::string, std::string> content = {{"/p.jpg", "aa"}, {"/renamed.jpg", "aa"}, {"/q.jpg", "bb"}};
  const Layout a = read_back({page("p.jpg", 10, 30)}, content);
  CHECK(in_chinese(a, read_back({page("renamed.jpg", 10, 30)}, content)) == Texts{});
  CHECK(in_chinese(a, read_back({page("q.jpg", 10, 30)}, content)).front().ends_with("换图：p.jpg → q.jpg"));
  CHECK(in_chinese(a, read_back({page("p.jpg", 10, 28)}, content)).front().ends_with("图裁 2 毫米（下 2）"));
  // The same name with another picture in it is another picture.
  CHECK(in_chinese(a, read_back({page("p.jpg", 10, 30)}, {{"/p.jpg", "cc"}})).size() == 1);
}

TEST_CASE("HTML: both pages drawn, changes marked and numbered, text escaped, nothing else needed") {
  const Layout a = layout_of({{"<甲> & \"乙\""}, {"丙"}}), b = layout_of({{"<甲> & \"乙\""}, {"丁"}});
  const std::string html = to_html(a, b, diff(a, b));
  const auto count = [&](std::string_view what) {
    size_t n = 0;
    for (size_t at = 0; (at = html.find(what, at)) != std::string::npos; at += what.size()) ++n;
    return n;
  };
  CHECK(count("<svg ") == 2);
  CHECK(count("&lt;甲&gt; &amp; &quot;乙&quot;</text>") == 2);
  CHECK(count("<rect class=\"mark text\"") == 2);
  CHECK(count("<a class=\"text\" href=\"#c1\">") == 1);
  CHECK(count("<g id=\"c1\">") == 1);
  for (const char* foreign : {"<script", "http:", "https:", "<link", "url(", "@import"}) CHECK(count(foreign) == 0);
  CHECK(html.find("<甲>") == std::string::npos);
  CHECK(to_html(a, a, {}, Tongue::chinese).find("没有改动") != std::string::npos);
}

namespace {

// The value of an attribute of a tag.
std::string attribute(std::string_view tag, std::string_view name) {
  const std::string begin = " " + std::string(name) + "=\"";
  const size_t at = tag.find(begin);
  if (at == tag.npos) return {};
  const size_t from = at + begin.size();
  return std::string(tag.substr(from, tag.find('"', from) - from));
}

// What is wrong with a page of HTML as a whole; empty: nothing.
std::string faults_of(const std::string& html) {
  std::vector<std::string> open, ids, links, labels;
  std::string faults;
  double width = 0, height = 0;  // of the drawing that is open
  for (size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    const std::string tag = html.substr(at + 1, html.find('>', at) - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" /!", 1));
    if (tag.front() == '/') {
      if (open.empty() || open.back() != tag.substr(1)) faults += "closes " + tag + "; ";
      if (!open.empty()) open.pop_back();
      continue;
    }
    if (const std::string id = attribute(tag, "id"); !id.empty()) ids.push_back(id);
    if (const std::string link = attribute(tag, "href"); !link.empty()) links.push_back(link);
    if (const std::string label = attribute(tag, "for"); !label.empty()) labels.push_back("#" + label);
    if (name == "svg") std::sscanf(attribute(tag, "viewBox").c_str(), "0 0 %lf %lf", &width, &height);
    if (attribute(tag, "class").starts_with("mark")) {
      const auto number = [&](const char* key) { return std::stod(attribute(tag, key)); };
      if (number("x") < 0 || number("y") < 0 || number("x") + number("width") > width ||
          number("y") + number("height") > height)
        faults += "a mark off its page; ";
    }
    if (tag.back() != '/' && name != "!doctype" && name != "meta" && name != "input") open.push_back(name);
  }
  for (const std::string& one : open) faults += one + " stays open; ";
  for (const std::string& id : ids)
    if (std::ranges::count(ids, id) > 1) faults += "two " + id + "; ";
  for (const auto* all : {&links, &labels})
    for (const std::string& link : *all)
      if (link.front() != '#' || std::ranges::count(ids, link.substr(1)) != 1) faults += link + " leads nowhere; ";
  // Each view is chosen by the style, which stands for a script.
  for (const std::string& label : labels)
    if (html.find("body:has(" + label + ":checked)") == html.npos) faults += label + " does nothing; ";
  return faults + (links.empty() ? "no links; " : "") + (labels.size() == 4 ? "" : "not four views; ");
}

}  // namespace

TEST_CASE("HTML: well nested, all links lead to one place, all marks lie on their pages") {
  const Sheet first = grid_page(1, {"甲", "乙 < & >", "丙", "丁"}, 3), second = grid_page(2, {"子", "丑"}, 3, "02");
  Sheet strip = grid_page(4, {"收", "旧", "书"}, 3, "03");
  strip.second_page = 1, strip.strip = true, strip.name = "4-1";
  Sheet changed = grid_page(1, {"甲", "新", "乙 < & >", "丙丙"}, 2);
  Image image{.file = "/p.jpg", .name = "p.jpg"};
  image.box = image.whole = {from_mm(20), from_mm(20), from_mm(40), from_mm(30)};
  changed.blocks[0].ink.emplace_back(image);
  const Layout a = read_back({first, second, strip}), b = read_back({changed, grid_page(3, {"子", "丑"}, 3, "02")});
  for (const Tongue tongue : {Tongue::english, Tongue::chinese})
    for (const auto& [before, after] : {std::pair{&a, &b}, {&b, &a}}) {
      const std::vector<LayoutChange> changes = diff(*before, *after);
      REQUIRE(changes.size() >= 5);
      CHECK(faults_of(to_html(*before, *after, changes, tongue)) == "");
    }
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
