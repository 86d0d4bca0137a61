#include "read/schema.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/read/desk.h"
#include "tests/read/schema_check.h"

using namespace banxin;

TEST_CASE("the schema takes what the reader takes, and refuses what it refuses") {
  test::Desk desk;
  desk.write("schema.json", json_schema(fake::kinds(), test::shipped_catalogue()));
  const auto root = test::repository();
  desk.write("1.json", test::json_of_file(root / "samples/yunfu-2025-09-07/edition.yaml"));
  desk.write("2.json", test::json_of_file(root / "templates/house/yunfu.yaml"));
  desk.write("3.json", test::json_of_file(desk.folder() / "edition.yaml"));
  desk.write("4.json", test::json_of_file(desk.folder() / "template.yaml"));
  for (const char* good : {"1.json", "2.json", "3.json", "4.json"})
    CHECK_MESSAGE(test::check_schema(desk.folder() / "schema.json", desk.folder() / good) == 0, good);
  struct Row {
    const char *what, *by;
  };
  const Row wrong[] = {{"390mm", "390"},
                       {"390mm", "390px"},
                       {"font: song", "font: sogn"},
                       {"kind: photo", "kind: foto"},
                       {"columns: 4", "columns: 40"},
                       {"columns: 4", "file: x"},
                       {"60%", "60"},
                       {"template: test", "templat: test"}};
  for (const Row& row : wrong) {
    CAPTURE(row.by);
    test::Desk other;
    other.replace("template.yaml", row.what, row.by);
    desk.write("wrong.json", test::json_of_file(other.folder() / "template.yaml"));
    CHECK(test::check_schema(desk.folder() / "schema.json", desk.folder() / "wrong.json") == 1);
  }
}

TEST_CASE("every key has a sentence") {
  const auto schema = nlohmann::json::parse(json_schema(fake::kinds(), test::shipped_catalogue()));
  for (const char* part : {"edition", "page", "template", "style", "block-photo"})
    for (const auto& entry : schema["$defs"][part]["properties"].items())
      CHECK_MESSAGE(entry.value().value("description", "").size() > 8, part, ".", entry.key());
}
