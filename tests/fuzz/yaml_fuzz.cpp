// libFuzzer: any bytes as an edition, a template or a front matter end in notes with places, not in a fall.
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "read/yaml.h"

using namespace banxin;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  if (utf8::find_invalid(text) != std::string::npos || text.find('\0') != std::string::npos) return 0;  // load_source
  auto sources = std::make_shared<Sources>();
  Report report(sources);
  const FileId id = sources->add("fuzz.yaml", std::move(text));
  const NodePtr tree = parse_yaml(sources->text(id), id, 1, report);
  if (!tree || tree->size > 200'000) std::abort();
  for (const Note& note : report.notes())
    if (note.place.line < 1 || note.place.column < 1 || print(note, *sources).empty()) std::abort();
  return 0;
}
