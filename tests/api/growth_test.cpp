// A process that makes one edition after another does not grow.
#include <doctest/doctest.h>
#include <malloc.h>

#include "api/engine.h"
#include "api/outputs.h"
#include "tests/house.h"
#include "tests/program.h"
#include "tests/temporary_folder.h"

namespace banxin::test {
namespace {

// Under the address sanitizer, whose own memory keeps what was freed and which finds leaks by itself, nothing is.
bool is_counted() { return !test::is_sanitized(); }

// What is allocated and not freed, large pieces included.
size_t in_use() {
  const struct mallinfo2 now = mallinfo2();
  return now.uordblks + now.hblkhd;
}

}  // namespace

// Cairo keeps what it made of the last faces, 256 of them at most (its cache of scaled fonts): two an edition, so that
// after 128 editions it grows no more.
TEST_CASE("two hundred editions made in one process, and no more memory than after the first hundred and forty" *
          doctest::test_suite("released")) {
  const TemporaryFolder folder;
  folder.write("page.yaml",
               "template: page\npage: {trim: [300pt, 300pt], body: 10pt, pitch: 15pt, lines: 12, columns: {count: 2, "
               "chars: 10, gap: 1}}\nstyles: {body: {size: 10pt}, hei: {font: hei}, kai: {font: kai}}\nblocks:\n"
               "  lead: {kind: story, story: story.md, lines: 8, columns: 2, body: body}\n"
               "  hei: {kind: text, below: lead, lines: 2, style: hei, text: 黑体}\n"
               "  kai: {kind: text, below: hei, lines: 2, style: kai, text: 楷体}\n");
  folder.write("story.md", "---\ntitle: 题\n---\n\n潮水退去，渔船靠岸，码头上的人说：“今天风不大。”\n");
  const std::string edition = folder.write(
      "edition.yaml", "edition: small\npaper: 小报\ndate: 2025-09-07\nnumber: 1\npages: [{template: page.yaml}]\n");
  const auto make = [&] {
    Report report(std::make_shared<Sources>());
    const LaidOut laid = lay_out(house(), {.edition = edition}, report);
    return layout_json(laid).size() + to_pdf(house(), laid, {}, report).size();
  };
  size_t made = 0, settled = 0;
  for (int i = 0; i < 200; ++i) {
    const size_t size = make();
    CHECK((made == 0 || size == made));
    made = size;
    if (i == 139) settled = in_use();
  }
  if (is_counted()) CHECK(in_use() < settled + (64 << 10));  // less than 1.1 kB an edition
}

}  // namespace banxin::test
