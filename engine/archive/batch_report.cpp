#include "archive/batch_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "api/findings.h"
#include "api/json_text.h"
#include "api/junit.h"
#include "api/sarif.h"
#include "base/files.h"
#include "base/json.h"
#include "base/message.h"

namespace banxin {
namespace {

using ReportJson = nlohmann::ordered_json;
constexpr uintmax_t longest_report = 64 << 20;
constexpr size_t deepest_report = 16;

ReportJson read_report(const JournalLine& line, const OutputFolder& out) try {
  const std::string text = read_file(out.report_of(line), longest_report).value_or("");
  if (find_nested_deeper(text, deepest_report) != std::string::npos) return {};
  return ReportJson::parse(text);
} catch (const ReportJson::exception&) {
  return {};
}

Severity severity_of(const std::string& word) {
  return word == "error" ? Severity::error : word == "warning" ? Severity::warning : Severity::info;
}

std::string story_in(const ReportJson& report, const ReportJson& note) {
  for (const ReportJson& story : report.at("stories"))
    if (story.at("page") == note.at("page") && story.at("block") == note.at("block")) return story.at("story");
  return "";
}

// Of an edition whose report is not there any more the line tells what there is.
std::vector<Finding> findings_of(const JournalLine& line, const OutputFolder& out, Tongue tongue) {
  const ReportJson report = read_report(line, out);
  std::vector<Finding> findings;
  try {
    for (const ReportJson& note : report.at("notes")) {
      const int row = note.at("line");
      findings.push_back({.severity = severity_of(note.at("severity")),
                          .code = note.at("code"),
                          .text = note.at("text"),
                          .hint = note.at("hint"),
                          .file = from_here(row == 0 ? line.source : note.at("file").get<std::string>()),
                          .line = row,
                          .column = note.at("column"),
                          .page = note.at("page"),
                          .block = note.at("block"),
                          .story = story_in(report, note)});
    }
  } catch (const ReportJson::exception&) {
    findings = {{.severity = Severity::error,
                 .code = line.code.empty() ? "no-report" : line.code,
                 .text = say("there is no report on edition {}", line.edition).in(tongue),
                 .file = from_here(line.source)}};
  }
  return findings;
}

JUnitSuite suite_of(const JournalLine& line, const std::vector<Finding>& findings, Tongue tongue) {
  JUnitSuite suite{line.edition.empty() ? line.source : line.edition, {}};
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::info) continue;
    const Message name = finding.block.empty() ? verbatim(finding.code)
                                               : say("{}, page {}, {}", finding.code, finding.page, finding.block);
    suite.cases.push_back(
        {.name = name.in(tongue),
         .file = finding.file,
         .line = finding.line,
         .outcome = finding.severity == Severity::error ? JUnitCase::Outcome::error : JUnitCase::Outcome::failed,
         .type = finding.code,
         .message = finding.text,
         .text = finding.hint});
  }
  if (suite.cases.empty())
    suite.cases.push_back({.name = say("the edition is made").in(tongue), .file = from_here(line.source)});
  return suite;
}

ReportJson json_of(const JournalLine& line, const OutputFolder& out) {
  ReportJson edition = ReportJson::parse(print(line));
  const ReportJson report = read_report(line, out);
  edition["notes"] = report.is_object() && report.contains("notes") ? report["notes"] : ReportJson::array();
  return edition;
}

}  // namespace

std::string batch_report(ReportFormat format, std::vector<JournalLine> lines, const OutputFolder& out, Tongue tongue) {
  std::ranges::sort(lines, {}, [](const JournalLine& line) { return std::tie(line.edition, line.source); });
  ReportJson json;
  json["editions"] = ReportJson::array();
  std::vector<Finding> all;
  std::vector<JUnitSuite> suites;
  for (const JournalLine& line : lines) {
    if (format == ReportFormat::json) {
      json["editions"].push_back(json_of(line, out));
      continue;
    }
    const std::vector<Finding> findings = findings_of(line, out, tongue);
    if (format == ReportFormat::junit) suites.push_back(suite_of(line, findings, tongue));
    if (format == ReportFormat::sarif) all.insert(all.end(), findings.begin(), findings.end());
  }
  switch (format) {
    case ReportFormat::text:
      return "";
    case ReportFormat::json:
      return json_text(json);
    case ReportFormat::junit:
      return to_junit("batch", suites);
    case ReportFormat::sarif:
      return to_sarif(all, "batch", tongue);
  }
  return "";
}

}  // namespace banxin
