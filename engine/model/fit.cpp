#include "model/fit.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/message.h"
#include "model/fields.h"

namespace banxin {
namespace {

const Words means_words = {"nothing", "text", "white", "spacing", "pictures", "heads"};

// In thousandths of an em.
constexpr int most_tracking = 50;

void rule_fields(Fields& f, FitRules& rules) {
  Em tracking{rules.tracking};
  f.choice(
      {"may",
       "what is done without asking, each with those before it: paragraphs a line shorter or longer (text), "
       "lines above section headings (white), the white between characters (spacing), pictures, headlines (heads)"},
      rules.may, means_words);
  f.integer({"paragraphs", "most paragraphs of a story set a line shorter or longer; 8 when not given"},
            rules.paragraphs, 0, 100);
  f.integer({"most-white", "most lines added above a section heading, or taken from it; 1 when not given"}, rules.white,
            0, 10);
  f.em({"most-tracking",
        "most that all characters of a story are set closer or wider, up to 0.05em; 0.02em when not given"},
       tracking);
  if (tracking.milli > most_tracking || tracking.milli < -1)
    f.error("most-tracking", "out-of-range", say("characters are set closer or wider by 0em to 0.05em"),
            say("what is more is seen beside other stories"));
  else
    rules.tracking = tracking.milli;
  f.integer({"picture-lines", "most lines that a picture is made lower or higher; 4 when not given"},
            rules.picture_lines, 0, 40);
  f.integer({"headline-lines", "the same of a headline; 1 when not given"}, rules.headline_lines, 0, 10);
}

void number_list(Fields& f, Key key, std::vector<int>& numbers) {
  std::vector<std::string> words;
  f.words(key, words, "[1-9][0-9]{0,3}");
  for (const std::string& word : words) {
    int number = 0;
    std::from_chars(word.data(), word.data() + word.size(), number);
    numbers.push_back(number);
  }
  std::ranges::sort(numbers);
}

void choice_fields(Fields& f, FitChoice& choice) {
  number_list(f, {"shorter", "paragraphs set in a line less, counted in the story: [5, 12]"}, choice.shorter);
  number_list(f, {"longer", "paragraphs set in a line more"}, choice.longer);
  for (const int paragraph : choice.longer)
    if (std::ranges::binary_search(choice.shorter, paragraph))
      f.error("longer", "bad-fit", say("a paragraph is set shorter or longer, not both"),
              say("take it out of one of the lists"));
  f.integer({"white", "lines more that may stand above each section heading; below 0, it takes fewer"}, choice.white,
            -5, 10);
  Em tracking{choice.tracking};
  f.em(
      {"tracking", "white between the characters of its text beside what their styles say; below 0, they stand closer"},
      tracking);
  if (std::abs(tracking.milli) > most_tracking)
    f.error("tracking", "out-of-range", say("characters are set closer or wider by 0em to 0.05em"),
            say("what is more is seen beside other stories"));
  else
    choice.tracking = tracking.milli;
  f.list({"pictures", "pictures of the story that are made higher or lower"}, [&](Fields& p) {
    FitPicture picture;
    p.integer({"picture", "which one, counted in the story, tables among them", true}, picture.number, 1, 999);
    p.integer({"lines", "lines that it is made higher; below 0, lower", true}, picture.lines, -200, 200);
    choice.pictures.push_back(picture);
  });
  std::vector<std::string> left_out;
  f.words({"leave-out", "parts of the headline that do not stand on the page: kicker, deck"}, left_out, "kicker|deck");
  choice.without_kicker = std::ranges::find(left_out, "kicker") != left_out.end();
  choice.without_deck = std::ranges::find(left_out, "deck") != left_out.end();
}

void take(int& rule, int other) {
  if (other >= 0) rule = other;
}

}  // namespace

FitRules FitRules::changed_by(const FitRules& other) const {
  FitRules both = *this;
  take(both.may, other.may);
  take(both.paragraphs, other.paragraphs);
  take(both.white, other.white);
  take(both.tracking, other.tracking);
  take(both.picture_lines, other.picture_lines);
  take(both.headline_lines, other.headline_lines);
  return both;
}

FitRules own_fit_rules() {
  return {.may = 0, .paragraphs = 8, .white = 1, .tracking = 20, .picture_lines = 4, .headline_lines = 1};
}

bool FitChoice::empty() const { return *this == FitChoice{}; }

void fields(Fields& f, FitRules& rules) {
  f.map({"fit", "what may be done so that stories fill their blocks exactly (copyfit)"},
        [&](Fields& inner) { rule_fields(inner, rules); });
}

void fields(Fields& f, FitRules& rules, FitChoice& choice) {
  f.map({"fit", "What may be done, and what is done, so that it fits exactly (copyfit)."}, [&](Fields& inner) {
    rule_fields(inner, rules);
    choice_fields(inner, choice);
  });
  choice.place = f.place("fit");
}

const char* name_of(FitMeans means) { return means_words[static_cast<size_t>(means)]; }

}  // namespace banxin
