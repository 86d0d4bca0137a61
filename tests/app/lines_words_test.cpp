// `banxin lines`: hyphens, names, addresses, orientation, and what normalisation changed.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/lines.h"

namespace banxin::lines_words_test {
namespace {

using Answer = nlohmann::ordered_json;

Answer ask(const std::string& fields, int wanted_code = 0, const char* width = "0.5") {
  std::string request = "{" + fields + ", \"uniform_em\": " + width + "}";
  std::ranges::replace(request, '\n', ' ');  // one request, one line
  std::istringstream in(request);
  std::ostringstream out;
  CHECK(run_lines(in, out, FontCatalogue{}) == wanted_code);
  return Answer::parse(out.str());
}

std::vector<std::string> texts_of(const Answer& answer) {
  std::vector<std::string> texts;
  for (const Answer& line : answer["lines"]) texts.push_back(line["text"]);
  return texts;
}

double sum(const Answer& widths) {
  double total = 0;
  for (const Answer& width : widths) total += width.get<double>();
  return total;
}

}  // namespace

TEST_CASE("lines: a hyphen is part of its line, and not of its text") {
  const std::string text = R"("text": "we organizationally wait here", "lang": "en", "align": "start", "width_em": 6)";
  const Answer cut = ask(text + R"(, "hyphenate": ["en"])"), whole = ask(text);
  REQUIRE(cut["lines"].size() > 1);
  const Answer& line = cut["lines"][0];
  CHECK(line["hyphen"] == true);
  const size_t letters = line["text"].get<std::string>().size();
  CHECK(line["width_em"] == (static_cast<double>(letters) + 1) / 2);
  CHECK(line["width_em"] <= 6.0);
  CHECK(sum(line["advances_em"]) == line["width_em"].get<double>());
  CHECK(cut["text"] == "we organizationally wait here");
  for (const Answer& each : whole["lines"]) CHECK(!each.contains("hyphen"));
  CHECK(texts_of(whole)[0] == "we");
}

TEST_CASE("lines: a hyphen that does not fit turns the line before it") {
  // or-ga-ni-za-tion: "organiza" and its hyphen need 4.5 em.
  const auto first = [](const char* width) {
    return texts_of(ask(R"("text": "organization of work", "lang": "en", "align": "start", "hyphenate": "en",
      "optimal": false, "width_em": )" +
                        std::string(width)))[0];
  };
  CHECK(first("4.5") == "organiza");
  CHECK(first("4.4") == "organi");
  CHECK(first("6") == "organization");
}

TEST_CASE("lines: a soft hyphen shows where the line turns, and only there") {
  const Answer cut = ask(R"("text": "or\u00ADgan\u00ADization", "lang": "en", "align": "start", "optimal": false,
    "width_em": 3.5)");
  REQUIRE(cut["lines"].size() == 2);
  CHECK(cut["lines"][0]["text"] == "or\u00ADgan\u00AD");
  CHECK(cut["lines"][0]["hyphen"] == true);
  CHECK(cut["lines"][0]["width_em"] == 3);
  CHECK(!cut["lines"][1].contains("hyphen"));
}

TEST_CASE("lines: a justified line with a hyphen fills its measure") {
  const Answer set = ask(R"("text": "in a town by the sea an organization of internationalization works here as it did",
    "lang": "en", "hyphenate": ["en"], "width_em": 6.4, "letter_space_em": [0, 0, 0])",
                         0, "0.2");
  int hyphens = 0;
  for (size_t i = 0; i + 1 < set["lines"].size(); ++i) {
    CHECK(set["lines"][i]["width_em"] == 6.4);
    hyphens += set["lines"][i].contains("hyphen") ? 1 : 0;
  }
  CHECK(hyphens > 0);
}

TEST_CASE("lines: two hyphens in a row are dearer than one") {
  const auto badness = [](const char* text) {
    return ask(R"("lang": "en", "align": "start", "optimal": false, "width_em": 4.5, "text": ")" + std::string(text) +
               "\"")["badness"]
        .get<double>();
  };
  // The same lines, broken by the author: six letters and a hyphen, twice or with a space between.
  CHECK(badness("aaaaaa\\u00ADbbbbbb\\u00ADcccccccc") > badness("aaaaaa\\u00ADbbbbbbb cccccccc") + 250);
}

TEST_CASE("lines: languages without a dictionary are refused by name") {
  const Answer answer = ask(R"("text": "用words法则", "hyphenate": ["xx"])", 2);
  CHECK(answer["error"].get<std::string>().find("xx") != std::string::npos);
  CHECK(ask(R"("text": "国", "hyphenate": ["e n"])", 2)["error"].get<std::string>().find("language tag") !=
        std::string::npos);
  CHECK(ask(R"("text": "国", "hyphenate": [1])", 2).contains("error"));
}

TEST_CASE("lines: names that are listed stay whole where that costs little") {
  const std::string request = R"("indent_em": 0, "width_em": 8,
    "text": "报社的新任主任兼总编辑今天上午陈浩明在会上说了许多话题大家都听得津津有味")";
  CHECK(texts_of(ask(request))[0] == "报社的新任主任兼总编辑今天上午陈");
  CHECK(texts_of(ask(request + R"(, "names": ["陈浩明"])"))[0] == "报社的新任主任兼总编辑今天上午");
  CHECK(texts_of(ask(request))[0] == "报社的新任主任兼总编辑今天上午陈");  // names are those of one request
}

TEST_CASE("lines: an address of up to 60 % of the measure moves whole, a longer one is cut") {
  const auto cut = [](const char* width) {
    const Answer set = ask(R"("text": "请大家今天都去看网站www.abcdefgh.com/ij以及其他的报道和文章", "indent_em": 0,
      "width_em": )" + std::string(width));
    const std::string address = "www.abcdefgh.com/ij";
    for (const std::string& line : texts_of(set))
      if (line.find(address) != std::string::npos) return false;
    return true;
  };
  CHECK(!cut("16"));  // 9.5 em of 16: 59 %
  CHECK(cut("9"));    // wider than the measure
}

TEST_CASE("lines: what normalisation changed, by the author's offsets") {
  const Answer set = ask(R"("text": "算力,芯片(AI) 好", "normalize": true)");
  CHECK(set["text"] == "算力，芯片（AI） 好");
  REQUIRE(set["changes"].size() == 3);
  CHECK(set["changes"][0] == Answer::parse(R"({"offset": 2, "rule": "N1", "before": ",", "after": "，"})"));
  CHECK(set["changes"][1] == Answer::parse(R"({"offset": 5, "rule": "N2", "before": "(", "after": "（"})"));
  CHECK(set["changes"][2]["offset"] == 8);
  CHECK(ask(R"("text": "国，家", "normalize": true)")["changes"] == Answer::array());
  CHECK(!ask(R"("text": "算力,芯片")").contains("changes"));
}

TEST_CASE("lines: vertical orientation, one value a code point") {
  const Answer set = ask(R"("text": "国a，（：ー")");
  CHECK(set["vo"] == Answer::parse(R"(["U", "R", "Tu", "Tr", "Tr", "Tr"])"));
}

}  // namespace banxin::lines_words_test
