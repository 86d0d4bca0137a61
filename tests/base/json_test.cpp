#include "base/json.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <nlohmann/json.hpp>

using banxin::JsonWriter;

TEST_CASE("decimals are exact, shortest, and never minus nought") {
  struct Case {
    int64_t thousandths;
    const char* text;
  };
  const Case cases[] = {{0, "0"},
                        {1, "0.001"},
                        {-1, "-0.001"},
                        {10, "0.01"},
                        {1500, "1.5"},
                        {-1500, "-1.5"},
                        {1000, "1"},
                        {390000, "390"},
                        {123456, "123.456"},
                        {-999, "-0.999"},
                        {INT64_MAX, "9223372036854775.807"},
                        {INT64_MIN, "-9223372036854775.808"}};
  for (const Case& c : cases) CHECK(JsonWriter::print_decimal(c.thousandths) == c.text);
}

TEST_CASE("containers on lines and on one line") {
  JsonWriter json;
  json.object().key("a").integer(-3).key("empty").array().end_array();
  json.key("rows").array();
  json.object(JsonWriter::Form::one_line)
      .key("x")
      .decimal(500)
      .key("list")
      .array()
      .boolean(true)
      .text("字")
      .end_array()
      .end_object();
  json.object(JsonWriter::Form::one_line).end_object();
  json.end_array().end_object();
  CHECK(json.finish() ==
        "{\n  \"a\": -3,\n  \"empty\": [],\n  \"rows\": [\n    {\"x\": 0.5, \"list\": [true, \"字\"]},\n    {}\n  "
        "]\n}\n");
}

TEST_CASE("any text survives a JSON parser; bytes that are not UTF-8 become U+FFFD") {
  std::string all;
  for (char c = 1; c > 0 && c < 127; ++c) all += c;
  all += "版\xF0\x9F\x97\x9E";
  JsonWriter json;
  CHECK(nlohmann::json::parse(json.text(all).finish()) == all);
  JsonWriter broken;
  CHECK(broken
            .text("a\xFF"
                  "b")
            .finish() ==
        "\"a\xEF\xBF\xBD"
        "b\"\n");
}

TEST_CASE("brackets are counted outside texts only") {
  CHECK(banxin::find_nested_deeper("[[]]", 2) == std::string::npos);
  CHECK(banxin::find_nested_deeper("[[[]]]", 2) == 2);
  CHECK(banxin::find_nested_deeper(R"([{"[[[\"[[[": [1]}, [2]])", 3) == std::string::npos);
  CHECK(banxin::find_nested_deeper(R"([{"[[[\"[[[": [1]}, [2]])", 2) == 14);
  CHECK(banxin::find_nested_deeper("]]][[", 1) == 4);
}
