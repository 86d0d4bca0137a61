#include "text/address.h"

#include <algorithm>

namespace banxin {
namespace {

constexpr Penalty after_slash = 200, elsewhere = 500;

constexpr bool is_alnum(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}
constexpr bool is_hex(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'F') || (c >= U'a' && c <= U'f');
}
// RFC 3986, 2.2 and 2.3, without the brackets and quotes that more often belong to the sentence.
constexpr bool is_address_char(char32_t c) {
  return is_alnum(c) || std::u32string_view(U"-._~%/?#&=+@:$*,;!\\").find(c) != std::u32string_view::npos;
}
constexpr bool is_mail_char(char32_t c) { return is_alnum(c) || c == U'.' || c == U'-' || c == U'_' || c == U'+'; }
// Marks that end the sentence around an address rather than the address.
constexpr bool is_trailing(char32_t c) { return std::u32string_view(U".,;:!?").find(c) != std::u32string_view::npos; }

bool contains_at(std::u32string_view chars, size_t at, std::u32string_view what) {
  return chars.substr(at, what.size()) == what;
}

// [first, last) is a stretch of address characters; what of it is an address?
void scan_stretch(std::u32string_view chars, uint32_t first, uint32_t last, std::vector<Address>& found) {
  const std::u32string_view word = chars.substr(first, last - first);
  const auto keep = [&](size_t from, size_t to, Address::Kind kind) {
    while (to > from && is_trailing(word[to - 1])) --to;
    if (to > from) found.push_back({first + static_cast<uint32_t>(from), first + static_cast<uint32_t>(to), kind});
  };
  if (const size_t colon = word.find(U"://"); colon != word.npos && colon > 0) {
    size_t scheme = colon;
    while (scheme > 0 && is_alnum(word[scheme - 1])) --scheme;
    if (scheme < colon) return keep(scheme, word.size(), Address::Kind::url);
  }
  if (const size_t www = word.find(U"www."); www != word.npos && (www == 0 || !is_alnum(word[www - 1])))
    return keep(www, word.size(), Address::Kind::url);
  if (const size_t at = word.find(U'@'); at != word.npos && at > 0) {
    size_t from = at, to = at + 1;
    while (from > 0 && is_mail_char(word[from - 1])) --from;
    while (to < word.size() && is_mail_char(word[to])) ++to;
    if (from < at && word.substr(at, to - at).find(U'.') != word.npos) return keep(from, to, Address::Kind::mail);
  }
  const bool drive = word.size() > 3 && is_alnum(word[0]) && word[1] == U':' && (word[2] == U'\\' || word[2] == U'/');
  const bool rooted =
      word.size() > 2 && (word[0] == U'/' || contains_at(word, 0, U"~/") || contains_at(word, 0, U"./"));
  if (drive || (rooted && is_alnum(word[word[0] == U'/' ? 1 : 2]) && word.find(U'/', 2) != word.npos))
    keep(0, word.size(), Address::Kind::path);
}

}  // namespace

std::vector<Address> find_addresses(std::u32string_view chars) {
  std::vector<Address> found;
  // No address is without one of these.
  const bool possible =
      std::ranges::any_of(chars, [](char32_t c) { return c == U'@' || c == U'/' || c == U'\\' || c == U'w'; });
  for (uint32_t i = 0; possible && i < chars.size();) {
    if (!is_address_char(chars[i])) {
      ++i;
      continue;
    }
    const uint32_t first = i;
    while (i < chars.size() && is_address_char(chars[i])) ++i;
    scan_stretch(chars, first, i, found);
  }
  return found;
}

void break_address(std::u32string_view chars, const Address& address, std::vector<Penalty>& breaks) {
  const auto is_any = [](char32_t c, std::u32string_view set) { return set.find(c) != set.npos; };
  for (uint32_t i = address.first + 1; i < address.last; ++i) {
    const char32_t before = chars[i - 1], after = chars[i];
    Penalty p = no_break;
    if (address.kind == Address::Kind::mail) {
      if (is_any(after, U"@.")) p = elsewhere;
    } else if (is_any(before, U"/\\") && !is_any(after, U"/\\")) {
      p = after_slash;
    } else if ((is_any(before, U"?&=#:") && !is_any(after, U"/\\?&=#:")) || is_any(after, U".-_~%")) {
      p = elsewhere;
    }
    const bool inside_escape = (before == U'%' && is_hex(after)) ||
                               (i >= address.first + 2 && chars[i - 2] == U'%' && is_hex(before) && is_hex(after));
    const bool after_first = i == address.first + 1;
    if (inside_escape || after_first) p = no_break;
    breaks[i] = p;
  }
}

}  // namespace banxin
