// Where a line may end: a penalty before every character. Between CJK characters the tables of CLREQ, JLREQ and KLREQ
// rule; everything else is UAX #14 (ICU), which sees our classes through stand-in characters.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/language.h"
#include "model/style.h"
#include "text/address.h"
#include "text/break_plan.h"
#include "text/classes.h"

struct UBreakIterator;

namespace banxin {

/// Belongs to one thread: it keeps ICU's iterators.
class LineBreaker {
 public:
  LineBreaker();
  ~LineBreaker();
  /// `out[i]`: penalty of ending a line before character i. out[0] is `no_break`; `out.size()` = chars + 1, and the
  /// last is `must_break`. `present` as `classify` gave it.
  void breaks(std::u32string_view chars, const std::vector<CharClass>& char_classes, ClassSet present,
              const Language& language, Level level, WordBreak word_break, std::vector<Penalty>& out);
  /// The addresses of the text last asked about; none where UAX #14 rules alone (`und`, css:*).
  const std::vector<Address>& addresses() const { return addresses_; }
  /// Which characters start a grapheme cluster (UAX #29).
  void grapheme_starts(std::u32string_view chars, std::vector<bool>& out);

 private:
  struct Closer {
    void operator()(UBreakIterator* i) const;
  };
  using Iterator = std::unique_ptr<UBreakIterator, Closer>;

  UBreakIterator* iterator(const std::string& locale, bool lines);
  void unicode_breaks(std::u32string_view chars, const std::vector<CharClass>& char_classes, const Language& language);
  void stand_ins(std::u32string_view chars, const std::vector<CharClass>& char_classes);

  BreakPlan plan_;
  std::map<std::string, Iterator> iterators_;
  std::u16string utf16_;
  std::vector<uint32_t> char_of_;  // for each UTF-16 unit its character
  std::vector<Penalty> unicode_;
  std::vector<Address> addresses_;
};

}  // namespace banxin
