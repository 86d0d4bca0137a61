// Reports for CI: valid as JUnit XML and as SARIF whatever they are about, and each note with all of its place.
#include "api/report_format.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "api/findings.h"
#include "api/junit.h"
#include "api/sarif.h"
#include "preflight/rule_book.h"
#include "tests/app/workshop.h"
#include "tests/paint/page_maker.h"
#include "tests/read/schema_check.h"
#include "tests/small_edition.h"

namespace banxin::test {
namespace {

using Xml = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

Xml parsed(const std::string& xml) {
  constexpr int quietly = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  return {xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "report.xml", nullptr, quietly), xmlFreeDoc};
}

void keep_quiet(void*, const char*, ...) {}

bool is_junit(const std::string& xml) {
  const std::string file = BANXIN_SOURCE_DIR "/tests/api/junit.xsd";
  const std::unique_ptr<xmlSchemaParserCtxt, decltype(&xmlSchemaFreeParserCtxt)> reader(
      xmlSchemaNewParserCtxt(file.c_str()), xmlSchemaFreeParserCtxt);
  const std::unique_ptr<xmlSchema, decltype(&xmlSchemaFree)> schema(xmlSchemaParse(reader.get()), xmlSchemaFree);
  REQUIRE(schema);
  const std::unique_ptr<xmlSchemaValidCtxt, decltype(&xmlSchemaFreeValidCtxt)> valid(
      xmlSchemaNewValidCtxt(schema.get()), xmlSchemaFreeValidCtxt);
  xmlSchemaSetValidErrors(valid.get(), keep_quiet, keep_quiet, nullptr);
  const Xml document = parsed(xml);
  return document && xmlSchemaValidateDoc(valid.get(), document.get()) == 0;
}

/// Every value of an attribute, in the order of the document.
void gather(xmlNode* node, const char* element, const char* name, std::vector<std::string>& values) {
  for (; node; node = node->next) {
    const auto called = [](const auto* text) { return std::string(reinterpret_cast<const char*>(text)); };
    if (node->type == XML_ELEMENT_NODE && called(node->name) == element)
      if (xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name))) {
        values.push_back(called(value));
        xmlFree(value);
      }
    gather(node->children, element, name, values);
  }
}
std::vector<std::string> attributes(const std::string& xml, const char* element, const char* name) {
  std::vector<std::string> values;
  const Xml document = parsed(xml);
  REQUIRE(document);
  gather(xmlDocGetRootElement(document.get()), element, name, values);
  return values;
}

/// How many of the documents SARIF's schema refuses; less than none: it was not asked.
int no_sarif(const std::vector<std::string>& documents) {
  const TemporaryFolder folder;
  std::vector<std::filesystem::path> files;
  for (const std::string& text : documents) files.push_back(folder.write(std::to_string(files.size()), text));
  return refused(std::filesystem::path(BANXIN_SOURCE_DIR) / "tests/api/sarif.schema.json", files);
}

/// Of an edition whose words and names were chosen to break a document.
Report hostile_report() {
  Report report(std::make_shared<Sources>());
  const FileId odd = report.sources().add("a b/报头#1%2:3?.md", "");
  const FileId bytes = report.sources().add("bad-\xFF-\x01.yaml", "");
  const FileId absolute = report.sources().add("/srv/foreign/x.yaml", "");
  const std::string words = "<b>&amp; \"it's\" ]]> \x01\x1B[31m \xFF \u202E \u0085\uFFFE\ttab\nline\r";
  report.add({.severity = Severity::error,
              .code = "bad<code>",
              .place = {odd, 3, 7},
              .text = words,
              .hint = words,
              .length = 4,
              .page = 2,
              .block = "lead\"&"});
  report.add({.severity = Severity::warning, .code = "overset", .place = {bytes, 1, 0}, .text = words});
  report.add({.severity = Severity::info, .code = "told", .place = {absolute, 0, 0}, .text = "quietly"});
  report.add({.severity = Severity::error, .code = "of-nothing", .text = "no file"});
  return report;
}

}  // namespace

TEST_CASE("whatever a report holds, it is XML and SARIF") {
  const Report report = hostile_report();
  const std::string xml = report_as(ReportFormat::junit, report, {}, "pa<per>/edition.yaml");
  CHECK_MESSAGE(is_junit(xml), xml);
  CHECK(attributes(xml, "testsuites", "tests") == std::vector<std::string>{"4"});
  CHECK(attributes(xml, "testsuites", "failures") == std::vector<std::string>{"1"});
  CHECK(attributes(xml, "testsuites", "errors") == std::vector<std::string>{"2"});
  CHECK(attributes(xml, "testsuite", "name") ==
        std::vector<std::string>{"pa<per>/edition.yaml", "pa<per>/edition.yaml, page 2"});
  const std::string words = "<b>&amp; \"it's\" ]]> \uFFFD\uFFFD[31m \uFFFD \u202E \uFFFD\uFFFD\ttab\nline\r";
  CHECK(attributes(xml, "error", "message") == std::vector<std::string>{"no file", words});
  CHECK(attributes(xml, "testcase", "file") == std::vector<std::string>{"bad-\uFFFD-\uFFFD.yaml", "/srv/foreign/x.yaml",
                                                                        "pa<per>/edition.yaml", "a b/报头#1%2:3?.md"});
  CHECK(attributes(xml, "testcase", "line") == std::vector<std::string>{"1", "3"});
  CHECK(xml.find("\u202E") == xml.npos);  // no terminal turns its lines

  const std::string sarif = report_as(ReportFormat::sarif, report, {}, "pa<per>/edition.yaml");
  const auto document = nlohmann::json::parse(sarif);
  std::vector<std::string> uris, levels;
  for (const auto& result : document["runs"][0]["results"]) {
    const auto& file = result["locations"][0]["physicalLocation"]["artifactLocation"];
    uris.push_back(file["uri"]);
    levels.push_back(result["level"]);
    CHECK(document["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"].get<size_t>()]["id"] == result["ruleId"]);
    CHECK(file.contains("uriBaseId") != uris.back().starts_with("file:"));
  }
  CHECK(uris == std::vector<std::string>{"a%20b/%E6%8A%A5%E5%A4%B4%231%252%3A3%3F.md", "bad-%FF-%01.yaml",
                                         "file:///srv/foreign/x.yaml", "pa%3Cper%3E/edition.yaml"});
  CHECK(levels == std::vector<std::string>{"error", "warning", "note", "error"});
  CHECK(document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"] ==
        nlohmann::json{{"startLine", 3}, {"startColumn", 7}, {"endColumn", 11}});
  CHECK(document["runs"][0]["results"][0]["properties"] ==
        nlohmann::json{{"page", 2}, {"block", "lead\"&"}, {"story", "报头#1%2:3?"}});
  const std::string empty = to_sarif({}, "check/nothing"), not_ours = R"({"version": "2.1.0", "runs": [{"tool": {}}]})";
  CHECK(no_sarif({sarif, empty}) == 0);
  CHECK(no_sarif({sarif, empty, not_ours}) == 1);
  CHECK(is_junit(to_junit("nothing", {})));
  CHECK_FALSE(is_junit("<testsuites/>"));
  CHECK_FALSE(is_junit("<testsuites"));
}

TEST_CASE("a page is a suite: what is wrong with it, and the stories that fit") {
  const std::string body = "---\ntitle: 题\n---\n\n";
  std::string long_one = body;
  for (int i = 0; i < 80; ++i) long_one += "潮水退去，渔船靠岸。";
  const SmallEdition edition(
      R"(
template: page
page: {trim: [100mm, 120mm], body: 10pt, pitch: 15pt, lines: 20, columns: {count: 2, chars: 11, gap: 2}}
blocks:
  left: {kind: story, cols: 1, lines: 10, story: long.md, headline: {lines: 2}}
  right: {kind: story, cols: 2, lines: 4, story: short.md, headline: {lines: 2}}
)",
      {{"long.md", long_one + "\n"}, {"short.md", body + "潮水退去，渔船靠岸，码头上人来人往。\n"}});
  const std::string file = (edition.folder.path / "edition.yaml").string();
  const std::vector<JUnitSuite> suites = junit_suites(edition.report, edition.laid.sheets, file);
  REQUIRE(suites.size() == 2);
  CHECK(suites[0].name == file);
  REQUIRE(suites[1].cases.size() == 3);
  CHECK(suites[1].name == file + ", page 1");
  CHECK(suites[1].cases[0].name == "page 1 is laid out");
  CHECK(suites[1].cases[1].name == "story short fits block right");
  CHECK(suites[1].cases[2].outcome == JUnitCase::Outcome::failed);
  CHECK(suites[1].cases[2].type == "overset");
  CHECK(suites[1].cases[2].file == (edition.folder.path / "long.md").string());
  CHECK(suites[1].cases[2].text.find("long.md:5:") != std::string::npos);
  CHECK(suites[1].cases[2].text.find(", page 1, block left, story long\n") != std::string::npos);
  CHECK(is_junit(to_junit("check", suites)));
  const auto findings = findings_of(edition.report, edition.laid.sheets, file);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "overset");
  CHECK(findings[0].page == 1);
  CHECK(findings[0].block == "left");
  CHECK(findings[0].story == "long");
  CHECK(findings[0].line == 5);
  CHECK(findings[0].column == 1);
}

TEST_CASE("what a document says itself is in the language of its report") {
  Report report(std::make_shared<Sources>(), Tongue::chinese);
  report.add({.severity = Severity::warning, .code = "BX142", .text = "断数", .page = 1, .block = "lead"});
  Sheet sheet;
  sheet.stories = {{StoryId{0}, "short", "short.md"}};
  sheet.copyfits = {{.story = StoryId{0}, .block = "right"}};
  const std::vector<JUnitSuite> suites = junit_suites(report, {sheet}, "e.yaml");
  REQUIRE(suites.size() == 2);
  CHECK(suites[0].cases.at(0).name == "本期已排出");
  CHECK(suites[1].name == "e.yaml 第1版");
  CHECK(suites[1].cases.at(0).name == "第1版已排出");
  CHECK(suites[1].cases.at(1).name == "稿件 short 在版块 right 里正好");
  CHECK(suites[1].cases.at(2).text == "e.yaml 第1版，版块 lead\n断数");
  const auto sarif = nlohmann::json::parse(report_as(ReportFormat::sarif, report, {sheet}, "e.yaml"));
  const std::string rule = sarif["runs"][0]["tool"]["driver"]["rules"][0]["shortDescription"]["text"];
  CHECK(rule.starts_with("断数"));
  CHECK(rule.find("number") == std::string::npos);
}

TEST_CASE("the verdicts of preflight: what was not judged is skipped, what warns passes, what fails fails") {
  const Preflight result{.verdicts = {{"fonts-embedded", banxin::Outcome::passed, verbatim("all")},
                                      {"plates", banxin::Outcome::warned, verbatim("no Ghostscript"), false},
                                      {"resolution", banxin::Outcome::warned, verbatim("140 ppi")},
                                      {"boxes", banxin::Outcome::failed, verbatim("no TrimBox")},
                                      {"page-size", banxin::Outcome::skipped, verbatim("not asked")}}};
  const std::vector<JUnitSuite> suites = junit_suites(result, "out/a.pdf", Tongue::english);
  CHECK(is_junit(to_junit("preflight", suites)));
  using enum JUnitCase::Outcome;
  std::vector<JUnitCase::Outcome> outcomes;
  for (const JUnitCase& one : suites.at(0).cases) outcomes.push_back(one.outcome);
  CHECK((outcomes == std::vector{passed, skipped, passed, failed, skipped}));
  std::string all;
  for (const Finding& finding : findings_of(result, "out/a.pdf", Tongue::english))
    all += fmt::format("{} {} {}; ", finding.code, static_cast<int>(finding.severity), finding.file);
  CHECK(all == "plates 1 out/a.pdf; resolution 1 out/a.pdf; boxes 2 out/a.pdf; ");
}

TEST_CASE("check and preflight answer in the format that is asked for, also when the input is wrong") {
  const Starter shop;
  CHECK(shop.run("check paper/edition.yaml --format text").out.empty());
  const std::string json = shop.run("check paper/edition.yaml --format json").out;
  CHECK(nlohmann::json::parse(json)["outcome"] == "done");
  CHECK(shop.run("check paper/edition.yaml --json").out == json);
  CHECK(is_junit(shop.run("check paper/edition.yaml --format junit").out));
  const std::string good = shop.run("check paper/edition.yaml --format sarif").out;
  CHECK(shop.run("check paper/edition.yaml --json --format sarif").code == 2);
  CHECK(shop.run("check paper/edition.yaml --format xml").code == 2);
  shop.replace("paper/page.yaml", "template:", "templat:");
  const Outcome wrong = shop.run("check paper/edition.yaml --format junit");
  CHECK(wrong.code == 2);
  CHECK(is_junit(wrong.out));
  CHECK(attributes(wrong.out, "error", "type").size() >= 1);
  const Outcome bad = shop.run("check \"$PWD\"/paper/edition.yaml --format sarif");
  CHECK(bad.code == 2);
  CHECK(bad.out.find("\"uri\": \"paper/page.yaml\"") != std::string::npos);  // named from here, as the change is
  shop.write("out.pdf", "no PDF");
  const Outcome pdf = shop.run("preflight out.pdf --format junit"),
                sarif = shop.run("preflight out.pdf --format sarif");
  CHECK(pdf.code == 1);
  CHECK(is_junit(pdf.out));
  CHECK(attributes(pdf.out, "failure", "type").at(0) == "syntax");
  // Each rule says what it wants, in the words of the one table of rules, and what to do.
  const auto rules = nlohmann::json::parse(sarif.out)["runs"][0]["tool"]["driver"]["rules"];
  REQUIRE(rules.size() > 0);
  for (const auto& rule : rules) {
    const PrintRule& known = rule_called(rule["id"].get<std::string>());
    CHECK(rule["shortDescription"]["text"] == Message(known.purpose).english());
    CHECK(rule["help"]["text"] == Message(known.cure).english());
  }
  const Outcome none = shop.run("preflight none.pdf --format sarif");
  CHECK(none.code == 2);
  CHECK(no_sarif({good, bad.out, sarif.out, none.out}) == 0);
}

}  // namespace banxin::test
