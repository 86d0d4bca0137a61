// `banxin lines`: the fields of its requests and answers. Widths are uniform, so no fonts are needed.
#include "app/lines.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <streambuf>
#include <vector>

#include "base/report.h"

namespace banxin::lines_test {
namespace {

using Json = nlohmann::ordered_json;

struct Outcome {
  int exit_code = 0;
  std::vector<Json> answers;
};

Outcome ask_all(const std::string& requests) {
  std::istringstream in(requests);
  std::ostringstream out;
  Outcome outcome;
  outcome.exit_code = run_lines(in, out, FontCatalogue{});
  std::istringstream lines(out.str());
  for (std::string line; std::getline(lines, line);) outcome.answers.push_back(Json::parse(line));
  return outcome;
}

Json ask(const std::string& request) {
  const Outcome outcome = ask_all(request + "\n");
  REQUIRE(outcome.answers.size() == 1);
  return outcome.answers[0];
}

}  // namespace

TEST_CASE("an answer without a measure holds everything but lines") {
  const Json answer = ask(R"({"id": "a", "text": "国，（家）", "uniform_em": 1})");
  CHECK(answer["id"] == "a");
  CHECK(answer["text"] == "国，（家）");
  CHECK(answer["breaks"] == Json::parse("[2]"));
  CHECK(answer["advances_em"] == Json::parse("[1, 1, 0.5, 1, 1]"));
  CHECK(answer["gaps_em"] == Json::object());
  CHECK(answer["total_em"] == 4.5);
  CHECK(answer["lines"] == Json::array());
  CHECK(answer["lone_character"] == false);
  CHECK(answer["warnings"] == Json::array());
}

TEST_CASE("the examples of the documentation answer as they are shown") {
  std::ifstream page(std::string(BANXIN_SOURCE_DIR) + "/docs/lines.md");
  constexpr std::string_view before = "$ echo '", behind = "' | banxin lines";
  int examples = 0;
  for (std::string line, shown; std::getline(page, line);) {
    if (!line.starts_with(before) || !line.ends_with(behind)) continue;
    REQUIRE(std::getline(page, shown));
    CHECK(ask(line.substr(before.size(), line.size() - before.size() - behind.size())) == Json::parse(shown));
    ++examples;
  }
  CHECK(examples >= 4);
}

TEST_CASE("lines carry their edges, widths and stage") {
  const Json answer =
      ask(R"({"text": "一二三，五六七八，十一二三四五六", "width_em": 8, "indent_em": 0, "uniform_em": 1})");
  REQUIRE(answer["lines"].size() == 2);
  const Json& line = answer["lines"][0];
  CHECK(line["text"] == "一二三，五六七八，");
  CHECK(line["start"] == 0);
  CHECK(line["end"] == 9);
  CHECK(line["natural_em"] == 8.5);
  CHECK(line["width_em"] == 8);
  CHECK(line["stage"] == "reduce-5");
  CHECK(line["advances_em"] == Json::parse("[1, 1, 1, 0.5, 1, 1, 1, 1, 0.5]"));
  CHECK(line["hang"] == Json::array());
  CHECK(answer["lines"][1]["stage"] == "natural");
}

TEST_CASE("gaps are named by the offset they stand before") {
  const Json answer = ask(R"({"text": "国a国", "letter_gap_em": 0.25, "uniform_em": 1})");
  CHECK(answer["gaps_em"] == Json::parse(R"({"1": 0.25, "2": 0.25})"));
  CHECK(answer["total_em"] == 3.5);
}

TEST_CASE("the defaults are the body style of the language") {
  const std::string text = R"("text": "国家人民日报国家人民", "width_em": 5, "uniform_em": 1)";
  const auto first_line = [&](const std::string& lang) {
    return ask("{" + text + ", \"lang\": \"" + lang + "\"}")["lines"][0]["end"].get<int>();
  };
  CHECK(first_line("zh-Hans") == 3);  // indent 2 em
  CHECK(first_line("ja") == 4);       // 1 em
  CHECK(first_line("und") == 5);      // none
}

TEST_CASE("a newline is a forced break") {
  const Json answer = ask(R"({"text": "国家\n人民", "width_em": 9, "uniform_em": 1})");
  CHECK(answer["text"] == "国家\n人民");
  REQUIRE(answer["lines"].size() == 2);
  CHECK(answer["lines"][1]["start"] == 3);
}

TEST_CASE("a hung mark is named by its offset") {
  const Json answer =
      ask(R"({"text": "一二三四五，七八九十一二三", "width_em": 5, "indent_em": 0, "hang": "allow", "uniform_em": 1})");
  CHECK(answer["lines"][0]["hang"] == Json::parse("[5]"));
  CHECK(answer["lines"][0]["width_em"] == 5);
}

TEST_CASE("a lone character is told") {
  const Json answer =
      ask(R"({"text": "一二三四五六七八九", "width_em": 4, "indent_em": 0, "optimal": false, "uniform_em": 1})");
  CHECK(answer["lone_character"] == true);
  CHECK(answer["warnings"].size() == 1);
}

TEST_CASE("what cannot be served is refused, with what to write instead") {
  struct Case {
    std::string request;
    const char* words;
  };
  const Case cases[] = {{R"({"text": "国", "colour": 1})", "colour"},
                        {R"({"text": "国", "widthem": 1})", "width_em"},
                        {R"({"text": 7})", "a string"},
                        {R"({"id": 1})", "\"text\" is missing"},
                        {R"({"text": "国", "width_em": "8"})", "a number"},
                        {R"({"text": "国", "width_em": 0})", "a number from"},
                        {R"({"text": "国", "width_em": 1e999})", "not JSON"},
                        {R"({"text": "国", "compress": 1})", "true or false"},
                        {R"({"text": "国", "hang": "yes"})", "none allow force"},
                        {R"({"text": "国", "level": "very-strict"})", "gb"},
                        {R"({"text": "国", "lang": "ja", "level": "gb"})", "very-loose"},
                        {R"({"text": "国", "lang": "--"})", "language tag"},
                        {R"({"text": "国", "direction": "down"})", "horizontal vertical"},
                        {R"({"text": "国", "font": "gothic"})", "roles"},
                        {R"({"text": "国", "names": [")" + std::string(65, 'x') + R"("]})", "64 characters"},
                        {R"([1])", "one JSON object"},
                        {"{\"text\": \"\xFF\"}", "not UTF-8"},
                        {R"({"text": )", "not JSON"}};
  for (const Case& c : cases) {
    CAPTURE(c.request);
    const Outcome outcome = ask_all(std::string(c.request) + "\n");
    REQUIRE(outcome.answers.size() == 1);
    CHECK(outcome.exit_code == 2);
    REQUIRE(outcome.answers[0].contains("error"));
    CHECK(outcome.answers[0].size() == 2);
    const auto text = outcome.answers[0]["error"].get<std::string>();
    CHECK_MESSAGE(text.find(c.words) != std::string::npos, text);
  }
}

TEST_CASE("a paragraph too long for a length is refused, not answered with a wrong one") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "国";
  const Outcome outcome = ask_all(R"({"id": 1, "size_pt": 1000, "uniform_em": 1, "text": ")" + text + "\"}\n");
  CHECK(outcome.exit_code == 2);
  const auto error = outcome.answers.at(0).value("error", "");
  CHECK(error.starts_with("on one line this paragraph would be "));
  const Json fits = ask(R"({"size_pt": 100, "uniform_em": 1, "text": ")" + text + "\"}");
  CHECK(fits["total_em"] == 3000);
}

TEST_CASE("the run goes on after a refusal, in order") {
  const Outcome outcome = ask_all(R"({"id": 1, "text": "国", "uniform_em": 1}
{"id": 2, "text": 0}

{"id": 3, "text": "", "width_em": 5, "uniform_em": 1}
)");
  REQUIRE(outcome.answers.size() == 3);
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.answers[0]["id"] == 1);
  CHECK(outcome.answers[1]["id"] == 2);
  CHECK(outcome.answers[1].contains("error"));
  CHECK(outcome.answers[2]["lines"] == Json::array());
  CHECK(ask_all("").exit_code == 0);
}

TEST_CASE("a request that is nested too deep is refused, and the run goes on") {
  const std::string deep = R"({"id":)" + std::string(48'000, '[') + std::string(48'000, ']') + R"(,"text":"x"})";
  const std::string just = R"({"id":)" + std::string(63, '[') + std::string(63, ']') + R"(,"text":"x","uniform_em":1})";
  const Outcome outcome = ask_all(deep + "\n" + just + "\n");
  REQUIRE(outcome.answers.size() == 2);
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.answers[0]["id"].is_null());
  CHECK(outcome.answers[0]["error"].get<std::string>().find("nested deeper than 64") != std::string::npos);
  CHECK(outcome.answers[1]["text"] == "x");
}

namespace {

/// So many letters, then a newline and a request: no line of it is ever in memory as a whole.
class EndlessLine : public std::streambuf {
 public:
  explicit EndlessLine(size_t letters) : left_(letters) {}

 private:
  int_type underflow() override {
    if (left_ > 0) {
      piece_.assign(std::min<size_t>(left_, 1 << 16), 'x');
      left_ -= piece_.size();
    } else if (!ended_) {
      piece_ = "\n{\"text\": \"国\", \"uniform_em\": 1}";
      ended_ = true;
    } else {
      return traits_type::eof();
    }
    setg(piece_.data(), piece_.data(), piece_.data() + piece_.size());
    return traits_type::to_int_type(piece_[0]);
  }

  size_t left_;
  bool ended_ = false;
  std::string piece_;
};

}  // namespace

TEST_CASE("a line that never ends is refused at its limit") {
  EndlessLine endless(size_t{64} << 20);
  std::istream in(&endless);
  std::ostringstream out;
  CHECK(run_lines(in, out, FontCatalogue{}) == 2);
  std::istringstream lines(out.str());
  std::string first, second;
  REQUIRE(std::getline(lines, first));
  REQUIRE(std::getline(lines, second));
  CHECK(Json::parse(first)["error"] == "a request may have 16 MiB");
  CHECK(Json::parse(second)["text"] == "国");
}

TEST_CASE("lines of every length around the size of a piece come in whole") {
  std::string requests;
  const std::string head = R"({"uniform_em": 1, "text": ")", tail = "\"}\n";
  std::vector<size_t> sizes;
  for (size_t size = 16'383; size <= 16'386; ++size) sizes.push_back(size - head.size() - tail.size());
  for (const size_t size : sizes) requests += head + std::string(size, 'a') + tail;
  requests.pop_back();  // the last one without its newline
  const Outcome outcome = ask_all(requests);
  REQUIRE(outcome.answers.size() == sizes.size());
  for (size_t i = 0; i < sizes.size(); ++i) CHECK(outcome.answers[i]["text"].get<std::string>().size() == sizes[i]);
}

TEST_CASE("answers that cannot be written are the machine's fault") {
  struct Full : std::streambuf {
  } full;
  std::istringstream in(R"({"text": "国", "uniform_em": 1})");
  std::ostream out(&full);
  CHECK_THROWS_AS(run_lines(in, out, FontCatalogue{}), MachineFault);
}

}  // namespace banxin::lines_test
