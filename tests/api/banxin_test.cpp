// The public face: what a host gives and gets, as plain values.
#include "api/banxin.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <functional>
#include <iterator>
#include <sstream>
#include <thread>

#include "api/outputs.h"
#include "tests/api/editions.h"
#include "tests/house.h"

namespace fs = std::filesystem;

namespace banxin::test {
namespace {

const api::Engine& engine() {
  static const api::Engine one({.home = BANXIN_SOURCE_DIR});
  return one;
}

api::Files files_in(const fs::path& folder) {
  api::Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder)] = read_file(entry.path(), 1 << 24).value();
  return files;
}

// TMPDIR, as long as it lives.
struct TemporaryFolders {
  explicit TemporaryFolders(const fs::path& folder) { ::setenv("TMPDIR", folder.c_str(), 1); }
  ~TemporaryFolders() {
    if (before)
      ::setenv("TMPDIR", before->c_str(), 1);
    else
      ::unsetenv("TMPDIR");
  }
  const std::optional<std::string> before = ::getenv("TMPDIR") ? std::optional(::getenv("TMPDIR")) : std::nullopt;
};

std::string fault_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const api::EngineFault& fault) {
    return fault.code;
  }
  return "";
}

// FILE:LINE:COLUMN code
std::string told(const api::Message& message) {
  return fmt::format("{}:{}:{} {}", message.file, message.line, message.column, message.code);
}

}  // namespace

TEST_CASE("an edition in memory comes out as the same edition in files does, and as the engine inside makes it") {
  const FourPages four;
  Report report(std::make_shared<Sources>());
  const LaidOut wanted = lay_out(house(), {.edition = four.edition}, report);
  const PrintJob job{.press = PressStandard::x1a, .marks = true, .impose = true};
  const api::EditionLayout layouts[] = {engine().lay_out(four.edition),
                                        engine().lay_out(files_in(four.folder.path), "edition.yaml")};
  for (const api::EditionLayout& layout : layouts) {
    REQUIRE_FALSE(layout.failed());
    CHECK(layout.messages().size() == report.notes().size());
    CHECK(layout.pdf().bytes == to_pdf(house(), wanted, {}, report));
    CHECK(layout.pdf(true).bytes == to_pdf(house(), wanted, {.impose = true}, report));
    CHECK(layout.press_pdf({.standard = api::Standard::x1a, .marks = true, .impose = true}).bytes ==
          to_pdf(house(), wanted, job, report));
    CHECK(layout.json() == layout_json(wanted));
  }
  const api::EditionLayout third = engine().lay_out(files_in(four.folder.path), "edition.yaml", {3});
  const LaidOut wanted_third = lay_out(house(), {.edition = four.edition, .pages = {3}}, report);
  CHECK(third.json() == layout_json(wanted_third));
}

TEST_CASE("what is wrong is told with its place, under the names that the host gave") {
  const FourPages four;
  api::Files files = files_in(four.folder.path);
  files["stories/lost.md"] = "---\ntitle: 失\n---\n\n![图](nowhere.jpg)\n";
  files["edition.yaml"] =
      "edition: four\npaper: 报\ndate: 2026-03-14\npages:\n"
      "  - {template: page.yaml, slots: {lead: stories/lost.md}}\n"
      "  - {template: page.yaml, slots: {led: 1.md}}\n";
  const api::EditionLayout layout = engine().lay_out(files, "edition.yaml");
  CHECK(layout.failed());
  CHECK(layout.pdf().failed());
  CHECK(layout.json().empty());
  REQUIRE(layout.messages().size() == 3);
  CHECK(told(layout.messages()[0]) == "edition.yaml:6:35 unknown-slot");  // slots are filled before blocks are read
  CHECK(told(layout.messages()[1]) == "stories/lost.md:5:6 missing-file");
  CHECK(told(layout.messages()[2]) == "page.yaml:11:9 missing-key");
  for (const api::Message& message : layout.messages()) {
    CHECK(message.severity == api::Message::Severity::error);
    CHECK((message.text + message.hint).find("banxin-run-") == std::string::npos);
    CHECK_FALSE(message.hint.empty());
  }
}

TEST_CASE("a product that cannot be made is empty and says why; others are made all the same") {
  const FourPages four;
  api::Files files = files_in(four.folder.path);
  std::string& edition = files["edition.yaml"];
  edition.erase(edition.find("plan:"), std::string("plan: {fold: half}\n").size());
  const api::EditionLayout layout = engine().lay_out(files, "edition.yaml");
  const api::Product sheets = layout.pdf(true);
  CHECK(sheets.failed());
  REQUIRE(sheets.messages.size() == 1);
  CHECK(told(sheets.messages[0]).ends_with(" no-plan"));
  CHECK(layout.pdf().bytes.starts_with("%PDF-"));
}

TEST_CASE("names in memory stay in their folder") {
  const auto code = [](const std::string& name, const std::string& edition) {
    const api::EditionLayout layout = engine().lay_out(api::Files{{name, "edition: a"}, {"e", ""}}, edition);
    CHECK(layout.failed());
    return layout.messages().empty() ? "" : layout.messages()[0].code;
  };
  const std::string long_name(256, 'a'), nul("a\0b", 3);
  for (const std::string& name :
       {std::string("../a.yaml"), std::string("/tmp/a.yaml"), std::string("a//b"), std::string("./a"),
        std::string("a/"), std::string(), std::string("e/f"), nul, long_name, std::string("a/..")}) {
    CAPTURE(name);
    CHECK(code(name, "e") == "wrong-file-name");
  }
  CHECK(code("a", "b.yaml") == "missing-file");
  CHECK(code("a", "/etc/hostname") == "missing-file");
}

TEST_CASE("the private folder of an edition in memory is there as long as its layout") {
  const FourPages four;
  const TemporaryFolder all;
  const auto count = [&] { return std::distance(fs::directory_iterator(all.path), fs::directory_iterator()); };
  const TemporaryFolders moved(all.path);
  {
    const api::EditionLayout copy = engine().lay_out(files_in(four.folder.path), "edition.yaml");
    CHECK(count() == 1);
    const api::EditionLayout same = copy;
    CHECK(count() == 1);
    CHECK_FALSE(same.pdf().failed());
  }
  CHECK(count() == 0);
  const TemporaryFolders nowhere(all.path / "nowhere");
  CHECK(fault_of([&] { engine().lay_out(files_in(four.folder.path), "edition.yaml"); }) == "no-temporary");
}

TEST_CASE("many threads use one engine, and one layout") {
  const FourPages four;
  const api::EditionLayout layout = engine().lay_out(four.edition);
  const std::string wanted = layout.pdf().bytes;
  std::string made[4];
  std::vector<std::jthread> threads;
  for (size_t i = 0; i < 4; ++i)
    threads.emplace_back([&, i] {
      made[i] = (i % 2 ? layout : engine().lay_out(files_in(four.folder.path), "edition.yaml")).pdf().bytes;
    });
  threads.clear();
  for (const std::string& pdf : made) CHECK(pdf == wanted);
}

TEST_CASE("what the machine is wrong in is an exception of the public face") {
  const FourPages four;
  CHECK(fault_of([&] { api::Engine({.home = four.folder.path}); }) == "bad-catalogue");
  const api::EditionLayout layout = engine().lay_out(four.edition);
  four.folder.write("a.jpg", files_in(four.folder.path)["b.png"]);
  CHECK(fault_of([&] { layout.pdf(); }) == "picture-changed");
}

TEST_CASE("an engine speaks the language that its host chose, and makes the same") {
  const FourPages four;
  const api::Engine chinese({.home = BANXIN_SOURCE_DIR}, api::MessageLanguage::zh_hans);
  CHECK(chinese.lay_out(four.edition).pdf().bytes == engine().lay_out(four.edition).pdf().bytes);
  const auto only = [](const api::EditionLayout& layout) {
    REQUIRE(layout.messages().size() == 1);
    return layout.messages()[0].code + ": " + layout.messages()[0].text + " / " + layout.messages()[0].hint;
  };
  const api::Files wrong{{"edition.yaml", "edition: {a: b}\n  c"}};
  CHECK(only(engine().lay_out(wrong, "edition.yaml")).starts_with("indentation: this line does not fit"));
  CHECK(only(chinese.lay_out(wrong, "edition.yaml")).starts_with("indentation: 这一行与上面各行对不上 / 同一映射"));
  four.folder.write("broken.yaml", "edition: {a: b}\n  c");
  api::HeldEdition held(chinese, four.folder.path / "broken.yaml");
  CHECK(only(held.lay_out()).starts_with("indentation: 这一行"));
}

TEST_CASE("the public header needs the C++ library alone") {
  std::istringstream header(read_file(fs::path(BANXIN_SOURCE_DIR) / "engine/api/banxin.h", 1 << 20).value());
  int includes = 0;
  for (std::string line; std::getline(header, line);) {
    if (!line.starts_with("#include")) continue;
    ++includes;
    CHECK_MESSAGE((line.find('<') != line.npos && line.find_first_of("./\"") == line.npos), line);
  }
  CHECK(includes > 0);
}

}  // namespace banxin::test
