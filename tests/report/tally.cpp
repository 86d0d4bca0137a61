#include "tally.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace banxin::report {
namespace {

constexpr size_t most_faults = 12;

class Witness {
 public:
  Witness(const ShapedText& text, const Composed& set, Length measure, Rules rules, Tally& tally)
      : text_(text), set_(set), measure_(measure), rules_(rules), tally_(tally) {}

  void look() {
    tally_.characters += text_.chars.size();
    ++tally_.paragraphs;
    tally_.lines += set_.lines.size();
    tally_.cost += static_cast<double>(set_.cost) / 1e6;
    for (size_t n = 0; n < set_.lines.size(); ++n) look_at_line(n);
    if (set_.lines.size() < 2) return;
    ++tally_.turned_paragraphs;
    if (letters(set_.lines.back()) < 2) ++tally_.lone;
  }

 private:
  void look_at_line(size_t n) {
    const Line& line = set_.lines[n];
    ++tally_.stage[static_cast<size_t>(line.stage)];
    if (line.first == line.last) return;
    const bool last = n + 1 == set_.lines.size();
    if (n > 0 && forbidden_start(text_.chars, first_char(line), rules_)) edge_fault(tally_.starts, "starts", n, n - 1);
    if (!last) look_at_turn(n);
    look_at_gaps(n);
  }

  void look_at_turn(size_t n) {
    const Line& line = set_.lines[n];
    ++tally_.justified;
    const int64_t added = (line.width - line.natural).mpt * int64_t{1000} / std::max(1, line.natural.mpt);
    const auto bound = std::lower_bound(tone_bounds.begin(), tone_bounds.end(), added);
    ++tally_.tone[static_cast<size_t>(bound - tone_bounds.begin())];
    if (forbidden_end(text_.chars, end_char(line) - 1, rules_)) edge_fault(tally_.ends, "ends", n, n);
    if (first_char(set_.lines[n + 1]) == end_char(line) && cuts_unit(text_.chars, end_char(line))) {
      fault(tally_.cuts, "cuts a unit", n);
    }
    Length width = line.indent;
    for (uint32_t i = line.first; i < (line.hangs ? line.last - 1 : line.last); ++i) width += set_.advance[i];
    if (std::abs((width - measure_).mpt) * int64_t{1000} <= text_.em.mpt) return;
    if (!can_stretch(line) && says(n, "")) {
      ++tally_.stiff;
    } else {
      fault(tally_.inexact, "misses the measure", n);
    }
  }

  /// What stands between two ideographs is white that was added.
  void look_at_gaps(size_t n) {
    const Line& line = set_.lines[n];
    int64_t widest = 0;
    for (uint32_t i = line.first; i + 1 < line.last; ++i) {
      if (!is_ideograph(i) || !is_ideograph(i + 1)) continue;
      widest =
          std::max<int64_t>(widest, (set_.advance[i] - text_.clusters[i].advance).mpt * int64_t{1000} / text_.em.mpt);
    }
    tally_.widest = std::max(tally_.widest, widest);
    if (widest <= 250) return;
    ++tally_.loose;
    if (!says(n, "loose")) fault(tally_.silent, "is loose and not reported", n);
  }

  /// A prohibition that was lifted, and said to be, is counted apart. `turn`: the line that ends there.
  void edge_fault(uint64_t& count, const char* what, size_t n, size_t turn) {
    if (says(turn, "level") || says(turn, "third closing mark")) {
      ++tally_.relaxed;
    } else {
      fault(count, what, n);
    }
  }

  /// Is there a warning about line `n` that begins so?
  bool says(size_t n, const char* beginning) const {
    const std::string number = fmt::format(" line {}", n + 1);
    return std::ranges::any_of(words_of(set_.warnings),
                               [&](const std::string& w) { return w.starts_with(beginning) && w.ends_with(number); });
  }

  bool can_stretch(const Line& line) const {
    for (uint32_t i = line.first; i + 1 < line.last; ++i) {
      if (is_ideograph(i) && is_ideograph(i + 1)) return true;
    }
    return false;
  }

  bool is_ideograph(uint32_t cluster) const {
    const char32_t c = text_.chars[text_.clusters[cluster].first_char];
    return (c >= 0x3041 && c <= 0x30FA) || (c >= 0x3400 && c <= 0x9FFF) || c >= 0x20000;
  }

  /// Characters of a line that are no marks.
  int letters(const Line& line) const {
    constexpr std::u32string_view marks =
        U"‘“（〈《「『【〔〖［｛’”）〉》」』】〕〗］｝、，；：。．！？·・—…～()[].,;:!? 　";
    int count = 0;
    for (size_t i = first_char(line); line.first < line.last && i < end_char(line); ++i) {
      if (marks.find(text_.chars[i]) == marks.npos) ++count;
    }
    return count;
  }

  size_t first_char(const Line& line) const { return text_.clusters[line.first].first_char; }
  size_t end_char(const Line& line) const {
    const Cluster& c = text_.clusters[line.last - 1];
    return c.first_char + c.chars;
  }

  void fault(uint64_t& count, const char* what, size_t n) {
    ++count;
    if (tally_.faults.size() >= most_faults) return;
    const Line& line = set_.lines[n];
    const Cluster &a = text_.clusters[line.first], &b = text_.clusters[line.last - 1];
    tally_.faults.push_back(fmt::format("line {} of {:.1f} em {}: {}", n + 1,
                                        static_cast<double>(measure_.mpt) / static_cast<double>(text_.em.mpt), what,
                                        text_.text.substr(a.first_byte, b.first_byte + b.bytes - a.first_byte)));
  }

  const ShapedText& text_;
  const Composed& set_;
  const Length measure_;
  const Rules rules_;
  Tally& tally_;
};

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  characters += other.characters, paragraphs += other.paragraphs, turned_paragraphs += other.turned_paragraphs;
  lines += other.lines, justified += other.justified;
  starts += other.starts, ends += other.ends, cuts += other.cuts, relaxed += other.relaxed;
  inexact += other.inexact, stiff += other.stiff;
  loose += other.loose, silent += other.silent, lone += other.lone, cost += other.cost;
  widest = std::max(widest, other.widest);
  for (size_t k = 0; k < stage.size(); ++k) stage[k] += other.stage[k];
  for (size_t k = 0; k < tone.size(); ++k) tone[k] += other.tone[k];
  for (const std::string& fault : other.faults) {
    if (faults.size() < most_faults) faults.push_back(fault);
  }
  return *this;
}

void look_at(const ShapedText& text, const Composed& set, Length measure, Rules rules, Tally& tally) {
  Witness(text, set, measure, rules, tally).look();
}

}  // namespace banxin::report
