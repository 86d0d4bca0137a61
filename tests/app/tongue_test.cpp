// The language of messages and help: who asks for it, and what never depends on it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/app/workshop.h"

using namespace banxin;
using test::Outcome, test::Starter, test::Workshop;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// A document without its values: the keys and the kinds of what stands behind them.
std::string shape(const nlohmann::ordered_json& value) {
  std::string all;
  if (value.is_object())
    for (const auto& [key, inner] : value.items()) all += key + "{" + shape(inner) + "}";
  else if (value.is_array())
    for (const auto& inner : value) all += "[" + shape(inner) + "]";
  else
    all = value.type_name();
  return all;
}

}  // namespace

TEST_CASE("who asks for a language is heard in this order" * doctest::test_suite("released")) {
  const Workshop shop;
  struct Case {
    std::string environment, option;
    bool chinese;
  };
  const std::vector<Case> cases = {
      {"", "", false},
      {"LANG=zh_CN.UTF-8", "", true},
      {"LANG=zh_TW.UTF-8", "", true},
      {"LANG=C", "", false},
      {"LANG=POSIX LC_CTYPE=zh_CN.UTF-8", "", false},
      {"LANG=fr_FR.UTF-8", "", false},
      {"LANG=zh_CN.UTF-8 LC_MESSAGES=en_GB.UTF-8", "", false},
      {"LANG=en_GB.UTF-8 LC_MESSAGES=zh_CN", "", true},
      {"LC_MESSAGES=zh_CN LC_ALL=C", "", false},
      {"LC_MESSAGES=C LC_ALL=zh_SG.UTF-8", "", true},
      {"LC_ALL= LC_MESSAGES= LANG=zh_CN", "", true},
      {"LC_ALL=zh_CN BANXIN_LANG=en", "", false},
      {"LC_ALL=C BANXIN_LANG=zh-Hans", "", true},
      {"LC_ALL=zh_CN BANXIN_LANG=", "", true},
      {"BANXIN_LANG=zh-Hans", "--lang en", false},
      {"BANXIN_LANG=en", "--lang zh-Hans", true},
      {"LC_ALL=zh_CN", "--lang=en", false},
      {"BANXIN_LANG=fr", "--lang zh-Hans", true},
  };
  for (const Case& c : cases) {
    CAPTURE(c.environment);
    CAPTURE(c.option);
    const std::string before = fmt::format("env -u BANXIN_LANG -u LANG -u LC_ALL -u LC_MESSAGES {}", c.environment);
    const Outcome run = shop.run(fmt::format("check {} none.yaml", c.option), before);
    CHECK(run.code == 2);
    CHECK(test::first_line(run.err) == (c.chinese ? "none.yaml: error[missing-file]: 没有文件 none.yaml"
                                                  : "none.yaml: error[missing-file]: there is no file none.yaml"));
  }
}

TEST_CASE("a language that banxin does not speak is an error that names those it does") {
  const Workshop shop;
  const Outcome option = shop.run("check --lang fr none.yaml", "LC_ALL=C");
  CHECK(option.code == 2);
  CHECK(option.err ==
        "banxin: error[unknown-language]: --lang fr is no language that banxin speaks\n      = write en or zh-Hans\n");
  const Outcome variable = shop.run("schema", "BANXIN_LANG=zh LC_ALL=zh_CN.UTF-8");
  CHECK(variable.code == 2);
  CHECK(variable.out.empty());
  CHECK(variable.err ==
        "banxin: error[unknown-language]: BANXIN_LANG=zh：banxin 没有这种语言\n      = 请写 en 或 zh-Hans\n");
}

TEST_CASE("every command takes --lang, and helps in that language" * doctest::test_suite("released")) {
  const Workshop shop;
  for (const char* command : {"render", "check", "fit", "proof", "dummy", "sign", "batch", "lock", "reprint", "diff",
                              "preflight", "lines", "schema", "fonts", "new"}) {
    CAPTURE(command);
    const Outcome chinese = shop.run(fmt::format("{} --lang zh-Hans --help", command));
    const Outcome english = shop.run(fmt::format("{} --help --lang en", command));
    CHECK(chinese.code == 0);
    CHECK(english.code == 0);
    CHECK(has(chinese.out, "用法:"));
    CHECK(has(chinese.out, "消息和帮助的语言"));
    CHECK(has(english.out, "Usage:"));
    // A line that has words of its own, and none of them Chinese, was forgotten.
    for (const char* forgotten : {"Usage", "Options:", "Positionals", "REQUIRED", " the ", " and ", "Print this"})
      CHECK_FALSE_MESSAGE(has(chinese.out, forgotten), forgotten << " in\n" << chinese.out);
  }
  CHECK(has(shop.run("--lang zh-Hans --help").out, "出一期的 PDF"));
}

TEST_CASE("what is wrong with a command line is said in the language") {
  const Workshop shop;
  struct Case {
    std::string arguments, said;
  };
  for (const Case& c : {Case{"", "没有写命令，或命令写错了"},
                        {"check", "缺少 edition"},
                        {"check a.yaml b.yaml c", "不认识这些参数："},
                        {"check a.yaml --none", "不认识这个参数：--none"},
                        {"proof a.yaml --dpi 5", "--dpi："},
                        {"proof a.yaml --dpi x", "--dpi："},
                        {"render a.yaml --press x9", "--press：x9 不在 {x4,x1a,none} 之中"},
                        {"check a.yaml --json --format text", "不能与"}}) {
    CAPTURE(c.arguments);
    const Outcome run = shop.run(c.arguments, "BANXIN_LANG=zh-Hans");
    CHECK(run.code == 2);
    CHECK_MESSAGE(has(test::first_line(run.err), c.said), run.err);
    CHECK(run.err.starts_with("banxin: error[command-line]: "));
  }
}

TEST_CASE("pages, layout files, keys and codes are the same in every language" * doctest::test_suite("released")) {
  const Starter starter;
  starter.replace("paper/page.yaml",
                  "blocks:", "blocks:\n  spare: {kind: text, cols: 1, line: 1, lines: 1, over: [none]}");
  std::vector<std::string> reports, schemas, layouts, pdfs;
  for (const char* lang : {"en", "zh-Hans"}) {
    const Outcome run =
        starter.run(fmt::format("render paper/edition.yaml --lang {0} -o out-{0} --layout --report {0}.json", lang));
    const std::string id = "out-" + std::string(lang) + "/paper";
    reports.push_back(starter.read(std::string(lang) + ".json"));
    layouts.push_back(starter.read(id + ".layout.json"));
    pdfs.push_back(starter.read(id + ".pdf"));
    schemas.push_back(starter.run(fmt::format("schema --lang {}", lang)).out);
    CAPTURE(run.err);
  }
  CHECK(pdfs[0] == pdfs[1]);
  CHECK(layouts[0] == layouts[1]);
  const auto parsed = [](const std::string& text) { return nlohmann::ordered_json::parse(text); };
  const auto english = parsed(reports[0]), chinese = parsed(reports[1]);
  CHECK(shape(english) == shape(chinese));
  REQUIRE_FALSE(english["notes"].empty());
  for (size_t i = 0; i < english["notes"].size(); ++i) {
    CHECK(english["notes"][i]["code"] == chinese["notes"][i]["code"]);
    CHECK(english["notes"][i]["severity"] == chinese["notes"][i]["severity"]);
    CHECK(english["notes"][i]["text"] != chinese["notes"][i]["text"]);
  }
  CHECK(shape(parsed(schemas[0])) == shape(parsed(schemas[1])));
  CHECK(has(schemas[1], "\"报名\""));
}

TEST_CASE("preflight answers in the language in every format; what programs read of it stays" *
          doctest::test_suite("released")) {
  const Starter starter;
  REQUIRE(starter.run("render paper/edition.yaml -o out").code == 0);
  const auto run = [&](const char* lang, const char* format) {
    return starter.run(fmt::format("preflight out/paper.pdf --dpi 0 --lang {} --format {}", lang, format)).out;
  };
  const std::string text = run("zh-Hans", "text");
  CHECK(has(text, "FAIL  claim            文件没有声明是 PDF/X\n"));
  CHECK(has(text, "ISO 15930-7:2010 第 6.11 条（标准标识）：请导出成 PDF/X-4 或 PDF/X-1a:2003\n"));
  CHECK(has(text, "skip  total-ink        没有要求查\n"));
  const auto english = nlohmann::json::parse(run("en", "json")),
             chinese = nlohmann::json::parse(run("zh-Hans", "json"));
  REQUIRE(chinese["rules"].size() == english["rules"].size());
  for (size_t i = 0; i < chinese["rules"].size(); ++i)
    for (const char* key : {"rule", "outcome", "judged", "clause"})
      CHECK(chinese["rules"][i][key] == english["rules"][i][key]);
  CHECK(english["rules"][0]["text"] == "the file reads without a fault");
  CHECK(chinese["rules"][0]["text"] == "文件读来无误");
  REQUIRE_FALSE(chinese["findings"].empty());
  CHECK(has(chinese["findings"][0]["clause"], "ISO 15930-7:2010, 6.11 (conformance)"));
  CHECK(chinese["findings"][0]["text"] == "文件没有声明是 PDF/X");
  CHECK(has(run("zh-Hans", "junit"), "<system-out>没有加密</system-out>"));
  CHECK(has(run("zh-Hans", "sarif"), "文件没有声明是 PDF/X\\n请导出成 PDF/X-4 或 PDF/X-1a:2003"));
  CHECK(has(run("zh-Hans", "sarif"), "\"text\": \"文件说明自己是哪种 PDF/X，只说一次，写对地方\""));
}

TEST_CASE("a batch speaks the language, and what it made in one is made in the other" *
          doctest::test_suite("released")) {
  const Starter starter;
  starter.write("wrong/edition.yaml", "edition: wrong\n");
  const Outcome first = starter.run("batch paper wrong -o made --lang zh-Hans");
  CHECK(first.code == 1);
  CHECK(has(first.err, "banxin：失败：wrong（wrong/edition.yaml）"));
  CHECK(has(first.err, "本期没有 "));
  CHECK(has(starter.read("made/wrong/report.json"), "本期没有 "));
  const Outcome again = starter.run("batch paper wrong -o made --lang en");
  CHECK(has(again.err, "1 skipped, 1 failed"));
  CHECK(has(starter.read("made/wrong/report.json"), "the edition has no "));
}
