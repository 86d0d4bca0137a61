// Fit: what may be done to a story that does not fill its room, and what is done to it (copyfit).
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "base/report.h"

namespace banxin {

class Fields;
struct Block;

/// What the engine may do by itself, without asking the desk; each allows what those before it allow. Words are never
/// changed.
enum class FitMeans : uint8_t {
  nothing,   ///< the remedies are told, none is applied
  text,      ///< paragraphs a line shorter or longer
  white,     ///< and lines above section headings
  spacing,   ///< and the white between characters
  pictures,  ///< and lines of pictures, which are cropped or grown for it
  heads      ///< and lines of headlines, and of these what their stories can do without
};

/// How far it may go; below 0: as the page says, or as banxin does.
struct FitRules {
  int may = -1;             ///< a FitMeans
  int paragraphs = -1;      ///< most paragraphs of a story that are set a line shorter or longer
  int white = -1;           ///< most lines that are added above a heading, or taken from it
  int tracking = -1;        ///< most that characters of a story are set closer or wider, in thousandths of an em
  int picture_lines = -1;   ///< most lines that a picture is made lower or higher
  int headline_lines = -1;  ///< the same of a headline

  /// These, and over them what another says.
  FitRules changed_by(const FitRules& other) const;
  FitMeans means() const { return may < 0 ? FitMeans::nothing : static_cast<FitMeans>(may); }
};
/// What banxin does where nobody says anything.
FitRules own_fit_rules();

/// A picture of a story, counted in it, and the lines that it is made higher.
struct FitPicture {
  int number = 0, lines = 0;
  friend bool operator==(const FitPicture&, const FitPicture&) = default;
};

/// How a block departs from what its template says, so that stories fit. Paragraphs are counted in their story.
struct FitChoice {
  std::vector<int> shorter, longer;  ///< paragraphs that are set in a line less, or more, than by themselves
  int white = 0;                     ///< lines more that may stand above each section heading; below 0: it takes fewer
  int tracking = 0;  ///< between the characters of its text more than by itself, in thousandths of an em
  std::vector<FitPicture> pictures;
  bool without_kicker = false, without_deck = false;
  int headline = 0;  ///< lines more for the headline in the block; an edition says it as `headline: {lines: …}`
  int lines = 0;     ///< lines more for the block itself; an edition says it as `lines`
  std::optional<Place> cut{};  ///< the first character that is left out; in trials alone, words are not cut
  int added = 0;               ///< characters more at the end of the text; in trials alone, words are not written
  Place place{};               ///< where it is written; nowhere: the engine's own

  bool empty() const;
  friend bool operator==(const FitChoice& a, const FitChoice& b) {
    return a.shorter == b.shorter && a.longer == b.longer && a.white == b.white && a.tracking == b.tracking &&
           a.pictures == b.pictures && a.without_kicker == b.without_kicker && a.without_deck == b.without_deck &&
           a.headline == b.headline && a.lines == b.lines && a.cut == b.cut && a.added == b.added;
  }
};
/// Choices that stand in the place of what blocks say themselves; looked up, never walked.
using FitChoices = std::map<const Block*, FitChoice>;

/// Their keys, under `fit`: of a page; of a block with its choice.
void fields(Fields& f, FitRules& rules);
void fields(Fields& f, FitRules& rules, FitChoice& choice);

/// A FitMeans as it is written.
const char* name_of(FitMeans means);

}  // namespace banxin
