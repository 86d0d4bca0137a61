#include "text/hyphenate.h"

#include <fmt/format.h>
#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "base/files.h"
#include "base/message.h"
#include "base/owned.h"
#include "base/sha256.h"
#include "base/utf8.h"

namespace banxin {
namespace {

constexpr Penalty hyphen_cost = 75;
constexpr size_t longest_word = 100;
constexpr uintmax_t largest_dictionary = uintmax_t{64} << 20;
constexpr char32_t soft_hyphen = 0xAD;

bool is_capital(char32_t c) { return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c)); }

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// Where capitals make nouns, not names.
bool capitalises_nouns(std::string_view tag) { return primary(tag) == "de" || primary(tag) == "lb"; }

// en-US → hyph_en_US.dic, else hyph_en.dic.
std::string file_for(const std::string& tag) {
  std::string name = tag;
  std::ranges::replace(name, '-', '_');
  for (;;) {
    std::string file = "/usr/share/hyphen/hyph_" + name + ".dic";
    std::error_code fault;
    if (std::filesystem::exists(file, fault)) return file;
    const size_t cut = name.rfind('_');
    if (cut == name.npos) break;
    name.resize(cut);
  }
  throw MachineFault{"missing-dictionary", say("there is no hyphenation dictionary for language {}", tag),
                     say("apt-get install hyphen-{}, or take the language out of hyphenate", primary(tag))};
}

using Patterns = Owned<HyphenDict, hnj_hyphen_free>;

// Null when they are none.
Patterns parse(std::string& bytes) {
  using Stream = Owned<std::FILE, std::fclose>;
  const Stream stream(::fmemopen(bytes.data(), bytes.size(), "r"));
  return Patterns(stream ? hnj_hyphen_load_file(stream.get()) : nullptr);
}

// What hnj_hyphen_hyphenate3 allocates: changes of spelling at a hyphen, by letter.
struct Respellings {
  char** text = nullptr;
  int *at = nullptr, *cut = nullptr;
  size_t size;

  explicit Respellings(size_t bytes) : size(bytes) {}
  Respellings(const Respellings&) = delete;
  Respellings& operator=(const Respellings&) = delete;
  ~Respellings() {
    if (text != nullptr)
      for (size_t i = 0; i < size; ++i) std::free(text[i]);
    std::free(text), std::free(at), std::free(cut);
  }
};

// One word of a paragraph: characters [first, last), all letters.
class WesternWord {
 public:
  WesternWord(const Cells& cells, const std::vector<CharClass>& char_classes, size_t first)
      : cells_(cells), char_classes_(char_classes), first_(first), last_(first) {
    while (last_ < char_classes.size() && char_classes[last_] == CharClass::letter) ++last_;
  }
  size_t first() const { return first_; }
  size_t last() const { return last_; }

  bool may_be_cut(bool capitals_may, const HyphenLimits& limits) const {
    const size_t n = last_ - first_;
    if (n < static_cast<size_t>(limits.before + limits.after) || n > longest_word) return false;
    if (joined(first_ - 1, first_ - 2) || joined(last_, last_ + 1)) return false;
    for (size_t i = first_; i < last_; ++i)
      if (cells_[i].locked || (i > first_ && is_capital(cells_[i].c))) return false;  // UNESCO, DeepSeek
    return capitals_may || !is_capital(cells_[first_].c) || begins_sentence();
  }

 private:
  char32_t at(size_t i) const { return i < cells_.size() ? cells_[i].c : U' '; }  // i = -1 wraps: outside too
  CharClass class_at(size_t i) const { return i < char_classes_.size() ? char_classes_[i] : CharClass::space; }

  // The character beside the word ties it to the one beyond: a digit, a hyphen, a combining mark, the dot of file.txt.
  bool joined(size_t beside, size_t beyond) const {
    const CharClass c = class_at(beside);
    if (c == CharClass::digit || c == CharClass::other) return true;
    if (std::u32string_view(U"-\u2010\u2011\u00AD_@").find(at(beside)) != std::u32string_view::npos) return true;
    return at(beside) == U'.' && (class_at(beyond) == CharClass::letter || class_at(beyond) == CharClass::digit);
  }

  // After a short word a full stop is taken for that of an abbreviation: Mr. Smith.
  bool begins_sentence() const {
    size_t i = first_;
    while (i > 0 && (is_blank(at(i - 1)) || is_quote_or_bracket(at(i - 1)))) --i;
    if (i == 0 || char_classes_[i - 1] == CharClass::forced_break) return true;
    if (at(i - 1) != U'.') return std::u32string_view(U"!?…:。！？：").find(at(i - 1)) != std::u32string_view::npos;
    size_t letters = 0;
    while (letters < i - 1 && class_at(i - 2 - letters) == CharClass::letter) ++letters;
    return letters > 3;
  }

  const Cells& cells_;
  const std::vector<CharClass>& char_classes_;
  size_t first_, last_;
};

// The end of the paragraph's last word: it is never cut, nor is anything after it.
size_t start_of_last_word(const std::vector<CharClass>& char_classes) {
  constexpr ClassSet text = ideographic_classes | classes(CharClass::letter, CharClass::digit);
  size_t i = char_classes.size();
  while (i > 0 && !has(text, char_classes[i - 1])) --i;
  while (i > 0 && char_classes[i - 1] == CharClass::letter) --i;
  return i;
}

// The language whose patterns a paragraph's words follow; empty: none.
std::string language_for(const Language& paragraph, const std::vector<std::string>& languages) {
  if (paragraph.is_cjk()) return languages.empty() ? "" : languages.front();
  const auto same = [&](const std::string& tag) { return primary(tag) == primary(paragraph.tag); };
  const auto found = std::ranges::find_if(languages, same);
  return found == languages.end() ? "" : *found;
}

}  // namespace

struct Hyphenator::Dictionary {
  std::string tag, file, sha256;
  Patterns patterns;
  Owned<UConverter, ucnv_close> converter;  // null: the patterns are in UTF-8

  explicit Dictionary(const std::string& language) : tag(language), file(file_for(language)) {
    if (std::optional<std::string> bytes = read_file(file, largest_dictionary)) {
      sha256 = banxin::sha256(*bytes);
      patterns = parse(*bytes);
    }
    UErrorCode fault = U_ZERO_ERROR;
    if (patterns && patterns->utf8 == 0) converter.reset(ucnv_open(patterns->cset, &fault));
    if (!patterns || U_FAILURE(fault))
      throw MachineFault{"missing-dictionary", say("{} is no hyphenation dictionary", file),
                         say("install its package again")};
  }

  // The word in small letters, as the patterns are written; empty when they have no such letters.
  std::string spell(const Cells& cells, const WesternWord& word) const {
    std::u32string small;
    for (size_t i = word.first(); i < word.last(); ++i)
      small += static_cast<char32_t>(u_tolower(static_cast<UChar32>(cells[i].c)));
    std::string text = utf8::from_utf32(small);
    if (!converter) return text;
    if (std::ranges::any_of(small, [](char32_t c) { return c > 0xFFFF; })) return "";
    const std::u16string wide(small.begin(), small.end());
    UErrorCode fault = U_ZERO_ERROR;
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &fault);
    std::string bytes(small.size() * 4, '\0');
    const int32_t n = ucnv_fromUChars(converter.get(), bytes.data(), static_cast<int32_t>(bytes.size()), wide.data(),
                                      static_cast<int32_t>(wide.size()), &fault);
    return U_FAILURE(fault) || static_cast<size_t>(n) != small.size() ? "" : bytes.substr(0, small.size());
  }

  // Offsets in the word before which it may be cut without changing its spelling.
  void find_points(const Cells& cells, const WesternWord& word, const HyphenLimits& limits,
                   std::vector<size_t>& points) const {
    points.clear();
    const std::string text = spell(cells, word);
    if (text.empty()) return;
    std::string marks(text.size() + 5, '\0');
    Respellings changed(text.size());
    const int fault =
        hnj_hyphen_hyphenate3(patterns.get(), text.data(), static_cast<int>(text.size()), marks.data(), nullptr,
                              &changed.text, &changed.at, &changed.cut, std::max<int>(limits.before, patterns->lhmin),
                              std::max<int>(limits.after, patterns->rhmin), patterns->clhmin, patterns->crhmin);
    const size_t letters = word.last() - word.first();
    const auto before = static_cast<size_t>(limits.before), after = static_cast<size_t>(limits.after);
    for (size_t i = before; fault == 0 && i + after <= letters; ++i) {
      const bool respelt = changed.text != nullptr && changed.text[i - 1] != nullptr;
      if ((marks[i - 1] & 1) != 0 && !respelt) points.push_back(i);
    }
  }
};

Hyphenator::Hyphenator() = default;
Hyphenator::~Hyphenator() = default;

const Hyphenator::Dictionary& Hyphenator::dictionary(const std::string& tag) {
  for (const auto& known : dictionaries_)
    if (known->tag == tag) return *known;
  return *dictionaries_.emplace_back(std::make_unique<const Dictionary>(tag));
}

void Hyphenator::hyphenate(const Cells& cells, const std::vector<CharClass>& char_classes, const Language& language,
                           const std::vector<std::string>& languages, const HyphenLimits& limits,
                           std::vector<Penalty>& breaks, std::vector<bool>& hyphens) {
  hyphens.assign(cells.size(), false);
  for (size_t i = 1; i < cells.size(); ++i) {
    if (cells[i - 1].c != soft_hyphen || breaks[i] == no_break || breaks[i] == must_break) continue;
    breaks[i] = std::max(breaks[i], hyphen_cost);
    hyphens[i] = true;
  }
  const std::string tag = language_for(language, languages);
  if (tag.empty()) return;
  const Dictionary& words = dictionary(tag);
  const size_t end = start_of_last_word(char_classes);
  for (size_t i = 0; i < end; ++i) {
    if (char_classes[i] != CharClass::letter) continue;
    const WesternWord word(cells, char_classes, i);
    i = word.last();
    if (!word.may_be_cut(limits.names || capitalises_nouns(tag), limits)) continue;
    asked_.try_emplace(words.file, words.sha256);
    words.find_points(cells, word, limits, points_);
    for (const size_t point : points_) {
      Penalty& p = breaks[word.first() + point];
      if (p != no_break) continue;
      p = hyphen_cost;
      hyphens[word.first() + point] = true;
    }
  }
}

}  // namespace banxin
