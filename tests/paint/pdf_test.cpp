#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <cstdlib>
#include <set>
#include <thread>

#include "base/files.h"
#include "base/key_colour.h"
#include "paint/finish_pdf.h"
#include "paint/page_maker.h"

namespace banxin::test::pdf_test {
namespace {

const PdfInfo info{"云浮日报 2025-09-07", "云浮日报", "第 9527 期", "zh-Hans", "2025-09-07"};

std::string pdf_of(const std::vector<Sheet>& sheets, const InkTable& inks = {}) {
  const SubsetFaces faces(sheets, face_file);
  return write_pdf(sheets, inks, faces, info);
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// Twins of these characters among the Kangxi radicals share their glyphs.
constexpr const char* look_alikes = "一日月方大高骨角户二人";

Sheet text_sheet() {
  Sheet sheet = make_sheet();
  sheet.ink = {make_run(serif, from_pt(10.5), {from_mm(10), from_mm(10)}, look_alikes),
               make_run(serif_black, from_pt(24), {from_mm(10), from_mm(22)}, "算力产业"),
               make_run(sans, from_pt(9), {from_mm(10), from_mm(30)}, "图片说明 Photo"),
               make_run(kai, from_pt(9), {from_mm(10), from_mm(36)}, "楷体一日月")};
  return sheet;
}

}  // namespace

TEST_CASE("a PDF that qpdf, poppler and MuPDF accept, with its fonts and its text") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.pdf", pdf_of({text_sheet()}));
  int status = -1;
  const std::string check = shell("qpdf --check " + file, &status);
  CHECK_MESSAGE(status == 0, check);
  CHECK_FALSE(has(check, "WARNING"));

  const std::string fonts = shell("pdffonts " + file);
  for (const char* name :
       {"NotoSerifCJKsc-Regular", "NotoSerifCJKsc-Black", "NotoSansCJKsc-Regular", "LXGWWenKai-Regular"}) {
    CAPTURE(fonts);
    const size_t at = fonts.find(std::string("+") + name);
    REQUIRE(at != std::string::npos);
    const std::string line = fonts.substr(at, fonts.find('\n', at) - at);
    CHECK(has(line, "yes yes yes"));  // embedded, subset, ToUnicode
  }
  CHECK(std::count(fonts.begin(), fonts.end(), '\n') == 2 + 4);

  const std::string text = shell("pdftotext -layout " + file + " -");
  CHECK_MESSAGE(has(text, look_alikes), text);
  CHECK_MESSAGE(has(text, "算力产业"), text);
  CHECK_MESSAGE(has(text, "楷体一日月"), text);

  shell("mutool draw -q -r 72 -o " + (folder.path / "a.png").string() + " " + file);
  const Pixels pixels = read_pixels(read_file(folder.path / "a.png", 1 << 24).value_or(""));
  CHECK(std::count_if(pixels.rgb.begin(), pixels.rgb.end(), [](unsigned char c) { return c < 64; }) > 500);
}

TEST_CASE("page boxes, language, title, date, page label") {
  const TemporaryFolder folder;
  Sheet second = text_sheet();
  second.page = 4;
  const std::string file = folder.write("a.pdf", pdf_of({text_sheet(), second}));
  // 100 × 60 mm and 3 mm = 8.504 pt of bleed all round: 300.472 × 187.087 pt.
  const std::string boxes = shell("pdfinfo -f 1 -l 2 -box " + file);
  CHECK_MESSAGE(has(boxes, "Page    2 TrimBox:       8.50     8.50   291.97   178.58"), boxes);
  CHECK_MESSAGE(has(boxes, "Page    1 MediaBox:      0.00     0.00   300.47   187.09"), boxes);
  CHECK_MESSAGE(has(boxes, "Page    1 BleedBox:      0.00     0.00   300.47   187.09"), boxes);
  CHECK_MESSAGE(has(boxes, "Title:           云浮日报 2025-09-07"), boxes);
  CHECK_MESSAGE(has(boxes, "CreationDate:    Sun Sep  7 00:00:00 2025"), boxes);
  CHECK_MESSAGE(has(boxes, "ModDate:         Sun Sep  7 00:00:00 2025"), boxes);
  const std::string root = shell("qpdf --json --json-key=qpdf --json-key=pagelabels " + file);
  CHECK(has(root, "\"/Lang\": \"u:zh-Hans\""));
  CHECK(has(root, "\"/DisplayDocTitle\": true"));
  CHECK_FALSE(has(root, "/Direction"));
  CHECK_MESSAGE(has(root, "\"/St\": 4"), root.substr(0, 600));
}

TEST_CASE("pages bound at the right are turned from left to right") {
  const TemporaryFolder folder;
  Sheet sheet = text_sheet();
  sheet.bound_right = true;
  const std::string file = folder.write("a.pdf", pdf_of({sheet}));
  const std::string root = shell("qpdf --json --json-key=qpdf " + file);
  CHECK(has(root, "\"/Direction\": \"/R2L\""));
  CHECK(has(root, "\"/DisplayDocTitle\": true"));
}

TEST_CASE("dates as PDF wants them, or none") {
  struct Case {
    const char *iso, *pdf;
  };
  const Case cases[] = {{"2025-09-07", "D:20250907"},
                        {"2025-09-07T06:30:05", "D:20250907063005"},
                        {"2025-09-07T06:30:05Z", "D:20250907063005Z"},
                        {"2025-09-07T06:30:05+08:00", "D:20250907063005+08'00'"},
                        {"2025-09-07T06:30:05-03:30", "D:20250907063005-03'30'"},
                        {"2025-09-07T06:30", ""},
                        {"2025-9-7", ""},
                        {"", ""},
                        {"yesterday", ""},
                        {"2025-09-07x", ""}};
  for (const Case& c : cases) CHECK(pdf_date(c.iso) == c.pdf);
}

TEST_CASE("faces that were cut for other documents too give the same file") {
  Sheet other = make_sheet();
  for (const Face face : {serif, serif_black, kai})
    other.ink.push_back(make_run(face, from_pt(9), {from_mm(10), from_mm(40)}, "别的文章里有许多字这篇没有。"));
  const std::vector<Sheet> sheets{text_sheet()}, others{other};
  const std::string first = pdf_of(sheets), second = pdf_of(others);
  const KeptFaces kept;
  const auto with_kept = [&](const std::vector<Sheet>& some) {
    return write_pdf(some, {}, SubsetFaces(some, face_file, &kept), info);
  };
  for (int round = 0; round < 2; ++round) {
    CHECK(with_kept(sheets) == first);
    CHECK(with_kept(others) == second);
  }
}

TEST_CASE("without a date no date is written, least of all the clock's") {
  const std::vector<Sheet> sheets{text_sheet()};
  const SubsetFaces faces(sheets, face_file);
  const std::string pdf = write_pdf(sheets, {}, faces, {});
  CHECK_FALSE(has(pdf, "/CreationDate"));
  CHECK_FALSE(has(pdf, "/ModDate"));
  CHECK_FALSE(has(pdf, "/Lang"));
}

TEST_CASE("every colour of the page maps back to its ink") {
  InkTable inks;
  for (int i = 0; i < 700; ++i)
    inks.add({.name = std::to_string(i), .c = static_cast<uint16_t>(i), .m = 30, .k = static_cast<uint16_t>(1000 - i)});
  inks.add({.name = "gold", .kind = Ink::Kind::spot, .m = 200, .y = 800, .tint = 300});
  Sheet sheet = make_sheet();
  for (uint32_t i = 0; i < inks.all().size(); ++i) {
    sheet.ink.emplace_back(Fill{{from_pt(i % 20), from_pt(i / 20), from_pt(1), from_pt(1)}, InkId{i}});
    sheet.ink.emplace_back(Stroke{{from_pt(100), from_pt(i * 0.1)}, {from_pt(120), from_pt(i * 0.1)}, {250}, InkId{i}});
  }
  sheet.ink.push_back(make_run(sans, from_pt(9), {from_mm(10), from_mm(30)}, "字", InkId{5}));
  const TemporaryFolder folder;
  const std::string file = folder.write("a.pdf", pdf_of({sheet}, inks));
  const std::string content = shell("qpdf --qdf --object-streams=disable " + file + " - | tr '\\n' ' '");

  std::set<uint32_t> filled, stroked;
  for (const char* op : {" rg ", " RG "}) {
    for (size_t at = 0; (at = content.find(op, at)) != std::string::npos; ++at) {
      const size_t start = content.find_last_not_of("0123456789. ", at) + 1;
      double v[3];
      const char* p = content.c_str() + start;
      // The three numbers before the operator; an operand of the operator before may stand in front of them.
      std::vector<double> numbers;
      for (char* end = nullptr; p < content.c_str() + at; p = end) {
        numbers.push_back(std::strtod(p, &end));
        if (end == p) break;
      }
      REQUIRE(numbers.size() >= 3);
      std::copy(numbers.end() - 3, numbers.end(), v);
      const auto component = [&](int i) { return static_cast<uint32_t>(std::lround(v[i] * 65535)); };
      const InkId id{(component(0) & 255) << 16 | (component(1) & 255) << 8 | (component(2) & 255)};
      REQUIRE(id.index < inks.all().size());
      const KeyColour key = key_colour(inks[id], id);
      CHECK((key.r == component(0) && key.g == component(1) && key.b == component(2)));
      (op[1] == 'r' ? filled : stroked).insert(id.index);
    }
  }
  CHECK(filled.size() == inks.all().size());
  CHECK(stroked.size() == inks.all().size());
}

TEST_CASE("two runs, another locale, another thread, faces used before: the same bytes") {
  const TemporaryFolder folder;
  Sheet sheet = text_sheet();
  Image image;
  image.file = folder.write("p.jpg", make_jpeg(64, 48));
  image.width = 64, image.height = 48;
  image.box = image.whole = {from_mm(50), from_mm(30), from_mm(20), from_mm(15)};
  sheet.ink.emplace_back(image);
  const std::vector<Sheet> sheets{sheet, text_sheet()};
  const std::string first = pdf_of(sheets);
  CHECK(pdf_of(sheets) == first);
  const SubsetFaces faces(sheets, face_file);
  write_png(sheets[0], {}, faces, 90, {});
  CHECK(write_pdf(sheets, {}, faces, info) == first);
  CHECK(write_pdf(sheets, {}, faces, info) == first);
  const std::string old = std::setlocale(LC_ALL, nullptr);
  std::setlocale(LC_ALL, "de_DE.UTF-8");
  CHECK(write_pdf(sheets, {}, faces, info) == first);
  std::setlocale(LC_ALL, old.c_str());
  std::string others[4];
  std::vector<std::thread> threads;
  for (std::string& other : others) threads.emplace_back([&] { other = write_pdf(sheets, {}, faces, info); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& other : others) CHECK(other == first);
}

TEST_CASE("outline: anchors by level, at their places, in Chinese") {
  const TemporaryFolder folder;
  Sheet sheet = text_sheet();
  sheet.ink.insert(sheet.ink.begin(),
                   {Item{Anchor{"第1版 要闻", {}, 0}}, Item{Anchor{"我国算力产业", {from_mm(10), from_mm(20)}, 1}}});
  Sheet second = text_sheet();
  second.ink.insert(second.ink.begin(), {Item{Anchor{"第2版", {}, 0}}, Item{Anchor{"", {}, 1}},
                                         Item{Anchor{"深处", {}, 7}}, Item{Anchor{"短讯", {}, 1}}});
  const std::string file = folder.write("a.pdf", pdf_of({sheet, second}));
  const std::string outline = shell("mutool show " + file + " outline");
  const auto at = [&](const char* title) { return outline.find(title); };
  CHECK_MESSAGE(at("第1版 要闻") < at("我国算力产业"), outline);
  CHECK(at("我国算力产业") < at("第2版"));
  CHECK(at("第2版") < at("深处"));
  CHECK(at("深处") < at("短讯"));
  CHECK(std::count(outline.begin(), outline.end(), '\n') == 5);
  CHECK(has(outline, "\t\t\"我国算力产业\""));
  const std::string destinations = shell("qpdf --json --json-key=outlines " + file);
  // 10 mm + 3 mm from the left; 187.087 pt − (20 mm + 3 mm) from below: 36.85 and 121.89 pt.
  CHECK_MESSAGE(has(destinations, "36.85"), destinations);
  CHECK_MESSAGE(has(destinations, "121.8"), destinations);
}

TEST_CASE("condensed and turned letters stand where they should") {
  const TemporaryFolder folder;
  Sheet sheet = make_sheet();
  GlyphRun run = make_run(sans_bold, from_pt(40), {from_mm(10), from_mm(30)}, "一");
  run.scale = 500;
  sheet.ink = {run};
  GlyphRun turned = make_run(sans_bold, from_pt(40), {from_mm(50), from_mm(10)}, "一");
  turned.rotated = true;
  sheet.ink.emplace_back(turned);
  folder.write("a.pdf", pdf_of({sheet}));
  const auto draw = [&](const char* tool) { return shell("cd " + folder.path.string() + " && " + tool); };
  draw("pdftoppm -r 72 -png -singlefile a.pdf a");
  const Pixels pixels = read_pixels(read_file(folder.path / "a.png", 1 << 24).value_or(""));
  REQUIRE(pixels.width > 280);
  // The stroke of 一 spans the em but for a little white; its em box is 20 pt wide condensed, 40 pt high turned.
  const auto dark = [&](int x0, int x1, int y0, int y1) {
    int left = 999, right = -1, top = 999, bottom = -1;
    for (int y = y0; y < y1; ++y)
      for (int x = x0; x < x1; ++x)
        if (pixels.at(x, y)[0] < 128)
          left = std::min(left, x), right = std::max(right, x), top = std::min(top, y), bottom = std::max(bottom, y);
    return std::array<int, 4>{left, right + 1, top, bottom + 1};
  };
  // Origin at 13 mm = 36.9 pt from the left of the media, 33 mm = 93.5 pt from its top.
  const auto wide = dark(0, 120, 0, pixels.height);
  CHECK(wide[0] >= 36);
  CHECK(wide[1] <= 58);
  CHECK(wide[1] - wide[0] >= 16);
  CHECK(wide[3] - wide[2] <= 8);
  CHECK(wide[2] > 93 - 40);
  CHECK(wide[3] < 94);
  // Origin at 53 mm = 150.2 pt, 13 mm = 36.9 pt: the letter hangs down from it, its top to the right.
  const auto high = dark(120, pixels.width, 0, pixels.height);
  CHECK(high[2] >= 36);
  CHECK(high[3] <= 78);
  CHECK(high[3] - high[2] >= 32);
  CHECK(high[1] - high[0] <= 8);
  CHECK(high[0] >= 150);
  CHECK(high[1] < 191);
}

TEST_CASE("a fill right below another of its ink and width is one with it, and looks the same") {
  const auto fill = [](double x, double y, double width, double height, InkId ink = InkTable::black) {
    return Fill{{from_pt(x), from_pt(y), from_pt(width), from_pt(height)}, ink};
  };
  const GlyphRun line = make_run(sans, from_pt(9), {from_mm(10), from_mm(30)}, "字");
  struct Case {
    const char* what;
    std::vector<Item> ink;
    int fills;
  };
  const Case cases[] = {
      {"modules", {fill(10, 10, 4, 2), fill(16, 10, 2, 2), fill(10, 12, 4, 2), fill(18, 12, 2, 2)}, 3},
      {"three rows", {fill(10, 10, 90, 14), fill(10, 24, 90, 14), fill(10, 38, 90, 10)}, 1},
      {"rows apart", {fill(10, 10, 4, 2), fill(10, 14, 4, 2)}, 2},
      {"upwards", {fill(10, 12, 4, 2), fill(10, 10, 4, 2)}, 2},
      {"another width", {fill(10, 10, 4, 2), fill(10, 12, 3, 2)}, 2},
      {"two inks", {fill(10, 10, 2, 2), fill(10, 12, 2, 2, InkTable::paper)}, 2},
      {"text between", {fill(10, 10, 2, 2), line, fill(10, 12, 2, 2)}, 2},
  };
  const TemporaryFolder folder;
  for (const Case& c : cases) {
    CAPTURE(c.what);
    Sheet sheet = make_sheet(), apart = make_sheet();
    sheet.ink = c.ink;
    for (const Item& item : c.ink) apart.ink.push_back(item), apart.ink.push_back(Clip{{}, false});
    const std::string file = folder.write("a.pdf", pdf_of({sheet})), other = folder.write("b.pdf", pdf_of({apart}));
    const std::string fills = shell("qpdf --qdf --object-streams=disable " + file + " - | grep -a -c ' re f$'");
    CHECK(std::stoi(fills) == c.fills);
    const auto drawn = [](const std::string& pdf) { return shell("pdftoppm -r 288 " + pdf + " | sha256sum"); };
    CHECK(drawn(file) == drawn(other));
  }
}

TEST_CASE("clips: what lies outside is gone, unbalanced ones end with the page") {
  const TemporaryFolder folder;
  Sheet sheet = make_sheet();
  const Rect all{{}, {}, from_mm(100), from_mm(60)};
  sheet.ink = {
      Clip{{}, false}, Clip{{from_mm(10), from_mm(10), from_mm(10), from_mm(10)}, true}, Fill{all, InkTable::black},
      Clip{{}, false}, Clip{{from_mm(40), from_mm(10), from_mm(10), from_mm(10)}, true}, Fill{all, InkTable::black}};
  Sheet second = make_sheet(2);
  second.ink = {Fill{{from_mm(80), from_mm(40), from_mm(10), from_mm(10)}, InkTable::black}};
  const std::vector<Sheet> sheets{sheet, second};
  const SubsetFaces faces(sheets, face_file);
  const Pixels a = read_pixels(write_png(sheets[0], {}, faces, 254, {}));  // 10 pixels a millimetre
  struct Case {
    int x, y;
    bool black;
  };
  for (const Case& c :
       {Case{150, 150, true}, {450, 150, true}, {300, 150, false}, {150, 250, false}, {850, 450, false}})
    CHECK((a.at(c.x, c.y)[0] == 0) == c.black);
  const Pixels b = read_pixels(write_png(sheets[1], {}, faces, 254, {}));
  CHECK(b.at(850, 450)[0] == 0);
  int status = -1;
  shell("qpdf --check " + folder.write("a.pdf", write_pdf(sheets, {}, faces, info)), &status);
  CHECK(status == 0);
}

TEST_CASE("faces: unused ones are not asked for, broken ones are named, unknown glyphs become .notdef") {
  Sheet sheet = make_sheet();
  sheet.ink = {make_run(sans, from_pt(9), {from_mm(10), from_mm(30)}, "字")};
  int asked = 0;
  const SubsetFaces faces({sheet}, [&](FaceId id) { return ++asked, face_file(id); });
  CHECK(asked == 1);
  GlyphRun& run = std::get<GlyphRun>(sheet.ink[0]);
  run.glyphs[0].id = 4'000'000'000u;
  int status = -1;
  const TemporaryFolder folder;
  shell("qpdf --check " + folder.write("a.pdf", pdf_of({sheet})), &status);
  CHECK(status == 0);
  CHECK_THROWS_AS(SubsetFaces({sheet}, [](FaceId) { return FaceFile{}; }), MachineFault);
  CHECK_THROWS_AS(SubsetFaces({sheet}, [](FaceId) { return FaceFile{"this is no font", 0}; }), MachineFault);
  const std::string whole(face_file(FaceId{kai}).bytes);
  // Half a font: tables point beyond the end. Either it is refused, or its glyphs are lost; it never crashes.
  try {
    const std::string_view half = std::string_view(whole).substr(0, whole.size() / 2);
    const SubsetFaces cut({sheet}, [&](FaceId) { return FaceFile{half, 0}; });
    write_pdf({sheet}, {}, cut, info);
  } catch (const MachineFault& fault) {
    CHECK(fault.code == "bad-face");
  }
}

TEST_CASE("a run whose clusters do not fit its text is refused, not drawn wrongly") {
  Sheet sheet = make_sheet();
  GlyphRun run = make_run(sans, from_pt(9), {from_mm(10), from_mm(30)}, "字");
  run.clusters[0].bytes = 2;
  sheet.ink = {run};
  CHECK_THROWS_AS(pdf_of({sheet}), MachineFault);
  CHECK_THROWS_AS(pdf_of({}), MachineFault);
}

TEST_CASE("a font may not be embedded when its OS/2 table forbids it") {
  std::string font(face_file(FaceId{kai}).bytes);
  // Table directory: 12 bytes, then 16 each: tag, checksum, offset, length. fsType is at offset 8 of OS/2.
  const size_t record = font.find("OS/2", 12);
  REQUIRE(record < 12 + 16 * 40);
  size_t offset = 0;
  for (size_t i = 0; i < 4; ++i) offset = offset << 8 | static_cast<unsigned char>(font[record + 8 + i]);
  Sheet sheet = make_sheet();
  sheet.ink = {make_run(kai, from_pt(9), {from_mm(10), from_mm(30)}, "字")};
  std::get<GlyphRun>(sheet.ink[0]).face = FaceId{0};
  const auto attempt = [&](char high, char low) {
    font[offset + 8] = high, font[offset + 9] = low;
    SubsetFaces({sheet}, [&](FaceId) { return FaceFile{font, 0}; });
  };
  CHECK_NOTHROW(attempt(0, 0));
  CHECK_NOTHROW(attempt(0, 8));
  CHECK_THROWS_AS(attempt(0, 2), MachineFault);
  CHECK_THROWS_AS(attempt(1, 0), MachineFault);
}

}  // namespace banxin::test::pdf_test
