// `banxin fit`: what it says, and what it writes into an edition.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "base/files.h"
#include "tests/app/workshop.h"

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

TEST_CASE("fit says what it did, and changes no file; --write puts it into the slots and leaves the rest as it was") {
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

TEST_CASE("fit fails when a story stays too long") {
  const LongerLead shop;
  CHECK(shop.run(std::string("fit --fit nothing ") + four_pages).code == 1);
  CHECK(shop.run(std::string("fit --fit much ") + four_pages).code == 2);
}
