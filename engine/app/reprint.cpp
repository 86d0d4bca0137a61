// `banxin reprint`: an edition made again under its lock, and what differs.
#include "archive/reprint.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/json_text.h"
#include "app/answer.h"
#include "app/commands.h"
#include "app/on_edition.h"
#include "archive/locked.h"
#include "base/files.h"
#include "base/message.h"
#include "base/sha256.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

// The layout file of then must be that of the lock.
std::optional<Layout> layout_before(const ReprintOptions& options, const Lock& lock, Report& report) {
  if (options.before.empty()) return std::nullopt;
  constexpr uintmax_t most = uintmax_t{128} << 20;
  std::string text = read_file(options.before, most).value_or("");
  const bool known = lock.products.contains("layout") && sha256(text) == lock.products.at("layout");
  const FileId file = report.sources().add(options.before.string(), std::move(text));
  std::optional<Layout> layout;
  if (known) layout = read_layout(file, report);
  if (layout) return layout;
  report.error("wrong-before", {file}, say("is not the layout file that was locked"),
               say("name the one that `render --layout` wrote then, or leave --before out"));
  throw InputFault{};
}

// What `render` writes with the options of the lock.
void write_products(const ReprintOptions& options, const Engine& engine, const LockedEdition& made, Report& report) {
  if (options.folder.empty()) return;
  const std::string& id = made.lock.edition;
  const std::vector<fs::path> results = {options.folder / (id + ".pdf"), options.folder / (id + ".layout.json")};
  keep_or_stop(results, engine, made.laid, options, report);
  const auto& press = made.lock.options.press;
  write_whole(results[0], made.products.at(press ? word_of(*press) : "pdf"));
  write_whole(results[1], made.products.at("layout"));
  for (const fs::path& file : results) tell_written(file, options.tongue);
}

std::string json_of(const std::optional<Reprint>& reprint, bool drifted, Tongue tongue) {
  nlohmann::ordered_json out;
  out["outcome"] = reprint ? (reprint->identical() ? "identical" : "differs") : drifted ? "drift" : "failed";
  if (!reprint) return json_text(out);
  out["engine"] = {{"locked", reprint->engine_then}, {"now", reprint->engine_now}};
  out["pages"] = nlohmann::ordered_json::array();
  for (const PageReprint& page : reprint->pages) {
    nlohmann::ordered_json moved = nlohmann::ordered_json::array();
    for (const Message& line : page.moved) moved.push_back(line.in(tongue));
    out["pages"].push_back({{"page", page.page},
                            {"layout", page.layout_differs ? "differs" : "same"},
                            {"moved", std::move(moved)},
                            {"products", page.others}});
  }
  return json_text(out);
}

}  // namespace

int run_reprint(const ReprintOptions& options) {
  std::optional<Reprint> reprint;
  bool drifted = false;
  const int code = on_edition(options, false, [&](const Engine& engine, Report& report) {
    try {
      const Lock lock = demand_lock(engine, options.edition, digests_by(engine), report);
      const std::optional<Layout> before = layout_before(options, lock, report);
      LockedEdition made = lock_of(engine, options.edition, lock.options, report);
      demand_inputs(engine, lock, made.laid, report);
      write_products(options, engine, made, report);
      reprint = compare(lock, made, before, options.tongue);
      return std::move(made.laid);
    } catch (const InputFault&) {
      drifted = std::ranges::any_of(report.notes(), [](const Note& note) { return note.code == "drift"; });
      throw;
    }
  });
  if (options.json)
    answer(json_of(reprint, drifted, options.tongue));
  else if (reprint)
    answer(to_text(*reprint, options.tongue));
  return code == exit_done && !reprint->identical() ? exit_problems : code;
}

}  // namespace banxin
