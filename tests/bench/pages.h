// Pages to measure on: the lead of the first sample edition, varied so that no page repeats another's characters.
#pragma once

#include <string>
#include <vector>

namespace banxin::bench {

/// Paragraphs of one page.
using Page = std::vector<std::string>;

/// `count` pages of about 3,500 characters each, the same on every machine.
std::vector<Page> varied_pages(int count);

/// One paragraph of at least `characters` characters.
std::string long_paragraph(size_t characters);

}  // namespace banxin::bench
