// The commands that are not about one edition: diff, schema, fonts, new.
#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "app/build.h"
#include "app/commands.h"
#include "app/inputs.h"
#include "base/files.h"
#include "blocks/blocks.h"
#include "read/read.h"
#include "sheet/diff.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

constexpr uintmax_t layout_file_limit = uintmax_t{512} << 20;

FontCatalogue house_catalogue() {
  Report report(std::make_shared<Sources>());
  FontCatalogue catalogue = read_catalogue(home_folder() / "fonts" / "catalogue.yaml", report);
  if (!report.failed()) return catalogue;
  for (const Note& note : report.notes()) fmt::print(stderr, "{}", print(note, report.sources()));
  throw MachineFault{"bad-catalogue", "the font catalogue is not what it should be", "restore fonts/catalogue.yaml"};
}

}  // namespace

int run_schema() {
  fmt::print("{}", json_schema(block_kinds(), house_catalogue()));
  return exit_done;
}

// Reads every byte of every font: the one place that checks the sums; rendering compares sizes only.
int run_fonts(bool json, bool strict) {
  const FontCatalogue catalogue = house_catalogue();
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
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
    if (!json)
      fmt::print("{:<24} {:<14} {:<30} {}\n", face.name, state, face.family,
                 ok ? face.package : "apt-get install " + face.package);
  }
  if (json) fmt::print("{}\n", out.dump(2));
  return all || !strict ? exit_done : exit_problems;
}

int run_new(const fs::path& folder) {
  const fs::path starter = home_folder() / "templates" / "starter";
  if (fs::exists(folder)) {
    fmt::print(stderr, "{}: error[exists]: there is such a folder already\n      = choose another name\n",
               folder.string());
    return exit_input;
  }
  const std::string name = folder.filename().string();
  for (const auto& entry : fs::recursive_directory_iterator(starter)) {
    if (!entry.is_regular_file()) continue;
    std::string text = read_file(entry.path(), layout_file_limit).value_or("");
    for (size_t at; (at = text.find("@name@")) != std::string::npos;) text.replace(at, 6, name);
    write_whole(folder / fs::relative(entry.path(), starter), text);
  }
  fmt::print("made {0}/: write your stories, then\n  banxin render {0}/edition.yaml\n", folder.string());
  return exit_done;
}

int run_diff(const fs::path& before, const fs::path& after, const fs::path& html) {
  Report report(std::make_shared<Sources>());
  std::vector<Layout> layouts;
  for (const fs::path& path : {before, after}) {
    auto text = read_file(path, layout_file_limit);
    const FileId file = report.sources().add(path.string(), text.value_or(""));
    if (!text)
      report.error("missing-file", {file}, "cannot be read", "name a layout file made by render --layout");
    else if (auto layout = read_layout(file, report))
      layouts.push_back(std::move(*layout));
  }
  if (!html.empty()) keep_inputs({html}, {before, after}, report);
  for (const Note& note : report.notes()) fmt::print(stderr, "{}", print(note, report.sources()));
  if (report.failed()) return exit_input;
  const std::vector<LayoutChange> changes = diff(layouts[0], layouts[1]);
  for (const LayoutChange& change : changes) fmt::print("{}\n", to_text(change));
  if (!html.empty()) write_whole(html, to_html(layouts[0], layouts[1], changes));
  return exit_done;
}

}  // namespace banxin
