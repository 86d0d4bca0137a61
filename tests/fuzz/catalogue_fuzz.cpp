// Fuzz target: any bytes as a font catalogue.
#include "read/catalogue.h"
#include "tests/fuzz/target.h"

using namespace banxin;
using fuzz::expect;

FUZZ_TARGET(catalogue) {
  static fuzz::MemoryFile file;
  auto sources = std::make_shared<Sources>();
  Report report(sources);
  FontCatalogue catalogue;
  try {
    catalogue = read_catalogue(file.with(bytes), report);
  } catch (const InputFault&) {
    expect(report.failed(), "a fault is told");
  }
  for (const auto& [role, faces] : catalogue.roles)
    for (const auto& [language, face] : faces) expect(face.index < catalogue.faces.size(), "a role has a face");
  for (const FaceId face : catalogue.fallback) expect(face.index < catalogue.faces.size(), "a fallback is a face");
  for (const Note& note : report.notes()) expect(!print(note, *sources).empty(), "a note can be printed");
}
