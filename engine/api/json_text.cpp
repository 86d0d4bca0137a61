#include "api/json_text.h"

#include <fmt/format.h>

#include <string_view>

#include "base/printable.h"
#include "base/utf8.h"

namespace banxin {

std::string escaped_for_terminal(std::string json) {
  constexpr std::string_view first_bytes = "\x7F\xC2\xD8\xE2";  // of DEL, C1, U+061C, U+200E to U+2069
  std::string out;
  size_t kept = 0;  // up to where `json` stands in `out`
  for (size_t at = 0; (at = json.find_first_of(first_bytes, at)) != std::string::npos;) {
    const utf8::Decoded c = utf8::decode(json, at);
    if (!is_printable(c.value)) {
      out.append(json, kept, at - kept).append(fmt::format("\\u{:04x}", static_cast<uint32_t>(c.value)));
      kept = at + c.bytes;
    }
    at += c.bytes;
  }
  return kept == 0 ? json : out.append(json, kept);
}

}  // namespace banxin
