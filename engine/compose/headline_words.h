// What a headline writer knows of words: a small lexicon beside ICU's dictionary. The words are headline_words.txt.
#pragma once

#include <string_view>

namespace banxin::lexicon {

/// A verb that wants its object beside it: 制造|悬念, 扩大|内需 are faults.
bool is_predicate(std::u32string_view word);
/// A word that what follows belongs to: adverbs, prepositions, copulas (首次, 关于, 成为), and single ones (将, 把,
/// 不).
bool is_leader(std::u32string_view word);
/// When it happens (明日, 今起): a phrase begins with it.
bool is_time(std::u32string_view word);
/// A single character that names a kind and ends a word: 运动|会, 地铁|站, 巴西|队.
bool is_suffix(std::u32string_view word);
/// The suffixes of persons: 年轻|人, 摄影|师.
bool is_person(std::u32string_view word);
/// 的 地 得 了 着 and their kin: they never start a line, and end one at a price.
bool is_particle(std::u32string_view word);
/// What leans on the word before it: 们 等 上 中 后 and, in Japanese, the particles は が を に の.
bool is_follower(std::u32string_view word);
/// 和 与 及 或: between two words that belong together.
bool is_conjunction(std::u32string_view word);
/// A common family name of one character.
bool is_family_name(std::u32string_view word);
/// Only digits or Han numerals, with 第 and signs of grouping: what it counts comes next.
bool is_number(std::u32string_view word);

}  // namespace banxin::lexicon
