#include "api/keep_inputs.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <map>
#include <utility>

#include "base/message.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

using FileNumber = std::pair<dev_t, ino_t>;

// What a path leads to, behind links and under any of its names; only a regular file can be overwritten.
std::optional<FileNumber> number_of(const fs::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  return FileNumber{info.st_dev, info.st_ino};
}

}  // namespace

std::vector<fs::path> inputs_of(const Engine& engine, Report& report, const LaidOut& laid) {
  std::vector<fs::path> inputs = {engine.catalogue_file()};
  Sources& sources = report.sources();
  const FileId end = sources.add({}, {});  // one behind the files that were read
  for (uint32_t i = 1; i < end.index; ++i) inputs.emplace_back(sources.path({i}));
  for (const Input& input : laid.inputs.files) inputs.push_back(input.path());
  return inputs;
}

bool keep_inputs(const std::vector<fs::path>& outputs, const std::vector<fs::path>& inputs, Report& report) {
  std::vector<std::pair<FileNumber, const fs::path*>> there;
  for (const fs::path& output : outputs)
    if (const auto number = number_of(output)) there.emplace_back(*number, &output);
  if (there.empty()) return true;  // the rule: nothing is written over
  std::map<FileNumber, fs::path> read;
  for (const fs::path& input : inputs)
    if (const auto number = number_of(input)) read.emplace(*number, input);
  bool kept = true;
  for (const auto& [number, output] : there) {
    const auto found = read.find(number);
    if (found == read.end()) continue;
    kept = false;
    report.error(
        "overwrites-input", {},
        say("the result {} would be written over {}, which was read for it", output->string(), found->second.string()),
        say("write it into another folder, or under another name"));
  }
  return kept;
}

}  // namespace banxin
