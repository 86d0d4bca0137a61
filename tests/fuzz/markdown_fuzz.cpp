// libFuzzer: any text as the body of a story gives spans whose places lie in it.
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "read/body.h"
#include "read/markdown.h"

using namespace banxin;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  if (utf8::find_invalid(text) != std::string::npos || text.find('\0') != std::string::npos) return 0;  // load_source
  auto sources = std::make_shared<Sources>();
  Report report(sources);
  const FileId id = sources->add("fuzz.md", text);
  const SourceFolders folders = {{id, {"/nowhere/fuzz.md", "/nowhere"}}};
  Story story;
  read_body(sources->text(id), {id, 1, 1}, folders, report, story);
  if (story.sections.empty()) std::abort();
  for (const Section& section : story.sections)
    for (const Paragraph& paragraph : section.paragraphs)
      for (const Span& span : paragraph.spans)
        if (span.text.empty() || span.place.line < 1 || utf8::find_invalid(span.text) != std::string::npos)
          std::abort();
  for (const Note& note : report.notes())
    if (note.place.line < 1 || note.place.column < 1) std::abort();
  const std::string line = text.substr(0, text.find('\n'));
  for (const Span& span : inline_spans(line, {id, 1, 1}, report))
    if (utf8::find_invalid(span.text) != std::string::npos) std::abort();
  return 0;
}
