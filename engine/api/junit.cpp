#include "api/junit.h"

#include <fmt/format.h>

#include <map>
#include <string_view>

#include "base/printable.h"
#include "base/utf8.h"

namespace banxin {
namespace {

using Cases = std::vector<JUnitCase>;

// As XML 1.0 can hold it; what a terminal would obey, and in attributes ends of lines, as references.
std::string escaped_for_xml(std::string_view text, bool in_attribute) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    const bool ends_line = c.value == U'\n' && !in_attribute;
    if (!c.valid || is_forbidden(c.value))
      out += "\uFFFD";
    else if (std::u32string_view(U"&<>\"'").find(c.value) != std::u32string_view::npos ||
             (!is_printable(c.value) && !ends_line))
      out += fmt::format("&#{};", static_cast<uint32_t>(c.value));
    else
      out += text.substr(at, c.bytes);
    at += c.bytes;
  }
  return out;
}

size_t count_of(const Cases& cases, JUnitCase::Outcome outcome) {
  size_t count = 0;
  for (const JUnitCase& one : cases) count += one.outcome == outcome ? 1 : 0;
  return count;
}

std::string attribute(const char* name, std::string_view value) {
  return fmt::format(" {}=\"{}\"", name, escaped_for_xml(value, true));
}

std::string counts_of(const Cases& cases) {
  return fmt::format(" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"", cases.size(),
                     count_of(cases, JUnitCase::Outcome::failed), count_of(cases, JUnitCase::Outcome::error),
                     count_of(cases, JUnitCase::Outcome::skipped));
}

std::string to_xml(const JUnitCase& one, const std::string& suite) {
  std::string out =
      "    <testcase" + attribute("name", one.name) + attribute("classname", suite) + attribute("file", one.file);
  if (one.line > 0) out += fmt::format(" line=\"{}\"", one.line);
  const std::string text = escaped_for_xml(one.text, false);
  switch (one.outcome) {
    case JUnitCase::Outcome::passed:
      return out + (text.empty() ? "/>\n" : ">\n      <system-out>" + text + "</system-out>\n    </testcase>\n");
    case JUnitCase::Outcome::skipped:
      return out + ">\n      <skipped" + attribute("message", one.message) + "/>\n    </testcase>\n";
    default:
      break;
  }
  const char* element = one.outcome == JUnitCase::Outcome::failed ? "failure" : "error";
  return out + fmt::format(">\n      <{}{}{}>{}</{}>\n    </testcase>\n", element, attribute("type", one.type),
                           attribute("message", one.message), text, element);
}

constexpr JUnitCase::Outcome outcome_of(Severity severity) {
  return severity == Severity::error     ? JUnitCase::Outcome::error
         : severity == Severity::warning ? JUnitCase::Outcome::failed
                                         : JUnitCase::Outcome::passed;
}

// "02-harvest.md:36:1, page 2, block lead, story 02-harvest".
Message place_of(const Finding& finding) {
  std::string file = finding.file;
  if (finding.line > 0) file += fmt::format(":{}:{}", finding.line, finding.column);
  Message place = verbatim(file);
  if (finding.page > 0) place = say("{}, page {}", place, finding.page);
  if (!finding.block.empty()) place = say("{}, block {}", place, finding.block);
  return finding.story.empty() ? place : say("{}, story {}", place, finding.story);
}

// The name tells the case from others when the server compares it with the run before.
JUnitCase case_of(const Finding& finding, Tongue tongue) {
  return {.name = fmt::format("{}: {}", finding.code, finding.text),
          .file = finding.file,
          .line = finding.line,
          .outcome = outcome_of(finding.severity),
          .type = finding.code,
          .message = finding.text,
          .text = fmt::format("{}\n{}{}{}", place_of(finding).in(tongue), finding.text,
                              finding.hint.empty() ? "" : "\n", finding.hint)};
}

void add_fitting(const Sheet& sheet, const std::string& file, Tongue tongue, Cases& cases) {
  for (const Copyfit& fit : sheet.copyfits) {
    if (fit.state() != Copyfit::State::fits) continue;
    const SheetStory* story = sheet.find_story(fit.story);
    cases.push_back({say("story {} fits block {}", story ? story->name : "", fit.block).in(tongue), file});
  }
}

}  // namespace

std::string to_junit(const std::string& name, const std::vector<JUnitSuite>& suites) {
  Cases all;
  std::string inner;
  for (const JUnitSuite& suite : suites) {
    inner += "  <testsuite" + attribute("name", suite.name) + counts_of(suite.cases) + ">\n";
    for (const JUnitCase& one : suite.cases) inner += to_xml(one, suite.name);
    inner += "  </testsuite>\n";
    all.insert(all.end(), suite.cases.begin(), suite.cases.end());
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", name) + counts_of(all) + ">\n" +
         inner + "</testsuites>\n";
}

std::vector<JUnitSuite> junit_suites(const Report& report, const std::vector<Sheet>& sheets, const std::string& file) {
  const std::string path = from_here(file);
  const Tongue tongue = report.tongue();
  const auto of_page = [&](const auto& page) { return say("{}, page {}", file, page).in(tongue); };
  std::map<int, JUnitSuite> suites;  // by page
  suites[0] = {file, {}};
  for (const Sheet& sheet : sheets) {
    JUnitSuite& suite = suites[sheet.page] = {of_page(sheet.label()), {}};
    suite.cases.push_back({say("page {} is laid out", sheet.label()).in(tongue), path});
    add_fitting(sheet, path, tongue, suite.cases);
  }
  if (!sheets.empty()) suites[0].cases.push_back({say("the edition is laid out").in(tongue), path});
  for (const Finding& finding : findings_of(report, sheets, file)) {
    JUnitSuite& suite = suites[finding.page];
    if (suite.name.empty()) suite.name = of_page(finding.page);
    suite.cases.push_back(case_of(finding, tongue));
  }
  std::vector<JUnitSuite> in_order;
  for (auto& [page, suite] : suites)
    if (!suite.cases.empty()) in_order.push_back(std::move(suite));
  return in_order;
}

std::vector<JUnitSuite> junit_suites(const Preflight& result, const std::string& file, Tongue tongue) {
  JUnitSuite suite{file, {}};
  for (const Verdict& verdict : result.verdicts) {
    const bool skipped = verdict.outcome == Outcome::skipped || (verdict.outcome == Outcome::warned && !verdict.judged);
    const std::string text = verdict.text.in(tongue);
    suite.cases.push_back({.name = verdict.rule,
                           .file = from_here(file),
                           .outcome = verdict.outcome == Outcome::failed ? JUnitCase::Outcome::failed
                                      : skipped                          ? JUnitCase::Outcome::skipped
                                                                         : JUnitCase::Outcome::passed,
                           .type = verdict.rule,
                           .message = text,
                           .text = text});
  }
  return {suite};
}

}  // namespace banxin
