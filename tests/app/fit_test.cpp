// `banxin fit`: what it says, and what it writes into an edition.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>

#include "app/write_choices.h"
#include "base/files.h"
#include "tests/app/workshop.h"
#include "tests/house.h"
#include "tests/notes.h"

namespace fs = std::filesystem;
using namespace banxin;
using test::Outcome;
using test::Workshop;

namespace {

constexpr const char* four_pages = "samples/yunfu-2025-09-07/four-pages.yaml";

// The four pages of the sample, their lead some characters longer; comments in the edition.
struct LongerLead : Workshop {
  LongerLead() {
    for (const char* part : {"samples", "templates"})
      fs::copy(fs::path(BANXIN_SOURCE_DIR) / part, folder / part, fs::copy_options::recursive);
    put("samples/yunfu-2025-09-07/stories/02-harvest.md", "打谷声已经响了。",
        "打谷声已经响了。这是加出来的一句话，为的是让这一篇稿子超出它的版面，看看排版引擎会怎样把它收回来，好教夜班编辑"
        "放心。");
    put(four_pages, "lead: stories/02-harvest.md", "lead: stories/02-harvest.md  # 今晚的头条");
  }
  void put(const char* file, const std::string& what, const std::string& by) const {
    std::string text = read(file);
    const size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    write(file, text.replace(at, what.size(), by));
  }
};

}  // namespace

TEST_CASE("fit says what it did, and changes no file; --write puts it into the slots and leaves the rest as it was" *
          doctest::test_suite("released")) {
  const LongerLead shop;
  const std::string before = shop.read(four_pages);
  const Outcome checked = shop.run(std::string("check ") + four_pages);
  CHECK(checked.code == 1);
  CHECK(checked.err.find("02-harvest in rest: needs ") != std::string::npos);
  CHECK(checked.err.find(" line  ") != std::string::npos);

  const Outcome fitted = shop.run(std::string("fit ") + four_pages);
  CHECK(fitted.code == 0);
  CHECK(fitted.err.find("info[fitted]: story 02-harvest was made to fit: ") != std::string::npos);
  CHECK(fitted.err.find("    done: ") != std::string::npos);
  CHECK(shop.read(four_pages) == before);

  CHECK(shop.run(std::string("fit --write ") + four_pages).code == 0);
  const std::string after = shop.read(four_pages);
  const size_t changed = after.find("lead: {story: stories/02-harvest.md, fit: {");
  REQUIRE(changed != std::string::npos);
  const size_t end = after.find('\n', changed);
  CHECK(after.substr(0, end).ends_with("}}  # 今晚的头条"));
  CHECK(before.size() - before.find('\n', before.find("02-harvest.md")) == after.size() - end);
  const Outcome again = shop.run(std::string("check ") + four_pages);
  CHECK(again.code == 0);
  CHECK(again.err.find("page 3: 2 stories, full") != std::string::npos);
}

TEST_CASE("fit fails when a story stays too long" * doctest::test_suite("released")) {
  const LongerLead shop;
  CHECK(shop.run(std::string("fit --fit nothing ") + four_pages).code == 1);
  CHECK(shop.run(std::string("fit --fit much ") + four_pages).code == 2);
}

TEST_CASE("fit --write leaves a file alone that was changed while its pages were set") {
  const LongerLead shop;
  Report report(std::make_shared<Sources>());
  const LayoutJob job{.edition = shop.folder / four_pages, .fit = {.remedies = true, .may = FitMeans::heads}};
  const LaidOut laid = lay_out(test::house(), job, report);
  REQUIRE_FALSE(laid.choices.empty());
  shop.put(four_pages, "# 今晚的头条", "# 昨晚的头条");  // as long as before
  const std::string changed = shop.read(four_pages);
  CHECK_FALSE(write_choices(test::house(), job, laid, report));
  CHECK(test::told(report).find("error[cannot-write-slot]: the file was changed while its pages were set") !=
        std::string::npos);
  CHECK(shop.read(four_pages) == changed);
  // Nobody writes into it any more, and a byte order mark is no change.
  const std::string marked = "\xEF\xBB\xBF" + changed;
  shop.write(four_pages, marked);
  Report again(std::make_shared<Sources>());
  const LaidOut anew = lay_out(test::house(), job, again);
  CHECK_MESSAGE(write_choices(test::house(), job, anew, again), test::told(again));
  CHECK(shop.read(four_pages).starts_with("\xEF\xBB\xBF"));
  CHECK(shop.read(four_pages) != marked);
}

TEST_CASE("fit --write leaves the file as it was when it cannot be written") {
  const LongerLead shop;
  const std::string text = shop.read(four_pages) + "# " + std::string(16'384, '-') + "\n";
  shop.write(four_pages, text);
  const auto names = [&] {
    std::set<std::string> all;
    for (const auto& entry : fs::directory_iterator((shop.folder / four_pages).parent_path()))
      all.insert(entry.path().filename());
    return all;
  };
  const auto before = names();
  const std::string command = fmt::format("cd '{}' && ulimit -f 8 && '{}' fit --write {} >/dev/null 2>&1",
                                          shop.folder.string(), test::program_under_test, four_pages);
  CHECK(WEXITSTATUS(std::system(command.c_str())) == 3);
  CHECK(shop.read(four_pages) == text);
  CHECK(names() == before);
}
