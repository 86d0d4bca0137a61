// The body of a story: Markdown below the front matter → sections of paragraphs and photos.
#pragma once

#include <string_view>

#include "model/edition.h"
#include "read/source.h"

namespace banxin {

/// What the sections of a body are.
enum class BodyForm : uint8_t {
  story,
  notices  ///< each an entry of its own; a rule, ---, begins another one
};

/// Reads `text`, which starts at `start`, into the sections of `story`; a first-level heading at its head gives the
/// title when there is none yet. Photos are looked for from the folder of the story. What cannot be set is an error:
/// `unsupported-markdown` (HTML, rules, code blocks), `photo-attribute`, `photo-in-text`, `heading`.
void read_body(std::string_view text, Place start, const SourceFolders& folders, Report& report, Story& story,
               BodyForm form = BodyForm::story);

}  // namespace banxin
