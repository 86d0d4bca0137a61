// `banxin fonts`: the font catalogue, and what of it is missing.
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "api/engine.h"
#include "api/json_text.h"
#include "app/answer.h"
#include "app/commands.h"
#include "app/environment.h"
#include "base/files.h"
#include "base/message.h"
#include "base/printable.h"
#include "base/sha256.h"

namespace banxin {

namespace {

// Of a state, which is a word of the JSON.
Message state_words(const std::string& state) {
  return state == "missing" ? say("missing") : state == "other version" ? say("other version") : verbatim(state);
}

}  // namespace

// Reads every byte of every font: the one place that checks the sums; rendering compares sizes only.
int run_fonts(bool json, bool strict, Tongue tongue) {
  const Engine engine(own_folders());
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  std::string table;
  std::map<std::filesystem::path, std::string> states;
  bool all = true;
  for (const CatalogueFace& face : engine.catalogue().faces) {
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
    table += fmt::format("{:<24} {:<14} {:<30} {}\n", printable(face.name), state_words(state).in(tongue),
                         printable(face.family), printable(ok ? face.package : "apt-get install " + face.package));
  }
  answer(json ? json_text(out) : table);
  return all || !strict ? exit_done : exit_problems;
}

}  // namespace banxin
