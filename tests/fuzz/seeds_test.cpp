// Every fuzz target comes back from every one of its seeds: what once broke it, and what reaches far into it.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/files.h"
#include "tests/fuzz/target.h"

namespace fs = std::filesystem;
using namespace banxin;

namespace {

const fs::path folder = fs::path(BANXIN_SOURCE_DIR) / "tests" / "fuzz";

std::vector<fs::path> entries(const fs::path& in) {
  std::vector<fs::path> all;
  for (const fs::directory_entry& entry : fs::directory_iterator(in)) all.push_back(entry.path());
  std::ranges::sort(all);
  return all;
}

}  // namespace

TEST_CASE("the folders of seeds are those of the targets") {
  std::vector<std::string> named, built;
  for (const fs::path& seeds : entries(folder / "seeds")) named.push_back(seeds.filename().string());
  for (const auto& [name, target] : fuzz::targets()) built.push_back(name);
  CHECK(named == built);
}

TEST_CASE("each target comes back from each of its seeds") {
  for (const auto& [name, target] : fuzz::targets()) {
    const std::vector<fs::path> seeds = entries(folder / "seeds" / name);
    CHECK(!seeds.empty());
    for (const fs::path& seed : seeds) {
      INFO(seed.string());
      const auto bytes = read_file(seed, 1 << 20);
      REQUIRE(bytes.has_value());
      CHECK_NOTHROW(target(*bytes));
    }
  }
}
