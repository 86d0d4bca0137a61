#include "archive/made.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "api/json_text.h"
#include "api/version.h"
#include "base/files.h"
#include "base/json.h"
#include "base/sha256.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

using OrderedJson = nlohmann::ordered_json;
constexpr uintmax_t longest_made = 64 << 20;
constexpr size_t deepest_made = 8;

OrderedJson options_json(const MakeOptions& options) {
  return {{"press", options.press ? word_of(*options.press) : "none"},
          {"layout", options.layout},
          {"proof", options.proof_dpi}};
}

// What belongs to the engine or the machine is told by its name alone.
std::string name_in_key(const MadeInput& input, const fs::path& folder) {
  static const std::set<std::string> own = {"edition", "template", "story", "table", "picture"};
  const fs::path path = input.path;
  return own.contains(input.kind) ? path.lexically_relative(folder).string() : path.filename().string();
}

// A name that leads out of the edition's folder is none of ours.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name.find('/') == name.npos && name != "." && name != "..";
}

Made parse(const OrderedJson& json) {
  const OrderedJson& options = json.at("options");
  Made made{
      .edition = json.at("edition"),
      .source = json.at("source"),
      .key = json.at("key"),
      .engine = json.at("engine"),
      .options = {press_standard_of(options.at("press").get<std::string>()), options.at("layout"), options.at("proof")},
      .problems = json.at("outcome") == "problems",
      .pages = json.at("pages")};
  for (const OrderedJson& input : json.at("inputs"))
    made.inputs.push_back({input.at("path"), input.at("sha256"), input.at("kind")});
  for (const OrderedJson& output : json.at("outputs"))
    made.outputs.push_back({output.at("file"), output.at("sha256"), output.at("bytes")});
  return made;
}

}  // namespace

std::string print(const Made& made) {
  OrderedJson json;
  json["edition"] = made.edition;
  json["source"] = made.source;
  json["key"] = made.key;
  json["engine"] = made.engine;
  json["options"] = options_json(made.options);
  json["outcome"] = made.problems ? "problems" : "done";
  json["pages"] = made.pages;
  json["inputs"] = OrderedJson::array();
  for (const MadeInput& input : made.inputs)
    json["inputs"].push_back({{"path", input.path}, {"sha256", input.sha256}, {"kind", input.kind}});
  json["outputs"] = OrderedJson::array();
  for (const MadeOutput& output : made.outputs)
    json["outputs"].push_back({{"file", output.file}, {"sha256", output.sha256}, {"bytes", output.bytes}});
  return json_text(json, 1);
}

std::optional<Made> read_made(const fs::path& file) try {
  const std::optional<std::string> text = read_file(file, longest_made);
  if (!text || find_nested_deeper(*text, deepest_made) != std::string::npos) return std::nullopt;
  Made made = parse(OrderedJson::parse(*text));
  const bool plain = std::ranges::all_of(made.outputs, is_plain_name, &MadeOutput::file);
  return plain ? std::optional(std::move(made)) : std::nullopt;
} catch (const OrderedJson::exception&) {
  return std::nullopt;
}

std::vector<MadeInput> made_inputs(const Inputs& inputs, KnownFiles& known) {
  std::vector<MadeInput> made;
  for (const Input& input : inputs.files)
    made.push_back({input.path().string(), known.sha256(input), word_of(input.kind())});
  return made;
}

std::string key_of(const MakeOptions& options, const fs::path& source, const std::vector<MadeInput>& inputs) {
  const fs::path folder = opened_path(source).parent_path();
  std::vector<std::string> lines;
  for (const MadeInput& input : inputs)
    lines.push_back(fmt::format("{} {} {}\n", input.kind, input.sha256, name_in_key(input, folder)));
  std::ranges::sort(lines);
  std::string all = fmt::format("banxin {}\n{}\n", engine_version(), options_json(options).dump());
  for (const std::string& line : lines) all += line;
  return sha256(all);
}

bool holds(const Made& made, const MakeOptions& options, const fs::path& source, const fs::path& folder, bool verify,
           KnownFiles& known) {
  if (made.engine != engine_version() || made.options != options) return false;
  const std::string edition_file = opened_path(source).string();
  bool same_source = false;
  std::vector<MadeInput> now = made.inputs;
  for (MadeInput& input : now) {
    const std::optional<std::string> digest = known.sha256(input.path);
    if (!digest) return false;
    input.sha256 = *digest;
    same_source = same_source || input.path == edition_file;
  }
  if (!same_source || key_of(options, source, now) != made.key) return false;
  return std::ranges::all_of(made.outputs, [&](const MadeOutput& output) {
    const fs::path file = folder / output.file;
    std::error_code fault;
    if (fs::file_size(file, fault) != output.bytes || fault) return false;
    return !verify || sha256_of_file(file) == output.sha256;
  });
}

}  // namespace banxin
