// Fuzz target: any bytes as a layout file, held against themselves and against one that is whole.
#include "base/utf8.h"
#include "sheet/diff_html.h"
#include "tests/fuzz/target.h"

using namespace banxin;
using fuzz::expect;

namespace {

constexpr const char* whole = R"({"edition": "e", "pages": [{"page": 1, "trim": [100, 100], "blocks": [
{"name": "lead", "story": "s", "box": [10, 10, 80, 80], "frames": [{"lines": [
{"role": "body", "paragraph": 1, "x": 10, "baseline": 20, "width": 80, "runs": [{"size_pt": 9}], "text": "港湾晚报"},
{"role": "body", "paragraph": 1, "x": 10, "baseline": 35, "width": 80, "runs": [], "text": "新报"}]}]}],
"images": [{"file": "a.jpg", "box": [10, 60, 20, 20]}]}]})";

std::optional<Layout> layout_of(std::string_view text) {
  auto sources = std::make_shared<Sources>();
  Report report(sources);
  const FileId id = sources->add("fuzz.layout.json", std::string(text));
  std::optional<Layout> layout = read_layout(id, report);
  expect(layout.has_value() != report.failed(), "a layout or a fault");
  for (const Note& note : report.notes()) expect(!print(note, *sources).empty(), "a note can be printed");
  return layout;
}

void compare(const Layout& before, const Layout& after) {
  const std::vector<LayoutChange> changes = diff(before, after);
  for (const LayoutChange& change : changes) expect(!to_text(change).empty(), "a change can be told");
  const std::string html = to_html(before, after, changes);
  expect(html.find("<script") == std::string::npos, "no script in the drawing");
}

}  // namespace

FUZZ_TARGET(layout) {
  if (!fuzz::is_source(bytes)) return;
  const std::optional<Layout> layout = layout_of(bytes);
  if (!layout) return;
  static const std::optional<Layout> other = layout_of(whole);
  if (other) compare(*other, *layout), compare(*layout, *other);
  expect(diff(*layout, *layout).empty(), "nothing changed between a file and itself");
}
