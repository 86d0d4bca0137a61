// What Western setting does beyond UAX #14: dashes, initials, units, and the spaces of French.
#pragma once

#include <string_view>
#include <vector>

#include "model/language.h"
#include "text/classes.h"

namespace banxin {

/// Forbids ends of line that UAX #14 allows: before an em dash (Chicago 6.90), between a number and its unit, § or p.
/// and its number, thousands, initials (Chicago 7.41; in Cyrillic letters also before the name), before ๆ, and in
/// French before ; : ! ? » and after «.
void bind_western(std::u32string_view chars, const Language& language, std::vector<Penalty>& breaks);

/// The same of the spaces in Chinese, Japanese and Korean text: 12 km, p. 5, J. R. R., 12 000; telephone numbers too.
void bind_spaces(std::u32string_view chars, std::vector<Penalty>& breaks);

/// In every language: a letter and its hyphen (T-shirt), m/s and km/h, an ordinal of Uyghur or
/// Russian and its digits.
void bind_hyphens(std::u32string_view chars, const std::vector<CharClass>& char_classes, std::vector<Penalty>& breaks);

}  // namespace banxin
