// A story within an edition.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "model/edition.h"
#include "model/fields.h"
#include "read/body.h"
#include "read/scope.h"
#include "read/source.h"

namespace banxin {

/// What a story's front matter says about its text, besides the headline group.
struct TextSource {
  std::string language;  ///< BCP 47 tag; empty = that of the edition
  bool scan = false;     ///< the text was read off a page scan
};

/// The keys of a story's front matter.
void fields(Fields& f, Story& story, TextSource& source);

/// One Markdown file with YAML front matter.
Story read_story(const std::filesystem::path& file, std::string shown_name, const Language& language, Report& report);

/// One Markdown file; the photos it names must lie inside `root`. `named_at` is where the story is named.
Story read_story_in(const std::filesystem::path& file, std::string shown_name, const std::filesystem::path& root,
                    const Language& language, Place named_at, SourceFolders& folders, Report& report,
                    BodyForm form = BodyForm::story);

/// Notices (启事) in one Markdown file: each heading below the first level, and each line ---, begins another section;
/// they need no title.
std::optional<StoryId> notices_of(const std::string& name, Place place, Scope& scope);

/// The story in `file`, read into the edition once. Nothing, and errors, when it cannot be read.
std::optional<StoryId> story_of(const std::string& name, Place place, Scope& scope);

}  // namespace banxin
