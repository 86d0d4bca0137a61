#include "fit/cuts.h"

#include <algorithm>

#include "base/utf8.h"

namespace banxin {
namespace {

constexpr size_t most_words = 24;  // characters of what goes that are shown

// A character of the story with its place; a paragraph begins with it, or a sentence.
struct Letter {
  char32_t c = 0;
  Place place;
  bool begins = false;
};

bool ends_sentence(char32_t c) { return std::u32string_view(U"。！？!?．.…").find(c) != std::u32string_view::npos; }
bool closes(char32_t c) { return std::u32string_view(U"”’」』）〉》】)\"'").find(c) != std::u32string_view::npos; }
bool is_space(char32_t c) { return c == U' ' || c == U'\u3000' || c == U'\u2028'; }

// A Western full stop ends a sentence where white follows.
bool is_end(const std::vector<Letter>& letters, size_t i) {
  if (!ends_sentence(letters[i].c)) return false;
  const bool western = letters[i].c < 0x80;
  return !western || i + 1 == letters.size() || is_space(letters[i + 1].c) || closes(letters[i + 1].c) ||
         letters[i + 1].begins;
}

std::vector<Letter> letters_of(const Story& story) {
  std::vector<Letter> letters;
  for (const Section& section : story.sections)
    for (const Paragraph& paragraph : section.paragraphs) {
      const size_t first = letters.size();
      for (const Span& span : paragraph.spans) {
        Place place = span.place;
        for (const char32_t c : utf8::to_utf32(span.text)) {
          letters.push_back({c, place});
          ++place.column;
        }
      }
      if (letters.size() > first) letters[first].begins = true, letters[first].place = paragraph.place;
    }
  // A sentence begins behind the end of another, marks that close it included.
  bool ended = false;
  for (size_t i = 0; i < letters.size(); ++i) {
    const char32_t c = letters[i].c;
    if (ended && !closes(c) && !ends_sentence(c) && !is_space(c)) letters[i].begins = true, ended = false;
    if (is_end(letters, i)) ended = true;
  }
  return letters;
}

}  // namespace

std::vector<SentenceCut> cuts_at_sentences(const Story& story, int characters, size_t most) {
  const std::vector<Letter> letters = letters_of(story);
  std::vector<SentenceCut> cuts;
  for (size_t i = letters.size(); i-- > 1 && cuts.size() < most;) {
    const auto left_out = static_cast<int>(letters.size() - i);
    if (!letters[i].begins || left_out < characters) continue;
    SentenceCut cut{.from = letters[i].place, .characters = left_out, .words = {}};
    std::u32string words;
    for (size_t k = i; k < letters.size() && words.size() < most_words; ++k) words += letters[k].c;
    cut.words = utf8::from_utf32(words) + (letters.size() - i > most_words ? "…" : "");
    cuts.push_back(std::move(cut));
  }
  return cuts;
}

}  // namespace banxin
