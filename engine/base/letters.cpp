#include "base/letters.h"

#include <glib.h>

#include "base/owned.h"
#include "base/utf8.h"

namespace banxin {

std::u32string letters_of(std::string_view text) {
  std::string valid;  // GLib takes nothing else
  for (const char32_t c : utf8::to_utf32(text))
    if (c != 0) utf8::append(valid, c);
  const Owned<char, g_free> plain(
      g_utf8_normalize(valid.data(), static_cast<gssize>(valid.size()), G_NORMALIZE_ALL_COMPOSE));
  std::u32string letters;
  if (!plain) return letters;
  for (const char* at = plain.get(); *at; at = g_utf8_next_char(at))
    if (const gunichar c = g_utf8_get_char(at); g_unichar_isalnum(c)) letters += static_cast<char32_t>(c);
  return letters;
}

}  // namespace banxin
