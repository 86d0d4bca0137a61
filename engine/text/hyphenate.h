// Hyphenation of Western words: patterns of libhyphen, which Debian has for some forty languages.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "text/classes.h"
#include "text/normalise.h"

namespace banxin {

/// Keeps the dictionaries that it has read. Belongs to one thread.
class Hyphenator {
 public:
  Hyphenator();
  ~Hyphenator();

  /// Offers to end lines inside words: a penalty that was `no_break` falls, and `hyphens[i]` is set where a line that
  /// ends before character i ends with a hyphen; so it is after each soft hyphen (U+00AD) that the author wrote. A
  /// paragraph in a Western language follows that language, when it is in `languages`; Western words in CJK text follow
  /// the first of them. `limits` says how many letters stay on either side. Never cut: abbreviations, capitalised words
  /// inside a sentence unless `limits` has names cut, the last word of a paragraph, words joined to digits or hyphens,
  /// code, addresses. Throws MachineFault{"missing-dictionary"}.
  void hyphenate(const Cells& cells, const std::vector<CharClass>& char_classes, const Language& language,
                 const std::vector<std::string>& languages, const HyphenLimits& limits, std::vector<Penalty>& breaks,
                 std::vector<bool>& hyphens);
  /// The dictionaries that were asked about a word since this was called last: file → SHA-256 of what was read.
  std::map<std::string, std::string> take_asked() { return std::exchange(asked_, {}); }

 private:
  struct Dictionary;
  const Dictionary& dictionary(const std::string& tag);

  std::vector<std::unique_ptr<const Dictionary>> dictionaries_;
  std::map<std::string, std::string> asked_;
  std::vector<size_t> points_;
};

}  // namespace banxin
