// The walk sees all that draws, wherever it stands, and only what is shown: each fault beside a twin that has none.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <qpdf/QPDFWriter.hh>

#include "tests/preflight/damage.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace banxin::test::page_walk_test {
namespace {

struct Twins {
  std::string what, rule;
  Damage fault, clean;
};

void check_twins(PressStandard standard, const std::vector<Twins>& all) {
  const TemporaryFolder folder;
  for (const Twins& twins : all) {
    CAPTURE(twins.what);
    const Preflight bad = preflight(folder.write("a.pdf", damaged(standard, twins.fault)), quick());
    CAPTURE(told(bad));
    CHECK(with(Outcome::failed, bad) == Rules{twins.rule});
    const Preflight good = preflight(folder.write("a.pdf", damaged(standard, twins.clean)), quick());
    CAPTURE(told(good));
    CHECK(with(Outcome::failed, good).empty());
  }
}

Damage drawing(const std::string& content) {
  return [=](QPDF& pdf) { draw(pdf, content); };
}

/// Draws with something among the resources of a kind, called /X.
Damage with_resource(const char* kind, const std::string& object, const std::string& content) {
  return [=](QPDF& pdf) {
    Handle all = first_page(pdf).getKey("/Resources");
    if (!all.getKey(kind).isDictionary()) all.replaceKey(kind, Handle::newDictionary());
    all.getKey(kind).replaceKey("/X", Handle::parse(object));
    draw(pdf, content);
  };
}

/// The same with a stream.
Damage with_stream(const char* kind, const std::string& dict, const std::string& data, const std::string& content) {
  return [=](QPDF& pdf) {
    Handle all = first_page(pdf).getKey("/Resources"), stream = pdf.newStream(data);
    stream.replaceDict(Handle::parse(dict));
    stream.replaceStreamData(data, Handle::newNull(), Handle::newNull());
    if (!all.getKey(kind).isDictionary()) all.replaceKey(kind, Handle::newDictionary());
    all.getKey(kind).replaceKey("/X", stream);
    draw(pdf, content);
  };
}

/// A Type 3 font that stands inside the resources; it has `a`.
Damage drawn_letter(const std::string& glyph, const char* shown = "(a)") {
  return [=](QPDF& pdf) {
    Handle font = Handle::parse(
        "<< /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 97 /LastChar 97 "
        "/Widths [1000] /Encoding << /Differences [97 /a] >> /CharProcs << >> /Resources << /ExtGState << "
        "/T << /ca .5 >> >> >> >>");
    Handle drawing = pdf.newStream(glyph);
    font.getKey("/CharProcs").replaceKey("/a", drawing);
    resource(pdf, "/Font").replaceKey("/T3", font);
    draw(pdf, fmt::format("/BxO1 gs 0 0 0 1 k BT /T3 20 Tf 30 30 Td {} Tj ET", shown));
  };
}

constexpr const char* all_colour =
    "[/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [.5 .5 .5 .5] >>]";
constexpr const char* only_all =
    "[/DeviceN [/All] /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [.5 .5 .5 .5] >>]";

/// Shows the first letters of the page's first font, which are all black and stand in it, anywhere.
Damage words(const std::string& before, const char* codes = "<0001>", const char* colour = all_colour) {
  return [=](QPDF& pdf) {
    resource(pdf, "/ColorSpace").replaceKey("/X", Handle::parse(colour));
    const std::string font = *resource(pdf, "/Font").getKeys().begin();
    draw(pdf, fmt::format("/Span << /ActualText (x) >> BDC BT {} {} 14 Tf {} Tj ET EMC", before, font, codes));
  };
}

Damage simple_font(const std::string& keys, const std::string& shown) {
  return with_resource("/Font", "<< /BaseFont /ABCDEF+Helvetica " + keys + " >>", shown);
}
constexpr const char* tea = "/BxO1 gs 0 0 0 1 k BT /X 9 Tf 30 30 Td (Tea) Tj ET";
constexpr const char* unseen = "/BxO1 gs 0 0 0 1 k BT 3 Tr /X 9 Tf 30 30 Td (Tea) Tj ET";

const std::string tile = "/PatternType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >> ";
const std::string pixel = "q .3 0 0 .3 20 20 cm BI /W 1 /H 1 /BPC 8 ";

}  // namespace

TEST_CASE("colours are seen wherever they are set") {
  check_twins(
      PressStandard::x4,
      {{"a glyph of a Type 3 font", "colour-spaces", drawn_letter("1000 0 d0 1 0 0 rg 0 0 750 750 re f"),
        drawn_letter("1000 0 d0 1 0 0 0 k 0 0 750 750 re f")},
       {"one that takes its colour from the text", "colour-spaces",
        drawn_letter("1000 0 d0 /DeviceRGB cs 0 0 750 750 re f"),
        drawn_letter("1000 0 0 0 750 750 d1 1 0 0 rg 0 0 750 750 re f")},
       {"one that nobody shows", "colour-spaces", drawn_letter("1000 0 d0 1 0 0 rg 0 0 750 750 re f", "(ba)"),
        drawn_letter("1000 0 d0 1 0 0 rg 0 0 750 750 re f", "(b)")},
       {"a pattern in RGB", "colour-spaces",
        with_stream("/Pattern", "<< " + tile + "/PaintType 1 >>", "1 0 0 rg 0 0 5 5 re f",
                    "/Pattern cs /X scn 30 30 20 20 re f"),
        with_stream("/Pattern", "<< " + tile + "/PaintType 1 >>", "1 0 0 0 k 0 0 5 5 re f",
                    "/Pattern cs /X scn 30 30 20 20 re f")},
       {"a pattern without colours, over RGB", "colour-spaces",
        [](QPDF& pdf) {
          with_stream("/Pattern", "<< " + tile + "/PaintType 2 >>", "0 0 5 5 re f",
                      "/P cs 1 0 0 /X scn 30 30 9 9 re f")(pdf);
          resource(pdf, "/ColorSpace").replaceKey("/P", Handle::parse("[/Pattern /DeviceRGB]"));
        },
        [](QPDF& pdf) {
          with_stream("/Pattern", "<< " + tile + "/PaintType 2 >>", "1 0 0 rg 0 0 5 5 re f",
                      "/P cs 1 0 0 0 /X scn 30 30 9 9 re f")(pdf);
          resource(pdf, "/ColorSpace").replaceKey("/P", Handle::parse("[/Pattern /DeviceCMYK]"));
        }},
       {"a space that is set, and no colour in it", "colour-spaces", drawing("/DeviceRGB cs 30 30 20 20 re f"),
        drawing("/DeviceRGB cs 0 1 0 0 k 30 30 20 20 re f")},
       {"a picture in content, of a table of RGB", "image-spaces",
        drawing(pixel + "/CS [/Indexed /RGB 1 <000000ffffff>] ID a EI Q"),
        drawing(pixel + "/CS [/I /CMYK 1 <0000000000000000>] ID a EI Q")},
       {"one in CalRGB", "image-spaces", drawing(pixel + "/CS [/CalRGB << /WhitePoint [.9 1 .8] >>] ID abc EI Q"),
        drawing(pixel + "/CS /CMYK ID abcd EI Q")}});
}

TEST_CASE("a default colour space counts for what is drawn in the device's") {
  const TemporaryFolder folder;
  const auto failed = [&](const std::string& content) {
    const Damage damage = [&](QPDF& pdf) {
      resource(pdf, "/ColorSpace").replaceKey("/DefaultGray", Handle::parse("[/CalGray << /WhitePoint [.9 1 .8] >>]"));
      draw(pdf, content);
    };
    return with(Outcome::failed, preflight(folder.write("a.pdf", damaged(PressStandard::x1a, damage)), quick()));
  };
  CHECK(failed("0.5 g 30 30 9 9 re f") == Rules{"colour-spaces"});
  CHECK(failed("0 0 0 0.5 k 30 30 9 9 re f") == Rules{});
}

TEST_CASE("transparency is seen wherever it is set") {
  const auto state = [](const char* dict) { return with_resource("/ExtGState", dict, "/X gs 1 0 0 0 k 9 9 9 9 re f"); };
  const std::string shaded =
      "<< /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 9 9] /Function << "
      "/FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [1 0 0 0] >> >> /ExtGState << /ca ";
  const auto gradient = [&](const char* alpha) {
    return with_resource("/Pattern", shaded + alpha + " >> >>", "/Pattern cs /X scn 30 30 20 20 re f");
  };
  const auto wavelets = [](const char* alpha) {
    return with_stream("/XObject",
                       fmt::format("<< /Subtype /Image /Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceCMYK "
                                   "/SMaskInData {} >>",
                                   alpha),
                       std::string(324, 'x'), "q 3 0 0 3 20 20 cm /X Do Q");
  };
  check_twins(
      PressStandard::x1a,
      {{"a glyph of a Type 3 font", "transparency", drawn_letter("1000 0 d0 /T gs 0 0 750 750 re f"),
        drawn_letter("1000 0 d0 0 0 750 750 re f")},
       {"a list of blend modes", "transparency", state("<< /BM [/Multiply /Normal] >>"), state("<< /BM [/Normal] >>")},
       {"a gradient's own state", "transparency", gradient(".5"), gradient("1")},
       {"JPEG 2000 with its mask inside", "transparency", wavelets("1"), wavelets("0")}});
  const auto mask = [](const char* space) {
    return [=](QPDF& pdf) {
      Handle form = pdf.newStream("1 g 0 0 9 9 re f");
      form.replaceDict(Handle::parse(
          fmt::format("<< /Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency /CS {} >> >>", space)));
      form.replaceStreamData("0 0 9 9 re f", Handle::newNull(), Handle::newNull());
      Handle dict = Handle::parse("<< /SMask << /S /Luminosity >> >>");
      dict.getKey("/SMask").replaceKey("/G", form);
      resource(pdf, "/ExtGState").replaceKey("/X", dict);
      draw(pdf, "/X gs 1 0 0 0 k 9 9 9 9 re f");
    };
  };
  check_twins(PressStandard::x4, {{"the lightness of RGB", "transparency", mask("/DeviceRGB"), mask("/DeviceGray")}});
}

TEST_CASE("a font counts when something is shown in it, wherever its dictionary stands") {
  check_twins(PressStandard::x4,
              {{"inside the resources", "fonts-embedded", simple_font("/Type /Font /Subtype /Type1", tea),
                simple_font("/Type /Font /Subtype /Type1", "")},
               {"without a type", "fonts-embedded", simple_font("/Subtype /Type1", tea),
                simple_font("/Subtype /Type1", unseen)},
               {"set by a graphics state", "fonts-embedded",
                [](QPDF& pdf) {
                  Handle dict = Handle::parse("<< /Font [null 9] >>");
                  dict.getKey("/Font").setArrayItem(
                      0, pdf.makeIndirectObject(Handle::parse("<< /Subtype /Type1 /BaseFont /Helvetica >>")));
                  resource(pdf, "/ExtGState").replaceKey("/X", dict);
                  draw(pdf, "/BxO1 gs 0 0 0 1 k /X gs BT 30 30 Td (Tea) Tj ET");
                },
                simple_font("/Subtype /Type1", unseen)},
               {"a program that is none", "fonts-embedded",
                [](QPDF& pdf) {
                  simple_font("/Subtype /TrueType /FontDescriptor << >>", tea)(pdf);
                  resource(pdf, "/Font")
                      .getKey("/X")
                      .getKey("/FontDescriptor")
                      .replaceKey("/FontFile2", pdf.newStream("garbage"));
                },
                [](QPDF& pdf) {
                  simple_font("/Subtype /TrueType /FontDescriptor << >>", "")(pdf);
                  resource(pdf, "/Font")
                      .getKey("/X")
                      .getKey("/FontDescriptor")
                      .replaceKey("/FontFile2", pdf.newStream("garbage"));
                }},
               {"a CMap that is nowhere", "fonts-embedded",
                [](QPDF& pdf) { first_font(pdf).replaceKey("/Encoding", Handle::newName("/MyOwn-H")); },
                [](QPDF& pdf) { first_font(pdf).replaceKey("/Encoding", Handle::newName("/UniGB-UTF16-H")); }},
               {"the glyph for no glyph", "glyphs", words("/BxO1 gs 0 0 0 1 k 30 30 Td", "<0000>"),
                words("/BxO1 gs 0 0 0 1 k 30 30 Td")},
               {"a code without a glyph", "glyphs", words("/BxO1 gs 0 0 0 1 k 30 30 Td", "<0fff>"),
                words("/BxO1 gs 0 0 0 1 k 30 30 Td", "<0002>")}});
}

TEST_CASE("the glyphs of a Type 3 font say how wide they are") {
  check_twins(PressStandard::x4, {{"another width", "widths", drawn_letter("900 0 d0 0 0 750 750 re f"),
                                   drawn_letter("1000 0 d0 0 0 750 750 re f")}});
}

TEST_CASE("the colour of register marks is seen in text, stencils and pictures too") {
  const auto masked = [&](const char* place) {
    return with_resource(
        "/ColorSpace", all_colour,
        "/X cs 1 scn q .9 0 0 .9 " + std::string(place) + " cm BI /W 8 /H 8 /IM true ID xxxxxxxx EI Q");
  };
  const auto picture = [](const char* place) {
    return with_resource("/ColorSpace", all_colour,
                         "q .3 0 0 .3 " + std::string(place) + " cm BI /W 1 /H 1 /BPC 8 /CS /X ID a EI Q");
  };
  check_twins(PressStandard::x4,
              {{"text", "registration", words("/X cs 1 scn 30 30 Td"), words("/X cs 1 scn 1 1 Td")},
               {"text on a further line", "registration", words("/X cs 1 scn 1 0 0 1 30 9 Tm 20 TL T* 0 40 Td"),
                words("/X cs 1 scn 1 0 0 1 1 1 Tm 2 TL T* 0 2 Td")},
               {"one of the colours of a DeviceN", "registration", words("/X cs 1 scn 30 30 Td", "<0001>", only_all),
                words("/X cs 1 scn 1 1 Td", "<0001>", only_all)},
               {"a stencil", "registration", masked("30 30"), masked("1 1")},
               {"a picture", "registration", picture("30 30"), picture("1 1")}});
}

TEST_CASE("hairlines of any make") {
  check_twins(PressStandard::x4,
              {{"a thin shape", "hairlines", drawing("0 0 0 1 k 30 30 m 90 60 l 90.1 60 l 30.1 30 l f"),
                drawing("0 0 0 1 k 30 30 m 90 60 l 92 60 l 32 30 l f")},
               {"two rectangles in one path", "hairlines", drawing("0 0 0 1 k 30 30 60 .05 re 30 40 60 .05 re f"),
                drawing("0 0 0 1 k 30 30 60 .3 re 30 40 60 .25 re f")},
               {"thinned by its matrix", "hairlines", drawing("q .1 0 0 10 0 0 cm 1 w 0 0 0 1 K 300 3 m 300 6 l S Q"),
                drawing("q .5 0 0 2 0 0 cm 1 w 0 0 0 1 K 60 20 m 60 30 l S Q")}});
}

TEST_CASE("what content may not hold, and what it leaves open") {
  const auto state = [](const char* dict) { return with_resource("/ExtGState", dict, "/X gs"); };
  check_twins(PressStandard::x4,
              {{"an operator of its own", "content", drawing("BX 1 2 glow EX"), drawing("BX EX /Mark MP")},
               {"a rendering intent of its own", "content", drawing("/Vivid ri"), drawing("/Perceptual ri")},
               {"one in a graphics state", "content", state("<< /RI /Vivid >>"), state("<< /RI /Saturation >>")},
               {"a screen of its own", "content", state("<< /HT << /HalftoneType 1 /Frequency 10 /Angle 0 >> >>"),
                state("<< /HT /Default >>")},
               {"text that does not end", "content", drawing("BT"), drawing("BT ET")},
               {"a mark that does not end", "content", drawing("/Span BMC"), drawing("/Span BMC EMC")},
               {"an end without a beginning", "content", drawing("EMC"), drawing("")},
               {"a filter inside content", "filters", drawing(pixel + "/CS /G /F /LZW ID a EI Q"),
                drawing(pixel + "/CS /G /F /AHx ID 41> EI Q")},
               {"a printer's mark that is an annotation", "colour-spaces",
                [](QPDF& pdf) {
                  Handle note = Handle::parse("<< /Subtype /PrinterMark /Rect [0 0 8 8] /AP << >> >>");
                  Handle form = pdf.newStream("x");
                  form.replaceDict(Handle::parse("<< /Subtype /Form /BBox [0 0 9 9] >>"));
                  form.replaceStreamData("1 0 0 rg 0 0 5 5 re f", Handle::newNull(), Handle::newNull());
                  note.getKey("/AP").replaceKey("/N", form);
                  first_page(pdf).replaceKey("/Annots", Handle::newArray({note}));
                },
                [](QPDF& pdf) {
                  first_page(pdf).replaceKey("/Annots", Handle::parse("[<< /Subtype /PrinterMark /Rect [0 0 9 9] >>]"));
                }}});
}

TEST_CASE("the file's own limits: versions, profiles, layers, what a viewer prints") {
  const auto root = [](const char* key, const char* value) {
    return [=](QPDF& pdf) { pdf.getRoot().replaceKey(key, Handle::parse(value)); };
  };
  const auto intent = [](QPDF& pdf) { return pdf.getRoot().getKey("/OutputIntents").getArrayItem(0); };
  const auto profile = [](const auto& change) {
    return [=](QPDF& pdf) {
      std::string icc = newsprint().bytes;
      change(icc);
      pdf.getRoot()
          .getKey("/OutputIntents")
          .getArrayItem(0)
          .getKey("/DestOutputProfile")
          .replaceStreamData(icc, Handle::newNull(), Handle::newNull());
    };
  };
  check_twins(PressStandard::x4,
              {{"a newer version in the catalog", "version", root("/Version", "/1.7"), root("/Version", "/1.5")},
               {"less is printed than there is", "boxes", root("/ViewerPreferences", "<< /PrintArea /TrimBox >>"),
                root("/ViewerPreferences", "<< /PrintArea /MediaBox >>")},
               {"a hidden layer", "layers", root("/OCProperties", "<< /D << /OFF [null] >> >>"),
                root("/OCProperties", "<< /D << /OFF [] >> >>")},
               {"a condition that nobody knows", "output-intent", [&](QPDF& pdf) { intent(pdf).removeKey("/Info"); },
                [&](QPDF& pdf) {
                  intent(pdf).removeKey("/Info");
                  intent(pdf).replaceKey("/RegistryName", Handle::newString("http://www.color.org"));
                }},
               {"a profile without tables", "output-intent", profile([](std::string& icc) { icc[131] = 1; }),
                profile([](std::string&) {})}});
  check_twins(PressStandard::x1a, {{"a profile of ICC version 4", "output-intent",
                                    profile([](std::string& icc) { icc[8] = 4; }), profile([](std::string&) {})}});
}

TEST_CASE("light colours that overprint are warned of") {
  check_faults(PressStandard::x4, Outcome::warned,
               {{"yellow over magenta", "overprint",
                 drawing("/BxO0 gs 0 1 0 0 k 30 30 20 20 re f /BxO1 gs 0 0 1 0 k 30 30 9 9 re f")}});
  const TemporaryFolder folder;
  const Preflight good = preflight(
      folder.write("a.pdf", damaged(PressStandard::x4, drawing("/BxO1 gs 0 0 0 1 k 30 30 20 20 re f /BxO0 gs 0 0 1 0 k "
                                                               "30 30 9 9 re f"))),
      quick());
  CHECK_MESSAGE(with(Outcome::warned, good).empty(), told(good));
}

}  // namespace banxin::test::page_walk_test
