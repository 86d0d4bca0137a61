// Documents that libqpdf could not go through.
#include "pdf/shape.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "pdf/open.h"
#include "pdf/work.h"
#include "tests/pdf/raw_pdf.h"

namespace banxin::test {
namespace {

std::string fault_of(const std::string& bytes) {
  const WorkLimit limit(bytes.size());
  QPDF pdf;
  open_foreign(pdf, bytes, Repair::refuse);
  return shape_fault(pdf).english();
}

std::string fault_of_copying(const std::string& bytes) {
  const WorkLimit limit(bytes.size());
  QPDF pdf;
  open_foreign(pdf, bytes, Repair::refuse);
  return copy_fault(pdf.getAllPages().at(0)).english();
}

}  // namespace

TEST_CASE("a page tree is at most 64 deep and has at most 10000 pages") {
  CHECK(fault_of(raw_pdf(raw_page({}))) == "");
  CHECK(fault_of(deep_tree(64)) == "");
  CHECK(fault_of(deep_tree(65)) == "a page tree 65 deep (at most 64)");
  CHECK(fault_of(deep_tree(20'000)) == "a page tree 20000 deep (at most 64)");
  RawObjects objects = raw_page({});
  std::string kids;
  for (int i = 0; i < 10'001; ++i) kids += "3 0 R ";
  objects[2] = "<< /Type /Pages /Count 10001 /Kids [" + kids + "] >>";
  CHECK(fault_of(raw_pdf(objects)) == "10001 pages (at most 10000)");
}

TEST_CASE("an object number has a limit, also of an object that is only named") {
  CHECK(fault_of(raw_pdf(raw_page({.resources = "<< /Properties << /A 2147483647 0 R >> >>"}))) ==
        "an object number 2147483647 (at most 8388607)");
}

TEST_CASE("what a page needs is nested at most 1000 deep") {
  CHECK(fault_of_copying(long_chain(900)) == "");
  CHECK(fault_of_copying(long_chain(30'000)).starts_with("objects nested 3000"));
}

TEST_CASE("streams whose lengths are streams are read only as deep as the stack allows") {
  RawPage page;
  constexpr int count = 20'000;
  for (int i = 0; i < count; ++i) page.more[10 + i] = fmt::format("<< /Length {} 0 R >>\nstream\n\nendstream", 11 + i);
  page.more[10 + count] = "0";
  const std::string bytes = raw_pdf(raw_page(page));
  const WorkLimit limit(bytes.size());
  QPDF pdf;
  open_foreign(pdf, bytes, Repair::refuse);
  CHECK(shape_fault(pdf).empty());
  REQUIRE(pdf.anyWarnings());
  CHECK(pdf.getWarnings().front().getMessageDetail().find("too deep to be read") != std::string::npos);
}

}  // namespace banxin::test
