// Fuzz target: any text as the body of a story gives spans whose places lie in it.
#include "base/utf8.h"
#include "read/body.h"
#include "read/markdown.h"
#include "tests/fuzz/target.h"

using namespace banxin;
using fuzz::expect;

FUZZ_TARGET(markdown) {
  if (!fuzz::is_source(bytes)) return;
  auto sources = std::make_shared<Sources>();
  Report report(sources);
  const FileId id = sources->add("fuzz.md", std::string(bytes));
  const SourceFolders folders = {{id, {"/nowhere/fuzz.md", "/nowhere"}}};
  Story story;
  read_body(sources->text(id), {id, 1, 1}, folders, report, story);
  expect(!story.sections.empty(), "a story has a section");
  for (const Section& section : story.sections)
    for (const Paragraph& paragraph : section.paragraphs)
      for (const Span& span : paragraph.spans) {
        expect(!span.text.empty() && span.place.line >= 1, "a span has text and a place");
        expect(utf8::find_invalid(span.text) == std::string::npos, "a span is UTF-8");
      }
  for (const Note& note : report.notes()) expect(note.place.line >= 1 && note.place.column >= 1, "a note has a place");
  const std::string line(bytes.substr(0, bytes.find('\n')));
  for (const Span& span : inline_spans(line, {id, 1, 1}, report))
    expect(utf8::find_invalid(span.text) == std::string::npos, "a span is UTF-8");
}
