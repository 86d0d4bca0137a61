// Typewriter marks of Western text as the language prints them.
#pragma once

#include <vector>

#include "model/language.h"
#include "text/normalise.h"

namespace banxin {

/// W1: straight quotation marks become those of the language (CLDR), apostrophes ’. W2: --- and -- become — and –.
/// W3: ... becomes …. Marks that the author wrote as they are printed stay, and so do feet and inches behind digits.
void set_smart_marks(Cells& cells, const Language& language, std::vector<Change>* changes);

}  // namespace banxin
