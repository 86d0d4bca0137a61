// Streams unpacked: what comes out, and how much may.
#include "pdf/streams.h"

#include <doctest/doctest.h>

#include <qpdf/QPDF.hh>

#include "pdf/deflate.h"
#include "pdf/open.h"
#include "tests/pdf/raw_pdf.h"

namespace banxin::test {
namespace {

// What the stream holds that is the content of a page; what is thrown in braces.
std::string content_in(const std::string& object, const RawObjects& more = {}) {
  RawObjects objects = raw_page({.more = more});
  objects[4] = object;
  const std::string bytes = raw_pdf(objects);
  const WorkLimit limit(bytes.size());
  QPDF pdf;
  open_foreign(pdf, bytes, Repair::refuse);
  try {
    return decoded_content(QPDFObjectHandle(pdf.getAllPages().at(0)).getKey("/Contents"));
  } catch (const BadStream& bad) {
    return std::string("{") + bad.what() + "}";
  }
}

using namespace std::string_literals;

}  // namespace

TEST_CASE("packed streams are unpacked") {
  CHECK(content_in(raw_stream("q Q")) == "q Q");
  CHECK(content_in(raw_stream("q Q", "", 1)) == "q Q");
  CHECK(content_in(raw_stream("q Q", "", 3)) == "q Q");
  CHECK(content_in(raw_stream("q Q>", "/Filter /ASCIIHexDecode")) != "q Q");
  CHECK(content_in(raw_stream("\x02q Q\xFEx\x80", "/Filter /RunLengthDecode")) == "q Qxxx");
  // ISO 32000-1, 7.4.4.2, example 1.
  CHECK(content_in(raw_stream("\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", "/Filter /LZWDecode")) ==
        "\x2D\x2D\x2D\x2D\x2D\x41\x2D\x2D\x2D\x42");
  CHECK(content_in(raw_stream("\xFF\xFF\xFF", "/Filter /LZWDecode")) == "{does not decode}");
  CHECK(content_in(raw_stream("nothing deflated", "/Filter /FlateDecode")) == "{does not decode}");
}

// The way of small sound streams, and where it ends: at damage, and at a size.
TEST_CASE("a stream is unpacked at once when it is whole and no larger than it may be") {
  const std::string text(100'000, 'a'), packed = deflated(text);
  CHECK(inflated(packed, text.size()) == text);
  CHECK(inflated(deflated(""), 9) == "");
  CHECK_FALSE(inflated(packed, text.size() - 1));
  CHECK_FALSE(inflated(std::string_view(packed).substr(0, packed.size() / 2), text.size()));
  std::string wrong = packed;
  wrong.back() = static_cast<char>(wrong.back() + 1);  // of its checksum
  CHECK_FALSE(inflated(wrong, text.size()));
  CHECK_FALSE(inflated("nothing deflated", 1000));
  QPDF pdf;
  pdf.emptyPDF();
  QPDFObjectHandle stream = pdf.newStream("q 1 0 0 1 0 0 cm Q");
  CHECK(packed_beginning(stream, 3) == "q 1");
  CHECK(packed_beginning(stream, 1000) == "q 1 0 0 1 0 0 cm Q");
}

TEST_CASE("predictors are undone, row by row") {
  const auto row = [](const std::string& bytes, const std::string& parameters) {
    return content_in(raw_stream(bytes, "/DecodeParms [<< " + parameters + " >>]", 1));
  };
  const std::string png = "/Predictor 15 /Colors 2 /Columns 2";
  CHECK(row("\x00"
            "abcd\x01"
            "ab\x01\x01\x02"
            "\x01\x01\x01\x01"s,
            png) ==
        "abcd"
        "abbc"
        "bccd");
  CHECK(row("\x00"
            "\x10\x20\x30\x40\x03\x01\x02\x03\x04"s,
            png) == "\x10\x20\x30\x40\x09\x12\x1F\x2D");
  CHECK(row("\x00"
            "\x10\x20\x30\x40\x04\x01\x01\x01\x01"s,
            png) == "\x10\x20\x30\x40\x11\x21\x31\x41");
  CHECK(row("\x00"
            "ab"s,
            png) == "ab\0\0"s);  // a row that ends early
  CHECK(row("\x01\x02\x03\x04", "/Predictor 2 /Columns 2 /Colors 2") == "\x01\x02\x04\x06");
  CHECK(row("\x01\xFF\x00\x02"s, "/Predictor 2 /Columns 2 /BitsPerComponent 16") == "\x01\xFF\x02\x01");
  CHECK(row("\x11\x11", "/Predictor 2 /Columns 4 /BitsPerComponent 4") == "\x12\x34");
  CHECK(row("\xFF", "/Predictor 2 /Columns 8 /BitsPerComponent 1") == "\xAA");
  CHECK(row("ab", "/Predictor 3 /Columns 2") == "{does not decode}");
  CHECK(row("ab", "/Predictor 12 /Columns 99999999") == "{does not decode}");
}

TEST_CASE("a stream unpacks to at most 64 MB, at every filter and all parts together" *
          doctest::test_suite("released")) {
  const std::string zeros(size_t{65} << 20, '\0');
  CHECK(content_in(raw_stream(zeros, "", 1)) == "{unpacks to more than 64 MB}");
  const std::string bomb = raw_stream(zeros, "", 3);
  CHECK(bomb.size() < 10'000);
  CHECK(content_in(bomb) == "{unpacks to more than 64 MB}");
  RawObjects more;
  more[10] = raw_stream(zeros.substr(0, size_t{40} << 20), "", 1);
  CHECK(content_in("[10 0 R 10 0 R]", more) == "{unpacks to more than 64 MB}");
}

TEST_CASE("what libqpdf unpacks for itself is bounded, too") {
  RawObjects objects = raw_page({.resources = "5 0 R"});
  const std::string zeros(size_t{9} << 20, ' ');
  objects[6] = raw_stream("5 0 << >>" + zeros, "/Type /ObjStm /N 1 /First 4", 2);
  // A table of the objects that says where they are: object 5 is the first one of stream 6.
  std::string bytes = "%PDF-1.5\n", rows(1, '\0');
  rows += std::string(6, '\0');
  for (int i = 1; i <= 6; ++i) {
    const size_t at = bytes.size();
    if (i == 5) {
      rows += "\x02\x00\x00\x00\x06\x00\x00"s;
      continue;
    }
    rows += '\x01';
    for (const int shift : {24, 16, 8, 0}) rows += static_cast<char>(at >> shift);
    rows += std::string(2, '\0');
    bytes += std::to_string(i) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const size_t table = bytes.size();
  rows += '\x01';
  for (const int shift : {24, 16, 8, 0}) rows += static_cast<char>(table >> shift);
  rows += std::string(2, '\0');
  bytes += "7 0 obj\n" + raw_stream(rows, "/Type /XRef /W [1 4 2] /Size 8 /Root 1 0 R") + "\nendobj\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
  const WorkLimit limit(bytes.size());
  QPDF pdf;
  open_foreign(pdf, bytes, Repair::refuse);
  CHECK(QPDFObjectHandle(pdf.getAllPages().at(0)).getKey("/Resources").isNull());
  REQUIRE(pdf.anyWarnings());
  CHECK(pdf.getWarnings().front().getMessageDetail().find("unpacks to more than 8 MB") != std::string::npos);
}

TEST_CASE("a small file may not ask for endless work; without a limit nothing is counted") {
  spend(uint64_t{1} << 40);
  const WorkLimit limit(1'000'000);
  spend(300'000'000);
  CHECK_THROWS_WITH_AS(spend(100'000'000),
                       "takes more work than its size allows (381 MB to unpack and read, at most 351 MB)", TooMuchWork);
  CHECK_THROWS_AS(spend(0), TooMuchWork);
}

}  // namespace banxin::test
