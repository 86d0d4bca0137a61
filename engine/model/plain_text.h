// What paragraphs say, without how it looks.
#pragma once

#include <string>
#include <vector>

#include "model/edition.h"

namespace banxin {

/// The characters of a paragraph; its annotations and readings are not among them.
std::string plain_text(const Paragraph& paragraph);
/// Of several paragraphs, one right behind another.
std::string plain_text(const std::vector<Paragraph>& paragraphs);

}  // namespace banxin
