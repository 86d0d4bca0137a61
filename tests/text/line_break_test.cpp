// Western text against LineBreakTest.txt of Unicode 15.0, as the Debian package unicode-data brings it.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/text/break_support.h"

using namespace banxin;
using namespace banxin::test;

namespace {

struct Sample {
  std::u32string text;
  std::vector<bool> may_end;  // [i]: a line may end before character i; [size]: the end
  std::string line;
};

// `× 0023 × 0020 ÷ 0023 ÷ # comment`
Sample parse(const std::string& line) {
  Sample sample;
  sample.line = line.substr(0, line.find('#'));
  std::istringstream words(sample.line);
  for (std::string word; words >> word;) {
    if (word == "÷" || word == "×")
      sample.may_end.push_back(word == "÷");
    else
      sample.text += static_cast<char32_t>(std::stoul(word, nullptr, 16));
  }
  return sample;
}

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = [] {
    std::vector<Sample> out;
    std::ifstream in("/usr/share/unicode/auxiliary/LineBreakTest.txt");
    std::string line;
    std::getline(in, line);
    REQUIRE_MESSAGE(line == "# LineBreakTest-15.0.0.txt", "unicode-data of packages.txt is not installed");
    while (std::getline(in, line))
      if (Sample sample = parse(line); !sample.text.empty()) out.push_back(std::move(sample));
    return out;
  }();
  return all;
}

bool passes(const Sample& sample, const std::vector<Penalty>& breaks) {
  for (size_t i = 1; i <= sample.text.size(); ++i)
    if ((breaks[i] != no_break) != sample.may_end[i]) return false;
  return true;
}

bool has_pair(const Sample& sample, std::u32string_view first, auto second) {
  char32_t before = 0;
  for (const char32_t c : sample.text) {
    if (c == 0x0308) continue;  // LB9: a combining mark belongs to its base
    if (first.find(before) != first.npos && second(c)) return true;
    before = c;
  }
  return false;
}

// Where ICU 72 goes its own way, and we with it.
const char* known_difference(const Sample& sample) {
  // ICU's LB20.09, since Unicode 16 rule LB20a of the standard: a hyphen that begins a word stays with it.
  const bool hyphen_first = sample.text[0] == U'-';
  if (hyphen_first && has_pair(sample, U"-", [](char32_t c) { return c != U' ' && c != U'-'; })) return "LB20a";
  // The file tailors numbers (UAX #14, 8.2, example 7). Rule LB25 itself has IS × NU: no break in `.35` or `a.2`.
  if (has_pair(sample, U".,", [](char32_t c) { return c >= U'0' && c <= U'9'; })) return "LB25";
  return nullptr;
}

// § and its number stay together in text of tables, too (western_breaks.h).
bool is_bound(const Sample& sample) {
  return has_pair(sample, U" ", [](char32_t c) { return c >= U'0' && c <= U'9'; }) && sample.text[0] == U'§';
}

// What our tables rule instead of UAX #14.
bool is_tailored(const Sample& sample, Profile profile) {
  std::vector<CharClass> of;
  const ClassSet present = classify(sample.text, profile, of);
  return (present & (cjk_classes | classes(CharClass::pre, CharClass::pos))) != 0;
}

}  // namespace

TEST_CASE("line breaks: every line of LineBreakTest where UAX #14 rules alone") {
  for (const char* language : {"und"}) {  // every other language has habits of its own: western_breaks.h
    CAPTURE(language);
    int passed = 0, hyphens = 0, numbers = 0;
    for (const Sample& sample : samples()) {
      const bool pass = passes(sample, penalties(sample.text, language, Level::automatic));
      passed += pass ? 1 : 0;
      if (pass) continue;
      const char* rule = known_difference(sample);
      CHECK_MESSAGE(rule != nullptr, sample.line);
      if (rule == nullptr) continue;
      (std::string_view(rule) == "LB20a" ? hyphens : numbers) += 1;
    }
    CHECK(samples().size() == 7654);
    CHECK(passed == 7632);
    CHECK(hyphens == 8);
    CHECK(numbers == 14);
  }
}

TEST_CASE("line breaks: LineBreakTest for Western text inside Chinese, Japanese and Korean") {
  struct Row {
    const char* language;
    Level level;
    int lines;  // of the file that have no character of our tables
  };
  constexpr Row rows[] = {
      {"zh", Level::none, 4723},         {"zh", Level::loose, 4723},    {"zh", Level::basic, 4723},
      {"zh", Level::gb, 4723},           {"zh", Level::strict, 4723},   {"ja", Level::ja_very_strict, 4994},
      {"ja", Level::ja_strict, 4994},    {"ja", Level::ja_loose, 4994}, {"ja", Level::ja_very_loose, 4994},
      {"ko", Level::ko_character, 5002}, {"ko", Level::ko_word, 5002}};
  for (const Row& row : rows) {
    CAPTURE(row.language);
    CAPTURE(static_cast<int>(row.level));
    int tested = 0;
    for (const Sample& sample : samples()) {
      if (is_tailored(sample, profile_of(language_of(row.language).region))) continue;
      ++tested;
      const bool pass = passes(sample, penalties(sample.text, row.language, row.level));
      if (!pass) CHECK_MESSAGE((known_difference(sample) != nullptr || is_bound(sample)), sample.line);
    }
    CHECK(tested == row.lines);
  }
}
