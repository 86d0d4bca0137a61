#include "archive/output_folder.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "base/message.h"
#include "base/report.h"
#include "base/sha256.h"
#include "base/system_words.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

constexpr const char* refused_folder = ".refused";

}  // namespace

OutputFolder::OutputFolder(fs::path path) : path_(std::move(path)) {
  std::error_code fault;
  fs::create_directories(path_, fault);
  struct stat info {};
  if (::stat(path_.c_str(), &info) != 0 || !S_ISDIR(info.st_mode))
    throw MachineFault{"cannot-write", say("cannot make the folder {}: {}", path_.string(), system_words(fault)),
                       say("name a folder you may write to with -o")};
  device_ = info.st_dev, number_ = info.st_ino;
}

fs::path OutputFolder::report_of(const PlannedEdition& edition) const {
  if (!edition.id.empty() && edition.twin.empty()) return of(edition.id) / "report.json";
  constexpr size_t enough = 16;
  return path_ / refused_folder / (sha256(edition.source.string()).substr(0, enough) + ".report.json");
}

fs::path OutputFolder::report_of(const JournalLine& line) const {
  return report_of(PlannedEdition{.id = line.code == "same-id" ? "" : line.edition, .source = line.source});
}

void OutputFolder::demand_same() const {
  struct stat info {};
  if (::stat(path_.c_str(), &info) == 0 && info.st_dev == device_ && info.st_ino == number_) return;
  throw MachineFault{"output-gone",
                     say("{} is not the folder any more that it was when the batch began", path_.string()),
                     say("mount its disk again, and start the batch again: what is made stays made")};
}

void remove_or_stop(const fs::path& file) {
  std::error_code fault;
  fs::remove(file, fault);
  if (fault)
    throw MachineFault{"cannot-write", say("cannot remove {}: {}", file.string(), system_words(fault)),
                       say("name a folder you may write to with -o")};
}

void remove_record(const fs::path& folder) { remove_or_stop(folder / made_file); }

std::vector<fs::path> not_made_again(const fs::path& folder, const std::vector<fs::path>& made_now) {
  std::vector<fs::path> old;
  if (const std::optional<Made> before = read_made(folder / made_file))
    for (const MadeOutput& output : before->outputs)
      if (std::ranges::find(made_now, folder / output.file) == made_now.end()) old.push_back(folder / output.file);
  return old;
}

}  // namespace banxin
