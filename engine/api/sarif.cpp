#include "api/sarif.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "api/json_text.h"
#include "api/version.h"
#include "model/lint_rules.h"

namespace banxin {
namespace {

using Ordered = nlohmann::ordered_json;

const char* level_of(Severity severity) {
  constexpr const char* levels[] = {"note", "warning", "error"};
  return levels[static_cast<size_t>(severity)];
}

// A reference of RFC 3986.
std::string uri_of(const std::string& file) {
  std::string uri = file.starts_with('/') ? "file://" : "";
  for (const char c : file) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return uri;
}

Ordered location_of(const Finding& finding) {
  Ordered file = {{"uri", uri_of(finding.file)}};
  if (!finding.file.starts_with('/')) file["uriBaseId"] = "%SRCROOT%";
  Ordered location = {{"physicalLocation", {{"artifactLocation", file}}}};
  if (finding.line > 0) {
    Ordered region = {{"startLine", finding.line}};
    if (finding.column > 0) region["startColumn"] = finding.column;
    if (finding.column > 0) region["endColumn"] = finding.column + finding.length;
    location["physicalLocation"]["region"] = region;
  }
  if (finding.page > 0 || !finding.block.empty())
    location["logicalLocations"] = {
        {{"fullyQualifiedName",
          fmt::format("page {}{}{}", finding.page, finding.block.empty() ? "" : "/", finding.block)}}};
  return location;
}

Ordered result_of(const Finding& finding, size_t rule) {
  const std::string hint = finding.hint.empty() ? "" : "\n" + finding.hint;
  Ordered properties = {{"page", finding.page}, {"block", finding.block}, {"story", finding.story}};
  return {{"ruleId", finding.code},
          {"ruleIndex", rule},
          {"level", level_of(finding.severity)},
          {"message", {{"text", finding.text + hint}}},
          {"locations", Ordered::array({location_of(finding)})},
          {"properties", properties}};
}

const char* level_of(LintLevel level) {
  constexpr const char* levels[] = {"none", "note", "warning", "error"};
  return levels[static_cast<size_t>(level)];
}

// What findings of this code are about, where it is a print rule, or one of a finished page.
Ordered rule_of(const Finding& finding, Tongue tongue) {
  Ordered rule = {{"id", finding.code}};
  if (!finding.rule.empty()) {
    rule["shortDescription"] = {{"text", finding.rule}};
    rule["help"] = {{"text", finding.hint}};
    return rule;
  }
  const LintRule* lint = lint_rule_of(finding.code);
  if (!lint) return rule;
  rule["shortDescription"] = {{"text", looked_up(fmt::format("{}: {}", lint->name, lint->purpose)).in(tongue)}};
  rule["defaultConfiguration"] = {{"level", level_of(lint->level)}};
  rule["properties"] = {{"rule", lint->number}};
  return rule;
}

}  // namespace

std::string to_sarif(const std::vector<Finding>& findings, const std::string& about, Tongue tongue) {
  std::map<std::string, const Finding*> first;  // of each rule, in their order
  for (const Finding& finding : findings) first.emplace(finding.code, &finding);
  std::map<std::string, size_t> places;
  Ordered rules = Ordered::array(), results = Ordered::array();
  for (const auto& [code, finding] : first) {
    places[code] = rules.size();
    rules.push_back(rule_of(*finding, tongue));
  }
  for (const Finding& finding : findings) results.push_back(result_of(finding, places[finding.code]));
  const Ordered driver = {{"name", "banxin"}, {"version", engine_version()}, {"rules", rules}};
  const Ordered run = {{"tool", {{"driver", driver}}},
                       {"automationDetails", {{"id", "banxin/" + about + "/"}}},
                       {"columnKind", "unicodeCodePoints"},
                       {"invocations", Ordered::array({{{"executionSuccessful", true}}})},
                       {"results", results}};
  return json_text(Ordered{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                           {"version", "2.1.0"},
                           {"runs", Ordered::array({run})}});
}

}  // namespace banxin
