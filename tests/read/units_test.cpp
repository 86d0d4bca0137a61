#include "read/units.h"

#include <doctest/doctest.h>

#include "read/nearest.h"

using namespace banxin;

TEST_CASE("lengths") {
  const Length body = from_pt(10.5), pitch = from_pt(15), em = from_pt(48);
  const Units units{&common_sizes(), &body, &pitch, &em};
  struct Row {
    const char* text;
    int32_t mpt;
  };
  // 1 in = 72 pt = 25.4 mm = 2.54 cm.
  const Row rows[] = {{"9.5pt", 9'500}, {"25.4mm", 72'000}, {"2.54cm", 72'000}, {"1in", 72'000},
                      {"0mm", 0},       {"-1pt", -1'000},   {"+1pt", 1'000},    {".5pt", 500},
                      {"5 mm", 14'173}, {"2字", 21'000},    {"3grid", 45'000},  {"2em", 96'000},
                      {"五号", 10'500}, {"小五", 9'000},    {"初号", 42'000},   {"10000mm", 28'346'457}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto parsed = parse_length(row.text, units);
    REQUIRE(std::holds_alternative<Length>(parsed));
    CHECK(std::get<Length>(parsed).mpt == row.mpt);
  }
}

TEST_CASE("what is no length") {
  struct Row {
    const char *text, *code;
  };
  const Row rows[] = {{"", "wrong-type"},          {"mm", "wrong-type"},
                      {"1e3pt", "unknown-unit"},   {"12", "missing-unit"},
                      {"12px", "unknown-unit"},    {"2em", "unknown-unit"},
                      {"2字", "unknown-unit"},     {"1.2.3pt", "wrong-type"},
                      {"10001mm", "out-of-range"}, {"99999999999999999999pt", "out-of-range"},
                      {"--1pt", "wrong-type"},     {"八百号", "wrong-type"},
                      {"nanpt", "wrong-type"}};
  const Length none{};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto parsed = parse_length(row.text, {&common_sizes(), &none, nullptr, nullptr});
    REQUIRE(std::holds_alternative<Fault>(parsed));
    CHECK(std::get<Fault>(parsed).code == row.code);
    CHECK_FALSE(std::get<Fault>(parsed).hint.empty());
  }
}

TEST_CASE("shares") {
  CHECK(std::get<int>(parse_em("0.5em")) == 500);
  CHECK(std::get<int>(parse_em("2字")) == 2000);
  CHECK(std::get<int>(parse_em("-0.05em")) == -50);
  CHECK(std::get<Fault>(parse_em("2")).code == "missing-unit");
  CHECK(std::get<Fault>(parse_em("2mm")).code == "unknown-unit");
  CHECK(std::get<Fault>(parse_em("1001em")).code == "out-of-range");
  CHECK(std::get<int>(parse_percent("92%")) == 920);
  CHECK(std::get<int>(parse_percent("0.1%")) == 1);
  CHECK(std::get<Fault>(parse_percent("92")).code == "missing-unit");
  CHECK(std::get<Fault>(parse_percent("some")).code == "wrong-type");
}

TEST_CASE("the nearest known word") {
  CHECK(nearest("colum", {"cols", "column", "lines"}) == "column");
  CHECK(nearest("x", {"below"}) == std::nullopt);
  CHECK(nearest("", {"a"}) == std::nullopt);
  CHECK(nearest(std::string(100'000, 'x'), {"a"}) == std::nullopt);
}
