// The table of the rules in docs/press.md is the engine's own.
#include "preflight/rule_book.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/files.h"
#include "tests/preflight/damage.h"
#include "tests/press/maker.h"

namespace banxin::test {

TEST_CASE("docs/press.md says of each rule who asks for it") {
  const std::string docs = std::string(BANXIN_SOURCE_DIR) + "/docs/";
  const std::string doc = read_file(docs + "press.md", 1 << 20).value_or("");
  std::string chinese = read_file(docs + "zh-CN/press.md", 1 << 20).value_or("");
  for (size_t at = chinese.find("、6."); at != std::string::npos; at = chinese.find("、6.", at))
    chinese.replace(at, std::string("、").size(), ", ");
  const TemporaryFolder folder;
  PreflightJob job = quick();
  job.spots.emplace();
  job.pictures.emplace();
  for (const PressStandard standard : {PressStandard::x4, PressStandard::x1a})
    for (const Verdict& verdict : preflight(folder.write("a.pdf", good_pdf(standard)), job).verdicts) {
      const PrintRule& rule = rule_called(verdict.rule);
      const auto clause = [](const char* number) { return number ? number : "house"; };
      const std::string row = fmt::format("\n| `{}` | {} | {} | {} |\n", rule.name, clause(rule.x1a), clause(rule.x4),
                                          rule.subject.pattern);
      CHECK_MESSAGE(has(doc, row), row);
      const std::string theirs = fmt::format("\n| `{}` | {} | {} | {} |\n", rule.name, clause(rule.x1a),
                                             clause(rule.x4), Message(rule.subject).in(Tongue::chinese));
      CHECK_MESSAGE(has(chinese, theirs), "in Chinese: " << theirs);
      CHECK_FALSE(rule.cure.empty());
      CHECK_FALSE(rule.purpose.empty());
    }
}

TEST_CASE("a clause is named by its part of ISO 15930, with a number where one is known") {
  const PrintRule& fonts = rule_called("fonts-embedded");
  CHECK(clause_of(fonts, PdfX::x1a_2003).english() == "ISO 15930-4:2003, 6.3 (fonts)");
  CHECK(clause_of(fonts, PdfX::x4).english() == "ISO 15930-7:2010, 6.5 (fonts)");
  CHECK(clause_of(fonts, PdfX::x3_2002).english() == "ISO 15930-3:2002 (fonts; Application Notes, 2.18)");
  CHECK(clause_of(rule_called("total-ink"), PdfX::x4).english() == "house");
}

}  // namespace banxin::test
