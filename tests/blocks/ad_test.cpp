// Ads: where they stand, what is said about their size, and that they are marked.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "api/outputs.h"
#include "tests/blocks/small_page.h"
#include "tests/preflight/ad_maker.h"

using namespace banxin;
using test::SmallPage;

namespace {

// An ad of 100 × 50 pt in a box of 200 pt × `height`, with more keys.
SmallPage page_with(const std::string& more, const char* height = "100pt", const std::string& language = "zh-Hans",
                    int pages = 1) {
  return SmallPage(fmt::format("  a: {{kind: ad, x: 10pt, y: 20pt, width: 200pt, height: {}, file: ad.pdf{}}}\n",
                               height, more.empty() ? "" : ", " + more),
                   "", {{"ad.pdf", test::make_ad({.pages = pages})}}, language);
}

std::string text_on(const SmallPage& page) {
  std::string text;
  for (const GlyphRun& run : page.items<GlyphRun>()) text += run.text;
  return text;
}

}  // namespace

TEST_CASE("ad: whole and in proportion in the middle of its box, said to be an ad on paper of its own") {
  const SmallPage page = page_with("advertiser: 茶庄");
  CHECK(page.codes().empty());
  const auto images = page.items<Image>();
  REQUIRE(images.size() == 1);
  const Rect area = page.sheet().blocks[0].area;
  CHECK(images[0].format == Image::Format::pdf);
  CHECK(images[0].box == area);
  CHECK(images[0].whole == area);
  CHECK(images[0].alt == "广告：茶庄");
  CHECK(text_on(page) == "广告");
  const auto fills = page.items<Fill>();
  REQUIRE(fills.size() == 1);
  CHECK(fills[0].ink == InkTable::paper);
  CHECK(fills[0].area.right() == area.right());
  CHECK(fills[0].area.y == area.y);
  const GlyphRun run = page.items<GlyphRun>()[0];
  CHECK(run.at.x > fills[0].area.x);
  CHECK(run.at.x + 2 * run.size < fills[0].area.right());
}

TEST_CASE("ad: another shape than was booked is said in millimetres; fit decides what becomes of it") {
  struct Case {
    const char* more;
    Size whole, box;
  };
  const Size booked{from_pt(200), from_pt(120)};
  const Case cases[] = {{"", {from_pt(200), from_pt(100)}, {from_pt(200), from_pt(100)}},
                        {"fit: stretch", booked, booked},
                        {"fit: none", {from_pt(100), from_pt(50)}, {from_pt(100), from_pt(50)}}};
  for (const Case& c : cases) {
    CAPTURE(c.more);
    const SmallPage page = page_with(c.more, "120pt");
    CHECK(page.codes() == "ad-size ");
    const Note& note = page.report.notes()[0];
    CHECK(note.place.line == 12);
    CHECK(note.text.find("35.3 × 17.6 mm") != std::string::npos);
    CHECK(note.text.find("70.6 × 42.3 mm") != std::string::npos);
    CHECK(note.hint.find("70.6 × 42.3 mm") != std::string::npos);
    const Image image = page.items<Image>().at(0);
    CHECK(image.whole.size() == c.whole);
    CHECK(image.box.size() == c.box);
    const Rect area = page.sheet().blocks[0].area;
    CHECK(image.whole.x - area.x == area.right() - image.whole.right());
    CHECK(image.whole.y - area.y == area.bottom() - image.whole.bottom());
  }
  // Larger than its place: what lies outside is cropped away.
  const SmallPage small("  a: {kind: ad, x: 10pt, y: 20pt, width: 80pt, height: 40pt, fit: none, file: ad.pdf}\n", "",
                        {{"ad.pdf", test::make_ad()}});
  CHECK(small.codes() == "ad-size ");
  CHECK(small.items<Image>().at(0).whole.size() == Size{from_pt(100), from_pt(50)});
  CHECK(small.items<Image>().at(0).box == small.sheet().blocks[0].area);
}

TEST_CASE("ad: within one per cent of the booked shape nothing is said") {
  CHECK(page_with("", "100.9pt").codes().empty());
  CHECK(page_with("", "99.1pt").codes().empty());
  CHECK(page_with("", "102.1pt").codes() == "ad-size ");
}

TEST_CASE("ad: the word is that of the language, another one must hold it") {
  const std::pair<const char*, const char*> words[] = {
      {"zh-Hans", "广告"}, {"zh-Hant-TW", "廣告"}, {"zh-Hant-HK", "廣告"}, {"ja", "広告"},
      {"ko", "광고"},      {"de", "Anzeige"},      {"en", "Advertisement"}};
  for (const auto& [language, word] : words) {
    CAPTURE(language);
    const SmallPage page = page_with("", "100pt", language);
    CHECK(page.codes().empty());
    CHECK(text_on(page) == word);
  }
  CHECK(text_on(page_with("label: 广告・茶")) == "广告・茶");
  const SmallPage wrong = page_with("label: 推广");
  CHECK(wrong.codes() == "ad-label ");
  CHECK(wrong.report.failed());
  CHECK(page_with("label: Anzeige", "100pt", "de").codes().empty());
  CHECK(page_with("label: Tipp", "100pt", "de").codes() == "ad-label ");
}

TEST_CASE("ad: the label stands in the corner that is asked for, and needs room") {
  for (const std::string corner : {"top-left", "top-right", "bottom-left", "bottom-right"}) {
    CAPTURE(corner);
    const SmallPage page = page_with("label-place: " + corner);
    const Rect area = page.sheet().blocks[0].area, paper = page.items<Fill>().at(0).area;
    CHECK((paper.x == area.x) == (corner.find("left") != std::string::npos));
    CHECK((paper.right() == area.right()) == (corner.find("right") != std::string::npos));
    CHECK((paper.y == area.y) == (corner.find("top") != std::string::npos));
    CHECK((paper.bottom() == area.bottom()) == (corner.find("bottom") != std::string::npos));
  }
  CHECK(page_with("label-style: {size: 90pt, indent: 0em}").codes() == "ad-label ");
}

TEST_CASE("ad: in-file is proved by the text of the page, or asked to be looked at") {
  const SmallPage drawn = page_with("label: in-file");
  CHECK(drawn.codes() == "ad-label ");
  CHECK_FALSE(drawn.report.failed());
  CHECK(text_on(drawn).empty());
  const SmallPage picture(
      "  a: {kind: ad, x: 0pt, y: 0pt, width: 90pt, height: 60pt, file: photo.jpg, label: in-file}\n");
  CHECK(picture.codes().find("ad-label") != std::string::npos);
  CHECK_FALSE(picture.report.failed());
}

TEST_CASE("ad and image: a page of a PDF, and what is wrong with it at its place") {
  const SmallPage second = page_with("page: 2", "100pt", "zh-Hans", 2);
  CHECK(second.items<Image>().at(0).page == 2);
  CHECK(layout_json(second.laid).find("\"page\": 2") != std::string::npos);
  const SmallPage third = page_with("page: 3", "100pt", "zh-Hans", 2);
  CHECK(third.codes() == "unreadable-picture ");
  CHECK(third.report.notes()[0].place.line == 12);
  CHECK(third.report.notes()[0].text.find("has no page 3") != std::string::npos);
  const std::map<std::string, std::string> files = {{"rgb.pdf", test::make_ad({.content = "1 0 0 rg 0 0 100 50 re f"})},
                                                    {"ad.pdf", test::make_ad()}};
  const SmallPage logo("  i: {kind: image, x: 0pt, y: 0pt, width: 90pt, height: 90pt, file: ad.pdf, page: 1}\n", "",
                       files);
  CHECK(logo.codes().empty());
  CHECK(logo.items<Image>().at(0).whole.size() == Size{from_pt(90), from_pt(45)});
  const SmallPage rgb("  a: {kind: ad, x: 0pt, y: 0pt, width: 90pt, height: 45pt, file: rgb.pdf}\n", "", files);
  CHECK(rgb.codes() == "pdf-colour ");
  CHECK(rgb.report.failed());
  CHECK(rgb.report.notes()[0].place.line == 12);
  CHECK(rgb.report.notes()[0].place.column > 60);
}

TEST_CASE("ad: fit none is for PDFs") {
  const SmallPage page("  a: {kind: ad, x: 0pt, y: 0pt, width: 90pt, height: 60pt, fit: none, file: photo.jpg}\n");
  CHECK(page.codes().find("ad-fit") != std::string::npos);
}
