// Character classes: what a code point is to line composition, by region and, where one code point serves two
// writing systems, by its neighbours.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/shaped.h"

namespace banxin {

/// Regions that share one table of classes.
enum class Profile : uint8_t { none, zh, ja, ko };
Profile profile_of(Region region);

constexpr size_t class_count = static_cast<size_t>(CharClass::other) + 1;

/// A set of classes, one bit each.
using ClassSet = uint32_t;
constexpr ClassSet bit(CharClass c) { return ClassSet{1} << static_cast<unsigned>(c); }
template <class... Classes>
constexpr ClassSet classes(Classes... c) {
  return (bit(c) | ...);
}
constexpr bool has(ClassSet set, CharClass c) { return (set & bit(c)) != 0; }

/// Ideographs, syllables and marks of the CJK scripts: line breaking between them follows our tables.
constexpr ClassSet cjk_classes =
    classes(CharClass::han, CharClass::kana, CharClass::hangul, CharClass::op, CharClass::clo, CharClass::com,
            CharClass::stp, CharClass::exc, CharClass::mid, CharClass::con, CharClass::sol, CharClass::dsh,
            CharClass::ell, CharClass::ite, CharClass::cho, CharClass::skn, CharClass::wide_space);
/// Marks that are set in a cell of their region, whatever the advance of their glyph.
constexpr ClassSet mark_classes =
    classes(CharClass::op, CharClass::clo, CharClass::com, CharClass::stp, CharClass::exc, CharClass::mid,
            CharClass::con, CharClass::sol, CharClass::dsh, CharClass::ell);
/// CJK letters (without marks and spaces).
constexpr ClassSet ideographic_classes =
    classes(CharClass::han, CharClass::kana, CharClass::hangul, CharClass::ite, CharClass::cho, CharClass::skn);

/// Class of a code point taken alone.
CharClass class_of(char32_t c, Profile profile);

/// Every code point of a profile whose class alone is in `set`, ascending.
std::u32string members(ClassSet set, Profile profile);

/// Classes in context, one per character of a paragraph: quotation marks paired by a stack, apostrophes, single and
/// doubled dashes, hyphens, signs before numbers. `out` is overwritten. Returns the set of classes that occur.
ClassSet classify(std::u32string_view chars, Profile profile, std::vector<CharClass>& out);

// --- the data, classes_data.cpp ---

struct ClassRange {
  char32_t first, last;
  CharClass cls;
};
/// Ascending, without overlap, and covering 0 … 10FFFF.
std::span<const ClassRange> base_classes();
/// What a profile says otherwise; ascending, without overlap.
std::span<const ClassRange> class_overrides(Profile profile);

}  // namespace banxin
