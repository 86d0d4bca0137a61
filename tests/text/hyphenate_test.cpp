// Hyphenation of Western words; the points are those of the dictionaries of Webster and Duden.
#include "text/hyphenate.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/text/break_support.h"

using namespace banxin;
using namespace banxin::test;

namespace {

struct Cut {
  std::string text;  // with - where a line may end with a hyphen
  std::vector<Penalty> breaks;
};

Cut cut(const std::vector<Span>& spans, std::string_view language, const std::vector<std::string>& languages) {
  static Hyphenator hyphenator;
  const Cells cells = to_cells(spans);
  std::u32string chars;
  for (const TextCell& cell : cells) chars += cell.c;
  std::vector<CharClass> of;
  classify(chars, profile_of(language_of(language).region), of);
  Cut out{{}, penalties(chars, language, Level::automatic)};
  std::vector<bool> hyphens;
  hyphenator.hyphenate(cells, of, language_of(language), languages, {}, out.breaks, hyphens);
  for (size_t i = 0; i < chars.size(); ++i) {
    if (hyphens[i]) out.text += '-';
    utf8::append(out.text, chars[i]);
  }
  return out;
}

std::string cut(std::string_view text, std::string_view language = "en",
                const std::vector<std::string>& languages = {"en"}) {
  Span span;
  span.text = text;
  return cut({span}, language, languages).text;
}

}  // namespace

TEST_CASE("hyphenation: words of American English") {
  CHECK(cut("the hyphenation of a dictionary here") == "the hy-phen-ation of a dic-tio-nary here");
  CHECK(cut("computer software engineers work") == "com-puter soft-ware en-gi-neers work");
}

TEST_CASE("hyphenation: only when the language is listed") {
  CHECK(cut("a hyphenation mark", "en", {}) == "a hyphenation mark");
  CHECK(cut("a hyphenation mark", "fr", {"en"}) == "a hyphenation mark");
  CHECK(cut("a hyphenation mark", "und", {"en"}) == "a hyphenation mark");
  CHECK(cut("a hyphenation mark", "en-US", {"en"}) == "a hy-phen-ation mark");
  CHECK(cut("他用hyphenation规则", "zh-Hans", {"en"}) == "他用hy-phen-ation规则");
  CHECK(cut("他用hyphenation规则", "zh-Hans", {}) == "他用hyphenation规则");
}

TEST_CASE("hyphenation: two letters before the hyphen, three after it") {
  CHECK(cut("about unity every ratio here") == "about unity ev-ery ra-tio here");  // not a-bout, uni-ty, ever-y
}

TEST_CASE("hyphenation: what is never cut") {
  CHECK(cut("strengths through thought then") == "strengths through thought then");  // one syllable
  CHECK(cut("the UNESCO organization here") == "the UNESCO or-ga-ni-za-tion here");  // an abbreviation
  CHECK(cut("by DeepSeek and iPhoneography here") == "by DeepSeek and iPhoneography here");
  CHECK(cut("we saw Washington again") == "we saw Washington again");  // a name
  CHECK(cut("by Mr. Washington again") == "by Mr. Washington again");
  CHECK(cut("Organization is all. Organization helps") == "Or-ga-ni-za-tion is all. Organization helps");
  CHECK(cut("this was finished. Organization helps") == "this was fin-ished. Or-ga-ni-za-tion helps");
  CHECK(cut("the last organization") == "the last organization");  // ends the paragraph
  CHECK(cut("the last organization.”") == "the last organization.”");
  CHECK(cut("the organization’s plan") == "the or-ga-ni-za-tion’s plan");
  CHECK(cut("organization2 well-organized file.organization here") ==
        "organization2 well-organized file.organization here");
  CHECK(cut("see www.organization.org/organization here") == "see www.organization.org/organization here");
}

TEST_CASE("hyphenation: code is never cut") {
  std::vector<Span> spans(3);
  spans[0].text = "the ";
  spans[1].text = "organization";
  spans[1].code = true;
  spans[2].text = " of organization here";
  CHECK(cut(spans, "en", {"en"}).text == "the organization of or-ga-ni-za-tion here");
}

TEST_CASE("hyphenation: a point has its price, and nothing else moves") {
  Span span;
  span.text = "a hyphenation mark";
  const Cut with = cut({span}, "en", {"en"}), without = cut({span}, "en", {});
  CHECK(with.breaks[4] >= 50);
  CHECK(with.breaks[4] <= 100);
  CHECK(without.breaks[4] == no_break);
  for (size_t i = 0; i < with.breaks.size(); ++i)
    if (i != 4 && i != 8) CHECK(with.breaks[i] == without.breaks[i]);
}

TEST_CASE("hyphenation: the author's soft hyphens need no dictionary, and stand alone in their word") {
  CHECK(cut("an organ\u00ADization here", "en", {"en"}) == "an organ\u00AD-ization here");
  CHECK(cut("an organ\u00ADization here", "und", {}) == "an organ\u00AD-ization here");
  CHECK(cut("用organ\u00ADization法", "zh", {}) == "用organ\u00AD-ization法");
}

TEST_CASE("hyphenation: a language without a dictionary is the machine's fault, not silence") {
  try {
    cut("用words法", "zh", {"xx"});
    FAIL("no dictionary of xx, and nothing said");
  } catch (const MachineFault& fault) {
    CHECK(fault.code == "missing-dictionary");
    CHECK(fault.hint.english().find("hyphen-xx") != std::string::npos);
  }
}
