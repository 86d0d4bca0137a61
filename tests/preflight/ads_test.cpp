// Ads as agencies send them: what check says of each, and preflight of the page that it stands on. The table is
// ads.txt.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <fstream>
#include <memory>
#include <utility>

#include "tests/paint/page_maker.h"
#include "tests/preflight/ad_maker.h"
#include "tests/preflight/damage.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace banxin::test::ads_test {
namespace {

using Names = std::set<std::string>;

/// A line that says how an ad is made: `content`, `page` and `catalog` as AdPage has them; `resource PATH OBJECT`;
/// `stream PATH DICT DATA`, `packed` the same with its data as they are, `profile` the same in an ICCBased space;
/// `picture NAME WIDTH HEIGHT KEYS PIXEL`, over all of the ad; `letters CONTENT`, the Type 3 font F with the glyph a;
/// `ideographs CMAP`, a composite font F of ours.
struct Step {
  std::string kind, rest;
};
struct Ad {
  std::string what;
  std::vector<std::string> expected;  ///< check; the page in PDF/X-4, in PDF/X-1a
  std::vector<Step> steps;
};

std::string next_word(std::string& line) {
  const size_t end = std::min(line.find(' '), line.size());
  std::string word = line.substr(0, end);
  line.erase(0, std::min(end + 1, line.size()));
  return word;
}

std::vector<Ad> ads() {
  std::ifstream file(std::string(BANXIN_SOURCE_DIR) + "/tests/preflight/ads.txt");
  std::vector<Ad> all;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("  ")) {
      line.erase(0, 2);
      const std::string kind = next_word(line);
      all.back().steps.push_back({kind, line});
      continue;
    }
    Ad ad;
    size_t from = line.find(" | ");
    ad.what = line.substr(0, from);
    while (from != std::string::npos) {
      const size_t next = line.find(" | ", from + 3);
      ad.expected.push_back(line.substr(from + 3, next == std::string::npos ? next : next - from - 3));
      from = next;
    }
    all.push_back(std::move(ad));
  }
  return all;
}

/// Puts `value` at a path of keys, such as /Font/F/CharProcs/a.
void put(Handle dict, const std::string& path, const Handle& value) {
  size_t from = 0;
  for (size_t next; (next = path.find('/', from + 1)) != std::string::npos; from = next) {
    const std::string key = path.substr(from, next - from);
    if (!dict.getKey(key).isDictionary()) dict.replaceKey(key, Handle::newDictionary());
    dict = dict.getKey(key);
  }
  dict.replaceKey(path.substr(from), value);
}

/// Reads the dictionary that `rest` begins with, and leaves what comes after it.
Handle next_dict(std::string& rest) {
  int depth = 0;
  for (size_t i = 0; i + 1 < rest.size(); ++i) {
    const std::string two = rest.substr(i, 2);
    if (two != "<<" && two != ">>") continue;
    depth += two == "<<" ? 1 : -1;
    ++i;
    if (depth > 0) continue;
    Handle dict = Handle::parse(rest.substr(0, i + 1));
    rest.erase(0, std::min(i + 2, rest.size()));
    return dict;
  }
  throw std::runtime_error("no dictionary: " + rest);
}

Handle stream_of(QPDF& pdf, const Handle& dict, const std::string& data, bool packed) {
  const Handle filter = packed ? Handle(dict).getKey("/Filter") : Handle::newNull();
  Handle stream = pdf.newStream(data);
  stream.replaceDict(dict);
  stream.replaceStreamData(data, filter, Handle::newNull());
  return stream;
}

void picture(QPDF& pdf, std::string rest) {
  const std::string name = next_word(rest), width = next_word(rest), height = next_word(rest);
  const size_t last = rest.rfind(' ');
  std::string pixel, pixels;
  for (size_t i = last + 1; i + 1 < rest.size(); i += 2)
    pixel += static_cast<char>(std::stoi(rest.substr(i, 2), nullptr, 16));
  for (int left = std::stoi(width) * std::stoi(height); left > 0; --left) pixels += pixel;
  const std::string keys = fmt::format("<< /Subtype /Image /Width {} /Height {} /BitsPerComponent 8 {} >>", width,
                                       height, rest.substr(0, last));
  put(first_page(pdf).getKey("/Resources"), "/XObject" + name, stream_of(pdf, Handle::parse(keys), pixels, false));
}

constexpr const char* letters =
    "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 97 /LastChar 97 "
    "/Widths [1000] /Encoding << /Differences [97 /a] >> /CharProcs << >> /Resources << >> >>";

/// A page of ours with text, to take its font from.
const std::string& with_text() {
  static const std::string pdf =
      press({page_of({make_run(serif, from_pt(12), {from_mm(10), from_mm(10)}, "明前龙井")})}, {}, PressStandard::x4);
  return pdf;
}

void build(QPDF& pdf, QPDF& ours, Step step) {
  Handle resources = first_page(pdf).getKey("/Resources");
  std::string& rest = step.rest;
  if (step.kind == "resource") {
    const std::string path = next_word(rest);
    const Handle object = Handle::parse(rest);
    put(resources, path, path.starts_with("/Properties") ? pdf.makeIndirectObject(object) : object);
  } else if (step.kind == "stream" || step.kind == "packed" || step.kind == "profile") {
    const std::string path = next_word(rest);
    const Handle dict = next_dict(rest), stream = stream_of(pdf, dict, rest, step.kind == "packed");
    put(resources, path, step.kind == "profile" ? Handle::newArray({Handle::newName("/ICCBased"), stream}) : stream);
  } else if (step.kind == "picture") {
    picture(pdf, rest);
  } else if (step.kind == "letters") {
    put(resources, "/Font/F", Handle::parse(letters));
    put(resources, "/Font/F/CharProcs/a", pdf.newStream(rest));
  } else if (step.kind == "ideographs") {
    Handle font = pdf.copyForeignObject(first_font(ours));
    font.replaceKey("/Encoding", Handle::newName(rest));
    put(resources, "/Font/F", font);
  }
}

std::string made(const Ad& ad) {
  AdPage page;
  for (const Step& step : ad.steps) {
    if (step.kind == "content") page.content = step.rest;
    if (step.kind == "page") page.page = step.rest;
    if (step.kind == "catalog") page.catalog = step.rest;
    if (step.kind == "picture") page.content = "q 100 0 0 50 0 0 cm /P Do Q";
  }
  QPDF pdf, ours;
  const std::string plain = make_ad(page);
  pdf.processMemoryFile("ad", plain.data(), plain.size());
  ours.processMemoryFile("ours", with_text().data(), with_text().size());
  for (const Step& step : ad.steps) build(pdf, ours, step);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.write();
  const std::unique_ptr<Buffer> bytes(writer.getBuffer());
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

const InkTable& inks() {
  static const InkTable table = [] {
    InkTable with_gold;
    with_gold.add({.name = "Gold", .kind = Ink::Kind::spot, .m = 200, .y = 800, .k = 200});
    return with_gold;
  }();
  return table;
}

std::string checked(const Image& image, std::optional<PressStandard> standard, std::string* notes) {
  Message fault;
  if (!picture_info(image.file, fault)) return *notes += fault.english(), "refused unreadable-picture";
  Report report(std::make_shared<Sources>());
  check_supplied(image, inks(), {}, standard, report);
  Names errors, warnings;
  for (const Note& note : report.notes()) {
    (note.severity == Severity::error ? errors : warnings).insert(note.code);
    *notes += note.text + "\n";
  }
  if (!errors.empty()) return fmt::format("refused {}", fmt::join(errors, ", "));
  return warnings.empty() ? "passed" : fmt::format("warned {}", fmt::join(warnings, ", "));
}

std::string on_a_page(const Image& image, PressStandard standard, bool with_plates, std::string* notes) {
  const std::string verdict = checked(image, standard, notes);
  if (verdict.starts_with("refused")) return verdict;
  const TemporaryFolder folder;
  PreflightJob job = quick();
  if (with_plates) job.dpi = 72;
  job.spots = std::vector<std::string>{"Gold"};
  const Preflight result = preflight(folder.write("page.pdf", press({page_of({image})}, inks(), standard)), job);
  *notes += told(result);
  const Names failed = with(Outcome::failed, result);
  Names warned = with(Outcome::warned, result);
  warned.erase("plates");  // those that an ad leaves empty
  std::string all = failed.empty() ? "" : fmt::format("failed {}", fmt::join(failed, ", "));
  if (!warned.empty()) all += fmt::format("{}warned {}", all.empty() ? "" : ", ", fmt::join(warned, ", "));
  return all.empty() ? "passed" : all;
}

}  // namespace

TEST_CASE("ads are refused, warned of and passed as the table says, and so are the pages that they stand on" *
          doctest::test_suite("released")) {
  const TemporaryFolder folder;
  const std::vector<Ad> all = ads();
  CHECK(all.size() > 60);
  for (const Ad& ad : all) {
    CAPTURE(ad.what);
    const Image image = image_of(folder.write("ad.pdf", made(ad)));
    std::string notes;
    CAPTURE(notes);
    const std::string verdict = checked(image, {}, &notes);
    CHECK_MESSAGE(verdict == ad.expected[0], notes);
    const bool refused = ad.expected[0].starts_with("refused");
    REQUIRE(ad.expected.size() == (refused ? 1 : 3));
    for (size_t i = 0; i < 2; ++i) {
      CAPTURE(i);
      notes.clear();
      if (refused) {
        CHECK(checked(image, both[i], &notes) == verdict);
      } else {
        const std::string page = on_a_page(image, both[i], has(ad.expected[1 + i], "total-ink"), &notes);
        CHECK_MESSAGE(page == ad.expected[1 + i], notes);
      }
    }
  }
}

}  // namespace banxin::test::ads_test
