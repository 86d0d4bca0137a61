// The program as its users call it: exit codes, messages with places, and that nothing is written when input is wrong.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/app/workshop.h"
#include "tests/program.h"

namespace fs = std::filesystem;
using namespace banxin;

using test::first_line;
using test::Outcome;
using test::Starter;
using test::Workshop;

TEST_CASE("a new edition renders at once, whole, and the same in every folder" * doctest::test_suite("released")) {
  const Starter shop;
  const Outcome first = shop.run("render paper/edition.yaml -o a --layout --strict");
  CHECK(first.code == 0);
  fs::create_directories(shop.folder / "elsewhere/deep");
  fs::copy(shop.folder / "paper", shop.folder / "elsewhere/deep/paper", fs::copy_options::recursive);
  CHECK(shop.run("render elsewhere/deep/paper/edition.yaml -o b --layout").code == 0);
  CHECK(!shop.read("a/paper.pdf").empty());
  CHECK(shop.read("a/paper.pdf") == shop.read("b/paper.pdf"));
  CHECK(shop.read("a/paper.layout.json") == shop.read("b/paper.layout.json"));
}

TEST_CASE("nothing of locale, time zone, clock or fontconfig reaches a page" * doctest::test_suite("released")) {
  const Starter shop;
  CHECK(shop.run("render paper/edition.yaml -o a").code == 0);
  const std::string strange = fmt::format(
      "cd '{}' && LC_ALL=tr_TR.UTF-8 TZ=Asia/Kathmandu FONTCONFIG_FILE=/nonexistent HOME=/nonexistent '{}' render "
      "paper/edition.yaml -o b 2>/dev/null",
      shop.folder.string(), banxin::test::program_under_test);
  CHECK(std::system(strange.c_str()) == 0);
  CHECK(shop.read("a/paper.pdf") == shop.read("b/paper.pdf"));
}

TEST_CASE("pages made side by side are the pages made one after another" * doctest::test_suite("released")) {
  const Starter shop;
  std::string edition = shop.read("paper/edition.yaml");
  const std::string page = edition.substr(edition.find("  - template"));
  for (int i = 2; i <= 6; ++i) edition += page;
  shop.write("paper/edition.yaml", edition);
  CHECK(shop.run("render paper/edition.yaml -o a --layout").code == 0);
  const std::string alone =
      fmt::format("cd '{}' && taskset -c 0 '{}' render paper/edition.yaml -o b --layout 2>/dev/null",
                  shop.folder.string(), banxin::test::program_under_test);
  CHECK(std::system(alone.c_str()) == 0);
  CHECK(!shop.read("a/paper.pdf").empty());
  CHECK(shop.read("a/paper.pdf") == shop.read("b/paper.pdf"));
  CHECK(shop.read("a/paper.layout.json") == shop.read("b/paper.layout.json"));
  CHECK(shop.run("render paper/edition.yaml -o c --page 2 --page 5 --layout").code == 0);
  CHECK(nlohmann::json::parse(shop.read("c/paper.layout.json"))["pages"].size() == 2);
  CHECK(shop.run("render paper/edition.yaml -o d --page 7").code == 2);
}

TEST_CASE("every fault of an editor is named with its place, exits with 2, and writes nothing" *
          doctest::test_suite("released")) {
  struct Fault {
    const char* what;
    std::function<void(const Workshop&)> make;
    std::string message;  // the first line on stderr
  };
  const std::string photo = "\n\n![说明](photo.jpg \"某某\")\n";
  const auto add_photo = [&](const Workshop& w, const std::string& bytes) {
    w.write("paper/photo.jpg", bytes);
    w.write("paper/01-story.md", w.read("paper/01-story.md") + photo);
  };
  const Fault faults[] = {
      {"a glyph that no face has",
       [](const Workshop& w) { w.replace("paper/01-story.md", "把正文写在这里", "把\xF3\xB0\x80\x80正文写在这里"); },
       "paper/01-story.md:6:2: error[missing-glyph]"},
      {"two blocks on one place", [](const Workshop& w) { w.replace("paper/page.yaml", "below: masthead", "line: 3"); },
       "paper/page.yaml:30:3: error[overlap]: block lead lies on block masthead (line 22)"},
      {"a frame off the page",
       [](const Workshop& w) { w.replace("paper/page.yaml", "below: masthead", "below: masthead\n    lines: 90"); },
       "paper/page.yaml:30:3: error[off-page]: block lead needs grid lines 5-94, but the page has lines 1-37"},
      {"a picture that is none", [&](const Workshop& w) { add_photo(w, "not a picture"); },
       "paper/01-story.md:27:1: error[unreadable-picture]: picture photo.jpg is"},
      {"a picture cut short", [&](const Workshop& w) { add_photo(w, "\xFF\xD8\xFF\xE0"); },
       "paper/01-story.md:27:1: error[unreadable-picture]: picture photo.jpg is"},
      {"an edition that is not there", [](const Workshop& w) { fs::remove(w.folder / "paper/edition.yaml"); },
       "paper/edition.yaml: error[missing-file]"},
      {"a story that is not there", [](const Workshop& w) { fs::remove(w.folder / "paper/01-story.md"); },
       "paper/edition.yaml:9:13: error[missing-file]"},
      {"a slot that no template has", [](const Workshop& w) { w.replace("paper/edition.yaml", "lead:", "laed:"); },
       "paper/edition.yaml:9:7: error[unknown-slot]"},
      {"an unknown key", [](const Workshop& w) { w.replace("paper/page.yaml", "columns: 2", "colums: 2"); },
       "paper/page.yaml:33:5: error[unknown-key]: unknown key \"colums\" in block lead (did you mean \"columns\"?)"},
  };
  for (const Fault& fault : faults) {
    CAPTURE(fault.what);
    const Starter shop;
    fault.make(shop);
    const Outcome outcome = shop.run("render paper/edition.yaml -o out --layout --report report.json");
    CHECK(outcome.code == 2);
    CHECK(first_line(outcome.err).substr(0, fault.message.size()) == fault.message);
    CHECK(!fs::exists(shop.folder / "out"));
    CHECK(nlohmann::json::parse(shop.read("report.json"))["outcome"] == "failed");
  }
}

TEST_CASE("a story of 100 MB is refused, not read") {
  const Starter shop;
  std::ofstream(shop.folder / "paper/01-story.md", std::ios::binary).close();
  fs::resize_file(shop.folder / "paper/01-story.md", uintmax_t{100} << 20);
  const Outcome outcome = shop.run("check paper/edition.yaml");
  CHECK(outcome.code == 2);
  CHECK(outcome.err.find("error[file-too-large]") != std::string::npos);
}

TEST_CASE("too much text is a problem of the page: written, reported, and failed on when asked" *
          doctest::test_suite("released")) {
  const Starter shop;
  std::string story = shop.read("paper/01-story.md");
  for (int i = 0; i < 400; ++i) story += "\n\n这一段稿件太长了，长得放不下，只好在这里一遍一遍地重复下去。";
  shop.write("paper/01-story.md", story);
  CHECK(shop.run("render paper/edition.yaml -o out --report report.json").code == 0);
  CHECK(fs::exists(shop.folder / "out/paper.pdf"));
  const auto report = nlohmann::json::parse(shop.read("report.json"));
  CHECK(report["stories"][0]["state"] == "overset");
  CHECK(report["stories"][0]["lines_over"] > 0);
  CHECK(shop.run("render paper/edition.yaml -o out --strict").code == 1);
  CHECK(shop.run("check paper/edition.yaml").code == 1);
}

TEST_CASE("a folder that cannot be written is the machine's fault") {
  const Starter shop;
  shop.write("wall", "a file where a folder should be");
  CHECK(shop.run("render paper/edition.yaml -o wall/out").code == 3);
}

TEST_CASE("the program says its version without a command") {
  const Outcome told = Workshop().run("--version");
  CHECK(told.code == 0);
  CHECK(told.out.starts_with("banxin "));
}

TEST_CASE("a wrong command line is wrong input") {
  const Workshop shop;
  CHECK(shop.run("").code == 2);
  CHECK(shop.run("rendr x.yaml").code == 2);
  CHECK(shop.run("render").code == 2);
  CHECK(shop.run("--help").code == 0);
  CHECK(shop.run("new .").code == 2);
}

TEST_CASE("weekday and lunar date follow the date") {
  const Starter shop;
  shop.replace("paper/edition.yaml", "2026-01-01", "2025-09-07");
  CHECK(shop.run("render paper/edition.yaml -o a --layout").code == 0);
  CHECK(shop.read("a/paper.layout.json").find("星期日　乙巳年七月十六") != std::string::npos);
  shop.replace("paper/edition.yaml", "2025-09-07", "2026-02-17");  // New Year's Day of the lunar year 丙午
  CHECK(shop.run("render paper/edition.yaml -o a --layout").code == 0);
  CHECK(shop.read("a/paper.layout.json").find("星期二　丙午年正月初一") != std::string::npos);
}

TEST_CASE("a proof is a PNG of each page, with what was asked for over it") {
  const Starter shop;
  CHECK(shop.run("proof paper/edition.yaml -o out --dpi 40").code == 0);
  const std::string plain = shop.read("out/paper-01.png");
  CHECK(plain.substr(1, 3) == "PNG");
  CHECK(shop.run("proof paper/edition.yaml -o out --dpi 40 --overlay grid,frames,baselines,overset").code == 0);
  CHECK(shop.read("out/paper-01.png") != plain);
  CHECK(shop.run("proof paper/edition.yaml -o out --overlay gird").code == 2);
}

TEST_CASE("diff tells what changed between two layouts" * doctest::test_suite("released")) {
  const Starter shop;
  CHECK(shop.run("render paper/edition.yaml -o a --layout").code == 0);
  shop.replace("paper/01-story.md", "要**强调**的词", "要**着重**的词");
  CHECK(shop.run("render paper/edition.yaml -o b --layout").code == 0);
  CHECK(shop.run("diff a/paper.layout.json a/paper.layout.json").out.empty());
  const Outcome changed = shop.run("diff a/paper.layout.json b/paper.layout.json --html changes.html");
  CHECK(changed.out.find("01-story") != std::string::npos);
  CHECK(shop.read("changes.html").find("<svg") != std::string::npos);
  const Outcome spoken = shop.run("diff a/paper.layout.json b/paper.layout.json --lang zh-Hans");
  CHECK_MESSAGE(spoken.out.find("01-story（正文）：两字改动") != std::string::npos, spoken.out);
  CHECK(shop.run("diff a/paper.layout.json b/paper.layout.json --json").code == 0);
  const auto json = nlohmann::json::parse(shop.read("out.txt"));
  REQUIRE(!json["changes"].empty());
  CHECK(json["changes"][0]["kind"] == "text");
  CHECK(json["changes"][0]["spot_after"]["line"].get<int>() > 0);
}

TEST_CASE("check ends with one line a page, and lint marks stand on the proof" * doctest::test_suite("released")) {
  const Starter shop;
  const Outcome fits = shop.run("check paper/edition.yaml");
  CHECK(fits.code == 0);
  CHECK_MESSAGE(fits.err == "page 1: 1 story, full\n", fits.err);
  CHECK(fits.out.empty());
  shop.replace("paper/page.yaml", "\"{paper}\"", "别的报");
  const Outcome wrong = shop.run("check paper/edition.yaml");
  CHECK(wrong.code == 1);  // the page is wrong, not the input
  CHECK(wrong.err.find("error[BX123]") != std::string::npos);
  CHECK(shop.run("render paper/edition.yaml -o out").code == 0);  // what lint says stops no page
  CHECK(shop.run("proof paper/edition.yaml -o out --dpi 40").code == 0);
  const std::string plain = shop.read("out/paper-01.png");
  for (const char* overlay : {"names", "lint"}) {
    CHECK(shop.run(std::string("proof paper/edition.yaml -o out --dpi 40 --overlay ") + overlay).code == 0);
    CHECK(shop.read("out/paper-01.png") != plain);
  }
}

TEST_CASE("a page plan says what stands where, and is the same every time") {
  const Starter shop;
  CHECK(shop.run("dummy paper/edition.yaml -o a").code == 0);
  CHECK(shop.run("dummy paper/edition.yaml -o b").code == 0);
  const std::string plan = shop.read("a/paper.dummy.pdf");
  CHECK(plan.starts_with("%PDF-"));
  CHECK(plan == shop.read("b/paper.dummy.pdf"));
}

TEST_CASE("what is signed goes to press, and nothing else" * doctest::test_suite("released")) {
  const Starter shop;
  const std::string press = "render paper/edition.yaml -o out --press x4 --signed 付印";
  const Outcome nobody = shop.run(press);
  CHECK(nobody.code == 2);
  CHECK(nobody.err.find("error[not-signed]") != std::string::npos);
  CHECK(shop.run("sign paper/edition.yaml --stage 大样 --by 王五").code == 0);
  CHECK(shop.run(press).code == 2);  // that was another stage
  CHECK(shop.run("sign paper/edition.yaml --stage 付印 --by 李四").code == 0);
  CHECK(shop.run(press).code == 0);
  CHECK(fs::exists(shop.folder / "out/paper.pdf"));
  fs::remove_all(shop.folder / "out");
  shop.replace("paper/01-story.md", "要**强调**的词", "要**着重**的词");
  const Outcome changed = shop.run(press);
  CHECK(changed.code == 2);
  CHECK_MESSAGE(
      changed.err.find("error[differs-from-signed]: page 1 is not what 李四 signed as 付印: 01-story (body), line ") !=
          std::string::npos,
      changed.err);
  CHECK(!fs::exists(shop.folder / "out"));
  CHECK(shop.run("sign paper/edition.yaml --stage 付印 --by 李四").code == 0);
  CHECK(shop.run(press).code == 0);
  shop.replace("paper/edition.signed.json", "\"stage\": \"付印\"", "\"stage\": \"付梓\"");
  const Outcome forged = shop.run(press);
  CHECK(forged.code == 2);
  CHECK(forged.err.find("error[bad-signature]") != std::string::npos);
}

TEST_CASE("a spread is chosen by either of its pages, and named by both" * doctest::test_suite("released")) {
  const Workshop shop;
  const std::string edition = std::string(BANXIN_SOURCE_DIR) + "/docs/proofs/spread.yaml";
  CHECK(shop.run("render " + edition + " -o a --page 3 --layout --json").code == 0);
  const auto report = nlohmann::json::parse(shop.read("out.txt"));
  CHECK(report["stories"].size() == 3);
  CHECK(report["stories"][0]["pages"] == nlohmann::json({2, 3}));
  const auto layout = nlohmann::json::parse(shop.read("a/spread.layout.json"));
  REQUIRE(layout["pages"].size() == 1);
  CHECK(layout["pages"][0]["pages"] == nlohmann::json({2, 3}));
  CHECK(layout["pages"][0]["trim"] == nlohmann::json({372, 260}));
  CHECK(layout["pages"][0]["columns"].size() == 8);
  CHECK(shop.run("render " + edition + " -o b --page 2").code == 0);
  CHECK(shop.read("a/spread.pdf") == shop.read("b/spread.pdf"));
  CHECK(shop.run("proof " + edition + " -o b --page 2 --dpi 40 --overlay grid").code == 0);
  CHECK(fs::exists(shop.folder / "b/spread-02-03.png"));
  CHECK(shop.run("render " + edition + " -o b --page 5").code == 2);
  const std::string judged = "preflight a/spread.pdf --dpi 0 --json --edition " + edition + " --page ";
  shop.run(judged + "3");
  CHECK(nlohmann::json::parse(shop.read("out.txt"))["rules"].size() > 20);
  const std::string of_right_page = shop.read("out.txt");
  shop.run(judged + "2");
  CHECK(shop.read("out.txt") == of_right_page);
  const Outcome no_page = shop.run(judged + "5");
  CHECK(no_page.code == 2);
  CHECK(no_page.err.find("error[no-such-page]: edition spread has no such page") != std::string::npos);
  CHECK(shop.run("render " + edition + " -o c --layout").code == 0);
  CHECK(shop.run("diff a/spread.layout.json c/spread.layout.json").code == 0);
}

TEST_CASE("--impose writes the sheets in the place of the pages, and needs a plan") {
  const Starter shop;
  const Outcome without = shop.run("render paper/edition.yaml --impose");
  CHECK(without.code == 2);
  CHECK(first_line(without.err) ==
        "paper/edition.yaml:1:1: error[no-plan]: the edition does not say which pages share a sheet");
  CHECK_FALSE(fs::exists(shop.folder / "out"));
  const std::string edition = std::string(BANXIN_SOURCE_DIR) + "/docs/proofs/spread.yaml";
  const Outcome one = shop.run("render " + edition + " --impose --page 4 --strict");
  CHECK(one.code == 1);
  CHECK(one.err.find("warning[plan-blank]: page 1 was not chosen: its half of the sheet stays blank") !=
        std::string::npos);
  CHECK(fs::exists(shop.folder / "out/spread.sheets.pdf"));
  CHECK_FALSE(fs::exists(shop.folder / "out/spread.pdf"));
}

TEST_CASE("a line wider than its column stops the rendering, and the proof shows it") {
  const Starter shop;
  shop.replace("paper/01-story.md", "要**强调**的词", "要" + std::string(300, 'x') + "的词");
  const Outcome rendered = shop.run("render paper/edition.yaml -o out --report report.json");
  CHECK(rendered.code == 2);
  CHECK(rendered.err.find("error[overfull]: line ") != std::string::npos);
  CHECK(rendered.err.find("paper/01-story.md:") != std::string::npos);
  CHECK_FALSE(fs::exists(shop.folder / "out"));
  const auto report = nlohmann::json::parse(shop.read("report.json"));
  CHECK(report["outcome"] == "failed");
  CHECK(report["notes"][0]["page"] == 1);
  CHECK(report["notes"][0]["block"] == "lead");
  CHECK(shop.run("check paper/edition.yaml").code == 2);
  CHECK(shop.run("proof paper/edition.yaml -o shown --dpi 40").code == 2);
  CHECK(fs::exists(shop.folder / "shown/paper-01.png"));
}

TEST_CASE("a title of a hundred thousand characters is told") {
  const Starter shop;
  shop.write("paper/01-story.md", "---\ntitle: " + std::string(100'000, 'x') + "\n---\n\n正文。\n");
  const Outcome outcome = shop.run("check paper/edition.yaml");
  CHECK(outcome.code == 2);
  CHECK(outcome.err.find("error[long-line]") != std::string::npos);
}
