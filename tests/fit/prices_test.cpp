// Prices: of two settings the search takes the one that a chief sub-editor would. The pairs and their reasons are data.
#include "fit/prices.h"

#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "fit/combinations.h"
#include "model/lint_rules.h"

using namespace banxin;

namespace {

// "picture -2 of 20", "paragraph 3", "BX104": what stands in the pairs, in the scale of lint.
int price_of(const std::string& words) {
  std::istringstream in(words);
  std::string what, of;
  int lines = 0, among = 1;
  in >> what;
  if (const LintRule* rule = lint_rule_of(what)) return rule->price;
  const auto column = [](int cost) { return fit_price::of_columns(cost); };
  if (words == "pulled back") return fit_price::paragraph / 2;
  if (words == "lone first line") return column(column_fault::lone_first_line);
  if (words == "lone last line") return column(column_fault::lone_last_line);
  if (words == "short last line") return column(column_fault::short_last_line);
  if (words == "lone character") return column(column_fault::lone_character);
  if (words == "uneven feet") return column(column_fault::uneven_feet);
  if (words == "lone heading") return column(column_fault::lone_heading);
  if (words == "short column") return column(column_fault::short_column);
  if (words == "parted") return column(column_fault::parted);
  if (words == "kicker out") return fit_price::kicker_left_out;
  if (words == "deck out") return fit_price::deck_left_out;
  if (what == "loose") {
    in >> what >> lines;
    return lines * (fit_price::paragraph + column(column_fault::loose));
  }
  in >> lines >> of >> among;
  if (what == "paragraph") return lines * fit_price::paragraph;
  if (what == "white") return fit_price::of_white(lines, among);
  if (what == "picture") return fit_price::of_picture(lines, among);
  if (what == "tracking") return fit_price::of_tracking(lines);
  if (what == "headline") return fit_price::of_headline(lines);
  if (what == "cut") return fit_price::of_cut(lines);
  FAIL("nothing is called \"" << words << "\"");
  return 0;
}

int sum_of(const nlohmann::json& side) {
  int sum = 0;
  for (const auto& one : side) sum += price_of(one.get<std::string>());
  return sum;
}

}  // namespace

TEST_CASE("of two settings the search prefers the better") {
  std::ifstream in(std::string(BANXIN_SOURCE_DIR) + "/tests/fit/price_pairs.jsonl");
  int pairs = 0;
  for (std::string line; std::getline(in, line); ++pairs) {
    CAPTURE(line);
    const auto pair = nlohmann::json::parse(line);
    REQUIRE(!pair.at("why").get<std::string>().empty());
    // Both bring the same; the worse stands first, so that a tie is a fault.
    const auto found = Combinations({{{1, sum_of(pair.at("worse"))}, {1, sum_of(pair.at("better"))}}}, 1).next();
    REQUIRE(found.has_value());
    CHECK(*found == Combination{1});
  }
  CHECK(pairs >= 60);
}
