// What stands in the back issues: sentences of the corpora, shuffled, and headlines made of small parts.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/archive/layouts.h"
#include "tests/archive/random.h"

namespace banxin::archive_test {

/// The parts that headlines and other short texts of a language are made of.
struct Phrases {
  std::string_view language;
  std::vector<std::string_view> places, things, events, kickers, decks, names, sections, advertisers, skies, seas;
  std::string_view of, by, photo_by;  ///< between place and thing; before a name
};

class Words {
 public:
  /// Reads the corpora of a language: zh-Hans, zh-Hant-TW or ja. Throws std::runtime_error when they are not there.
  explicit Words(const Phrases& phrases);

  const Phrases& phrases() const { return phrases_; }
  std::string title(Random& random) const;
  std::string caption(Random& random) const;
  std::string credit(Random& random) const;
  /// Paragraphs that fill `lines` lines of `measure` characters, or all but one of them.
  std::vector<std::string> paragraphs(Random& random, int measure, int lines) const;
  /// A story with front matter for `place`; `photo` is what stands in the brackets of a photo in it, or nothing.
  std::string story(Random& random, const Place& place, const std::string& photo) const;

 private:
  struct Sentence {
    std::string text;
    int halves = 0;  ///< its width in half em
  };
  void read(const std::filesystem::path& file);

  const Phrases& phrases_;
  std::vector<std::vector<Sentence>> texts_;  ///< of one author each, so that a story keeps one voice
};

const Phrases& phrases_of(std::string_view language);

/// `text` as YAML reads it back.
std::string in_quotes(std::string_view text);

}  // namespace banxin::archive_test
