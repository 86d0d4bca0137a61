// What stands for a spot ink where it has no plate: one plate, one substitute, however it is written.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/preflight/ad_maker.h"
#include "tests/preflight/damage.h"
#include "tests/press/maker.h"

namespace banxin::test::tints_test {
namespace {

/// A function as a dictionary, and what it holds where it is a stream.
struct Tint {
  std::string dict, data = "";
};

Handle made(QPDF& pdf, const Tint& tint) {
  if (tint.data.empty()) return Handle::parse(tint.dict);
  Handle stream = pdf.newStream(tint.data);
  stream.replaceDict(Handle::parse(tint.dict));
  stream.replaceStreamData(tint.data, Handle::newNull(), Handle::newNull());
  return stream;
}

void add_space(QPDF& pdf, Handle resources, const std::string& name, const Tint& tint,
               const char* alternate = "/DeviceCMYK") {
  if (!resources.getKey("/ColorSpace").isDictionary()) resources.replaceKey("/ColorSpace", Handle::newDictionary());
  Handle space = Handle::parse(fmt::format("[/Separation /Gold {}]", alternate));
  space.appendItem(made(pdf, tint));
  resources.getKey("/ColorSpace").replaceKey(name, space);
}

const std::string program = "<< /FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1] >>";
const Tint plain{"<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [0 .2 .8 .2] >>"};
const Tint one{program, "{ dup .2 mul exch dup .8 mul exch .2 mul 0 4 1 roll }"};
const Tint same{program, "{ 0 exch dup .2 mul exch dup 4 mul 5 div exch .2 mul }"};
const Tint other{program, "{ dup .2 mul exch dup .7 mul exch .2 mul 0 4 1 roll }"};
const Tint broken{program, "{ dup"};
const Tint table{"<< /FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1 0 1] /Size [2] /BitsPerSample 8 >>",
                 std::string("\0\0\0\0\0\x33\xCC\x33", 8)};
const Tint lab{"<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [100 0 0] /C1 [60 5 40] >>"};
constexpr const char* in_lab = "[/Lab << /WhitePoint [.96 1 .82] >>]";

}  // namespace

TEST_CASE("two substitutes of one plate are told apart by what they come to, not by how they are written") {
  struct Case {
    const char* what;
    Tint first, second;
    const char* rule;  ///< empty = nothing is wrong
  };
  const Case cases[] = {
      {"two programs", one, other, "spots"},
      {"two programs that come to the same", one, same, ""},
      {"a program and a power", other, plain, "spots"},
      {"the same of both", one, plain, ""},
      {"a table and a program", table, other, "spots"},
      {"the same of both", table, one, ""},
      {"a program that is none", broken, broken, "content"},
  };
  const TemporaryFolder folder;
  for (const PressStandard standard : both)
    for (const Case& c : cases) {
      CAPTURE(c.what);
      const auto damage = [&](QPDF& pdf) {
        add_space(pdf, first_page(pdf).getKey("/Resources"), "/A", c.first);
        add_space(pdf, first_page(pdf).getKey("/Resources"), "/B", c.second);
        draw(pdf, "/A cs 1 scn 30 30 9 9 re f /B cs 1 scn 45 30 9 9 re f");
      };
      const Preflight result = preflight(folder.write("a.pdf", damaged(standard, damage)), quick());
      CHECK_MESSAGE(with(Outcome::failed, result) == (*c.rule ? Rules{c.rule} : Rules{}), told(result));
    }
}

TEST_CASE("a supplied page takes our substitute for a plate that was ordered, wherever it uses the plate") {
  InkTable inks;
  const InkId gold = inks.add({.name = "Gold", .kind = Ink::Kind::spot, .m = 200, .y = 800, .k = 200});
  const TemporaryFolder folder;
  const std::string empty = make_ad({.content = "/A cs 1 scn 0 0 40 50 re f /F Do"});
  struct Case {
    const char* what;
    Tint tint;
    const char* alternate;
  };
  const Case cases[] = {
      {"a power", {"<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [0 .9 .1 0] >>"}, "/DeviceCMYK"},
      {"a program", other, "/DeviceCMYK"},
      {"Lab", lab, in_lab}};
  for (const Case& c : cases)
    for (const PressStandard standard : both) {
      CAPTURE(c.what);
      QPDF ad;
      ad.processMemoryFile("ad", empty.data(), empty.size());
      Handle resources = first_page(ad).getKey("/Resources");
      add_space(ad, resources, "/A", c.tint, c.alternate);
      // In a form, the space of a picture's table.
      Handle picture = ad.newStream(std::string(size_t{512} * 512, '\1')),
             form = ad.newStream("q 50 0 0 50 45 0 cm /I Do Q");
      picture.replaceDict(Handle::parse("<< /Subtype /Image /Width 512 /Height 512 /BitsPerComponent 8 >>"));
      picture.replaceStreamData(std::string(size_t{512} * 512, '\1'), Handle::newNull(), Handle::newNull());
      Handle table = Handle::parse("[/Indexed null 1 <00ff>]");
      table.setArrayItem(1, resources.getKey("/ColorSpace").getKey("/A").shallowCopy());
      picture.getDict().replaceKey("/ColorSpace", table);
      form.replaceDict(Handle::parse("<< /Subtype /Form /BBox [0 0 100 50] /Resources << /XObject << >> >> >>"));
      form.replaceStreamData("q 50 0 0 50 45 0 cm /I Do Q", Handle::newNull(), Handle::newNull());
      form.getDict().getKey("/Resources").getKey("/XObject").replaceKey("/I", picture);
      resources.replaceKey("/XObject", Handle::newDictionary());
      resources.getKey("/XObject").replaceKey("/F", form);
      const Image image = image_of(folder.write(
          "ad.pdf", changed(empty, [&](QPDF& into) {
            first_page(into).replaceKey("/Resources", into.copyForeignObject(ad.makeIndirectObject(resources)));
          })));
      Report report(std::make_shared<Sources>());
      check_supplied(image, inks, {}, standard, report);
      std::string notes;
      for (const Note& note : report.notes()) notes += note.text + "\n";
      CHECK_MESSAGE(!report.failed(), notes);
      CHECK(has(notes, "its substitute for Gold is another than ours") == (std::string_view(c.what) != "Lab"));
      const Sheet page = page_of({Fill{{from_mm(5), from_mm(5), from_mm(9), from_mm(9)}, gold}, image});
      const std::string pdf = press({page}, inks, standard);
      PreflightJob job = quick();
      job.spots = {{"Gold"}};
      const Preflight result = preflight(folder.write("page.pdf", pdf), job);
      CHECK_MESSAGE(!result.failed(), told(result));
      QPDF made;
      made.processMemoryFile("page", pdf.data(), pdf.size());
      size_t found = 0;
      const auto look = [&](Handle space) {
        if (!space.isArray() || space.getArrayNItems() != 4) return;
        if (!space.getArrayItem(0).isNameAndEquals("/Separation")) return;
        ++found;
        CHECK(space.getArrayItem(2).isNameAndEquals("/DeviceCMYK"));
        CHECK(space.getArrayItem(3).getKey("/C1").unparse() == "[ 0 0.2 0.8 0.2 ]");
      };
      for (Handle object : made.getAllObjects()) {
        look(object);
        Handle dict = object.isStream() ? object.getDict() : object;
        if (!dict.isDictionary()) continue;
        if (Handle spaces = dict.getKey("/ColorSpace"); spaces.isDictionary())
          for (const auto& [name, space] : spaces.getDictAsMap())
            if (!space.isIndirect()) look(space);
        for (Handle resource : {dict.getKey("/Resources")})
          if (resource.isDictionary() && resource.getKey("/ColorSpace").isDictionary())
            for (const auto& [name, space] : resource.getKey("/ColorSpace").getDictAsMap())
              if (!space.isIndirect()) look(space);
        if (Handle space = dict.getKey("/ColorSpace"); space.isArray() && space.getArrayNItems() == 4)
          look(space.getArrayItem(1));
      }
      CHECK(found >= 3);  // ours, the page's, the table's
    }
}

}  // namespace banxin::test::tints_test
