#include "read/schema.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "tests/read/desk.h"
#include "tests/read/schema_check.h"

using namespace banxin;

// Read as editors read it; that the reader takes and refuses the same, reader's own tests say.
TEST_CASE("the schema takes what the reader takes, and refuses what it refuses" * doctest::test_suite("released")) {
  const test::Desk desk;
  const test::TemporaryFolder folder;
  const std::filesystem::path schema =
      folder.write("schema.json", json_schema(fake::kinds(), test::shipped_catalogue()));
  const auto root = test::repository();
  std::vector<std::filesystem::path> good, bad;
  for (const auto& file : {root / "samples/yunfu-2025-09-07/edition.yaml", root / "templates/house/yunfu.yaml",
                           desk.folder() / "edition.yaml", desk.folder() / "template.yaml"})
    good.push_back(folder.write(fmt::format("good-{}.json", good.size()), test::json_of_file(file)));
  CHECK(test::refused(schema, good) == 0);
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
    test::Desk other;
    other.replace("template.yaml", row.what, row.by);
    bad.push_back(
        folder.write(fmt::format("wrong-{}.json", bad.size()), test::json_of_file(other.folder() / "template.yaml")));
  }
  CHECK(test::refused(schema, bad) == static_cast<int>(std::size(wrong)));
}

TEST_CASE("every key has a sentence") {
  const auto schema = nlohmann::json::parse(json_schema(fake::kinds(), test::shipped_catalogue()));
  for (const char* part : {"edition", "page", "template", "style", "block-photo"})
    for (const auto& entry : schema["$defs"][part]["properties"].items())
      CHECK_MESSAGE(entry.value().value("description", "").size() > 8, part, ".", entry.key());
}
