#include "text/classes.h"

#include <algorithm>
#include <array>

namespace banxin {
namespace {

using enum CharClass;

// One byte for each character of the basic plane; filled from the ranges once, then only read.
using PlaneTable = std::array<CharClass, 0x10000>;

PlaneTable fill(Profile profile) {
  PlaneTable table;
  const auto put = [&](std::span<const ClassRange> ranges) {
    for (const ClassRange& r : ranges) {
      if (r.first >= table.size()) break;
      std::fill(table.begin() + r.first, table.begin() + std::min<size_t>(r.last + 1, table.size()), r.cls);
    }
  };
  put(base_classes());
  put(class_overrides(profile));
  return table;
}

const PlaneTable& plane(Profile profile) {
  switch (profile) {
    case Profile::zh: {
      static const PlaneTable table = fill(Profile::zh);
      return table;
    }
    case Profile::ja: {
      static const PlaneTable table = fill(Profile::ja);
      return table;
    }
    case Profile::ko: {
      static const PlaneTable table = fill(Profile::ko);
      return table;
    }
    case Profile::none:
      break;
  }
  static const PlaneTable table = fill(Profile::none);
  return table;
}

CharClass beyond_plane(char32_t c) {
  const auto ranges = base_classes();
  const auto at = std::ranges::lower_bound(ranges, c, {}, &ClassRange::last);
  return at == ranges.end() ? western : at->cls;
}

constexpr bool is_quote(char32_t c) { return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D; }

// The rulings that need neighbours. Quotation marks are found first and decided last, outer pairs before inner ones,
// so that a mark can see whether the pair around it is Chinese.
class Context {
 public:
  Context(std::u32string_view chars, Profile profile, std::vector<CharClass>& char_classes)
      : chars_(chars), profile_(profile), char_classes_(char_classes) {}

  void quotes() {
    struct Open {
      size_t at;
      char32_t closer;
    };
    std::vector<Open> stack;
    std::vector<std::pair<size_t, size_t>> pairs;  // opening, closing; npos = it has no partner
    for (size_t i = 0; i < chars_.size(); ++i) {
      const char32_t c = chars_[i];
      if (!is_quote(c)) continue;
      char_classes_[i] = western;
      if (c == 0x2018 || c == 0x201C) {
        stack.push_back({i, c + 1});
        continue;
      }
      if (c == 0x2019 && is_apostrophe(i, partner_below(stack, c))) continue;
      while (!stack.empty() && stack.back().closer != c && partner_below(stack, c)) {
        pairs.emplace_back(stack.back().at, npos);
        stack.pop_back();
      }
      if (stack.empty() || stack.back().closer != c) {
        pairs.emplace_back(npos, i);
      } else {
        pairs.emplace_back(stack.back().at, i);
        stack.pop_back();
      }
    }
    for (const Open& o : stack) pairs.emplace_back(o.at, npos);
    decide(pairs);
  }

  // — doubled is a 破折号 of 2 em, alone a 连接号.
  void dashes() {
    for (size_t i = 0; i + 1 < chars_.size(); ++i)
      if ((chars_[i] == 0x2014 || chars_[i] == 0x2015) && chars_[i + 1] == chars_[i])
        char_classes_[i] = char_classes_[i + 1] = dsh;
  }

  void hyphens_and_signs() {
    for (size_t i = 0; i < chars_.size(); ++i) {
      if (chars_[i] == U'-' && profile_ == Profile::zh) {
        const bool western_side = is_latin(i - 1) || is_latin(i + 1);
        if (!western_side && (is_cjk(i - 1) || is_cjk(i + 1))) char_classes_[i] = con;
      } else if (chars_[i] == 0xFF0D && class_at(i + 1) == digit && !is_latin(i - 1) &&
                 !has(ideographic_classes, class_at(i - 1))) {
        char_classes_[i] = pre;
      }
    }
  }

 private:
  static constexpr size_t npos = static_cast<size_t>(-1);
  template <class Stack>
  static bool partner_below(const Stack& stack, char32_t closer) {
    return std::ranges::any_of(stack, [&](const auto& open) { return open.closer == closer; });
  }
  CharClass class_at(size_t i) const {
    return i < char_classes_.size() ? char_classes_[i] : space;
  }  // i = -1 wraps: outside too
  bool is_latin(size_t i) const { return class_at(i) == letter || class_at(i) == digit; }
  bool is_cjk(size_t i) const { return has(cjk_classes, class_at(i)); }

  // don’t; and what no ‘ waits for: students’, ’90s, rock ’n’ roll. A closing mark never follows a word space.
  bool is_apostrophe(size_t at, bool closes_a_quotation) const {
    const bool before = is_latin(at - 1), after = is_latin(at + 1);
    return (before && after) || (closes_a_quotation ? after && class_at(at - 1) == space : before || after);
  }

  // Western words inside Western words of a Chinese quotation: “‘Yes,’ he said.” Its outer mark alone is no neighbour.
  bool is_inner_western(size_t open, size_t close) const {
    const auto is_outer = [&](size_t i) { return i < chars_.size() && is_quote(chars_[i]); };
    const bool left = is_cjk(open - 1), right = is_cjk(close + 1);
    return left != right && is_outer(left ? open - 1 : close + 1);
  }

  void decide(std::vector<std::pair<size_t, size_t>>& pairs) {
    std::ranges::sort(pairs, {}, [](const auto& p) { return p.first == npos ? p.second : p.first; });
    std::vector<uint32_t> cjk_before(chars_.size() + 1, 0);
    for (size_t i = 0; i < chars_.size(); ++i) cjk_before[i + 1] = cjk_before[i] + (is_cjk(i) ? 1 : 0);
    for (const auto& [open, close] : pairs) {
      const auto touches = [&](size_t i) { return i != npos && (is_cjk(i - 1) || is_cjk(i + 1)); };
      const bool encloses = open != npos && close != npos && cjk_before[close] > cjk_before[open];
      const bool inner = open != npos && close != npos && is_inner_western(open, close);
      if (profile_ == Profile::zh && !encloses && (inner || (!touches(open) && !touches(close)))) continue;
      if (open != npos) char_classes_[open] = op;
      if (close != npos) char_classes_[close] = clo;
    }
  }

  std::u32string_view chars_;
  Profile profile_;
  std::vector<CharClass>& char_classes_;
};

}  // namespace

Profile profile_of(Region region) {
  switch (region) {
    case Region::mainland:
    case Region::taiwan:
    case Region::hongkong:
      return Profile::zh;
    case Region::japan:
      return Profile::ja;
    case Region::korea:
      return Profile::ko;
    case Region::none:
      break;
  }
  return Profile::none;
}

CharClass class_of(char32_t c, Profile profile) { return c < 0x10000 ? plane(profile)[c] : beyond_plane(c); }

std::u32string members(ClassSet set, Profile profile) {
  std::u32string out;
  const PlaneTable& table = plane(profile);
  for (char32_t c = 0; c < table.size(); ++c)
    if (has(set, table[c])) out += c;
  return out;
}

ClassSet classify(std::u32string_view chars, Profile profile, std::vector<CharClass>& out) {
  const PlaneTable& table = plane(profile);
  out.resize(chars.size());
  ClassSet present = 0;
  bool quotes = false, dashes = false, signs = false;
  for (size_t i = 0; i < chars.size(); ++i) {
    const char32_t c = chars[i];
    out[i] = c < 0x10000 ? table[c] : beyond_plane(c);
    present |= bit(out[i]);
    if (c > 0x201D && c != 0xFF0D) continue;
    quotes |= is_quote(c);
    dashes |= c == 0x2014 || c == 0x2015;
    signs |= c == U'-' || c == 0xFF0D;
  }
  if (profile == Profile::none || !(quotes || dashes || signs)) return present;
  Context context(chars, profile, out);
  if (dashes) context.dashes();
  if (signs) context.hyphens_and_signs();
  if (quotes) context.quotes();
  present = 0;
  for (const CharClass c : out) present |= bit(c);
  return present;
}

}  // namespace banxin
