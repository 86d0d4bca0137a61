// Slots written into an edition file: what is put where, and that all else stays as it is.
#include "read/slot_edit.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "read/yaml.h"
#include "tests/notes.h"

using namespace banxin;

namespace {

struct EditCase {
  const char* name;
  const char* slots;  ///< of the page, as they are written
  std::vector<std::string> path;
  const char* value;
  const char* expected;
};

const std::vector<EditCase> cases = {
    {"a bare value becomes that of its main key",
     "    slots:\n      lead: a.md   # the lead\n",
     {"fit", "shorter"},
     "[5]",
     "    slots:\n      lead: {story: a.md, fit: {shorter: [5]}}   # the lead\n"},
    {"a quoted one",
     "    slots:\n      lead: \"a b.md\"\n",
     {"lines"},
     "7",
     "    slots:\n      lead: {story: \"a b.md\", lines: 7}\n"},
    {"into a map of one line",
     "    slots:\n      lead: {story: a.md}  # kept\n",
     {"headline", "lines"},
     "7",
     "    slots:\n      lead: {headline: {lines: 7}, story: a.md}  # kept\n"},
    {"a value is replaced",
     "    slots:\n      lead: {story: a.md, headline: {lines: 8, fit: {size: 90%}}}\n",
     {"headline", "lines"},
     "7",
     "    slots:\n      lead: {story: a.md, headline: {lines: 7, fit: {size: 90%}}}\n"},
    {"into a map in lines of its own",
     "    slots:\n      lead:\n        story: a.md  # ours\n        lines: 30\n",
     {"fit", "white"},
     "1",
     "    slots:\n      lead:\n        story: a.md  # ours\n        fit: {white: 1}\n        lines: 30\n"},
    {"a value there is replaced",
     "    slots:\n      lead:\n        story: a.md\n        lines: 30  # was 28\n",
     {"lines"},
     "31",
     "    slots:\n      lead:\n        story: a.md\n        lines: 31  # was 28\n"},
    {"a map inside it",
     "    slots:\n      lead:\n        story: a.md\n        fit:\n          shorter: [3]\n",
     {"fit", "longer"},
     "[9]",
     "    slots:\n      lead:\n        story: a.md\n        fit:\n          shorter: [3]\n          longer: [9]\n"},
    {"a slot that is not there",
     "    slots:\n      other: b.md\n",
     {"lines"},
     "20",
     "    slots:\n      other: b.md\n      lead: {lines: 20}\n"},
    {"slots in one line",
     "    slots: {other: b.md, lead: a.md}\n",
     {"lines"},
     "20",
     "    slots: {other: b.md, lead: {story: a.md, lines: 20}}\n"},
    {"no slots", "    section: 要闻\n", {"lines"}, "20", "    slots: {lead: {lines: 20}}\n    section: 要闻\n"},
};

std::string edition(const std::string& slots) {
  return fmt::format("# the edition\nedition: e\npages:\n  - template: p.yaml\n{}  - template: q.yaml  # the next\n",
                     slots);
}

Place first_page(const std::string& text, FileId file, Report& report) {
  const NodePtr root = parse_yaml(text, file, 1, report);
  return root->find("pages")->value->items.front()->place;
}

}  // namespace

TEST_CASE("a value is put into the slot of a page, and nothing else is touched") {
  for (const EditCase& one : cases) {
    CAPTURE(one.name);
    Report report(std::make_shared<Sources>());
    const std::string text = edition(one.slots);
    const FileId file = report.sources().add("e.yaml", text);
    const auto written =
        with_slot_value(text, file, first_page(text, file, report), {"lead", "story", one.path, one.value}, report);
    REQUIRE_MESSAGE(written.has_value(), test::told(report));
    CHECK(*written == edition(one.expected));
    parse_yaml(*written, file, 1, report);
    CHECK_MESSAGE(!report.failed(), test::told(report));
  }
}

TEST_CASE("what cannot be written is told with the place") {
  const char* const unwritable[] = {"    slots:\n      lead: |\n        a.md\n", "    slots:\n      lead: &a a.md\n",
                                    "    slots:\n"};
  for (const char* slots : unwritable) {
    CAPTURE(slots);
    Report report(std::make_shared<Sources>());
    const std::string text = edition(slots);
    const FileId file = report.sources().add("e.yaml", text);
    CHECK_FALSE(with_slot_value(text, file, first_page(text, file, report), {"lead", "story", {"lines"}, "7"}, report));
    REQUIRE(report.notes().size() == 1);
    CHECK(report.notes()[0].code == "cannot-write-slot");
    CHECK(report.notes()[0].place.line >= 5);
  }
}
