// Attributes of a photo in a story: `{column=4 columns=1 lines=13 foot focus="0.5 0.5"}`.
#pragma once

#include <string_view>

#include "model/edition.h"
#include "read/source.h"

namespace banxin {

/// Reads the attributes in `text`, from `{` to `}`, which starts at `place`. Wrong ones are errors: `photo-attribute`.
void read_photo_attributes(std::string_view text, Place place, Report& report, SectionPhoto& photo);

}  // namespace banxin
