#include "text/words.h"

#include <unicode/ubrk.h>

#include <map>
#include <memory>
#include <string>

#include "base/message.h"
#include "base/report.h"
#include "text/utf16.h"

namespace banxin {
namespace {

struct Closer {
  void operator()(UBreakIterator* i) const { ubrk_close(i); }
};
using Iterator = std::unique_ptr<UBreakIterator, Closer>;

// Opening one loads a dictionary: each thread keeps its own.
UBreakIterator* iterator(const Language& language) {
  thread_local std::map<std::string, Iterator> kept;
  const std::string locale = language.region == Region::none ? "" : language.tag.substr(0, 2);
  Iterator& words = kept[locale];
  if (!words) {
    UErrorCode fault = U_ZERO_ERROR;
    words.reset(ubrk_open(UBRK_WORD, locale.c_str(), nullptr, 0, &fault));
    if (U_FAILURE(fault) || !words)
      throw MachineFault{"missing-icu-data", say("the word lists of ICU cannot be loaded"),
                         say("apt-get install libicu72")};
  }
  return words.get();
}

}  // namespace

std::vector<bool> word_starts(std::u32string_view chars, const Language& language) {
  std::u16string units;
  std::vector<size_t> char_of;  // for each UTF-16 unit its character
  for (size_t i = 0; i < chars.size(); ++i) {
    char_of.insert(char_of.end(), static_cast<size_t>(U16_LENGTH(chars[i])), i);
    append_utf16(units, chars[i]);
  }
  std::vector<bool> starts(chars.size(), false);
  UBreakIterator* words = iterator(language);
  UErrorCode fault = U_ZERO_ERROR;
  ubrk_setText(words, units.data(), static_cast<int32_t>(units.size()), &fault);
  if (U_FAILURE(fault)) return starts;
  for (int32_t at = ubrk_first(words); at != UBRK_DONE; at = ubrk_next(words))
    if (static_cast<size_t>(at) < char_of.size()) starts[char_of[static_cast<size_t>(at)]] = true;
  return starts;
}

}  // namespace banxin
