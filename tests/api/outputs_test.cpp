// From one edition that is laid out come all outputs, in any order, and none of them changes it.
#include "api/outputs.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "api/proof.h"
#include "tests/api/editions.h"
#include "tests/house.h"
#include "tests/notes.h"

namespace banxin::test {
namespace {

struct Output {
  std::string command, file;  // that the command line makes it with
  std::function<std::string(const LaidOut&, Report&)> make;
};

Output pdf(const std::string& options, const PrintJob& job) {
  return {"render" + options, job.impose ? "four.sheets.pdf" : "four.pdf",
          [job](const LaidOut& laid, Report& report) { return to_pdf(house(), laid, job, report); }};
}

std::vector<Output> outputs() {
  return {pdf("", {}),
          pdf(" --press x4 --marks", {.press = PressStandard::x4, .marks = true}),
          pdf(" --press x1a", {.press = PressStandard::x1a}),
          pdf(" --impose", {.impose = true}),
          pdf(" --press x4 --marks --impose", {.press = PressStandard::x4, .marks = true, .impose = true}),
          {"proof --dpi 60", "four-03.png",
           [](const LaidOut& laid, Report& report) { return Proof(laid, {.dpi = 60}).png(laid.sheets[2], report); }},
          {"render --layout", "four.layout.json", [](const LaidOut& laid, Report&) { return layout_json(laid); }}};
}

}  // namespace

TEST_CASE("all outputs come from one edition that is laid out, in any order, twice, as the command line writes them") {
  const FourPages four;
  Report report(std::make_shared<Sources>());
  const LaidOut laid = lay_out(house(), {.edition = four.edition}, report);
  REQUIRE_MESSAGE(!report.failed(), told(report));
  const std::vector<Output> all = outputs();
  std::vector<std::string> alone;
  for (const Output& output : all) {
    alone.push_back(by_command_line(four.edition, output.command, output.file));
    REQUIRE(!alone.back().empty());
  }
  const auto check = [&](size_t i) {
    Report notes = report.sibling();
    CAPTURE(all[i].command);
    CHECK(all[i].make(laid, notes) == alone[i]);
    CHECK_MESSAGE(!notes.failed(), told(notes));
  };
  for (size_t i = 0; i < all.size(); ++i) check(i);
  for (size_t i = all.size(); i-- > 0;) check(i);
}

TEST_CASE("what goes to print is a value of its own: sheets, marks, sides") {
  const FourPages four;
  Report report(std::make_shared<Sources>());
  const LaidOut laid = lay_out(house(), {.edition = four.edition}, report);
  const PrintJob job{.press = PressStandard::x4, .marks = true, .impose = true};
  const Printed printed = to_print(house(), laid, job, report);
  REQUIRE(laid.sheets.size() == 4);
  REQUIRE(printed.pages.size() == 6);
  CHECK(stem_of(job, laid.edition) == "four.sheets");
  for (const PrintedPage& page : printed.pages) {
    CAPTURE(page.sheet.label());
    CHECK(page.marked_bleed.has_value() == page.side.has_value());  // marks stand round the sheet, not in it
    CHECK(page.sheet.slug.empty() != page.side.has_value());
  }
  CHECK(printed.pages[4].sheet.label() == "4+1");
  CHECK(printed.pages[5].sheet.trim == Size{2 * laid.sheets[0].trim.width, laid.sheets[0].trim.height});
  CHECK(printed.pages[4].sheet.bleed == laid.sheets[0].bleed + mark_margin);
  CHECK(printed.inks.all().size() > laid.edition.inks.all().size());  // the plates that the slug lines name
}

TEST_CASE("an edition that is laid out outlives the engine it was laid out with") {
  const FourPages four;
  Report report(std::make_shared<Sources>());
  const LaidOut laid = [&] {
    const Engine engine({.home = BANXIN_SOURCE_DIR});
    return lay_out(engine, {.edition = four.edition, .pages = {2}}, report);
  }();
  const LaidOut again = lay_out(house(), {.edition = four.edition, .pages = {2}}, report);
  CHECK(to_pdf(house(), laid, {}, report) == to_pdf(house(), again, {}, report));
}

}  // namespace banxin::test
