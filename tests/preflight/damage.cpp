#include "tests/preflight/damage.h"

#include <doctest/doctest.h>

#include <qpdf/Pl_String.hh>
#include <qpdf/QPDFWriter.hh>

#include "pdf/streams.h"
#include "tests/press/maker.h"

namespace banxin::test {

std::string good_pdf(PressStandard standard) {
  static const TemporaryFolder folder;
  InkTable inks;
  const InkId red = inks.add({.name = "red", .m = 950, .y = 900, .k = 50});
  const InkId gold = inks.add({.name = "PANTONE 871 C", .kind = Ink::Kind::spot, .m = 200, .y = 800, .k = 200});
  Image image;
  image.file = image.name = folder.write("a.jpg", make_jpeg(300, 200));
  image.width = 300, image.height = 200;
  image.box = image.whole = {from_mm(60), from_mm(5), from_mm(30), from_mm(20)};
  static const PressStyle style;
  static const PressPhotos photos(newsprint(), style, folder.path / "cache");
  Report report(std::make_shared<Sources>());
  photos.separate(image, report);
  Sheet sheet = make_sheet();
  sheet.ink = {make_run(serif, from_pt(10.5), {from_mm(5), from_mm(10)}, "版心一日月"),
               Fill{{from_mm(5), from_mm(15), from_mm(40), from_mm(12)}, red},
               make_run(sans_bold, from_pt(20), {from_mm(6), from_mm(24)}, "白字", InkTable::paper),
               Fill{{from_mm(5), from_mm(40), from_mm(20), from_mm(5)}, gold},
               make_run(sans_bold, from_pt(10), {from_mm(6), from_mm(44)}, "一日"),
               Stroke{{from_mm(5), from_mm(50)}, {from_mm(90), from_mm(50)}, from_pt(0.5), InkTable::black},
               image};
  return press({sheet}, inks, standard);
}

PreflightJob quick() {
  PreflightJob job;
  job.dpi = 0;
  return job;
}

Rules with(Outcome outcome, const Preflight& result) {
  Rules rules;
  for (const Verdict& verdict : result.verdicts)
    if (verdict.outcome == outcome) rules.insert(verdict.rule);
  return rules;
}

std::string told(const Preflight& result) {
  std::string text;
  for (const Verdict& v : result.verdicts)
    if (v.outcome == Outcome::failed || v.outcome == Outcome::warned)
      text += std::string(v.rule) + ": " + v.text.english() + "\n";
  return text;
}

std::string damaged(PressStandard standard, const Damage& damage, const Setting& setting) {
  return changed(good_pdf(standard), damage, setting);
}

std::string changed(const std::string& good, const Damage& damage, const Setting& setting) {
  QPDF pdf;
  pdf.processMemoryFile("good", good.data(), good.size());
  damage(pdf);
  QPDFWriter writer(pdf);
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setObjectStreamMode(qpdf_o_disable);
  if (setting) setting(writer);
  std::string out;
  Pl_String into("out", nullptr, out);
  writer.setOutputPipeline(&into);
  writer.write();
  return out;
}

Handle first_page(QPDF& pdf) { return pdf.getAllPages()[0]; }

std::string content_of(QPDF& pdf) { return decoded(first_page(pdf).getKey("/Contents")); }

void draw(QPDF& pdf, const std::string& more) {
  first_page(pdf)
      .getKey("/Contents")
      .replaceStreamData(content_of(pdf) + "\n" + more, Handle::newNull(), Handle::newNull());
}

void replace(QPDF& pdf, const std::string& from, const std::string& to) {
  std::string content = content_of(pdf);
  REQUIRE(has(content, from));
  for (size_t at = 0; (at = content.find(from, at)) != std::string::npos; at += to.size())
    content.replace(at, from.size(), to);
  first_page(pdf).getKey("/Contents").replaceStreamData(content, Handle::newNull(), Handle::newNull());
}

void replace_xmp(QPDF& pdf, const std::string& from, const std::string& to) {
  Handle packet = pdf.getRoot().getKey("/Metadata");
  std::string xmp = decoded(packet);
  REQUIRE(has(xmp, from));
  for (size_t at = 0; (at = xmp.find(from, at)) != std::string::npos; at += to.size()) xmp.replace(at, from.size(), to);
  packet.replaceStreamData(xmp, Handle::newNull(), Handle::newNull());
}

Handle resource(QPDF& pdf, const char* kind) { return first_page(pdf).getKey("/Resources").getKey(kind); }
Handle info(QPDF& pdf) { return pdf.getTrailer().getKey("/Info"); }
Handle state(QPDF& pdf, const char* name) { return resource(pdf, "/ExtGState").getKey(name); }

Handle first_font(QPDF& pdf) {
  Handle fonts = resource(pdf, "/Font");
  return fonts.getKey(*fonts.getKeys().begin());
}
Handle descendant(QPDF& pdf) { return first_font(pdf).getKey("/DescendantFonts").getArrayItem(0); }

Handle first_image(QPDF& pdf, std::string* name) {
  Handle all = resource(pdf, "/XObject");
  for (const std::string& key : all.getKeys())
    if (Handle one = all.getKey(key); one.getDict().getKey("/Subtype").isNameAndEquals("/Image"))
      return name ? (*name = key, one) : one;
  return Handle::newNull();
}

void check_faults(PressStandard standard, Outcome outcome, const std::vector<Fault>& faults, const PreflightJob& job) {
  const TemporaryFolder folder;
  for (const Fault& fault : faults) {
    CAPTURE(fault.what);
    const Preflight result = preflight(folder.write("a.pdf", damaged(standard, fault.damage)), job);
    CAPTURE(told(result));
    const Outcome other = outcome == Outcome::failed ? Outcome::warned : Outcome::failed;
    CHECK(with(outcome, result) == Rules{fault.rule});
    CHECK(with(other, result).empty());
    CHECK(result.failed() == (outcome == Outcome::failed));
  }
}

Damage colour_all(const char* painting) {
  return [=](QPDF& pdf) {
    resource(pdf, "/ColorSpace")
        .replaceKey("/All", Handle::parse("[/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 "
                                          "/C0 [0 0 0 0] /C1 [.5 .5 .5 .5] >>]"));
    draw(pdf, painting);
  };
}

}  // namespace banxin::test
