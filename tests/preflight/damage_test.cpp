// Damages that took more than one rule's knowledge to make: another profile, a negative photo, text that is not there.
#include "tests/preflight/damage.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <lcms2.h>

#include "base/files.h"
#include "base/letters.h"
#include "pdf/deflate.h"
#include "pdf/strings.h"
#include "photo/jpeg.h"
#include "photo/jpeg_writer.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace banxin::test::damage_test {
namespace {

constexpr PressStandard both[] = {PressStandard::x4, PressStandard::x1a};

std::string bytes_of(Handle stream, qpdf_stream_decode_level_e level = qpdf_dl_generalized) {
  const auto data = stream.getStreamData(level);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

std::string srgb() {
  cmsHPROFILE profile = cmsCreate_sRGBProfile();
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  std::string icc(size, '\0');
  cmsSaveProfileToMem(profile, icc.data(), &size);
  cmsCloseProfile(profile);
  return icc;
}

void rgb_output_profile(QPDF& pdf) {
  std::string icc = srgb();
  icc.replace(12, 4, "prtr");  // the profile of a printer, but of one that is driven in RGB
  Handle stream = pdf.getRoot().getKey("/OutputIntents").getArrayItem(0).getKey("/DestOutputProfile");
  stream.replaceStreamData(deflated(icc), Handle::newName("/FlateDecode"), Handle::newNull());
}

// As a program writes it that forgets that CMYK with Adobe's marker is stored as light.
void inverted_photo(QPDF& pdf) {
  Handle image = first_image(pdf);
  const auto data = image.getRawStreamData();
  auto photo = read_jpeg({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()}, 1);
  REQUIRE(photo);
  for (uint8_t& sample : photo->samples) sample = static_cast<uint8_t>(255 - sample);
  image.replaceStreamData(write_jpeg(*photo, 90), Handle::newName("/DCTDecode"), Handle::newNull());
}

// The first code of a ToUnicode CMap stands for U+FFFD.
void one_code_mute(QPDF& pdf) {
  Handle stream = first_font(pdf).getKey("/ToUnicode");
  std::string cmap = bytes_of(stream);
  const size_t to = cmap.find("> <", cmap.find("beginbfchar")) + 3;
  REQUIRE(to < cmap.size());
  cmap.replace(to, cmap.find('>', to) - to, "fffd");
  stream.replaceStreamData(cmap, Handle::newNull(), Handle::newNull());
}

}  // namespace

TEST_CASE("an output profile for RGB, a code without text") {
  for (const PressStandard standard : both)
    check_faults(standard, Outcome::failed,
                 {{"an RGB output profile", "output-intent", rgb_output_profile},
                  {"a code that is U+FFFD", "to-unicode", one_code_mute},
                  {"a code that the CMap does not know", "to-unicode", [](QPDF& pdf) {
                     Handle stream = first_font(pdf).getKey("/ToUnicode");
                     std::string cmap = bytes_of(stream);
                     const size_t from = cmap.find('<', cmap.find("beginbfchar")) + 1;
                     cmap.replace(from, 4, "ff00");
                     stream.replaceStreamData(cmap, Handle::newNull(), Handle::newNull());
                   }}});
}

TEST_CASE("the profile that a file was made for is known as it was packed, and no other is taken for it") {
  const TemporaryFolder folder;
  const std::string right = folder.write("a.pdf", damaged(PressStandard::x4, [](QPDF&) {})),
                    other = folder.write("b.pdf", damaged(PressStandard::x4, rgb_output_profile));
  OutputProfile scanner = newsprint();  // packed it is the printer's: what is read tells which of the two was looked at
  scanner.bytes.replace(12, 4, "scnr");
  struct Case {
    const char* what;
    const OutputProfile* made_for;
    std::string file;
    Rules failed;
  };
  const Case cases[] = {{"nothing is known", nullptr, right, {}},
                        {"its own", &newsprint(), right, {}},
                        {"its own, unpacked otherwise", &scanner, right, {"output-intent"}},
                        {"another one stands there", &newsprint(), other, {"output-intent"}}};
  for (const Case& c : cases) {
    CAPTURE(c.what);
    PreflightJob job = quick();
    if (c.made_for) job.made_for = std::make_shared<const OutputProfile>(*c.made_for);
    CHECK(with(Outcome::failed, preflight(c.file, job)) == c.failed);
  }
}

TEST_CASE("a code is not mute when ActualText speaks for it, nor when nobody shows it") {
  const TemporaryFolder folder;
  const auto judged = [&](const Damage& damage) {
    const Preflight result = preflight(folder.write("a.pdf", damaged(PressStandard::x4, damage)), quick());
    INFO(told(result));
    return with(Outcome::failed, result);
  };
  CHECK(judged([](QPDF& pdf) {
          one_code_mute(pdf);
          replace(pdf, "BT\n", "/Span << /ActualText <feff7248> >> BDC BT\n");
          replace(pdf, "ET\n", "ET EMC\n");
        }) == Rules{});
  CHECK(judged([](QPDF& pdf) {
          one_code_mute(pdf);
          replace(pdf, "BT\n", "/Span << /Lang (zh) >> BDC BT\n");
          replace(pdf, "ET\n", "ET EMC\n");
        }) == Rules{"to-unicode"});
  CHECK(judged([](QPDF& pdf) {
          one_code_mute(pdf);
          first_page(pdf).getKey("/Contents").replaceStreamData("", Handle::newNull(), Handle::newNull());
        }) == Rules{});
  CHECK(judged([](QPDF& pdf) {  // the characters of a collection have their text by themselves
          first_font(pdf).removeKey("/ToUnicode");
          descendant(pdf).getKey("/CIDSystemInfo").replaceKey("/Ordering", Handle::newString("GB1"));
        }) == Rules{});
}

TEST_CASE("strings of content streams, as ISO 32000-1, 7.3.4 writes them") {
  CHECK(string_bytes("(a(b)\\)c)") == "a(b))c");
  CHECK(string_bytes("(\\101\\7\\n\\\nx)") == "A\x07\nx");
  CHECK(string_bytes("<4E 00 7>") == std::string("N\0p", 3));
  CHECK(string_bytes("[(ab) -120 <6364>]") == "abcd");
  for (const char* open : {"(", "<", "(\\", "[(a", "(\\1"}) CHECK(string_bytes(open).size() <= 1);
}

TEST_CASE("a face in a simple and in a composite font is there once") {
  const TemporaryFolder folder;
  const auto with_copy = [&](const char* kind) {
    return preflight(
        folder.write("a.pdf", damaged(PressStandard::x4,
                                      [&](QPDF& pdf) {
                                        Handle font = first_font(pdf).shallowCopy();
                                        const std::string name = font.getKey("/BaseFont").getName();
                                        font.replaceKey("/BaseFont", Handle::newName("/ZZZZZZ" + name.substr(7)));
                                        font.replaceKey("/Subtype", Handle::newName(kind));
                                        font.replaceKey("/FontDescriptor", descendant(pdf).getKey("/FontDescriptor"));
                                        resource(pdf, "/Font").replaceKey("/Copy", pdf.makeIndirectObject(font));
                                      })),
        quick());
  };
  CHECK(with(Outcome::warned, with_copy("/Type0")) == Rules{"faces-once"});
  CHECK(with(Outcome::warned, with_copy("/TrueType")).empty());
}

TEST_CASE("an inverted CMYK photo shows by its ink" * doctest::test_suite("released")) {
  for (const PressStandard standard : both)
    check_faults(standard, Outcome::failed, {{"a negative", "total-ink", inverted_photo}}, PreflightJob{});
}

TEST_CASE("the words of a story are compared by their letters") {
  CHECK(letters_of("第２章　“ﬁne”，\u00AD⼆〇二六 Ａ-b.\n") == U"第2章fine二〇二六Ab");
  CHECK(letters_of("\xFF\x80 a\xE7\x89") == U"a");
  CHECK(letters_of("") == U"");
}

TEST_CASE("stories stand in the file, whole and in order") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.pdf", good_pdf(PressStandard::x4));
  PreflightJob job = quick();
  const auto failed = [&](const std::vector<std::string>& paragraphs, const char* words) {
    job.stories = {{"lead", paragraphs}};
    const Preflight result = preflight(file, job);
    INFO(told(result));
    CHECK(has(told(result), words));
    return with(Outcome::failed, result);
  };
  CHECK(failed({"版心，一。", "日月"}, "") == Rules{});
  CHECK(failed({"版心一日月", "", "白字"}, "") == Rules{});
  CHECK(failed({"日月", "版心"}, "story lead: out of order: \"版心\"") == Rules{"story-text"});
  CHECK(failed({"版心", "星期一"}, "story lead: missing from \"星期一\"") == Rules{"story-text"});
  CHECK(failed({"版心一日月白字黑"}, "story lead: missing from \"黑\"") == Rules{"story-text"});
}

TEST_CASE("banxin preflight --edition compares the stories of an edition with its PDF" *
          doctest::test_suite("released")) {
  const TemporaryFolder folder;
  folder.write("front.yaml", R"(template: front
page: {trim: [200mm, 200mm], body: 10.5pt, pitch: 20pt, columns: {count: 3, chars: 14, gap: 1}, lines: 24}
styles:
  text: {size: 10.5pt}
blocks:
  lead: {kind: story, cols: 1-2, lines: 24, columns: 2, body: text, story: a.md}
  tall: {kind: story, cols: 3-3, lines: 24, columns: 2, direction: vertical, body: text, story: b.md}
)");
  folder.write("edition.yaml", "edition: try\npaper: 新报\ndate: 2026-03-14\npages: [{template: front.yaml}]\n");
  const std::string first =
      "我们在[图书馆]{ruby=túshūguǎn}里读[汉字]{ruby=\"hàn zì\"},这本书[很旧,印在一九三五年]{.warichu}讲的是版心。The "
      "typographical organization of internationalization committees helps.";
  const std::string second = "第二段有 3.5 亿元、①号楼与全角ＡＢＣ。";
  const auto write = [&](const std::string& a, const std::string& b) {
    const auto story = [&](const char* title, const char* tail) {
      return fmt::format("---\ntitle: {0}\n---\n{0}{1}\n\n{0}{2}\n\n- 一条\n- [二条]{{ruby=èrtiáo}}{3}\n", title, a, b,
                         tail);
    };
    folder.write("a.md", story("横", "结尾"));
    folder.write("b.md", story("竖", "结束"));
  };
  const auto judge = [&](const std::string& more = "") {
    int ignored = 0;
    return shell(fmt::format("cd {} && '{}' preflight out/try.pdf --dpi 0 --edition edition.yaml {} 2>&1",
                             folder.path.string(), banxin::test::program_under_test, more),
                 &ignored);
  };
  write(first, second);
  int status = -1;
  const std::string said = shell(fmt::format("cd {} && '{}' render edition.yaml --press x4 2>&1", folder.path.string(),
                                             banxin::test::program_under_test),
                                 &status);
  REQUIRE_MESSAGE(status == 0, said);
  CHECK_MESSAGE(has(judge(), "2 stories whole and in order"), judge());
  CHECK(has(judge("--page 1"), "2 stories whole and in order"));
  CHECK(has(judge("--page 2"), "no-such-page"));
  folder.write("said.txt", "横我们在图书馆里读\n\n第二段有3.5亿元\n");
  CHECK_MESSAGE(has(judge("--text said.txt"), "3 stories whole and in order"), judge("--text said.txt"));
  folder.write("said.txt", "第二段有3.5亿元\n横我们在图书馆里读\n");
  CHECK(has(judge("--text said.txt"), "story said.txt: out of order"));
  CHECK(has(judge("--text none.txt"), "wrong-text"));
  write(first + "又添了一句。", second);
  CHECK_MESSAGE(has(judge(), "story a: missing from \"又添了一句\""), judge());
  folder.write("b.md", "---\ntitle: 竖\n---\n竖" + second + "\n\n竖" + first + "\n");
  CHECK_MESSAGE(has(judge(), "story b: out of order: \"竖我们在图书馆里读"), judge());
}

}  // namespace banxin::test::damage_test
