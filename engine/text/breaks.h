// Where a line may end: a penalty before every character. Between CJK characters the tables of CLREQ, JLREQ and KLREQ
// rule; everything else is UAX #14 (ICU), which sees our classes through stand-in characters.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/language.h"
#include "model/style.h"
#include "text/address.h"
#include "text/classes.h"
#include "text/lexicon.h"
#include "text/text.h"

struct UBreakIterator;

namespace banxin {

/// `automatic` resolved: gb for Chinese, ja_strict, ko_word; it stays `automatic` for all else, where UAX #14 rules.
Level level_for(Level level, Region region);

/// The tables of one level as they are asked: a decision for each pair of classes.
struct BreakPlan {
  enum class Pair : uint8_t { allow, never, unicode };
  Level level = Level::automatic;
  WordBreak word_break = WordBreak::normal;
  Profile profile = Profile::none;
  bool tables = false;  ///< false: UAX #14 decides everything (no tailoring, css:*)
  std::array<std::array<Pair, class_count>, class_count> pair{};
  ClassSet no_start = 0, no_end = 0;  ///< classes that may not start or end a line
  std::u32string_view free;           ///< characters of these classes that may
};
BreakPlan make_plan(Level level, WordBreak word_break, Region region);

/// Belongs to one thread: it keeps ICU's iterators.
class LineBreaker {
 public:
  LineBreaker();
  ~LineBreaker();
  /// `out[i]`: penalty of ending a line before character i. out[0] is `no_break`; `out.size()` = chars + 1, and the
  /// last is `must_break`. `present` as `classify` gave it.
  void breaks(std::u32string_view chars, const std::vector<CharClass>& char_classes, ClassSet present,
              const Language& language, Level level, WordBreak word_break, std::vector<Penalty>& out);
  /// The addresses of the text last asked about; none where UAX #14 rules alone.
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

/// What a Chinese newspaper would rather not cut: 3.1|万, 7|月, 第|24届 … raises penalties, never lowers them.
void add_soft_penalties(std::u32string_view chars, const std::vector<CharClass>& char_classes,
                        std::vector<Penalty>& breaks);

/// Names of people: 400 inside, free after a middle dot.
void keep_names(std::u32string_view chars, const Lexicon& names, std::vector<Penalty>& breaks);

/// Groups that no line may cut: note marks, superscripts, codes, dashes and ellipses of one unit.
void bind_groups(std::u32string_view chars, const std::vector<CharClass>& char_classes, std::vector<Penalty>& breaks);

}  // namespace banxin
