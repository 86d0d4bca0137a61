// Words: where a text may be cut without cutting a word, as ICU's dictionaries know them.
#pragma once

#include <string_view>
#include <vector>

#include "model/language.h"

namespace banxin {

/// Which characters begin a word (UAX #29, word boundaries; Chinese, Japanese and Thai by ICU's dictionaries, Korean
/// and Western text at spaces and marks). One value per character of `chars`; every mark and every space begins a word
/// of its own. Words that the dictionary lacks fall apart into single characters.
std::vector<bool> word_starts(std::u32string_view chars, const Language& language);

}  // namespace banxin
