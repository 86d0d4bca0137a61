#include "archive/lock_paths.h"

#include <string_view>

namespace banxin {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view own = "banxin:";

/// Absolute, links to folders followed; what is no folder keeps the name it has.
fs::path settled(const fs::path& folder) {
  std::error_code fault;
  const fs::path absolute = fs::absolute(folder, fault), canonical = fs::weakly_canonical(absolute, fault);
  return fault ? absolute.lexically_normal() : canonical;
}

/// Is this, from banxin's home, one of its own things?
bool is_own(const fs::path& from_home) {
  return !from_home.empty() && (*from_home.begin() == "fonts" || *from_home.begin() == "templates");
}

bool leads_out(const fs::path& relative) { return relative.empty() || *relative.begin() == ".."; }

/// Is the root all that two absolute paths share?
bool share_the_root_only(const fs::path& a, const fs::path& b) {
  const fs::path left = a.relative_path(), right = b.relative_path();
  return left.empty() || right.empty() || *left.begin() != *right.begin();
}

}  // namespace

LockPaths::LockPaths(const fs::path& edition, const fs::path& home)
    : shown_folder_(edition.parent_path()),
      folder_(settled(fs::absolute(edition).parent_path())),
      home_(settled(home)) {}

bool LockPaths::is_name(const std::string& name) {
  const bool is_own_name = name.starts_with(own);
  const fs::path path = is_own_name ? name.substr(own.size()) : name;
  return !name.empty() && name.find('\0') == name.npos && path.lexically_normal() == path &&
         (!is_own_name || is_own(path));
}

std::string LockPaths::name(Input::Kind kind, const fs::path& file) const {
  const fs::path place = settled(file.parent_path()) / file.filename();
  const fs::path from_edition = place.lexically_relative(folder_), from_home = place.lexically_relative(home_);
  if (leads_out(from_edition) && is_own(from_home)) return std::string(own) + from_home.string();
  const bool of_machine = kind == Input::Kind::font || kind == Input::Kind::dictionary;
  if (leads_out(from_edition) && (of_machine || share_the_root_only(place, folder_)))
    return of_machine ? file.lexically_normal().string() : place.string();
  const std::string name = from_edition.string();
  return name.starts_with(own) ? place.string() : name;
}

fs::path LockPaths::file(const std::string& name) const {
  if (name.starts_with(own)) return (home_ / name.substr(own.size())).lexically_normal();
  return (folder_ / name).lexically_normal();  // of an absolute one: itself
}

std::string LockPaths::shown(const std::string& name) const {
  return name.starts_with(own) ? file(name).string() : (shown_folder_ / name).lexically_normal().string();
}

}  // namespace banxin
