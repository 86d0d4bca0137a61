// Fuzz target: any text as an edition, a template or a front matter ends in notes with places, not in a fall.
#include "read/yaml.h"
#include "tests/fuzz/target.h"

using namespace banxin;
using fuzz::expect;

FUZZ_TARGET(yaml) {
  if (!fuzz::is_source(bytes)) return;
  auto sources = std::make_shared<Sources>();
  Report report(sources);
  const FileId id = sources->add("fuzz.yaml", std::string(bytes));
  const NodePtr tree = parse_yaml(sources->text(id), id, 1, report);
  expect(tree && tree->size <= 200'000, "a tree of limited size");
  for (const Note& note : report.notes()) {
    expect(note.place.line >= 1 && note.place.column >= 1, "a note has a place");
    expect(!print(note, *sources).empty(), "a note can be printed");
  }
}
