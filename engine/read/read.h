// Reading: YAML and Markdown in, a complete Edition out. What is wrong is said with its place.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "base/report.h"
#include "model/block.h"
#include "model/catalogue.h"
#include "model/edition.h"

namespace banxin {

class KeptTrees;

/// What is wrong with a file, as the end of a sentence about it; empty when nothing is.
using FileFault = std::function<Message(const std::string& path)>;

/// An edition with its templates, house styles and stories. `file` is shown in messages as the user wrote it.
/// Limits: a file 8 MiB (stories 16 MiB), nesting 64, 100,000 YAML nodes after aliases. `fault_of_profile` says what is
/// wrong with the output profile that the house style names; empty = not looked into. `kept`: templates that were
/// parsed for other editions; null = none.
Edition read_edition(const std::filesystem::path& file, const FontCatalogue& catalogue, const BlockKinds& kinds,
                     Report& report, const FileFault& fault_of_profile = {}, const KeptTrees* kept = nullptr);

/// What an edition's id may be: it names files on every system, and is no option of a command.
inline constexpr const char* edition_id_pattern = "[A-Za-z0-9_][A-Za-z0-9._-]{0,99}";
inline constexpr const char* edition_id_rule =
    "the edition's id, the name of its output: 1 to 100 letters, digits, dot, - and _, no dot or - in front";
bool is_edition_id(std::string_view id);

}  // namespace banxin
