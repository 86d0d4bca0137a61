// What belongs together in a heading, read from the borders of its words.
#include <algorithm>
#include <string_view>

#include "compose/headline.h"
#include "compose/headline_words.h"
#include "text/words.h"

namespace banxin {
namespace {

using enum CharClass;

// A turn of 800 or more is a fault that is made only when nothing else fits.
constexpr Penalty free_cut = 0, clause_cut = 200, before_quote = 250, word_cut = 350, conjunction_cut = 500,
                  short_words_cut = 600, unknown_words_cut = 650, counted_cut = 700, fault_cut = 900, most_cut = 1000,
                  in_quotation = 300, kept_groups = 300;
constexpr size_t short_pair = 4, short_object = 3, short_head = 3, short_quotation = 6;

bool ends_clause(CharClass c) {
  return c == com || c == stp || c == exc || c == dsh || c == ell || c == space || c == wide_space;
}
bool is_token_mark(CharClass c) {
  return c == op || c == clo || c == mid || c == con || c == sol || c == pre || c == pos || ends_clause(c);
}
bool has_closing_form(CharClass c) { return c == clo || c == com || c == stp || c == exc || c == mid || c == pos; }
bool is_cjk(CharClass c) { return c == han || c == kana || c == hangul || c == ite || c == cho || c == skn; }
bool is_western_token(CharClass c) { return c == letter || c == digit || c == western; }

struct Token {
  uint32_t first = 0, last = 0;  // clusters
  std::u32string_view word;
  CharClass cls = other;  // of its first cluster
  uint32_t run = 0;       // words made of one row of single characters share a number; 0 = none
  size_t size() const { return word.size(); }
};

class Cutter {
 public:
  Cutter(const ShapedText& text, const Language& language) : text_(text), chinese_(language.is_chinese()) {
    const std::vector<bool> starts = word_starts(text.chars, language);
    const std::u32string_view chars = text.chars;
    for (uint32_t i = 0; i < text.clusters.size(); ++i) {
      const Cluster& c = text.clusters[i];
      const bool joins =
          !tokens_.empty() && !starts[c.first_char] && !is_token_mark(c.cls) && !is_token_mark(tokens_.back().cls);
      if (!joins) tokens_.push_back({i, i, chars.substr(c.first_char, 0), c.cls, 0});
      Token& token = tokens_.back();
      token.last = i + 1;
      token.word = chars.substr(text.clusters[token.first].first_char,
                                c.first_char + c.chars - text.clusters[token.first].first_char);
    }
    if (chinese_) split_off_particles(), join_known(), join_counted(), join_unknown();
  }

  std::vector<Penalty> run() {
    const auto n = static_cast<uint32_t>(text_.clusters.size());
    std::vector<Penalty> cuts(n + 1, no_break);
    cuts[n] = must_break;
    find_enclosed();
    for (size_t i = 1; i < tokens_.size(); ++i) {
      const uint32_t at = tokens_[i].first;
      const Penalty given = text_.clusters[at].inside_word ? no_break : text_.breaks[at];
      // What a text would rather keep together (numbers with what they count, dates, short titles) a heading keeps.
      const bool kept = given == no_break || (chinese_ && given >= kept_groups && given <= most_cut);
      cuts[at] = given == must_break ? must_break : kept ? no_break : cut(i);
    }
    // A mark inside what is one token to the dictionary may still be a forced turn.
    for (uint32_t i = 1; i < n; ++i)
      if (text_.breaks[i] == must_break) cuts[i] = must_break;
    return cuts;
  }

 private:
  // A character that no list knows and the dictionary gives alone.
  static bool is_unknown(const Token& t) {
    return t.size() == 1 && t.cls == han && !lexicon::is_leader(t.word) && !lexicon::is_particle(t.word) &&
           !lexicon::is_follower(t.word) && !lexicon::is_conjunction(t.word) && !lexicon::is_number(t.word);
  }

  // The dictionary's 了一 is no word.
  void split_off_particles() {
    std::vector<Token> out;
    for (const Token& token : tokens_) {
      out.push_back(token);
      const bool word = token.word == U"了解" || token.word == U"了结" || token.word == U"了結";
      if (token.last - token.first < 2 || token.word[0] != U'了' || word) continue;
      out.back().last = token.first + 1;
      out.back().word = token.word.substr(0, 1);
      Token rest = token;
      rest.first = token.first + 1;
      rest.word = token.word.substr(1);
      out.push_back(rest);
    }
    tokens_ = std::move(out);
  }

  // Makes one token of [first, first + count).
  void join(std::vector<Token>& out, size_t first, size_t count, uint32_t run) const {
    Token whole = tokens_[first];
    const Token& last = tokens_[first + count - 1];
    whole.last = last.last;
    whole.word = {whole.word.data(), static_cast<size_t>(last.word.data() - whole.word.data()) + last.word.size()};
    whole.run = run;
    out.push_back(whole);
  }

  // Words of our own lexicon that the dictionary takes apart: 惠|及, 求|购.
  void join_known() {
    std::vector<Token> out;
    for (size_t i = 0; i < tokens_.size();) {
      size_t count = 1;
      if (i + 1 < tokens_.size() && tokens_[i].cls == han && tokens_[i + 1].cls == han &&
          std::min(tokens_[i].size(), tokens_[i + 1].size()) == 1) {
        const std::u32string_view pair(tokens_[i].word.data(), tokens_[i].size() + tokens_[i + 1].size());
        if (lexicon::is_predicate(pair) || lexicon::is_leader(pair)) count = 2;
      }
      join(out, i, count, 0);
      i += count;
    }
    tokens_ = std::move(out);
  }

  // A number and its measure word: 三百万|元, 300|台.
  void join_counted() {
    std::vector<Token> out;
    for (size_t i = 0; i < tokens_.size();) {
      size_t end = i;
      while (end < tokens_.size() && !is_token_mark(tokens_[end].cls) && lexicon::is_number(tokens_[end].word)) ++end;
      if (end > i && end < tokens_.size() && is_unknown(tokens_[end])) ++end;
      join(out, i, std::max<size_t>(end - i, 1), 0);
      i = std::max(end, i + 1);
    }
    tokens_ = std::move(out);
  }

  // How many of the single characters [i, end) are one word: a name of three, a word of three (俱乐部), else two and
  // two (算力|热度).
  size_t unknown_word(size_t i, size_t end) const {
    if (end - i < 2) return 1;
    const bool after_word = i > 0 && tokens_[i - 1].cls == han && tokens_[i - 1].size() > 1;
    if (after_word && lexicon::is_suffix(tokens_[i].word)) {
      if (end - i > 2 && lexicon::is_family_name(tokens_[i + 1].word)) return 1;  // 摄影|师|郑焕松
      if (end - i == 3 && lexicon::is_person(tokens_[i].word)) return 1;          // 年轻|人|重读
    }
    return end - i == 3 || (end - i > 3 && lexicon::is_family_name(tokens_[i].word)) ? 3 : 2;
  }

  // Words and names that the dictionary lacks stand in rows of single characters.
  void join_unknown() {
    std::vector<Token> out;
    uint32_t run = 0;
    for (size_t i = 0; i < tokens_.size();) {
      size_t end = i;
      while (end < tokens_.size() && is_unknown(tokens_[end])) ++end;
      if (end - i > 1) ++run;
      const size_t first = i;
      while (i < end) {
        const size_t count = unknown_word(i, end);
        if (count == 1)
          take_one(out, tokens_[i], end - first > 1 ? run : 0);
        else
          join(out, i, count, run);
        i += count;
      }
      if (i < tokens_.size()) take_one(out, tokens_[i++], 0);
    }
    tokens_ = std::move(out);
  }

  // A suffix that stands alone ends the word before it: 运动|会.
  static void take_one(std::vector<Token>& out, Token token, uint32_t run) {
    const bool ends_word = !out.empty() && out.back().cls == han && out.back().size() > 1 && out.back().run == 0 &&
                           is_unknown(token) && lexicon::is_suffix(token.word) &&
                           !lexicon::is_predicate(out.back().word) && !lexicon::is_leader(out.back().word);
    token.run = run;
    if (!ends_word) return out.push_back(token);
    Token& word = out.back();
    word.last = token.last;
    word.word = {word.word.data(), word.word.size() + token.word.size()};
  }

  // Which tokens stand in 《》, and how long the shortest quotation round each is (0 = none).
  void find_enclosed() {
    titles_.assign(tokens_.size(), false), quoted_.assign(tokens_.size(), 0);
    std::vector<size_t> open;
    for (size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].cls == op) open.push_back(i);
      if (tokens_[i].cls != clo || open.empty()) continue;
      const size_t from = open.back();
      open.pop_back();
      const bool title = tokens_[from].word == U"《" || tokens_[from].word == U"〈";
      const size_t length = std::max<size_t>(tokens_[i].first - tokens_[from].last, 1);
      for (size_t k = from + 1; k <= i; ++k) {
        titles_[k] = titles_[k] || title;
        quoted_[k] = quoted_[k] == 0 ? length : std::min(quoted_[k], length);
      }
    }
  }

  // Characters from token `i` to the end of its clause.
  size_t left_in_clause(size_t i) const {
    size_t count = 0;
    for (; i < tokens_.size() && !ends_clause(tokens_[i].cls); ++i)
      if (!is_token_mark(tokens_[i].cls)) count += tokens_[i].size();
    return count;
  }

  Penalty cut(size_t i) const {
    const Token &a = tokens_[i - 1], &b = tokens_[i];
    // Neither behind a pause nor behind a space.
    if (has_closing_form(b.cls) || (chinese_ && lexicon::is_particle(b.word))) return no_break;
    if (titles_[i] || a.cls == mid || b.cls == mid || touches_name(i)) return no_break;
    if (quoted_[i] > 0 && quoted_[i] <= short_quotation) return no_break;
    Penalty p = ends_clause(a.cls) ? clause_end(i) : between(i);
    if (p != no_break && quoted_[i] > 0) p = std::min<Penalty>(most_cut, p + in_quotation);
    return p;
  }

  // A space between Western words is no end of a clause.
  Penalty clause_end(size_t i) const {
    const bool words = tokens_[i - 1].cls == space && i >= 2 && is_western_token(tokens_[i - 2].cls);
    return words && is_western_token(tokens_[i].cls) ? word_cut : free_cut;
  }

  // The parts of a foreign name beside its dots: single characters in a row with ·.
  bool touches_name(size_t i) const {
    if (tokens_[i].run == 0 || tokens_[i].run != tokens_[i - 1].run) return false;
    size_t first = i, last = i;
    while (first > 0 && tokens_[first - 1].run == tokens_[i].run) --first;
    while (last + 1 < tokens_.size() && tokens_[last + 1].run == tokens_[i].run) ++last;
    return (first > 0 && tokens_[first - 1].cls == mid) || (last + 1 < tokens_.size() && tokens_[last + 1].cls == mid);
  }

  Penalty between(size_t i) const {
    const Token &a = tokens_[i - 1], &b = tokens_[i];
    if (lexicon::is_follower(b.word)) return chinese_ ? fault_cut : no_break;
    if (!chinese_) return between_foreign(a, b);
    if (is_token_mark(a.cls) || is_token_mark(b.cls)) return beside_mark(i);
    if (belong_together(a, b, i)) return no_break;
    Penalty p = a.size() + b.size() <= short_pair ? short_words_cut : word_cut;
    if (a.run != 0 && a.run == b.run) p = unknown_words_cut;
    if (lexicon::is_conjunction(b.word)) p = conjunction_cut;
    if (lexicon::is_predicate(b.word) || lexicon::is_leader(b.word) || lexicon::is_time(b.word)) p = clause_cut;
    if (lexicon::is_number(a.word.substr(0, 1)) && a.size() == 2) p = std::max(p, counted_cut);
    const bool alone = is_unknown(a) || is_unknown(b);
    const bool leads = lexicon::is_leader(a.word) || lexicon::is_predicate(a.word) || lexicon::is_particle(a.word);
    return alone || leads ? fault_cut : p;
  }

  bool belong_together(const Token& a, const Token& b, size_t i) const {
    if (lexicon::is_number(a.word) || lexicon::is_conjunction(a.word)) return true;
    if (a.size() == 1 && lexicon::is_leader(a.word)) return true;
    if (lexicon::is_particle(a.word) && left_in_clause(i) <= short_head) return true;
    if (lexicon::is_predicate(a.word) && b.size() <= short_object) return true;
    return is_unknown(a) && lexicon::is_family_name(a.word) && is_cjk(b.cls) && b.size() <= 2 &&
           !lexicon::is_predicate(b.word);
  }

  Penalty beside_mark(size_t i) const {
    const Token &a = tokens_[i - 1], &b = tokens_[i];
    const bool long_title = b.cls == op && i + 1 < tokens_.size() && quoted_[i + 1] > short_quotation;
    if (long_title && lexicon::is_predicate(a.word)) return short_words_cut;
    if (lexicon::is_conjunction(a.word) || lexicon::is_number(a.word)) return no_break;
    if (is_token_mark(b.cls) && a.size() == 1 && lexicon::is_leader(a.word)) return no_break;
    if (lexicon::is_leader(a.word) || lexicon::is_predicate(a.word) || lexicon::is_particle(a.word)) return fault_cut;
    if (b.cls == op) return before_quote;
    return a.cls == clo ? word_cut : short_words_cut;
  }

  // Japanese turns after a particle, Korean and Western text at spaces, Thai between words.
  Penalty between_foreign(const Token& a, const Token& b) const {
    if (b.cls == op) return before_quote;
    if (lexicon::is_follower(a.word)) return clause_cut;
    return is_cjk(a.cls) && is_cjk(b.cls) && a.size() + b.size() <= short_pair ? short_words_cut : word_cut;
  }

  const ShapedText& text_;
  const bool chinese_;
  std::vector<Token> tokens_;
  std::vector<bool> titles_;    // by token: a turn before it is inside 《》
  std::vector<size_t> quoted_;  // … or inside a quotation of so many characters
};

}  // namespace

std::vector<Penalty> headline_cuts(const ShapedText& text, const Language& language) {
  if (text.clusters.size() <= longest_headline) return Cutter(text, language).run();
  std::vector<Penalty> cuts(text.clusters.size() + 1, no_break);
  for (size_t i = 1; i < cuts.size(); ++i)
    if (text.breaks[i] == must_break) cuts[i] = must_break;
  return cuts;
}

}  // namespace banxin
