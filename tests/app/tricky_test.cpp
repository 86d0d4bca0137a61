// Paragraphs that are hard to set, in fourteen languages, with what the standards want of them:
// tests/text/tricky.jsonl. A line: `by` whom, the `request` to banxin lines, and of its answer: where a line `may` turn
// and `never` may (| in some words of the text), where there is a `gap` and where the sides are `close`, the `cells` of
// characters where they first stand in em, marks that are `narrow` wherever they do.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "app/lines.h"
#include "base/files.h"
#include "base/utf8.h"
#include "read/catalogue.h"

using namespace banxin;
using Json = nlohmann::json;

namespace {

constexpr double widest_narrow = 0.6;

// The offset of the | of some words in the text.
size_t offset_of(const std::u32string& text, const std::string& words) {
  std::u32string plain = utf8::to_utf32(words);
  const size_t bar = plain.find(U'|');
  REQUIRE(bar != plain.npos);
  plain.erase(bar, 1);
  const size_t at = text.find(plain);
  REQUIRE_MESSAGE(at != text.npos, words << " is not in the text");
  return at + bar;
}

void check(const Json& wanted, const Json& answer) {
  REQUIRE(!answer.contains("error"));
  const std::u32string text = utf8::to_utf32(answer["text"].get<std::string>());
  const auto breaks = answer["breaks"].get<std::set<size_t>>();
  const auto advances = answer["advances_em"].get<std::vector<double>>();
  const Json may = wanted.value("may", Json::array()), never = wanted.value("never", Json::array());
  for (const Json& words : may)
    CHECK_MESSAGE(breaks.contains(offset_of(text, words)), words << ": a line may turn there");
  for (const Json& words : never)
    CHECK_MESSAGE(!breaks.contains(offset_of(text, words)), words << ": no line turns there");
  const auto has_gap = [&](size_t at) { return answer["gaps_em"].contains(std::to_string(at)); };
  for (const Json& words : wanted.value("gap", Json::array()))
    CHECK_MESSAGE(has_gap(offset_of(text, words)), words << ": a gap stands there");
  for (const Json& words : wanted.value("close", Json::array()))
    CHECK_MESSAGE(!has_gap(offset_of(text, words)), words << ": no gap stands there");
  const Json cells = wanted.value("cells", Json::object());
  for (const auto& [c, width] : cells.items())
    CHECK_MESSAGE(advances.at(text.find(utf8::to_utf32(c))) == doctest::Approx(width.get<double>()), c);
  for (const char32_t c : utf8::to_utf32(wanted.value("narrow", "")))
    for (size_t i = 0; i < text.size(); ++i)
      if (text[i] == c) CHECK(advances[i] < widest_narrow);
}

}  // namespace

TEST_CASE("hard paragraphs are set as the standards want them") {
  const auto data = read_file(BANXIN_SOURCE_DIR "/tests/text/tricky.jsonl", 1 << 20);
  REQUIRE(data);
  Report report(std::make_shared<Sources>());
  const FontCatalogue catalogue = read_catalogue(BANXIN_SOURCE_DIR "/fonts/catalogue.yaml", report);
  std::vector<Json> rows;
  std::stringstream requests, answers;
  std::istringstream lines(*data);
  for (std::string line; std::getline(lines, line);) {
    rows.push_back(Json::parse(line));
    requests << rows.back()["request"].dump() << '\n';
  }
  CHECK(rows.size() >= 166);
  CHECK(run_lines(requests, answers, catalogue) == 0);
  for (const Json& row : rows) {
    std::string answer;
    REQUIRE(std::getline(answers, answer));
    CAPTURE(row["by"]);
    CAPTURE(row["request"]["text"]);
    check(row, Json::parse(answer));
  }
}
