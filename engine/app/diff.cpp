// `banxin diff`: what changed between two layout files.
#include <fmt/format.h>

#include "api/keep_inputs.h"
#include "app/answer.h"
#include "app/commands.h"
#include "base/files.h"
#include "base/message.h"
#include "base/printable.h"
#include "sheet/diff_html.h"
#include "sheet/diff_json.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

constexpr uintmax_t layout_file_limit = uintmax_t{128} << 20;

}  // namespace

int run_diff(const DiffOptions& options) {
  Report report(std::make_shared<Sources>(), options.tongue);
  std::vector<Layout> layouts;
  for (const fs::path& path : {options.before, options.after}) {
    auto text = read_file(path, layout_file_limit);
    const FileId file = report.sources().add(path.string(), text.value_or(""));
    std::error_code fault;
    if (const uintmax_t size = fs::file_size(path, fault); !text && !fault && size > layout_file_limit)
      report.error("file-too-large", {file},
                   say("has {} MiB; the limit is {} MiB", size >> 20, layout_file_limit >> 20),
                   say("compare fewer pages: render --layout --page N"));
    else if (!text)
      report.error("missing-file", {file}, say("cannot be read"), say("name a layout file made by render --layout"));
    else if (auto layout = read_layout(file, report))
      layouts.push_back(std::move(*layout));
  }
  if (!options.html.empty()) keep_inputs({options.html}, {options.before, options.after}, report);
  tell(report);
  if (report.failed()) return exit_input;
  const std::vector<LayoutChange> changes = diff(layouts[0], layouts[1]);
  const Tongue language = options.tongue;
  std::string text = options.json ? to_json(changes) : "";
  if (!options.json)
    for (const LayoutChange& change : changes) text += printable(to_text(change, language)) + "\n";
  if (!options.html.empty()) write_whole(options.html, to_html(layouts[0], layouts[1], changes, language));
  answer(text);
  return exit_done;
}

}  // namespace banxin
