// Whole pages that nobody designed: what holds of every page holds of theirs.
#include "tests/pages/random_modules.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "api/lay_out.h"
#include "tests/house.h"
#include "tests/pages/properties.h"
#include "tests/paint/page_maker.h"
#include "tests/program.h"
#include "tests/temporary_folder.h"

using namespace banxin;

namespace {

// The sheet but for stories whose columns are meant to end at lines of their own.
Sheet without_shaped(const LaidOut& laid) {
  Sheet sheet = laid.sheets[0];
  for (const auto& block : laid.edition.pages[0].blocks)
    if (!block->frame.shape.empty())
      std::erase_if(sheet.blocks, [&](const PlacedBlock& placed) { return placed.name == block->name; });
  return sheet;
}

}  // namespace

TEST_CASE("random pages of modules keep every character, and nothing lies on anything else") {
  const test::TemporaryFolder folder;
  folder.write("photo.jpg", test::make_jpeg(400, 300));
  std::vector<int> seeds;
  const char* wanted = std::getenv("BANXIN_EDITIONS");  // of a campaign
  if (const char* one = std::getenv("BANXIN_SEED")) seeds = {std::atoi(one)};
  const int count = !seeds.empty() ? 0 : wanted ? std::atoi(wanted) : test::is_sanitized() ? 20 : 200;
  for (int seed = 1; seed <= count; ++seed) seeds.push_back(seed);
  if (count > 0) seeds.insert(seeds.end(), {1790, 1866});  // a heading moved a large first character on to a block
  int laid_out = 0;
  for (const int seed : seeds) {
    const test::RandomModules made(seed);
    for (const auto& [name, text] : made.files()) folder.write(name, text);
    INFO("seed ", seed, "\n", made.files().at("page.yaml"));
    Report report(std::make_shared<Sources>());
    LaidOut laid = {};
    try {
      laid = lay_out(test::house(), {.edition = folder.path / "edition.yaml", .overfull = Overfull::shows}, report);
    } catch (const InputFault&) {
    }
    std::set<std::string> codes;
    std::string errors;
    for (const Note& note : report.notes()) {
      codes.insert(note.code);
      if (note.severity == Severity::error) errors += print(note, report.sources());
    }
    // What no column is wide enough for is refused.
    if (!codes.contains("narrow-column") && !codes.contains("overfull")) CHECK(errors == "");
    if (laid.sheets.empty()) {
      CHECK(errors != "");
      continue;
    }
    ++laid_out;
    CHECK(test::lost_text(laid, test::all_characters) == "");
    CHECK(test::text_in_the_way(laid) == "");
    // What a template asks for is done, and told.
    if (!codes.contains("photos-overlap") && !codes.contains("headline-covered"))
      CHECK(test::lines_on_lines(laid.sheets[0]) == "");
    if (!codes.contains("loose-line")) CHECK(test::ragged_lines(laid.sheets[0]) == "");
    // The second page of a vertical spread has its lines a strip farther.
    if (laid.sheets[0].vertical && laid.sheets[0].second_page != 0) continue;
    CHECK(test::off_grid(laid.sheets[0]) == "");
    if (!codes.contains("uneven-feet") && !codes.contains("lone-heading"))
      CHECK(test::uneven_feet(without_shaped(laid)) == "");
  }
  const int pages = static_cast<int>(seeds.size());
  CHECK(pages - laid_out <= 1 + pages / 50);  // few are refused
}
