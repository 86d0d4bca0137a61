#include "pdf/content.h"

#include <doctest/doctest.h>

#include <string>

namespace banxin::test {
namespace {

// "m/2 l/2 S/0": each operator with the number of its operands.
std::string told(std::string_view stream) {
  std::string out;
  ContentReader reader(stream);
  while (reader.next()) {
    if (!out.empty()) out += ' ';
    out += std::string(reader.operation()) + "/" + std::to_string(reader.operands().size());
  }
  return reader.fault().empty() ? out : "fault: " + Message(reader.fault()).english();
}

}  // namespace

TEST_CASE("a content stream falls into its operations") {
  CHECK(told("") == "");
  CHECK(told("q 1 0 0 1 0 0 cm Q") == "q/0 cm/6 Q/0");
  CHECK(told("1 0 0 rg\n.5 -2 +3 RG") == "rg/3 RG/3");
  CHECK(told("/F1 10 Tf(a\\)b(c)d)Tj[(x)-20<41>]TJ T*") == "Tf/2 Tj/1 TJ/1 T*/0");
  CHECK(told("% 1 0 0 rg\n0 g %end") == "g/1");
  CHECK(told("/Span << /ActualText <feff2026> /A (>>) >> BDC EMC") == "BDC/2 EMC/0");
  CHECK(told("/P <</MCID 0>> BDC true false null x") == "BDC/2 x/3");
}

TEST_CASE("strings, comments and inline images hide what looks like operators") {
  CHECK(told("(1 0 0 rg) Tj") == "Tj/1");
  CHECK(told("BI /W 2 /H 1 /CS /RGB /BPC 8 ID \x01 0 0 rg)(\x02 EI Q") == "BI/8 Q/0");
  CHECK(told("BI /W 1 ID EIEI EI") == "BI/2");
}

TEST_CASE("what is no content stream is told, and the walk ends") {
  CHECK(told("(open") == "fault: a string does not end");
  CHECK(told("(open\\") == "fault: a string does not end");
  CHECK(told("<41") == "fault: a string does not end");
  CHECK(told("[1 2") == "fault: an array or dictionary does not end");
  CHECK(told("<< /A") == "fault: an array or dictionary does not end");
  CHECK(told("1 0 ] rg") == "fault: a bracket closes what was not open");
  CHECK(told("BI /W 1 ID x") == "fault: an inline image does not end");
  CHECK(told("BI /W 1 EI") == "fault: an inline image has no data");
  CHECK(told("Q 1 2") == "fault: operands without an operator at the end");
}

TEST_CASE("operands tell their values and where the operation stands") {
  const std::string_view stream = "q  0.25 -.5 12 rg Q";
  ContentReader reader(stream);
  REQUIRE(reader.next());
  REQUIRE(reader.next());
  CHECK(reader.ends_in_numbers(3));
  CHECK_FALSE(reader.ends_in_numbers(4));
  CHECK(reader.number(0) == 0.25);
  CHECK(reader.number(1) == -0.5);
  CHECK(reader.number(2) == 12);
  CHECK(stream.substr(reader.begin(), reader.end() - reader.begin()) == "0.25 -.5 12 rg");
}

}  // namespace banxin::test
