// Addresses inside running text: URLs, e-mail, file paths. They are never normalised and break by rules of their own.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/shaped.h"

namespace banxin {

struct Address {
  enum class Kind : uint8_t { url, mail, path };
  uint32_t first = 0, last = 0;  ///< characters [first, last)
  Kind kind = Kind::url;
};

/// In order, without overlap. Linear in the length of the text.
std::vector<Address> find_addresses(std::u32string_view chars);

/// Sets the penalties inside one address: 200 and 500 where a line may end, `no_break` elsewhere.
void break_address(std::u32string_view chars, const Address& address, std::vector<Penalty>& breaks);

}  // namespace banxin
