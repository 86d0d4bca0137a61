// The commands that are not about one edition: diff, schema, fonts, new.
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "app/answer.h"
#include "app/build.h"
#include "app/commands.h"
#include "app/inputs.h"
#include "base/files.h"
#include "base/printable.h"
#include "blocks/blocks.h"
#include "read/read.h"
#include "sheet/diff_html.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

constexpr uintmax_t layout_file_limit = uintmax_t{128} << 20;
constexpr uintmax_t starter_file_limit = uintmax_t{1} << 20;

FontCatalogue catalogue_alone() {
  Report report(std::make_shared<Sources>());
  return house_catalogue(report);
}

std::string with_name(std::string text, const std::string& name) {
  constexpr std::string_view mark = "@name@";
  for (size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + name.size()))
    text.replace(at, mark.size(), name);
  return text;
}

}  // namespace

int run_schema() {
  answer(json_schema(block_kinds(), catalogue_alone()));
  return exit_done;
}

// Reads every byte of every font: the one place that checks the sums; rendering compares sizes only.
int run_fonts(bool json, bool strict) {
  const FontCatalogue catalogue = catalogue_alone();
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  std::string table;
  std::map<fs::path, std::string> states;
  bool all = true;
  for (const CatalogueFace& face : catalogue.faces) {
    std::string& state = states[face.file];
    if (state.empty()) {
      const MappedFile file(face.file);
      state = file.bytes().empty() ? "missing" : sha256(file.bytes()) == face.sha256 ? "ok" : "other version";
    }
    const bool ok = state == "ok";
    all = all && ok;
    out.push_back({{"face", face.name},
                   {"family", face.family},
                   {"weight", face.weight},
                   {"state", state},
                   {"package", face.package},
                   {"file", face.file.string()},
                   {"index", face.index}});
    table += fmt::format("{:<24} {:<14} {:<30} {}\n", printable(face.name), state, printable(face.family),
                         printable(ok ? face.package : "apt-get install " + face.package));
  }
  answer(json ? json_text(out) : table);
  return all || !strict ? exit_done : exit_problems;
}

int run_new(const fs::path& wanted) {
  const fs::path starter = home_folder() / "templates" / "starter";
  const fs::path folder = wanted.has_filename() ? wanted : wanted.parent_path();  // "paper/" is "paper"
  const std::string name = folder.filename().string();
  Report report(std::make_shared<Sources>());
  if (!is_edition_id(name))
    report.error("bad-name", {}, fmt::format("\"{}\" cannot name an edition", name), edition_id_rule);
  else if (std::error_code fault; fs::exists(folder, fault) || fault)
    report.error("exists", {}, fmt::format("{} is there already", folder.string()), "choose another name");
  say(report);
  if (report.failed()) return exit_input;
  for (const auto& entry : fs::recursive_directory_iterator(starter)) {
    if (!entry.is_regular_file()) continue;
    const auto text = read_file(entry.path(), starter_file_limit);
    if (!text)
      throw MachineFault{"bad-starter", fmt::format("{} cannot be read", entry.path().string()),
                         "restore templates/starter, which belongs to banxin"};
    write_whole(folder / fs::relative(entry.path(), starter), with_name(*text, name));
  }
  answer(fmt::format("made {0}/: write your stories, then\n  banxin render {0}/edition.yaml\n",
                     printable(folder.string())));
  return exit_done;
}

int run_diff(const fs::path& before, const fs::path& after, const fs::path& html) {
  Report report(std::make_shared<Sources>());
  std::vector<Layout> layouts;
  for (const fs::path& path : {before, after}) {
    auto text = read_file(path, layout_file_limit);
    const FileId file = report.sources().add(path.string(), text.value_or(""));
    std::error_code fault;
    if (const uintmax_t size = fs::file_size(path, fault); !text && !fault && size > layout_file_limit)
      report.error("file-too-large", {file},
                   fmt::format("has {} MiB; the limit is {} MiB", size >> 20, layout_file_limit >> 20),
                   "compare fewer pages: render --layout --page N");
    else if (!text)
      report.error("missing-file", {file}, "cannot be read", "name a layout file made by render --layout");
    else if (auto layout = read_layout(file, report))
      layouts.push_back(std::move(*layout));
  }
  if (!html.empty()) keep_inputs({html}, {before, after}, report);
  say(report);
  if (report.failed()) return exit_input;
  const std::vector<LayoutChange> changes = diff(layouts[0], layouts[1]);
  std::string text;
  for (const LayoutChange& change : changes) text += printable(to_text(change)) + "\n";
  if (!html.empty()) write_whole(html, to_html(layouts[0], layouts[1], changes));
  answer(text);
  return exit_done;
}

}  // namespace banxin
