// A story within an edition.
#pragma once

#include <filesystem>
#include <string>

#include "model/edition.h"
#include "model/fields.h"
#include "read/source.h"

namespace banxin {

/// The keys of a story's front matter.
void fields(Fields& f, Story& story, std::string& language);

/// One Markdown file; the photos it names must lie inside `root`. `named_at` is where the story is named.
Story read_story_in(const std::filesystem::path& file, std::string shown_name, const std::filesystem::path& root,
                    const Language& language, Place named_at, SourceFolders& folders, Report& report);

}  // namespace banxin
