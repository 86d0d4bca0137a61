// What was seen in the lines of a corpus, added up.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "compose/compose.h"
#include "rules.h"

namespace banxin::report {

constexpr size_t stages = static_cast<size_t>(Stage::expand_4) + 1;

/// Bounds between tones, thousandths of the natural length: below −60 the line is squeezed, above 120 it is torn.
constexpr std::array<int, 8> tone_bounds{-60, -40, -20, -1, 0, 20, 60, 120};
constexpr size_t tones = tone_bounds.size() + 1;

struct Tally {
  uint64_t characters = 0, paragraphs = 0, turned_paragraphs = 0, lines = 0, justified = 0;
  uint64_t starts = 0, ends = 0, cuts = 0;  ///< prohibited line starts and ends, units cut
  uint64_t relaxed = 0;                     ///< turns at an edge of the level that the composer says it has lifted
  uint64_t inexact = 0;                     ///< justified lines that miss the measure by more than 0.001 em
  uint64_t stiff = 0;   ///< the same, reported, and without two ideographs beside each other: nothing can stretch
  uint64_t loose = 0;   ///< lines with more than ¼ em added somewhere
  uint64_t silent = 0;  ///< loose lines that the composer did not report
  uint64_t lone = 0;    ///< paragraphs that end in a line of one character
  int64_t widest = 0;   ///< the most that was added between two characters, thousandths of an em
  double cost = 0;      ///< penalty units
  std::array<uint64_t, stages> stage{};
  std::array<uint64_t, tones> tone{};  ///< turned lines by what adjustment made of their length
  std::vector<std::string> faults;     ///< the first of them, to look at

  Tally& operator+=(const Tally& other);
};

/// Looks at a set paragraph from outside: at its characters, widths and warnings alone.
void look_at(const ShapedText& text, const Composed& set, Length measure, Rules rules, Tally& tally);

}  // namespace banxin::report
