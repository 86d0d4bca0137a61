// What is measured: the sample editions, and pages of the lead of the first one, varied so that no page repeats
// another's characters.
#pragma once

#include <string>
#include <vector>

namespace banxin::bench {

/// The editions of samples/ that are measured.
inline constexpr const char* samples[] = {"yunfu-2025-09-07", "gangwan-2026-03-14"};

/// Paragraphs of one page.
using Page = std::vector<std::string>;

/// `count` pages of about 3,500 characters each, the same on every machine.
std::vector<Page> varied_pages(int count);

/// One paragraph of at least `characters` characters.
std::string long_paragraph(size_t characters);

}  // namespace banxin::bench
