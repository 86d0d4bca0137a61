// YAML held against a JSON Schema by a validator that is not ours.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "read/source.h"
#include "read/yaml.h"

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

/// Runs python3-jsonschema: 0 = valid, 1 = not, else it could not run.
inline int check_schema(const std::filesystem::path& schema, const std::filesystem::path& document) {
  const std::string script =
      "import json,sys,jsonschema as j;s=json.load(open(sys.argv[1]));v=j.Draft202012Validator;v.check_schema(s);"
      "e=list(v(s).iter_errors(json.load(open(sys.argv[2]))));sys.exit(1 if e else 0)";
  const std::string command = "python3 -c '" + script + "' " + schema.string() + " " + document.string();
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace banxin::test
