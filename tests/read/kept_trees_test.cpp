#include "read/kept_trees.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/read/desk.h"

namespace banxin::test::kept_trees_test {
namespace {

// What is said about the edition, and how large its head is set.
std::string read(const Desk& desk, const KeptTrees* kept) {
  Report report(std::make_shared<Sources>());
  const Edition edition =
      read_edition(desk.folder() / "edition.yaml", shipped_catalogue(), fake::kinds(), report, {}, kept);
  std::string all = told(report);
  for (const Page& page : edition.pages)
    for (const auto& block : page.blocks)
      if (const auto* head = dynamic_cast<const fake::Text*>(block.get()))
        all += print_pt(head->style.text.size) + "\n";
  return all;
}

}  // namespace

TEST_CASE("a template that was parsed before reads as one that was not, and one that was changed is another") {
  const Desk desk;
  const KeptTrees kept;
  const std::string first = read(desk, nullptr);
  CHECK(first.find("48pt") != first.npos);
  for (int round = 0; round < 2; ++round) CHECK(read(desk, &kept) == first);
  desk.replace("template.yaml", "48", "36");  // as long as before
  CHECK(read(desk, &kept).find("36pt") != first.npos);
  CHECK(read(desk, &kept) == read(desk, nullptr));
}

TEST_CASE("what is wrong with a template is said each time") {
  const Desk desk;
  desk.replace("template.yaml", "inks:", "inks: {}\ninks:");  // the same key twice
  const KeptTrees kept;
  const std::string first = read(desk, &kept);
  CHECK(first.find("template.yaml") != first.npos);
  CHECK(read(desk, &kept) == first);
}

}  // namespace banxin::test::kept_trees_test
