// Reading: YAML and Markdown in, a complete Edition out. What is wrong is said with its place.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/report.h"
#include "model/block.h"
#include "model/catalogue.h"
#include "model/edition.h"

namespace banxin {

/// fonts/catalogue.yaml: families → faces in Debian packages, index in the collection, sha256; and the roles.
FontCatalogue read_catalogue(const std::filesystem::path& file, Report& report);

/// What is wrong with a file, as the end of a sentence about it; empty when nothing is.
using FileFault = std::function<std::string(const std::string& path)>;

/// An edition with its templates, house styles and stories. `file` is shown in messages as the user wrote it.
/// Limits: a file 8 MiB (stories 16 MiB), nesting 64, 100,000 YAML nodes after aliases. `fault_of_profile` says what is
/// wrong with the output profile that the house style names; empty = not looked into.
Edition read_edition(const std::filesystem::path& file, const FontCatalogue& catalogue, const BlockKinds& kinds,
                     Report& report, const FileFault& fault_of_profile = {});

/// What an edition's id may be: it names files on every system, and is no option of a command.
inline constexpr const char* edition_id_pattern = "[A-Za-z0-9_][A-Za-z0-9._-]{0,99}";
inline constexpr const char* edition_id_rule =
    "the edition's id, the name of its output: 1 to 100 letters, digits, dot, - and _, no dot or - in front";
bool is_edition_id(std::string_view id);

/// One Markdown file with YAML front matter.
Story read_story(const std::filesystem::path& file, std::string shown_name, const Language& language, Report& report);

/// JSON Schema (2020-12) of editions, templates and house styles, made from the tables that read them.
std::string json_schema(const BlockKinds& kinds, const FontCatalogue& catalogue);

/// Weekday and lunar date of a Gregorian date in a language: 星期日, 乙巳年七月十六 (ICU Chinese calendar).
std::string weekday_of(const Date& date, const Language& language);
std::string lunar_date_of(const Date& date, const Language& language);

}  // namespace banxin
