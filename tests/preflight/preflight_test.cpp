// Preflight: files made wrong on purpose, one for each rule, each caught by its rule and by no other.
#include "preflight/preflight.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <qpdf/QPDFWriter.hh>

#include "tests/preflight/damage.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace banxin::test {
TEST_CASE("our own press PDFs pass every rule") {
  const TemporaryFolder folder;
  for (const PressStandard standard : {PressStandard::x4, PressStandard::x1a}) {
    PreflightJob job;
    job.trims = {{from_mm(100), from_mm(60)}};
    job.spots = {{"PANTONE 871 C"}};
    const Preflight result = preflight(folder.write("a.pdf", good_pdf(standard)), job);
    INFO(told(result));
    CHECK_FALSE(result.failed());
    CHECK(with(Outcome::warned, result).empty());
    CHECK(with(Outcome::skipped, result).empty());
    CHECK(result.verdicts.size() == 44);
    CHECK(result.conforms() == Conclusion::yes);
    CHECK(result.fit() == Conclusion::yes);
    CHECK(result.claim == result.standard);
    CHECK(preflight(folder.write("b.pdf", damaged(standard, [](QPDF&) {})), quick()).failed() == false);
  }
}

TEST_CASE("a file's own faults") {
  check_faults(
      PressStandard::x4, Outcome::failed,
      {{"an LZW stream", "filters",
        [](QPDF& pdf) {
          Handle stream = pdf.newStream();
          stream.replaceStreamData("\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", Handle::newName("/LZWDecode"),
                                   Handle::newNull());
          pdf.getRoot().replaceKey("/PieceInfo", stream);
        }},
       {"an action", "actions",
        [](QPDF& pdf) { pdf.getRoot().replaceKey("/OpenAction", Handle::parse("<< /S /JavaScript /JS (1) >>")); }},
       {"another claim", "claim", [](QPDF& pdf) { replace_xmp(pdf, "PDF/X-4", "PDF/X-9"); }},
       {"no creator", "info", [](QPDF& pdf) { info(pdf).removeKey("/Creator"); }},
       {"no title", "info", [](QPDF& pdf) { info(pdf).removeKey("/Title"); }},
       {"trapped or not", "trapped", [](QPDF& pdf) { info(pdf).removeKey("/Trapped"); }},
       {"trapped otherwise", "trapped", [](QPDF& pdf) { replace_xmp(pdf, "False", "True"); }},
       {"no VersionID", "xmp", [](QPDF& pdf) { replace_xmp(pdf, "xmpMM:VersionID", "xmpMM:Nothing"); }},
       {"another title", "info-and-xmp", [](QPDF& pdf) { info(pdf).replaceKey("/Title", Handle::newString("x")); }},
       {"another date", "info-and-xmp",
        [](QPDF& pdf) { info(pdf).replaceKey("/ModDate", Handle::newString("D:20260315000000Z")); }},
       {"no output intent", "output-intent", [](QPDF& pdf) { pdf.getRoot().removeKey("/OutputIntents"); }},
       {"two of them", "output-intent",
        [](QPDF& pdf) {
          Handle all = pdf.getRoot().getKey("/OutputIntents");
          all.appendItem(all.getArrayItem(0));
        }},
       {"a profile of another class", "output-intent", [](QPDF& pdf) {
          std::string icc = newsprint().bytes;
          icc.replace(12, 4, "scnr");
          pdf.getRoot()
              .getKey("/OutputIntents")
              .getArrayItem(0)
              .getKey("/DestOutputProfile")
              .replaceStreamData(icc, Handle::newNull(), Handle::newNull());
        }}});
}

TEST_CASE("faults of the file's frame") {
  const TemporaryFolder folder;
  const auto rules = [&](const std::string& bytes) {
    const Preflight result = preflight(folder.write("a.pdf", bytes), quick());
    INFO(told(result));
    return with(Outcome::failed, result);
  };
  const auto x4 = [](const Setting& setting) {
    return damaged(
        PressStandard::x4, [](QPDF&) {}, setting);
  };
  CHECK(rules(x4([](QPDFWriter& w) { w.forcePDFVersion("1.7"); })) == Rules{"version"});
  CHECK(rules(x4([](QPDFWriter& w) {
          w.setR3EncryptionParametersInsecure("", "owner", true, true, true, true, true, true, qpdf_r3p_full);
        })) == Rules{"encryption"});
  CHECK(rules(x4([](QPDFWriter& w) {
          w.setR3EncryptionParametersInsecure("secret", "owner", true, true, true, true, true, true, qpdf_r3p_full);
        })) == Rules{"encryption"});

  std::string nameless = good_pdf(PressStandard::x1a);
  nameless.replace(nameless.rfind("/ID "), 3, "/IX");
  CHECK(rules(nameless) == Rules{"file-id"});
  std::string packed = damaged(
      PressStandard::x1a, [](QPDF&) {}, [](QPDFWriter& w) { w.setObjectStreamMode(qpdf_o_generate); });
  packed.replace(0, 8, "%PDF-1.4");
  CHECK(rules(packed) == Rules{"object-streams"});

  const std::string good = good_pdf(PressStandard::x1a);
  CHECK(rules(good.substr(0, good.size() - 300)) == Rules{"syntax"});
  for (const std::string& none : {std::string(), std::string("no PDF"), good.substr(0, 2000)})
    CHECK(rules(none).contains("syntax"));
  CHECK(preflight((folder.path / "missing.pdf").string(), quick()).failed());
}

TEST_CASE("faults of pages") {
  check_faults(PressStandard::x4, Outcome::failed,
               {{"the trim leaves the page", "boxes",
                 [](QPDF& pdf) { first_page(pdf).replaceKey("/TrimBox", Handle::parse("[-10 0 1200 1700]")); }},
                {"no trim", "boxes", [](QPDF& pdf) { first_page(pdf).removeKey("/TrimBox"); }},
                {"trim and art", "boxes",
                 [](QPDF& pdf) { first_page(pdf).replaceKey("/ArtBox", first_page(pdf).getKey("/TrimBox")); }},
                {"a link", "annotations",
                 [](QPDF& pdf) {
                   first_page(pdf).replaceKey("/Annots",
                                              Handle::parse("[<< /Type /Annot /Subtype /Link /Rect [9 9 20 20] >>]"));
                 }},
                {"a group in RGB", "transparency",
                 [](QPDF& pdf) {
                   first_page(pdf).replaceKey("/Group", Handle::parse("<< /S /Transparency /CS /DeviceRGB >>"));
                 }},
                {"a graphics state that is not there", "content", [](QPDF& pdf) { draw(pdf, "/Nope gs"); }},
                {"a picture that is not there", "content", [](QPDF& pdf) { draw(pdf, "/Nope Do"); }},
                {"q without Q", "content", [](QPDF& pdf) { draw(pdf, "q"); }},
                {"a string without end", "content", [](QPDF& pdf) { draw(pdf, "(open"); }},
                {"a transfer function", "content",
                 [](QPDF& pdf) {
                   resource(pdf, "/ExtGState").replaceKey("/T", Handle::parse("<< /TR /Identity >>"));
                   draw(pdf, "/T gs");
                 }},
                {"a form that draws itself, and a PostScript object", "content", [](QPDF& pdf) {
                   Handle form = pdf.newStream("/Me Do /Ps Do");
                   form.getDict().replaceKey("/Subtype", Handle::newName("/Form"));
                   form.getDict().replaceKey("/BBox", Handle::parse("[0 0 9 9]"));
                   Handle post = pdf.newStream("1");
                   post.getDict().replaceKey("/Subtype", Handle::newName("/PS"));
                   resource(pdf, "/XObject").replaceKey("/Me", form);
                   resource(pdf, "/XObject").replaceKey("/Ps", post);
                   draw(pdf, "/Me Do");
                 }}});
  PreflightJob sized = quick();
  sized.trims = {{from_mm(100), from_mm(61)}};
  check_faults(PressStandard::x4, Outcome::failed, {{"another size", "page-size", [](QPDF&) {}}}, sized);
  check_faults(PressStandard::x1a, Outcome::failed,
               {{"alpha in X-1a", "transparency",
                 [](QPDF& pdf) {
                   resource(pdf, "/ExtGState").replaceKey("/T", Handle::parse("<< /ca 0.5 >>"));
                   draw(pdf, "/T gs");
                 }},
                {"another X-1a", "claim",
                 [](QPDF& pdf) { info(pdf).replaceKey("/GTS_PDFXVersion", Handle::newString("PDF/X-1a:2001")); }}});
}

TEST_CASE("faults of colours") {
  check_faults(
      PressStandard::x4, Outcome::failed,
      {{"a rectangle in RGB", "colour-spaces", [](QPDF& pdf) { draw(pdf, "1 0 0 rg 30 30 10 10 re f"); }},
       {"a gradient in RGB", "colour-spaces",
        [](QPDF& pdf) {
          first_page(pdf)
              .getKey("/Resources")
              .replaceKey(
                  "/Shading",
                  Handle::parse(
                      "<< /S << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 9 9] /Function << /FunctionType 2 "
                      "/Domain [0 1] /N 1 /C0 [0 0 0] /C1 [1 1 1] >> >> >>"));
          draw(pdf, "/S sh");
        }},
       {"a spot ink over RGB", "spots",
        [](QPDF& pdf) { resource(pdf, "/ColorSpace").getKey("/BxS0").setArrayItem(2, Handle::newName("/DeviceRGB")); }},
       {"small text in three inks", "small-text",
        [](QPDF& pdf) { replace(pdf, "/BxO1 gs 0 0 0 1 k", "/BxO0 gs 0.5 0.4 0 1 k"); }},
       {"black that cuts out", "black-overprint",
        [](QPDF& pdf) {
          for (const char* key : {"/OP", "/op"}) state(pdf, "/BxO1").replaceKey(key, Handle::newBool(false));
        }},
       {"black with overprint mode 0", "black-overprint",
        [](QPDF& pdf) { state(pdf, "/BxO1").replaceKey("/OPM", Handle::newInteger(0)); }},
       {"black text in DeviceGray", "black-overprint",
        [](QPDF& pdf) { replace(pdf, "/BxO1 gs 0 0 0 1 k", "/BxO0 gs 0 g"); }},
       {"white that overprints", "white-knockout",
        [](QPDF& pdf) { replace(pdf, "/BxO0 gs 0 0 0 0 k", "/BxO1 gs 0 0 0 0 k"); }},
       {"a hairline", "hairlines", [](QPDF& pdf) { draw(pdf, "0 0 0 1 K 0.05 w 30 30 m 60 30 l S"); }},
       {"a hairline drawn as a rectangle", "hairlines", [](QPDF& pdf) { draw(pdf, "0 0 0 1 k 30 30 60 0.1 re f"); }},
       {"the colour All on the page", "registration", colour_all("/All CS 1 SCN 1 w 30 30 m 60 30 l S")}});
  PreflightJob ordered = quick();
  ordered.spots.emplace();
  check_faults(PressStandard::x4, Outcome::failed, {{"a spot ink nobody ordered", "spots-ordered", [](QPDF&) {}}},
               ordered);
}

TEST_CASE("the colour All outside the trim is for marks") {
  const TemporaryFolder folder;
  const std::string marked = damaged(PressStandard::x4, colour_all("/All CS 1 SCN 0.25 w 0 4 m 8 4 l S"));
  const Preflight result = preflight(folder.write("a.pdf", marked), quick());
  INFO(told(result));
  CHECK_FALSE(result.failed());
}

TEST_CASE("faults of pictures") {
  const auto placed = [](int points) {
    return [points](QPDF& pdf) {
      std::string name;
      first_image(pdf, &name);
      draw(pdf, fmt::format("q {0} 0 0 {0} 20 20 cm {1} Do Q", points, name));
    };
  };
  check_faults(PressStandard::x4, Outcome::failed,
               {{"a coarse picture", "resolution", placed(600)},
                {"a picture in RGB", "image-spaces",
                 [](QPDF& pdf) {
                   Handle rgb = pdf.newStream(std::string(300, 'x'));
                   rgb.getDict().replaceKey("/Subtype", Handle::newName("/Image"));
                   rgb.getDict().replaceKey("/ColorSpace", Handle::newName("/DeviceRGB"));
                   for (const char* key : {"/Width", "/Height"}) rgb.getDict().replaceKey(key, Handle::newInteger(10));
                   rgb.getDict().replaceKey("/BitsPerComponent", Handle::newInteger(8));
                   resource(pdf, "/XObject").replaceKey("/Rgb", rgb);
                   draw(pdf, "q 3 0 0 3 20 20 cm /Rgb Do Q");
                 }},
                {"one inside the content", "image-spaces",
                 [](QPDF& pdf) { draw(pdf, "q .3 0 0 .3 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI Q"); }}});
  check_faults(PressStandard::x4, Outcome::warned,
               {{"a picture a little coarse", "resolution", placed(90)},
                {"a picture too fine", "too-fine", placed(20)},
                {"interpolation", "image-extras",
                 [](QPDF& pdf) { first_image(pdf).getDict().replaceKey("/Interpolate", Handle::newBool(true)); }}});
}

TEST_CASE("faults of fonts") {
  check_faults(PressStandard::x4, Outcome::failed,
               {{"a font that is not in the file", "fonts-embedded",
                 [](QPDF& pdf) { descendant(pdf).getKey("/FontDescriptor").removeKey("/FontFile3"); }},
                {"no ToUnicode", "to-unicode", [](QPDF& pdf) { first_font(pdf).removeKey("/ToUnicode"); }},
                {"a code without text", "to-unicode",
                 [](QPDF& pdf) {
                   first_font(pdf)
                       .getKey("/ToUnicode")
                       .replaceStreamData("1 beginbfchar\n<0001> <fffd>\nendbfchar", Handle::newNull(),
                                          Handle::newNull());
                 }},
                {"a wrong width", "widths",
                 [](QPDF& pdf) {
                   Handle widths = descendant(pdf).getKey("/W");
                   for (const int each : {2, 2, 700}) widths.appendItem(Handle::newInteger(each));
                 }},
                {"a damaged program", "fonts-embedded", [](QPDF& pdf) {
                   descendant(pdf)
                       .getKey("/FontDescriptor")
                       .getKey("/FontFile3")
                       .replaceStreamData("x", Handle::newNull(), Handle::newNull());
                 }}});
  check_faults(PressStandard::x4, Outcome::warned,
               {{"a whole font", "subsets",
                 [](QPDF& pdf) { first_font(pdf).replaceKey("/BaseFont", Handle::newName("/Whole")); }},
                {"a Type 3 font", "type-3",
                 [](QPDF& pdf) {
                   resource(pdf, "/Font").replaceKey("/T3", Handle::parse("<< /Type /Font /Subtype /Type3 >>"));
                   draw(pdf, "/BxO1 gs 0 0 0 1 k BT /T3 9 Tf 30 30 Td (a) Tj ET");
                 }},
                {"a face twice", "faces-once", [](QPDF& pdf) {
                   Handle copy = first_font(pdf).shallowCopy();
                   copy.replaceKey("/BaseFont",
                                   Handle::newName("/ZZZZZZ" + copy.getKey("/BaseFont").getName().substr(7)));
                   resource(pdf, "/Font").replaceKey("/Copy", pdf.makeIndirectObject(copy));
                 }}});
}

TEST_CASE("faults that only the plates show" * doctest::test_suite("released")) {
  check_faults(
      PressStandard::x4, Outcome::failed,
      {{"too much ink", "total-ink", [](QPDF& pdf) { draw(pdf, "1 1 1 1 k 100 20 30 30 re f"); }},
       {"too much ink by overprinting", "total-ink",
        [](QPDF& pdf) { draw(pdf, "/BxO0 gs 1 1 0 0 k 100 20 30 30 re f /BxO1 gs 0 0 0 1 k 100 20 30 30 re f"); }}},
      PreflightJob{});
  check_faults(PressStandard::x4, Outcome::warned,
               {{"a plate without ink", "plates",
                 [](QPDF& pdf) {
                   resource(pdf, "/ColorSpace")
                       .replaceKey("/E", Handle::parse("[/Separation /Varnish /DeviceCMYK << /FunctionType 2 /Domain "
                                                       "[0 1] /N 1 /C0 [0 0 0 0] /C1 [0 0 0 .1] >>]"));
                   draw(pdf, "/E cs 0 scn 20 20 3 3 re f");
                 }}},
               PreflightJob{});
  const TemporaryFolder folder;
  const std::string file = folder.write(
      "a.pdf", damaged(PressStandard::x4, [](QPDF& pdf) { draw(pdf, "1 1 1 1 k 100 20 28.3 28.3 re f"); }));
  // 8.504 pt of bleed: 100 pt stand 32.3 mm from the left of the trim; the page is 60 mm high.
  const std::string said = told(preflight(file, {}));
  CHECK_MESSAGE(has(said, "page 1: 400 % of ink (at 3"), said);
  PreflightJob generous;
  generous.style.total_ink = 4000;
  CHECK_FALSE(preflight(file, generous).failed());
}

TEST_CASE("how much each plate carries, page by page and zone by zone" * doctest::test_suite("released")) {
  const TemporaryFolder folder;
  // 100 × 60 mm: three zones of 32 mm and one of 4. Half of cyan over the second zone, from edge to edge.
  const std::string zone = "/BxO0 gs .5 0 0 0 k 99.2 0 90.7 190 re f";
  const auto cyan_of = [&](const Damage& damage) {
    for (const InkCoverage& plate : preflight(folder.write("a.pdf", damaged(PressStandard::x4, damage)), {}).ink)
      if (plate.plate == "Cyan") return plate;
    return InkCoverage{};
  };
  const InkCoverage none = cyan_of([](QPDF&) {}), half = cyan_of([&](QPDF&pdf) { draw(pdf, zone); });
  REQUIRE(half.zones.size() == 4);
  CHECK(half.page == 1);
  CHECK(half.zones[0] == doctest::Approx(none.zones[0]).epsilon(0.05));
  CHECK(half.zones[1] == doctest::Approx(0.5).epsilon(0.03));
  CHECK(half.zones[3] == doctest::Approx(none.zones[3]).epsilon(0.05));
  CHECK(half.all > none.all + 0.1);
}

TEST_CASE("files of other producers are judged, not only refused") {
  const TemporaryFolder folder;
  folder.write(
      "a.ps",
      "%!\n/Helvetica 9 selectfont 72 72 moveto (Other) show 0.1 setlinewidth 20 20 moveto 90 20 lineto stroke\n"
      "0.5 0 0 setrgbcolor 20 30 9 9 rectfill showpage\n");
  shell(
      fmt::format("cd {0} && gs -q -o gs.pdf -sDEVICE=pdfwrite a.ps && mutool clean gs.pdf mu.pdf && "
                  "pdftocairo -pdf gs.pdf cairo.pdf",
                  folder.path.string()));
  for (const char* name : {"gs.pdf", "mu.pdf", "cairo.pdf"}) {
    CAPTURE(name);
    const Preflight result = preflight((folder.path / name).string(), quick());
    const Rules failed = with(Outcome::failed, result);
    INFO(told(result));
    for (const char* rule : {"claim", "output-intent", "colour-spaces", "hairlines"}) CHECK(failed.contains(rule));
    for (const char* rule : {"syntax", "content", "encryption", "annotations", "widths"})
      CHECK_FALSE(failed.contains(rule));
    CHECK(failed.contains("fonts-embedded") == (name != std::string("cairo.pdf")));  // Ghostscript leaves Helvetica out
    CHECK(result.claim.empty());
  }
}

TEST_CASE("the command: a table, JSON, exit codes" * doctest::test_suite("released")) {
  const TemporaryFolder folder;
  const std::string good = folder.write("good.pdf", good_pdf(PressStandard::x4));
  const std::string bad = folder.write("bad.pdf", damaged(PressStandard::x4, [](QPDF& pdf) { draw(pdf, "1 0 0 rg"); }));
  const auto run = [](const std::string& arguments, int& status) {
    return shell(fmt::format("'{}' preflight {}", banxin::test::program_under_test, arguments), &status);
  };
  int status = -1;
  CHECK(has(run(good + " --trim 100x60 --spots 'PANTONE 871 C'", status), "44 passed, 0 warned, 0 failed, 0 skipped"));
  CHECK(status == 0);
  CHECK(has(run(bad + " --dpi 0", status), "FAIL  colour-spaces"));
  CHECK(status == 1);
  const auto json = nlohmann::json::parse(run(bad + " --dpi 0 --json", status));
  CHECK(json["outcome"] == "failed");
  CHECK(json["claim"] == "PDF/X-4");
  CHECK(json["rules"].size() == 44 - 1);  // spots-ordered: nobody said what was ordered
  CHECK(has(run(bad + " --dpi 0", status), "NOT fit for press: "));
  CHECK(has(run(good + " --dpi 0", status), "\nfit for press: "));
  const std::string poisoned = folder.write("c.pdf", damaged(PressStandard::x4, [](QPDF& pdf) {
                                              first_font(pdf).replaceKey("/BaseFont", Handle::newName("/\x1B[2J\nx"));
                                            }));
  const std::string calm = run(poisoned + " --dpi 0", status);
  CHECK(has(calm, "\uFFFD[2J\uFFFDx"));
  CHECK_FALSE(has(calm, "\x1B"));
  CHECK(has(run(good + " --dpi 0 --spots ''", status), "FAIL  spots-ordered"));
  run(good + " --trim 10", status);
  CHECK(status == 2);
  run("missing.pdf", status);
  CHECK(status == 2);
  run(folder.write("none.pdf", "none"), status);
  CHECK(status == 1);
  const std::string edition = std::string(BANXIN_SOURCE_DIR) + "/samples/gangwan-2026-03-14/edition.yaml";
  CHECK(has(run(good + " --dpi 0 --edition " + edition, status), "FAIL  page-size"));
}

}  // namespace banxin::test
