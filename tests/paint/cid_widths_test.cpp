#include "paint/cid_widths.h"

#include <doctest/doctest.h>

#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "paint/page_maker.h"

namespace banxin::test::cid_widths_test {
namespace {

using Handle = QPDFObjectHandle;

// As Cairo writes a font, between two other objects.
std::string pdf_of(const std::vector<int>& advances) {
  std::string text = "7 0 obj\n<< /Type /Font\n   /DW 1000\n   /W [0 [";
  for (const int each : advances) text += " " + std::to_string(each);
  return text + " ]]\n>>\nendobj\n8 0 obj\n";
}

// By ISO 32000-1, table 117 and 9.7.4.3: both forms.
std::vector<int> advances_of(Handle array) {
  std::map<int, int> by_cid;
  std::vector<Handle> items = array.getArrayAsVector();
  for (size_t i = 0; i < items.size();) {
    int cid = items[i].getIntValueAsInt();
    Handle second = items.at(i + 1);
    if (second.isArray()) {
      for (Handle each : second.getArrayAsVector()) CHECK(by_cid.emplace(cid++, each.getIntValueAsInt()).second);
      i += 2;
    } else {
      for (; cid <= second.getIntValueAsInt(); ++cid)
        CHECK(by_cid.emplace(cid, items.at(i + 2).getIntValueAsInt()).second);
      i += 3;
    }
  }
  std::vector<int> advances;
  for (const auto& [cid, advance] : by_cid)
    CHECK(cid == static_cast<int>(advances.size())), advances.push_back(advance);
  return advances;
}

std::vector<int> stated_in(const std::string& pdf) {
  const size_t from = pdf.find("<<"), to = pdf.find("endobj");
  return advances_of(Handle::parse(pdf.substr(from, to - from)).getKey("/W"));
}

}  // namespace

TEST_CASE("advances: many of one are told once, in as many bytes, and all are what they were") {
  std::vector<int> cjk(300, 1000), alternating, changing;
  cjk[7] = 558, cjk[8] = 557, cjk[20] = 256, cjk[299] = -3;
  for (int i = 0; i < 60; ++i) alternating.insert(alternating.end(), i % 7, 500 + i), changing.push_back(i);
  for (const std::vector<int>& advances :
       {cjk, alternating, changing, std::vector<int>(5, 0), std::vector<int>(1, 1000), std::vector<int>{}}) {
    CAPTURE(advances.size());
    const std::string before = pdf_of(advances), after = with_short_widths(before);
    CHECK(after.size() == before.size());
    CHECK(stated_in(after) == advances);
    CHECK(after.ends_with("8 0 obj\n"));
    CHECK(after.starts_with(before.substr(0, before.find("/W"))));
  }
  const std::string short_one = with_short_widths(pdf_of(cjk));
  CHECK(short_one.find("endobj") < 200);  // what is left over stands behind the object
}

TEST_CASE("advances: what Cairo does not write stays as it is") {
  for (const char* pdf :
       {"\n   /W [0 [ 1000 1000 1000 1000 1000 1000", "\n   /W [0 [ 1000 10x0 1000 ]]\n>>\nendobj\n",
        "\n   /W [0 [ 1000 1000 1000  1000 1000 1000 1000 ]]\n>>\nendobj\n",
        "\n   /W [0 [ 99999999999 1000 1000 1000 1000 1000 ]]\n>>\nendobj\n", "/W [0 [ 1 1 1 1 1 1 1 1 ]]", ""}) {
    CAPTURE(pdf);
    CHECK(with_short_widths(pdf) == pdf);
  }
  const std::string two = pdf_of(std::vector<int>(50, 1000)) + pdf_of(std::vector<int>(40, 500));
  const std::string both = with_short_widths(two);
  CHECK(both.size() == two.size());
  CHECK(both.find("0 49 1000") != both.npos);
  CHECK(both.find("0 39 500") != both.npos);
}

TEST_CASE("advances: a page states those of its face, in few bytes") {
  Sheet sheet = make_sheet();
  sheet.ink = {
      make_run(serif, from_pt(10.5), {from_mm(10), from_mm(10)}, "一日月方大高骨角户二人山水田土木火金石天地风云")};
  const std::string pdf = write_pdf({sheet}, {}, SubsetFaces({sheet}, face_file), {});
  QPDF document;
  document.processMemoryFile("a.pdf", pdf.data(), pdf.size());
  int fonts = 0;
  for (Handle object : document.getAllObjects()) {
    if (!object.isDictionary() || !object.getKey("/W").isArray()) continue;
    ++fonts;
    CHECK(advances_of(object.getKey("/W")) == std::vector<int>(24, 1000));  // .notdef is as wide
    CHECK(object.getKey("/W").getArrayNItems() == 3);
  }
  CHECK(fonts == 1);
}

}  // namespace banxin::test::cid_widths_test
