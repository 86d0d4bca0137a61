// In which language the program speaks to the one who started it.
#pragma once

#include <string>

#include "base/message.h"

namespace banxin {

struct AskedTongue {
  Tongue tongue = Tongue::english;
  std::string unknown{};  ///< what was asked for and is not spoken: `--lang fr`; empty = nothing
};

/// What `--lang` asks for, else BANXIN_LANG, else the first of LC_ALL, LC_MESSAGES and LANG that is set. Only the first
/// two can ask in vain. `arguments` end with a null pointer.
AskedTongue asked_tongue(const char* const* arguments);

/// What CLI11 says of a command line that it cannot take; as it is where the catalogue does not know the sentence.
Message command_line_fault(const std::string& theirs);

}  // namespace banxin
