// Faults of other engines in normalisation, classes and line breaking, each by the name under which it is known: here
// they must not be.
#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "tests/text/break_support.h"
#include "tests/text/support.h"
#include "text/orient.h"

using namespace banxin;
using namespace banxin::test;

namespace {

std::string normalised(std::string_view text) {
  std::vector<Change> changes;
  return normalise(spans(text), language_of("zh-Hans"), changes)[0].text;
}

// The face that sets each character of a text, one name a character.
std::vector<std::string> faces_of(std::string_view text, std::string_view language) {
  const ShapedText shaped = shape(text, language);
  std::vector<std::string> names;
  for (const Cluster& c : shaped.clusters)
    names.insert(names.end(), c.chars, catalogue().faces[shaped.runs[c.run].face.index].name);
  return names;
}

}  // namespace

TEST_CASE("pandoc#11241: a soft line break between Han leaves no space") {
  CHECK(normalised("我国算\n力产业") == "我国算力产业");
  CHECK(normalised("我国算  \n  力产业") == "我国算力产业");
}

TEST_CASE("csswg-drafts#337: nor does one beside a curly quote, a dash or an ellipsis") {
  CHECK(normalised("他说\n“好”") == "他说“好”");
  CHECK(normalised("“好”\n他说") == "“好”他说");
  CHECK(normalised("不止\n——还有") == "不止——还有");
  CHECK(normalised("不止……\n还有") == "不止……还有");
  CHECK(normalised("say “yes”\nand go") == "say “yes” and go");
}

TEST_CASE("typst#8191: straight quotes between Han open and close in turn") {
  CHECK(normalised("他说\"好\"就走") == "他说“好”就走");
  CHECK(normalised("从'一'到'二'") == "从‘一’到‘二’");
  CHECK(normalised("\"一\"\"二\"") == "“一”“二”");
}

TEST_CASE("typst#5858: the CJK face owns the marks that Western faces have too") {
  for (const std::string_view text :
       {"国“国”国", "国‘国’国", "国…国", "国……国", "国—国", "国——国", "国·国", "国～国"}) {
    CAPTURE(text);
    for (const std::string& face : faces_of(text, "zh-Hans")) CHECK(face == "noto-serif-sc");
    for (const std::string& face : faces_of(text, "ja")) CHECK(face == "noto-serif-jp");
  }
}

TEST_CASE("typst#1009, icu4x#5595: lines may turn outside quotation marks between Han") {
  CHECK(breakable(U"国国“国国”国国", "zh", Level::gb) == "国|国|“国|国”|国|国");
  CHECK(breakable(U"国国‘国国’国国", "zh", Level::gb) == "国|国|‘国|国’|国|国");
}

TEST_CASE("typst#1009: on the sample front page no opportunity beside a quotation mark is lost") {
  std::ifstream file(std::string(BANXIN_SOURCE_DIR) + "/samples/yunfu-2025-09-07/01-computing-power.md");
  REQUIRE(file);
  size_t seen = 0;
  for (std::string line; std::getline(file, line);) {
    const std::u32string text = utf8::to_utf32(line);
    const auto p = penalties(text, "zh", Level::gb);
    const auto is_han = [&](size_t i) { return i < text.size() && text[i] >= 0x4E00 && text[i] <= 0x9FFF; };
    for (size_t i = 1; i < text.size(); ++i) {
      const bool outside = (text[i] == U'“' && is_han(i - 1)) || (text[i - 1] == U'”' && is_han(i));
      const bool inside = text[i] == U'”' || text[i - 1] == U'“';
      seen += outside ? 1 : 0;
      if (outside) CHECK(p[i] != no_break);
      if (inside) CHECK(p[i] == no_break);
    }
  }
  CHECK(seen > 20);
}

TEST_CASE("clreq#737: closing single and double title marks begin no line") {
  CHECK(breakable(U"《国〈国〉国》国", "zh", Level::basic) == "《国|〈国〉|国》|国");
}

TEST_CASE("clreq#510: a paragraph may begin with a dash at every level") {
  for (const Level level : {Level::none, Level::loose, Level::basic, Level::gb, Level::strict})
    CHECK(penalties(U"——国国国", "zh", level)[2] != no_break);
}

TEST_CASE("clreq#625: CSS has no level equal to gb") {
  // gb lets …… begin a line, which no CSS level does, and keeps ％ from it, which css:loose does not.
  CHECK(penalties(U"国国……国国", "zh", Level::gb)[2] != no_break);
  CHECK(penalties(U"国国％国国", "zh", Level::gb)[2] == no_break);
  for (const Level level : {Level::css_loose, Level::css_normal, Level::css_strict})
    CHECK(penalties(U"国国……国国", "zh", level)[2] == no_break);
  CHECK(penalties(U"国国％国国", "zh", Level::css_loose)[2] != no_break);
}

TEST_CASE("SILE: Chinese lines have rules of their own, not Japan's and not none") {
  CHECK(breakable(U"国，国：国；国·国", "zh", Level::automatic) == "国，|国：|国；|国·|国");
}

TEST_CASE("UAX #14: no free break after a solidus of Western text") {
  CHECK(breakable(U"5G/6G", "zh", Level::gb) == "5G/6G");
  CHECK(breakable(U"按GB/T标准", "zh", Level::gb) == "按|GB/T|标|准");
}

TEST_CASE("Pango: no break after a dot of an address") {
  CHECK(penalties(U"写信到yfrb@vip.163.com去", "zh", Level::gb)[12] == no_break);
  CHECK(penalties(U"看www.a.com去", "zh", Level::gb)[5] == no_break);
}

TEST_CASE("vertical orientation is Unicode's own") {
  std::ifstream file("/usr/share/unicode/VerticalOrientation.txt");
  std::string line;
  std::getline(file, line);
  REQUIRE_MESSAGE(line == "# VerticalOrientation-15.0.0.txt", "unicode-data of packages.txt is not installed");
  size_t seen = 0;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    char value[4] = "";
    unsigned long first = 0, last = 0;
    const bool range = line.find("..") != line.npos;
    const int read = range ? std::sscanf(line.c_str(), "%lx..%lx ; %3[A-Za-z]", &first, &last, value)
                           : std::sscanf(line.c_str(), "%lx ; %3[A-Za-z]", &first, value);
    REQUIRE_MESSAGE(read == (range ? 3 : 2), line);
    for (unsigned long c = first; c <= (range ? last : first); ++c, ++seen) {
      if (std::string(vertical_orientation(static_cast<char32_t>(c))) == value) continue;
      FAIL_CHECK("U+" << std::hex << c << ": " << vertical_orientation(static_cast<char32_t>(c)) << ", not " << value);
    }
  }
  CHECK(seen > 10000);
  CHECK(std::string(vertical_orientation(0x10FFFF)) == "R");  // what the file does not list
}
