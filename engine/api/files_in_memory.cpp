#include "api/files_in_memory.h"

#include <fmt/format.h>

#include <string_view>

#include "api/lay_out.h"
#include "base/message.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

using Files = std::map<std::string, std::string>;

bool is_name_in_folder(std::string_view name) {
  constexpr size_t longest = 1000, longest_part = 255;
  if (name.size() > longest || name.find('\0') != std::string_view::npos) return false;
  for (size_t at = 0; at <= name.size();) {
    const std::string_view part = name.substr(at, name.find('/', at) - at);
    if (part.empty() || part == "." || part == ".." || part.size() > longest_part) return false;
    at += part.size() + 1;
  }
  return true;
}

void check_names(const Files& files, const std::string& edition, Report& report) {
  if (!files.contains(edition))
    report.error("missing-file", {}, say("there is no file \"{}\" among those of the edition", edition),
                 say("name the edition's YAML as it is called there"));
  for (const auto& [name, bytes] : files) {
    const auto inside = files.lower_bound(name + "/");
    if (!is_name_in_folder(name))
      report.error("wrong-file-name", {}, say("\"{}\" names no file in the folder of an edition", name),
                   say("name it from that folder, as the edition does: photos/harbour.jpg"));
    else if (inside != files.end() && inside->first.starts_with(name + "/"))
      report.error("wrong-file-name", {}, say("\"{}\" is a file, and the folder of \"{}\"", name, inside->first),
                   say("give one of them another name"));
  }
  stop_if_failed(report);
}

}  // namespace

FilesInMemory::FilesInMemory(const Files& files, const std::string& edition, Report& report)
    : folder_((check_names(files, edition, report), "edition")), path_(fs::canonical(folder_.path)), edition_(edition) {
  for (const auto& [name, bytes] : files) {
    std::error_code told_by_write;
    fs::create_directories((path_ / name).parent_path(), told_by_write);
    folder_.write(name, bytes);
  }
}

std::string FilesInMemory::without_folder(std::string words) const {
  const std::string prefix = path_.string() + "/";
  for (size_t at = words.find(prefix); at != std::string::npos; at = words.find(prefix, at))
    words.erase(at, prefix.size());
  return words;
}

}  // namespace banxin
