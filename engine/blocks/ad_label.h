// How an ad is called an ad, by language.
#pragma once

#include <string>
#include <vector>

#include "model/language.h"

namespace banxin {

/// The words that mark an ad for readers of `language`; the first is the one to draw. Empty for languages that the
/// table does not know.
const std::vector<std::string>& ad_words(const Language& language);

/// Whether `label` marks an ad: it holds one of the words, or says anything in a language without any.
bool marks_an_ad(const std::string& label, const Language& language);

}  // namespace banxin
