// The templates of the house belong to no paper: what they print by themselves, the edition has given.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/files.h"
#include "tests/pages/edition.h"
#include "tests/temporary_folder.h"

namespace fs = std::filesystem;
using namespace banxin;

namespace {

const fs::path root = BANXIN_SOURCE_DIR;

// A sample edition as another paper would begin: on the house's template, without what its own template adds.
LaidOut on_house_template(const std::string& name, const std::string& front,
                          const std::vector<std::string>& own_slots) {
  const test::TemporaryFolder folder;
  for (const char* part : {"samples", "templates"})
    fs::copy(root / part, folder.path / part, fs::copy_options::recursive);
  std::string text = read_file(sample(name), 1 << 20).value();
  const size_t at = text.find(front);
  REQUIRE(at != std::string::npos);
  text.insert(at, "../../templates/");
  for (const std::string& slot : own_slots) {
    const size_t start = text.find("      " + slot + ":");
    REQUIRE(start != std::string::npos);
    text.erase(start, text.find('\n', start) + 1 - start);
  }
  folder.write("samples/" + name + "/edition.yaml", text);
  Report report(std::make_shared<Sources>());
  LaidOut laid = lay_out(test::house(), {.edition = folder.path / "samples" / name / "edition.yaml"}, report);
  for (const Note& note : report.notes()) FAIL_CHECK(print(note, report.sources()));
  return laid;
}

std::vector<std::string> fixed_texts(const Sheet& sheet) {
  std::vector<std::string> texts;
  for (const PlacedBlock& block : sheet.blocks)
    for (const PlacedFrame& frame : block.frames)
      for (const PlacedLine& line : frame.lines)
        if (block.kind == "text") texts.push_back(line.text);
  return texts;
}

bool has_code(const Sheet& sheet) {
  return std::ranges::any_of(sheet.blocks, [](const PlacedBlock& block) { return block.kind == "qr"; });
}

}  // namespace

TEST_CASE("the broadsheet front prints nothing that its edition has not said") {
  const LaidOut laid = on_house_template("yunfu-2025-09-07", "broadsheet-front.yaml", {});
  CHECK(fixed_texts(laid.sheets.at(0)) ==
        std::vector<std::string>{"2025年9月", "7", "星期日", "乙巳年七月十六", "云浮日报", "第9527号　今日4版"});
  CHECK_FALSE(has_code(laid.sheets.at(0)));
}

TEST_CASE("the tabloid front prints nothing that its edition has not said") {
  const LaidOut laid = on_house_template("gangwan-2026-03-14", "tabloid-front.yaml", {"weather", "tide"});
  CHECK(fixed_texts(laid.sheets.at(0)) ==
        std::vector<std::string>{"港灣晚報", "2026年3月14日　星期六　農曆丙午年正月廿六", "第1208號　今日8版"});
  CHECK_FALSE(has_code(laid.sheets.at(0)));
}
