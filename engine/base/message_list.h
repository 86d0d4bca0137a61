// Lists in sentences: 3, 5, 12 in English, 3、5、12 in Chinese.
#pragma once

#include <fmt/format.h>

#include "base/message.h"

namespace banxin {

/// What is counted up, between commas, or whatever the language has for that; empty when there is nothing.
template <class Items>
Message listed(const Items& items) {
  Message all;
  for (const auto& item : items) {
    Message one = verbatim(fmt::format("{}", item));
    all = all.empty() ? std::move(one) : say("{0}, {1}", all, one);
  }
  return all;
}

}  // namespace banxin
