// An archive to run on: plausible back issues of four papers, the same bytes for the same seed on every machine. Some
// are broken, as in every archive, and a list says which and how.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/archive/random.h"

namespace banxin::archive_test {

struct ArchiveOrder {
  int editions = 1;
  uint64_t seed = 1;
  int broken_percent = 1;
};

/// Most editions that an archive may have: one a week and paper from 1950 on.
inline constexpr int most_editions = 40'000;

/// Makes
///   FOLDER/templates/…           the templates and their parents
///   FOLDER/pictures/…            photos, drawings, ads
///   FOLDER/<year>/<id>/…         an edition: edition.yaml, its stories, and its pictures, each a hard link to the
///                                shared one (an edition's pictures lie in its own folder)
///   FOLDER/broken.txt            the broken editions: path of edition.yaml from FOLDER, tab, way
/// Each edition depends on the seed and its number alone. FOLDER is new or empty. Throws std::invalid_argument for an
/// order that cannot be met, std::exception when the disk does not do its part.
void make_archive(const std::filesystem::path& folder, const ArchiveOrder& order);

/// One edition before it is written; paths count from its folder.
struct Issue {
  std::string folder;                         ///< from the archive's: 2005/linjiang-2005-01-07
  std::string yaml;                           ///< edition.yaml
  std::map<std::string, std::string> files;   ///< its own files
  std::map<std::string, std::string> shared;  ///< links to files below pictures/ of the archive
  std::vector<std::string> folders, pipes, loops;
  std::string story, photo, ad;  ///< of the front page
};

/// A way in which an edition is broken: `banxin check` ends with exit code 2.
struct Damage {
  std::string_view name;
  void (*strike)(Issue& issue, const std::map<std::string, std::string>& pictures);
};
extern const std::vector<Damage> damages;

}  // namespace banxin::archive_test
