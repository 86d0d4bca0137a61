#include "compose/headline_words.h"

#include <algorithm>

namespace banxin::lexicon {
namespace {

// The groups of headline_words.txt, each sorted.
#include "compose/headline_words.inc"

}  // namespace

bool is_predicate(std::u32string_view word) { return std::ranges::binary_search(predicates, word); }
bool is_leader(std::u32string_view word) { return std::ranges::binary_search(leaders, word); }
bool is_time(std::u32string_view word) { return std::ranges::binary_search(times, word); }
bool is_suffix(std::u32string_view word) { return std::ranges::binary_search(suffixes, word); }
bool is_person(std::u32string_view word) { return std::ranges::binary_search(persons, word); }
bool is_particle(std::u32string_view word) { return std::ranges::binary_search(particles, word); }
bool is_follower(std::u32string_view word) { return std::ranges::binary_search(followers, word); }
bool is_conjunction(std::u32string_view word) { return std::ranges::binary_search(conjunctions, word); }
bool is_family_name(std::u32string_view word) { return std::ranges::binary_search(family_names, word); }
bool is_number(std::u32string_view word) {
  const auto is_numeral = [](const char32_t& c) {
    return std::ranges::binary_search(numerals, std::u32string_view(&c, 1));
  };
  return !word.empty() && std::ranges::all_of(word, is_numeral);
}

}  // namespace banxin::lexicon
