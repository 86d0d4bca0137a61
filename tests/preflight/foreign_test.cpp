// What other programs' files are told: each verdict was looked at and is right by the standard.
#include <doctest/doctest.h>

#include "base/files.h"
#include "tests/preflight/damage.h"
#include "tests/press/maker.h"

namespace banxin::test {
namespace {

struct Foreign {
  const char *file, *standard;
  Rules failed, warned;
};

// No PDF/X at all: no claim, no output intent, no TrimBox, no XMP of it.
Rules plain(Rules more) {
  more.insert({"claim", "output-intent", "boxes", "trapped", "xmp"});
  return more;
}

const std::vector<Foreign> files = {
    // PDF 1.7; Times is one of the standard fonts, which it leaves out; PostScript's black is DeviceGray.
    {"ghostscript.pdf", "PDF/X-4", plain({"version", "info", "colour-spaces", "fonts-embedded"}), {}},
    {"latex.pdf", "PDF/X-4", plain({"info"}), {}},
    // pdfx writes /Lang, /OutputIntents and /MediaBox twice: which one counts is undefined (ISO 32000-1, 7.3.7).
    {"latex-x4.pdf", "PDF/X-4", {"syntax"}, {}},
    // It opens at a destination, which is no action. All its colours are RGB, its black too: how much ink they will be
    // nobody knows.
    {"libreoffice.pdf", "PDF/X-4", plain({"info", "colour-spaces"}), {"total-ink"}},
    {"scribus.pdf", "PDF/X-4", plain({"colour-spaces", "transparency"}), {}},
    // Its black text cuts out, but there is only paper below it.
    {"scribus-x1a.pdf", "PDF/X-1a:2001", {}, {}},
    {"scribus-x4.pdf", "PDF/X-4", {}, {}},
};

Preflight judged(const Damage& damage, PressStandard standard = PressStandard::x4) {
  const TemporaryFolder folder;
  return preflight(folder.write("a.pdf", damaged(standard, damage)), quick());
}

Rules failed(const Damage& damage) { return with(Outcome::failed, judged(damage)); }

Damage opens_with(const char* what) {
  return [=](QPDF& pdf) { pdf.getRoot().replaceKey("/OpenAction", Handle::parse(what)); };
}

Damage note_at(const char* what) {
  return [=](QPDF& pdf) { first_page(pdf).replaceKey("/Annots", Handle::parse(what)); };
}

}  // namespace

TEST_CASE("what Ghostscript, LaTeX, LibreOffice and Scribus are told" * doctest::test_suite("released")) {
  for (const Foreign& foreign : files) {
    CAPTURE(foreign.file);
    const Preflight result =
        preflight(std::string(BANXIN_SOURCE_DIR) + "/tests/preflight/foreign/" + foreign.file, PreflightJob{});
    INFO(told(result));
    CHECK(with(Outcome::failed, result) == foreign.failed);
    CHECK(with(Outcome::warned, result) == foreign.warned);
    CHECK(result.standard == foreign.standard);
  }
}

TEST_CASE("simple fonts are held against their programs too") {
  const TemporaryFolder folder;
  const std::string good =
      read_file(std::string(BANXIN_SOURCE_DIR) + "/tests/preflight/foreign/libreoffice.pdf", 1 << 24).value_or("");
  const auto failed_with = [&](const char* subtype, const std::function<void(Handle)>& damage) {
    const std::string bytes = changed(good, [&](QPDF& pdf) {
      for (Handle object : pdf.getAllObjects())
        if (object.isDictionary() && object.getKey("/Type").isNameAndEquals("/Font") &&
            object.getKey("/Subtype").isNameAndEquals(subtype))
          damage(object);
    });
    return with(Outcome::failed, preflight(folder.write("a.pdf", bytes), quick()));
  };
  const auto widen = [](Handle font) {
    Handle widths = font.getKey("/Widths");
    for (int i = 0; i < widths.getArrayNItems(); ++i)
      widths.setArrayItem(i, Handle::newReal(widths.getArrayItem(i).getNumericValue() + 100));
  };
  CHECK_FALSE(failed_with("/TrueType", [](Handle) {}).contains("widths"));
  CHECK(failed_with("/TrueType", widen).contains("widths"));
  CHECK(failed_with("/Type1", widen).contains("widths"));
  const auto lose = [](Handle font) {
    std::string all = "<< /Differences [1";
    for (int i = 1; i < 256; ++i) all += " /.notdef";
    font.replaceKey("/Encoding", Handle::parse(all + "] >>"));
  };
  CHECK_FALSE(failed_with("/TrueType", [](Handle) {}).contains("glyphs"));
  CHECK(failed_with("/TrueType", lose).contains("glyphs"));
}

TEST_CASE("a destination is no action; going to a page of the file is let pass; all else is not") {
  CHECK(failed(opens_with("[0 /XYZ null null 0]")) == Rules{});
  CHECK(failed(opens_with("/cover")) == Rules{});
  CHECK(failed(opens_with("<< /S /GoTo /D [0 /Fit] >>")) == Rules{});
  for (const char* action :
       {"<< /S /GoTo /D [0 /Fit] /Next << /S /JavaScript /JS (1) >> >>",
        "<< /S /GoTo /D [0 /Fit] /Next [<< /S /Named /N /Print >>] >>", "<< /S /JavaScript /JS (1) >>",
        "<< /S /Launch /F (a) >>", "<< /S /URI /URI (a) >>", "<< /S /GoToR /F (a) /D [0 /Fit] >>", "<< >>"})
    CHECK(failed(opens_with(action)) == Rules{"actions"});
  const auto outline = [](const char* entry) {
    return [=](QPDF& pdf) {
      Handle first = pdf.makeIndirectObject(Handle::parse(entry)),
             root = Handle::parse("<< /Type /Outlines /Count 1 >>");
      root.replaceKey("/First", first);
      root.replaceKey("/Last", first);
      pdf.getRoot().replaceKey("/Outlines", pdf.makeIndirectObject(root));
    };
  };
  CHECK(failed(outline("<< /Title (a) /A << /S /GoTo /D [0 /Fit] >> >>")) == Rules{});
  CHECK(failed(outline("<< /Title (a) /A << /S /URI /URI (b) >> >>")) == Rules{"actions"});
  CHECK(failed([](QPDF& pdf) {
          first_page(pdf).replaceKey("/AA", Handle::parse("<< /O << /S /Named /N /Print >> >>"));
        }) == Rules{"actions"});
}

TEST_CASE("a form is one that has fields") {
  const auto form = [](const char* what) {
    return [=](QPDF& pdf) { pdf.getRoot().replaceKey("/AcroForm", Handle::parse(what)); };
  };
  CHECK(failed(form("<< /Fields [] >>")) == Rules{});
  CHECK(failed(form("<< /Fields [<< /FT /Tx /T (a) >>] >>")) == Rules{"actions"});
  CHECK(failed(form("<< /Fields [] /XFA (a) >>")) == Rules{"actions"});
}

TEST_CASE("annotations outside the bleed are nobody's business") {
  // The page has 3 mm of bleed round it and nothing beyond: 0 is its edge.
  CHECK(failed(note_at("[<< /Type /Annot /Subtype /Text /Rect [-50 -50 -1 -1] >>]")) == Rules{});
  CHECK(failed(note_at("[<< /Type /Annot /Subtype /TrapNet /Rect [9 9 20 20] >>]")) == Rules{});
  CHECK(failed(note_at("[<< /Type /Annot /Subtype /Text /Rect [-50 -50 1 1] >>]")) == Rules{"annotations"});
  CHECK(failed(note_at("[<< /Type /Annot /Subtype /Text >>]")) == Rules{"annotations"});
  CHECK(failed(note_at("[1]")) == Rules{"annotations"});
}

TEST_CASE("resources and boxes of the tree of pages count for the page; widths only of what is shown") {
  CHECK(failed([](QPDF& pdf) {
          Handle page = first_page(pdf), tree = page.getKey("/Parent");
          for (const char* key : {"/Resources", "/MediaBox"}) {
            tree.replaceKey(key, page.getKey(key));
            page.removeKey(key);
          }
        }) == Rules{});
  CHECK(failed([](QPDF& pdf) { first_page(pdf).getKey("/Parent").replaceKey("/Rotate", Handle::newInteger(90)); }) ==
        Rules{});
  CHECK(failed([](QPDF& pdf) {
          Handle widths = descendant(pdf).getKey("/W");
          widths.appendItem(Handle::newInteger(0));
          widths.appendItem(Handle::parse("[123]"));
        }) == Rules{});
}

}  // namespace banxin::test
