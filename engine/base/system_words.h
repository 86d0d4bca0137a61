// What the system says went wrong, in the language of whoever reads it.
#pragma once

#include <system_error>

#include "base/message.h"

namespace banxin {

/// "No such file or directory", 没有这个文件或文件夹. What is rare stays in the system's own words.
Message system_words(const std::error_code& fault);

}  // namespace banxin
