// Reading: YAML and Markdown in, a complete Edition out. What is wrong is said with its place.
#pragma once

#include <filesystem>
#include <string>

#include "base/report.h"
#include "model/block.h"
#include "model/catalogue.h"
#include "model/edition.h"

namespace banxin {

/// fonts/catalogue.yaml: families → faces in Debian packages, index in the collection, sha256; and the roles.
FontCatalogue read_catalogue(const std::filesystem::path& file, Report& report);

/// An edition with its templates, house styles and stories. `file` is shown in messages as the user wrote it.
/// Limits: a file 8 MiB (stories 16 MiB), nesting 64, 100,000 YAML nodes after aliases.
Edition read_edition(const std::filesystem::path& file, const FontCatalogue& catalogue, const BlockKinds& kinds,
                     Report& report);

/// One Markdown file with YAML front matter.
Story read_story(const std::filesystem::path& file, std::string shown_name, const Language& language, Report& report);

/// JSON Schema (2020-12) of editions, templates and house styles, made from the tables that read them.
std::string json_schema(const BlockKinds& kinds, const FontCatalogue& catalogue);

/// Weekday and lunar date of a Gregorian date in a language: 星期日, 乙巳年七月十六 (ICU Chinese calendar).
std::string weekday_of(const Date& date, const Language& language);
std::string lunar_date_of(const Date& date, const Language& language);

}  // namespace banxin
