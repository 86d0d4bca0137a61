#include "pdf/function.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <qpdf/QPDF.hh>

#include "pdf/calculator.h"
#include "pdf/work.h"

namespace banxin::test {
namespace {

using Handle = QPDFObjectHandle;
using Numbers = std::vector<double>;

bool are_near(const std::optional<Numbers>& seen, const Numbers& wanted) {
  if (!seen || seen->size() != wanted.size()) return false;
  for (size_t i = 0; i < wanted.size(); ++i)
    if (std::abs((*seen)[i] - wanted[i]) > 1e-6) return false;
  return true;
}

/// `dict`, and what stands behind it as the data of a stream.
Handle function_of(QPDF& pdf, const std::string& dict, const std::string& data) {
  if (data.empty()) return Handle::parse(dict);
  Handle stream = pdf.newStream(data);
  stream.replaceDict(Handle::parse(dict));
  stream.replaceStreamData(data, Handle::newNull(), Handle::newNull());
  return stream;
}

std::string times(int count, const std::string& words) {
  std::string all;
  for (int i = 0; i < count; ++i) all += words;
  return all;
}

}  // namespace

// Reckoned by hand from ISO 32000-1, 7.10.
TEST_CASE("functions of one number: samples, powers, pieces of others, programs") {
  struct Case {
    std::string dict, data;
    double x;
    std::optional<Numbers> value;
  };
  const std::string gold = "/FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 .2 .8 .2] ";
  const std::string up = "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0] /C1 [1] >>",
                    down = "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [9] /C1 [5] >>";
  const std::string two = "/FunctionType 3 /Domain [0 1] /Functions [" + up + down + "] ";
  const std::string sampled = "<< /FunctionType 0 /Domain [0 1] ";
  using namespace std::string_literals;
  const Case cases[] = {
      {"<< " + gold + "/N 1 >>", "", 1, {{0, .2, .8, .2}}},
      {"<< " + gold + "/N 1 >>", "", .5, {{0, .1, .4, .1}}},
      {"<< " + gold + "/N 2 >>", "", .5, {{0, .05, .2, .05}}},
      {"<< " + gold + "/N 1 >>", "", 7, {{0, .2, .8, .2}}},
      {"<< /FunctionType 2 /Domain [0 1] /N 1 >>", "", .25, {{.25}}},
      {"<< " + gold + "/N 1 /Range [0 1 0 1 0 .5 0 1] >>", "", 1, {{0, .2, .5, .2}}},
      {"<< " + gold + "/N 1 /Range [0 1] >>", "", 1, {}},
      {"<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0] /C1 [1 1] >>", "", 1, {}},
      {"<< " + two + "/Bounds [.5] /Encode [0 1 0 1] >>", "", .25, {{.5}}},
      {"<< " + two + "/Bounds [.5] /Encode [0 1 0 1] >>", "", .5, {{9}}},
      {"<< " + two + "/Bounds [.5] /Encode [0 1 1 0] >>", "", 1, {{9}}},
      {"<< " + two + "/Bounds [] /Encode [0 1 0 1] >>", "", 1, {}},
      {"<< " + two + "/Bounds [.5] /Encode [0 1] >>", "", 1, {}},
      {sampled + "/Size [2] /BitsPerSample 8 /Range [0 1] >>", "\0\xFF"s, .5, {{.5}}},
      {sampled + "/Size [2] /BitsPerSample 8 /Range [0 1 0 1] >>", "\0\xFF\xFF\0"s, 1, {{1, 0}}},
      {sampled + "/Size [3] /BitsPerSample 4 /Range [0 1] >>", "\x0F\x30", .75, {{.6}}},
      {sampled + "/Size [2] /BitsPerSample 12 /Range [0 2] >>", "\0\x0F\xFF"s, 1, {{2}}},
      {sampled + "/Size [2] /BitsPerSample 8 /Range [0 1] /Decode [1 0] >>", "\0\xFF"s, 1, {{0}}},
      {sampled + "/Size [2] /BitsPerSample 8 /Range [0 1] /Encode [1 0] >>", "\0\xFF"s, 1, {{0}}},
      {sampled + "/Size [3] /BitsPerSample 8 /Range [0 1] >>", "\0\xFF"s, 1, {}},
      {sampled + "/Size [2 2] /BitsPerSample 8 /Range [0 1] >>", "\0\xFF\0\xFF"s, 1, {}},
      {sampled + "/Size [2] /BitsPerSample 8 >>", "\0\xFF"s, 1, {}},
      {"<< /FunctionType 4 /Domain [0 1] /Range [0 1 0 1] >>", "{ dup .5 mul }", 1, {{1, .5}}},
      {"<< /FunctionType 4 /Domain [0 1] /Range [0 1 0 1] >>", "{ dup 5 mul }", 1, {{1, 1}}},
      {"<< /FunctionType 4 /Domain [0 1] /Range [0 1] >>", "{ dup }", 1, {}},
      {"<< /FunctionType 4 /Domain [0 1 0 1] /Range [0 1] >>", "{ pop }", 1, {}},
      {"<< /FunctionType 4 /Domain [0 1] /Range [0 1] >>", "", 1, {}},
      {"<< /FunctionType 1 /Domain [0 1] /Range [0 1] >>", "", 1, {}},
      {"/Identity", "", 1, {}},
  };
  QPDF pdf;
  pdf.emptyPDF();
  for (const Case& c : cases) {
    CAPTURE(c.dict);
    CAPTURE(c.data);
    CAPTURE(c.x);
    const auto value = value_at(function_of(pdf, c.dict, c.data), c.x);
    CHECK(value.has_value() == c.value.has_value());
    if (c.value) CHECK(are_near(value, *c.value));
  }
}

// PostScript Language Reference, third edition, chapter 8.
TEST_CASE("the operators of PostScript calculators") {
  struct Case {
    std::string program;
    double x;
    std::optional<Numbers> left;
  };
  const Case cases[] = {
      {"{}", .3, {{.3}}},
      {"{ dup .5 mul exch 0 exch .2 mul 0 exch }", 1, {{.5, 0, 0, .2}}},
      {"{ pop 1 2 3 3 1 roll }", 0, {{3, 1, 2}}},
      {"{ pop 1 2 3 3 -1 roll }", 0, {{2, 3, 1}}},
      {"{ pop 1 2 3 3 0 roll }", 0, {{1, 2, 3}}},
      {"{ pop 7 8 9 2 index }", 0, {{7, 8, 9, 7}}},
      {"{ pop 7 8 2 copy }", 0, {{7, 8, 7, 8}}},
      {"{ .5 gt { 1 } { 0 } ifelse }", 1, {{1}}},
      {"{ .5 gt { 1 } { 0 } ifelse }", .5, {{0}}},
      {"{ .5 ge { 1 { 2 } pop } if 3 }", 0, {{3}}},
      {"{ pop 7 2 idiv -7 2 idiv 5 3 mod -5 3 mod }", 0, {{3, -3, 2, -2}}},
      {"{ pop 1 2 sub 6 4 div 2 3 exp 9 sqrt }", 0, {{-1, 1.5, 8, 3}}},
      {"{ pop 1 1 atan -1 0 atan }", 0, {{45, 270}}},
      {"{ pop 90 sin 180 cos 100 log 1 ln }", 0, {{1, -1, 2, 0}}},
      {"{ pop -4.5 abs 4.5 neg 3.2 ceiling -4.8 floor 6.5 round -6.5 round -3.7 truncate }",
       0,
       {{4.5, -4.5, 4, -5, 7, -6, -3}}},
      {"{ pop 3.9 cvi 3 cvr }", 0, {{3, 3}}},
      {"{ pop true false and not { 4 } if }", 0, {{4}}},
      {"{ pop 5 not 12 10 and 12 10 or 12 10 xor }", 0, {{-6, 8, 14, 6}}},
      {"{ pop 1 3 bitshift 8 -2 bitshift }", 0, {{8, 2}}},
      {"{ pop 1 2 eq not { 1 } if 1 2 ne { 2 } if 1 2 lt { 3 } if 1 2 le { 4 } if }", 0, {{1, 2, 3, 4}}},
      {"{% a } b\n pop%\r1}", 0, {{1}}},
      {"{ add }", 1, {}},
      {"{ 1", 1, {}},
      {"}", 1, {}},
      {"", 1, {}},
      {"1 2", 1, {}},
      {"{ glow }", 1, {}},
      {"{ 0 div }", 1, {}},
      {"{ 0 idiv }", 1, {}},
      {"{ 1 { 2 } }", 1, {}},
      {"{ 1 { 2 } { 3 } if }", 1, {}},
      {"{ 5 index }", 1, {}},
      {"{ -1 copy }", 1, {}},
      {"{ 9 1 roll }", 1, {}},
      {"{ 1e999 }", 1, {}},
      {"{ 1e300 cvi }", 1, {}},
      {"{ " + times(99, "1 ") + "}", 1, Numbers(100, 1.0)},
      {"{ " + times(100, "1 ") + "}", 1, {}},
      {times(100, "{ ") + times(100, "} "), 1, {}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.program.substr(0, 80));
    const auto left = calculated(c.program, c.x);
    CHECK(left.has_value() == c.left.has_value());
    if (left && c.left) CHECK_MESSAGE(are_near(left, *c.left), (left->empty() ? -99 : left->back()));
  }
}

TEST_CASE("the length of a program is counted as work" * doctest::test_suite("released")) {
  const std::string program = "{ " + times(100'000, "1 pop ") + "}";
  const WorkLimit limit(100);
  const auto all = [&] {
    for (int i = 0; i < 100'000; ++i) calculated(program, 1);
  };
  CHECK_THROWS_AS(all(), TooMuchWork);
}

}  // namespace banxin::test
