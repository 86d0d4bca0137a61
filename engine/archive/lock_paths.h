// How files are called in a lock: the same wherever edition and engine lie.
#pragma once

#include <filesystem>
#include <string>

#include "api/inputs.h"

namespace banxin {

/// Names of files: of banxin's own fonts and templates `banxin:templates/house.yaml`, else from the edition's folder,
/// `photos/port.jpg`, `../templates/front.yaml`. What the machine has, fonts and dictionaries, and what shares no
/// folder with the edition but the root, is absolute.
class LockPaths {
 public:
  LockPaths(const std::filesystem::path& edition, const std::filesystem::path& home);

  /// Could this be the name of a file? Each has one only, so without detours.
  static bool is_name(const std::string& name);

  std::string name(Input::Kind kind, const std::filesystem::path& file) const;
  std::filesystem::path file(const std::string& name) const;
  /// The file as messages call it: as the edition's is called.
  std::string shown(const std::string& name) const;

 private:
  const std::filesystem::path shown_folder_, folder_, home_;
};

}  // namespace banxin
