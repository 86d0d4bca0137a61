// One engine for many editions, at once or one after the other: each comes out as if it were alone.
#include "api/engine.h"

#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "api/outputs.h"
#include "tests/api/editions.h"
#include "tests/house.h"

namespace fs = std::filesystem;

namespace banxin::test::engine_test {
namespace {

const fs::path root = BANXIN_SOURCE_DIR;

struct Made {
  std::string pdf, layout;
  friend bool operator==(const Made&, const Made&) = default;
};

// As a host of the engine would make it.
Made make(const Engine& engine, const fs::path& edition) {
  Report report(std::make_shared<Sources>());
  const LaidOut laid = lay_out(engine, {.edition = edition}, report);
  return {to_pdf(engine, laid, {.press = PressStandard::x4}, report), layout_json(laid)};
}

Made alone(const fs::path& edition, const std::string& id) {
  return {by_command_line(edition, "render --press x4", id + ".pdf"),
          by_command_line(edition, "render --layout", id + ".layout.json")};
}

std::string fault_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const MachineFault& fault) {
    return fault.code;
  }
  return "";
}

}  // namespace

TEST_CASE("editions that share an engine come out as each does alone, in any order and on threads of their own") {
  const FourPages four;
  const std::array<fs::path, 3> editions = {four.edition, root / "docs/proofs/scripts.yaml",
                                            root / "docs/proofs/vertical.yaml"};
  const std::array<Made, 3> wanted = {alone(editions[0], "four"), alone(editions[1], "scripts"),
                                      alone(editions[2], "vertical")};
  const Engine forth({.home = root}), back({.home = root}), shared({.home = root});
  for (size_t i = 0; i < 3; ++i) CHECK(make(forth, editions[i]) == wanted[i]);
  for (size_t i = 3; i-- > 0;) CHECK(make(back, editions[i]) == wanted[i]);
  std::array<Made, 3> at_once;
  std::vector<std::jthread> threads;
  for (size_t i = 0; i < 3; ++i) threads.emplace_back([&, i] { at_once[i] = make(shared, editions[i]); });
  threads.clear();
  for (size_t i = 0; i < 3; ++i) CHECK(at_once[i] == wanted[i]);
}

// What a shaper was told for one edition is nothing to the next one that has it on lease.
TEST_CASE("names of an edition keep lines whole in that edition alone") {
  const TemporaryFolder folder;
  folder.write("page.yaml", R"(
template: page
page: {trim: [300pt, 300pt], body: 10pt, pitch: 15pt, lines: 12, columns: {count: 1, chars: 12}}
styles: {body: {size: 10pt, indent: 0em, align: start}}
blocks: {note: {kind: text, lines: 6, style: body, text: 今天下午三点钟老船长陈浩明站在码头上看海}}
)");
  const auto edition = [&](const std::string& name, const std::string& names) {
    return folder.write(name + ".yaml", fmt::format("edition: small\npaper: 小报\ndate: 2025-09-07\nnumber: 1\n{}"
                                                    "pages: [{{template: page.yaml}}]\n",
                                                    names));
  };
  const std::string without = edition("without", ""), with = edition("with", "names: [陈浩明]\n");
  const Engine first({.home = root}), second({.home = root});
  const Made cut = make(first, without), whole = make(first, with);
  CHECK(cut.layout != whole.layout);
  CHECK(make(first, without) == cut);
  CHECK(make(second, with) == whole);
  CHECK(make(second, without) == cut);
}

TEST_CASE("an output profile is read once, and anew when its file was changed") {
  const fs::path own = root / "templates/press/snap_tr002_l220.icc";
  const auto house_profile = house().output_profile({});
  CHECK(house().output_profile({}) == house_profile);
  const TemporaryFolder folder;
  const std::string bytes = read_file(own, 1 << 24).value();
  PressStyle style;
  style.profile = folder.write("press.icc", bytes);
  const auto first = house().output_profile(style);
  CHECK(first != house_profile);
  CHECK(first->sha256 == house_profile->sha256);
  CHECK(house().output_profile(style) == first);
  folder.write("press.icc", bytes);  // another file under the name
  CHECK(house().output_profile(style) != first);
  folder.write("press.icc", "no profile");
  CHECK(fault_of([&] { house().output_profile(style); }) != "");
  CHECK(first->bytes == bytes);  // who has it keeps it
}

TEST_CASE("an engine without its house is the machine's fault, not the edition's") {
  const TemporaryFolder empty;
  CHECK(fault_of([&] { Engine({.home = empty.path}); }) == "bad-catalogue");
}

TEST_CASE("separated photos are kept where the engine is told, and nowhere else") {
  const FourPages four;
  const TemporaryFolder cache;
  const Engine keeping({.home = root, .cache = cache.path / "own"});
  make(keeping, four.edition);
  CHECK(fs::exists(cache.path / "own/photos"));
  CHECK(house().photo_cache().empty());
}

}  // namespace banxin::test::engine_test
