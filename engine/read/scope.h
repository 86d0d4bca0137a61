// What the names in a file mean while it is read: inks, styles, sizes, variables of one page.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/block.h"
#include "model/catalogue.h"
#include "model/edition.h"
#include "model/style.h"
#include "read/page_index.h"
#include "read/read.h"
#include "read/source.h"
#include "read/units.h"
#include "read/yaml.h"

namespace banxin {

/// One edition on its way in.
struct Reading {
  const FontCatalogue& catalogue;
  const BlockKinds& kinds;
  SourceFolders& folders;
  Edition edition;
  std::filesystem::path folder{};                      ///< where it lies, links followed
  std::map<std::filesystem::path, StoryId> stories{};  ///< read already
  std::map<std::string, StoryId> story_names{};        ///< the first of each name
  std::set<FileId> tables{};                           ///< CSV files among its sources
  uintmax_t story_bytes = 0;                           ///< of them together
  size_t filled_bytes = 0;                             ///< of all that variables stood for
  FileFault fault_of_profile{};
};

using Variables = std::map<std::string, std::string>;

/// One page on its way in. Outside pages (a story's front matter, the top of an edition) only the report, the units
/// and the text are in use.
struct Scope {
  Report& report;
  Reading* reading = nullptr;
  SizeNames sizes = common_sizes();
  const Length* body = nullptr;   ///< what 字 means; null or 0 = not known yet
  const Length* pitch = nullptr;  ///< what grid means
  std::map<std::string, InkId> inks{};
  NodePtr style_tree{};  ///< the map of named styles, as written
  std::map<std::string, ParaStyle> styles{};
  NodePtr paragraph_tree{};               ///< the map of kinds of paragraphs, as written
  const Variables* variables = nullptr;   ///< none: braces in text are braces
  const PageIndex* page_index = nullptr;  ///< for {page-of:…}
  std::map<std::string, Place> blocks{};  ///< names of the blocks of the page, and where they are given
  std::set<FileId> files{};               ///< that the page is read from

  Units units() const { return {&sizes, body, pitch, nullptr}; }
};

}  // namespace banxin
