// YAML held against a JSON Schema by a validator that is not ours.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "read/source.h"
#include "read/yaml.h"
#include "tests/paint/page_maker.h"

namespace banxin::test {

/// YAML as an editor's schema check sees it: plain numbers and flags are no text.
inline nlohmann::json json_of(const Node& node) {
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

inline std::string json_of_file(const std::filesystem::path& file) {
  Report report(std::make_shared<Sources>());
  const auto source = load_source(file, file.string(), yaml_limit, {}, report);
  return json_of(*parse_yaml(report.sources().text(source->id), source->id, 1, report)).dump();
}

/// How many of the documents python3-jsonschema refuses; -1 = it did not run.
inline int refused(const std::filesystem::path& schema, const std::vector<std::filesystem::path>& documents) {
  std::string command =
      "python3 -c 'import json,sys,jsonschema as j;s=json.load(open(sys.argv[1]));v=j.Draft202012Validator;"
      "v.check_schema(s);v=v(s);print(sum(not v.is_valid(json.load(open(f))) for f in sys.argv[2:]))' " +
      schema.string();
  for (const auto& document : documents) command += " " + document.string();
  int status = -1;
  const std::string said = shell(command, &status);
  return status == 0 ? std::stoi(said) : -1;
}

}  // namespace banxin::test
