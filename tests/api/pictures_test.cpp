// Pictures from the edition to the page: what is wrong with them is told where they are named, before anything is
// painted.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "api/expected.h"
#include "api/outputs.h"
#include "base/files.h"
#include "preflight/preflight.h"
#include "sheet/items.h"
#include "tests/jpeg_encoder.h"
#include "tests/notes.h"
#include "tests/paint/page_maker.h"
#include "tests/press/maker.h"
#include "tests/small_edition.h"

namespace fs = std::filesystem;

namespace banxin::test {
namespace {

constexpr const char* page = R"(
template: page
page: {trim: [100mm, 100mm], body: 10pt, pitch: 15pt, lines: 16, columns: {count: 1, chars: 26}}
blocks:
  photo: {kind: photo, lines: 6, file: a.jpg, most-crop: 100%}
  logo:  {kind: image, line: 9, lines: 6, file: b.png}
)";

std::string broken_off(const std::string& jpeg) { return jpeg.substr(0, jpeg.size() * 2 / 3) + "\xFF\xD9"; }

}  // namespace

TEST_CASE("a photo whose data break off is an error at its place, though its head is sound") {
  const SmallEdition good(page, {{"a.jpg", make_jpeg(900, 600)}, {"b.png", make_png(900, 600, false)}});
  CHECK_MESSAGE(good.report.notes().empty(), told(good.report));
  const SmallEdition bad(page, {{"a.jpg", broken_off(make_jpeg(900, 600))}, {"b.png", make_png(900, 600, false)}});
  REQUIRE(bad.report.notes().size() == 1);
  CHECK(bad.report.notes()[0].code == "unreadable-picture");
  CHECK(bad.report.notes()[0].place.line == 5);
  CHECK_MESSAGE(has(bad.report.notes()[0].text, "picture a.jpg is a damaged JPEG: its picture data breaks off at line"),
                told(bad.report));
}

TEST_CASE("what is wrong with the colours of a photo is told wherever it stands") {
  const std::string cmyk = make_jpeg(900, 600, 4), rgb = make_jpeg(900, 600);
  const std::string twice = std::string(page).replace(std::string(page).find("b.png"), 5, "a.jpg");
  struct Case {
    std::string page, photo;
    int times;
  };
  for (const Case& c : {Case{page, cmyk, 1}, {twice, cmyk, 2}, {twice, rgb, 0}}) {
    const SmallEdition small(c.page.c_str(), {{"a.jpg", c.photo}, {"b.png", make_png(900, 600, false)}});
    const auto times = std::ranges::count(small.report.notes(), "photo-untagged", &Note::code);
    CHECK_MESSAGE(times == c.times, told(small.report));
  }
}

TEST_CASE("each of several damaged pictures is told, in the order of the page, each time") {
  std::string first;
  for (int i = 0; i < 3; ++i) {
    std::string png = make_png(900, 600, false);
    const std::string jpeg = broken_off(make_jpeg(900, 600));
    const SmallEdition bad(page, {{"a.jpg", jpeg}, {"b.png", jpeg}});
    REQUIRE(bad.report.notes().size() == 2);
    const std::string said = bad.report.notes()[0].text + "\n" + bad.report.notes()[1].text;
    CHECK(has(said, "picture a.jpg"));
    if (i == 0) first = said;
    CHECK(said == first);
  }
}

TEST_CASE("what was found out about a picture holds until it is another file") {
  const SmallEdition small(page, {{"a.jpg", make_jpeg(900, 600)}, {"b.png", make_png(900, 600, false)}});
  const std::string photo = (small.folder.path / "a.jpg").string();
  const auto errors = [&] {
    fs::last_write_time(photo, fs::file_time_type::clock::now() - std::chrono::seconds(100));
    Report report(std::make_shared<Sources>());
    try {
      lay_out(house(), {.edition = small.folder.path / "edition.yaml", .overfull = Overfull::shows}, report);
    } catch (const InputFault&) {
    }
    return report.notes().size();
  };
  for (int round = 0; round < 2; ++round) {
    CHECK(errors() == 0);
    CHECK(house().pictures().damage.find(FileStamp::of(photo)) != nullptr);
    small.folder.write("a.jpg", broken_off(make_jpeg(900, 600)));
    for (int again = 0; again < 2; ++again) CHECK(errors() == 1);
    small.folder.write("a.jpg", make_jpeg(900, 600));
  }
}

TEST_CASE("the size of a picture and how light it is hold until it is another file") {
  // A headline in grey on the photo: to be read on a light one alone.
  const std::string headed = std::string(page) +
                             "  head: {kind: headline, of: story, over: photo, line: 2, lines: 2, ink: black 80%}\n"
                             "  story: {kind: story, line: 15, lines: 2, story: story.md}\n";
  const auto photo_of = [](int width, uint8_t light) {
    return encode_jpeg({.width = width, .height = 600},
                       [&](unsigned char* row, int) { std::fill_n(row, 3 * width, light); });
  };
  const SmallEdition small(headed, {{"a.jpg", photo_of(900, 255)},
                                    {"b.png", make_png(900, 600, false)},
                                    {"story.md", "---\ntitle: 灯塔亮了\n---\n正文正文。\n"}});
  const std::string photo = (small.folder.path / "a.jpg").string();
  struct Case {
    int width;
    uint8_t light;
    bool legible;
  };
  for (const auto& [width, light, legible] :
       {Case{900, 255, true}, {800, 0, false}, {900, 255, true}, {900, 0, false}}) {
    small.folder.write("a.jpg", photo_of(width, light));
    fs::last_write_time(photo, fs::file_time_type::clock::now() - std::chrono::seconds(100 + width + light));
    for (int again = 0; again < 2; ++again) {  // the second time both are known
      Report report(std::make_shared<Sources>());
      const LaidOut laid = lay_out(house(), {.edition = small.folder.path / "edition.yaml"}, report);
      int found = 0;
      for_each<Image>(laid.sheets.at(0), [&](const Image& image) {
        if (image.format == Image::Format::jpeg) found = image.width;
      });
      CHECK(found == width);
      CHECK_MESSAGE((told(report).find("can hardly be read") == std::string::npos) == legible, told(report));
    }
    const FileStamp stamp = FileStamp::of(photo);
    CHECK(house().pictures().info.find({stamp, 1}) != nullptr);
    CHECK(house().pictures().light.find(stamp) != nullptr);
  }
}

TEST_CASE("a picture that changes while its page is made stops the run") {
  for (const bool shortened : {true, false}) {
    SmallEdition small(page, {{"a.jpg", make_jpeg(900, 600)}, {"b.png", make_png(900, 600, false)}});
    CHECK_NOTHROW(small.laid.pictures->stop_if_changed());
    if (shortened)
      fs::resize_file(small.folder.path / "a.jpg", 0);
    else
      small.folder.write("a.jpg", broken_off(make_jpeg(900, 600)));
    std::string said;
    try {
      to_pdf(house(), small.laid, {}, small.report);
    } catch (const MachineFault& fault) {
      said = fault.code + ": " + fault.text.english();
    }
    CHECK_MESSAGE(has(said, "a.jpg"), said);
    CHECK_MESSAGE((has(said, "picture-lost") || has(said, "picture-changed")), said);
  }
}

TEST_CASE("a picture of extreme proportions is an error, never squashed") {
  const std::pair<int, int> sizes[] = {{32000, 1}, {1, 32000}, {30000, 3}};
  for (const auto& [width, height] : sizes) {
    CAPTURE(width);
    const SmallEdition bad(page, {{"a.jpg", make_jpeg(width, height, 1)}, {"b.png", make_png(900, 600, false)}});
    REQUIRE(bad.report.notes().size() >= 1);
    CHECK_MESSAGE(bad.told("picture-proportions"), told(bad.report));
    CHECK(has(bad.report.notes()[0].text, width > height ? "times as wide as high" : "times as high as wide"));
  }
  // A rule of pixels shown whole is drawn as it is.
  const SmallEdition rule(page, {{"a.jpg", make_jpeg(900, 600)}, {"b.png", make_png(30000, 3, false)}});
  CHECK_FALSE(rule.told("picture-proportions"));
}

TEST_CASE("preflight misses a picture that the edition has, and finds all that are there") {
  SmallEdition small(page, {{"a.jpg", make_jpeg(900, 600)}, {"b.png", make_png(900, 600, false)}});
  PreflightJob job;
  expect_edition(small.laid, small.report, job);
  job.dpi = 0;
  const auto verdict = [&](SmallEdition& edition, std::string& text) {
    const std::string file = edition.folder.write("small.pdf", to_pdf(house(), edition.laid, {}, edition.report));
    for (const Verdict& v : preflight(file, job).verdicts)
      if (std::string_view(v.rule) == "pictures") return text = v.text.english(), v.outcome;
    return Outcome::skipped;
  };
  std::string text;
  CHECK(verdict(small, text) == Outcome::passed);
  CHECK_MESSAGE(has(text, "2 pictures"), text);
  for (const char* name : {"a.jpg", "b.png"}) {
    SmallEdition less(page, {{"a.jpg", make_jpeg(900, 600)}, {"b.png", make_png(900, 600, false)}});
    for (PlacedBlock& block : less.laid.sheets[0].blocks)
      for (Item& item : block.ink)
        if (const auto* image = std::get_if<Image>(&item); image && image->name == name)
          item = Stroke{{}, {from_mm(1), Length{}}, from_pt(1), InkTable::black};
    CHECK(verdict(less, text) == Outcome::failed);
    CHECK_MESSAGE(has(text, fmt::format("page 1: picture {} does not stand at", name)), text);
  }
}

}  // namespace banxin::test
