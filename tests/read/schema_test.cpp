#include "read/schema.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "read/source.h"
#include "read/yaml.h"
#include "tests/read/desk.h"

using namespace banxin;

namespace {

// YAML as an editor's schema check sees it: plain numbers and flags are no text.
nlohmann::json json_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return nullptr;
    case Node::Kind::list: {
      auto list = nlohmann::json::array();
      for (const NodePtr& item : node.items) list.push_back(json_of(*item));
      return list;
    }
    case Node::Kind::map: {
      auto map = nlohmann::json::object();
      for (const Node::Entry& entry : node.entries) map[entry.key] = json_of(*entry.value);
      return map;
    }
    case Node::Kind::scalar:
      break;
  }
  if (node.quoted || node.block) return node.text;
  if (node.text == "true" || node.text == "false") return node.text == "true";
  const auto number = nlohmann::json::parse(node.text, nullptr, false);
  return number.is_number() ? number : nlohmann::json(node.text);
}

std::string json_of_file(const std::filesystem::path& file) {
  Report report(std::make_shared<Sources>());
  const auto source = load_source(file, file.string(), yaml_limit, {}, report);
  return json_of(*parse_yaml(report.sources().text(source->id), source->id, 1, report)).dump();
}

// Runs python3-jsonschema: 0 = valid, 1 = not, else it could not run.
int check(const test::Desk& desk, const std::string& document) {
  const std::string script =
      "import json,sys,jsonschema as j;s=json.load(open(sys.argv[1]));v=j.Draft202012Validator;v.check_schema(s);"
      "e=list(v(s).iter_errors(json.load(open(sys.argv[2]))));sys.exit(1 if e else 0)";
  const std::string command = "python3 -c '" + script + "' " + (desk.folder() / "schema.json").string() + " " +
                              (desk.folder() / document).string();
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("the schema takes what the reader takes, and refuses what it refuses") {
  test::Desk desk;
  desk.write("schema.json", json_schema(fake::kinds(), test::shipped_catalogue()));
  const auto root = test::repository();
  desk.write("1.json", json_of_file(root / "samples/yunfu-2025-09-07/edition.yaml"));
  desk.write("2.json", json_of_file(root / "templates/house/yunfu.yaml"));
  desk.write("3.json", json_of_file(desk.folder() / "edition.yaml"));
  desk.write("4.json", json_of_file(desk.folder() / "template.yaml"));
  for (const char* good : {"1.json", "2.json", "3.json", "4.json"}) CHECK_MESSAGE(check(desk, good) == 0, good);
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
    desk.write("wrong.json", json_of_file(other.folder() / "template.yaml"));
    CHECK(check(desk, "wrong.json") == 1);
  }
}

TEST_CASE("every key has a sentence") {
  const auto schema = nlohmann::json::parse(json_schema(fake::kinds(), test::shipped_catalogue()));
  for (const char* part : {"edition", "page", "template", "style", "block-photo"})
    for (const auto& entry : schema["$defs"][part]["properties"].items())
      CHECK_MESSAGE(entry.value().value("description", "").size() > 8, part, ".", entry.key());
}
