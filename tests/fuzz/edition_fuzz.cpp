// Fuzz target: any text as an edition, or as the template of one, read and laid out as far as it goes. An input is an
// edition when it begins with `edition:`; its template is then a whole one, which it calls `page.yaml`.
#include "blocks/blocks.h"
#include "flow/set_pages.h"
#include "grid/slots.h"
#include "paint/picture_info.h"
#include "read/read.h"
#include "sheet/dump.h"
#include "tests/fuzz/faces.h"
#include "tests/fuzz/target.h"

using namespace banxin;
using fuzz::expect;

namespace {

constexpr const char* whole_edition =
    "edition: e\npaper: 新报\ndate: 2026-03-14\nnames: [陈浩明]\npages: [{template: page.yaml}]\n";
constexpr const char* whole_template = R"(
page: {trim: [100mm, 100mm], body: 10pt, pitch: 15pt, lines: 12, columns: {count: 2, chars: 12, gap: 1}}
inks: {red: {m: 100%, y: 100%}}
styles: {body: {indent: 2em}, head: {size: 20pt, based-on: body}}
blocks:
  name: {kind: text, cols: 1-2, lines: 2, style: head, text: "{paper}"}
  news: {kind: text, below: name, cols: 1-2, lines: 8, columns: 2, style: body, text: 陈浩明说，今天 **天气** 很好。}
)";

/// What `page.yaml` stands for becomes the path of the template.
std::string naming(std::string_view edition, const std::string& path) {
  constexpr std::string_view name = "page.yaml";
  std::string out(edition);
  for (size_t at = 0; (at = out.find(name, at)) != std::string::npos; at += path.size())
    out.replace(at, name.size(), path);
  return out;
}

void lay_out(const Edition& edition, const FontShelf& fonts, Report& report) {
  Shaper shaper(fonts);
  shaper.set_names(edition.names);
  std::vector<std::vector<Slot>> slots;
  for (const Page& page : edition.pages) slots.push_back(place_slots(page, report));
  if (report.failed()) return;
  std::vector<PlannedPage> pages;
  for (size_t i = 0; i < slots.size(); ++i) pages.push_back({&edition.pages[i], &slots[i]});
  std::vector<Sheet> sheets;
  const Desk desk{.edition = edition, .picture_info = [](const std::string& file, Message& fault, int page) {
                    return picture_info(file, fault, page);
                  }};
  for (SetPage& made : set_pages(desk, shaper, pages, report)) {
    report.join(made.notes);
    sheets.push_back(std::move(made.sheet));
  }
  DumpNames names{.edition = edition.id, .face_names = {"noto-serif"}};
  for (const Ink& ink : edition.inks.all()) names.ink_names.push_back(ink.name);
  expect(!to_json(sheets, names).empty(), "there is a layout file");
}

}  // namespace

FUZZ_TARGET(edition) {
  if (!fuzz::is_source(bytes) || bytes.size() > 16 << 10) return;
  static fuzz::MemoryFile edition_file, template_file;
  static const FontShelf fonts(fuzz::one_small_face());
  const bool is_edition = bytes.starts_with("edition:");
  const std::string& path = template_file.with(is_edition ? whole_template : bytes);
  auto sources = std::make_shared<Sources>();
  Report report(sources);
  try {
    const Edition edition = read_edition(edition_file.with(naming(is_edition ? bytes : whole_edition, path)),
                                         fonts.catalogue(), block_kinds(), report);
    if (!report.failed()) lay_out(edition, fonts, report);
  } catch (const InputFault&) {
    expect(report.failed(), "a fault is told");
  }
  for (const Note& note : report.notes()) {
    expect(note.place.file == FileId{} || note.place.line >= 1, "a note has a place");
    expect(!print(note, *sources).empty(), "a note can be printed");
  }
}
