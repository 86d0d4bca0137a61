// `banxin new`: a folder with an edition to begin from, or with a paper of four pages and its templates.
#include <fmt/format.h>

#include <vector>

#include "app/answer.h"
#include "app/commands.h"
#include "app/environment.h"
#include "base/files.h"
#include "base/message.h"
#include "base/printable.h"
#include "read/read.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

constexpr uintmax_t starter_file_limit = uintmax_t{1} << 20;

std::string with_name(std::string text, const std::string& name) {
  constexpr std::string_view mark = "@name@";
  for (size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + name.size()))
    text.replace(at, mark.size(), name);
  return text;
}

// A folder of banxin's own and where its files go in the new one.
struct CopiedFolder {
  fs::path from, to;
};

// What a new edition is made of: the starter page, or the paper of a family beside the family's templates.
std::vector<CopiedFolder> folders_of(const std::string& family) {
  const fs::path templates = own_folders().home / "templates";
  if (family.empty()) return {{templates / "starter", ""}};
  return {{templates / "papers" / family, ""}, {templates / family, family}};
}

void copy(const CopiedFolder& part, const fs::path& folder, const std::string& name) {
  std::error_code fault;
  fs::recursive_directory_iterator entries(part.from, fault);
  if (fault)
    throw MachineFault{"bad-starter", say("{} cannot be read", part.from.string()),
                       say("restore templates, which belong to banxin")};
  for (const auto& entry : entries) {
    if (!entry.is_regular_file()) continue;
    const auto text = read_file(entry.path(), starter_file_limit);
    if (!text)
      throw MachineFault{"bad-starter", say("{} cannot be read", entry.path().string()),
                         say("restore templates, which belong to banxin")};
    write_whole(folder / part.to / fs::relative(entry.path(), part.from), with_name(*text, name));
  }
}

}  // namespace

int run_new(const NewOptions& options) {
  const fs::path& wanted = options.folder;
  const fs::path folder = wanted.has_filename() ? wanted : wanted.parent_path();  // "paper/" is "paper"
  const std::string name = folder.filename().string();
  Report report(std::make_shared<Sources>(), options.tongue);
  if (!is_edition_id(name))
    report.error("bad-name", {}, say("\"{}\" cannot name an edition", name), looked_up(edition_id_rule));
  else if (std::error_code fault; fs::exists(folder, fault) || fault)
    report.error("exists", {}, say("{} is there already", folder.string()), say("choose another name"));
  tell(report);
  if (report.failed()) return exit_input;
  for (const CopiedFolder& part : folders_of(options.family)) copy(part, folder, name);
  const std::string made = printable(folder.string());
  answer(say("made {}/: write your stories, then", made).in(options.tongue) +
         fmt::format("\n  banxin render {}/edition.yaml\n", made));
  return exit_done;
}

}  // namespace banxin
