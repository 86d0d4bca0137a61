// What pages were found to draw: the facts that the rules judge.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "preflight/colour_spaces.h"

namespace banxin {

/// Where something was found: a point of the page as PDF counts, y upwards, and the object whose content shows it.
struct Whereabouts {
  int page = 0, object = 0;
  std::optional<std::array<double, 2>> at = {};
};

/// Something that was found, once a page: the first place counts.
struct Found {
  Message what;
  Whereabouts where;

  friend bool operator<(const Found& a, const Found& b) {
    return std::tie(a.where.page, a.what) < std::tie(b.where.page, b.what);
  }
};

/// A colour as it is set: its space and up to four components.
struct PaintColour {
  Space space;
  std::array<double, 4> values{};
  bool is_counted = true;  ///< among the spaces in use

  bool is_full_black() const;  ///< K = 100 % and nothing else
  bool is_white() const;
  bool is_without_ink() const;      ///< a spot ink, or several, of which there is nothing
  int percent() const;              ///< of all inks together; 0 when the space is none of a press
  bool is_tint_of_process() const;  ///< of the process inks, neither white nor nearly all black
  int inks() const;                 ///< how many plates carry it; 4 when the space is none of a press
  int inks_seen() const;            ///< the same of those whose edges show: no yellow, and a tenth of them at least
  int inks_over() const;            ///< the same of an area that something stands on: patterns count as four
};

/// A font that text is shown in, and what is shown of it.
struct FontUse {
  QPDFObjectHandle dict;
  bool is_seen = false;      ///< in a rendering mode that draws, or clips
  Whereabouts where;         ///< it is shown first
  std::set<uint16_t> shown;  ///< codes: bytes of simple fonts, pairs of bytes where Identity encodes; of others none
  std::set<uint16_t> bare;   ///< those that no ActualText speaks for
};

/// What was painted with one colour: text, a line, or an area.
struct Mark {
  enum class Kind : uint8_t { text, line, area } kind = Kind::text;
  int page = 1;
  double size = 0;  ///< points: type size, line width, or how thick the thinnest part is that is long; -1 = none is
  PaintColour colour;
  bool overprint = false;
  int overprint_mode = 0;
  int below = 0;           ///< of text: how many inks lie below it; 0 = paper
  Whereabouts where = {};  ///< the first place; marks are told apart by all else

  friend bool operator<(const Mark& a, const Mark& b);
};

struct PlacedImage {
  int page = 1, width = 0, height = 0, bits = 8;
  double ppi = 0;  ///< the lower one of both directions
  bool is_mask = false, interpolated = false, has_alternates = false;
  Space space;
  std::array<double, 4> area{};  ///< left, bottom, right, top
  int object = 0;                ///< its own, or that of the content it stands in
  PaintColour stencilled = {};   ///< of a mask: the colour that is painted through it
};

/// A gradient that is shown.
struct PlacedShading {
  Space space;
  QPDFObjectHandle dict;
  Whereabouts where;
};

/// How often a colour space is used, and where first.
struct SpaceUse {
  int times = 0;
  Whereabouts where;
};

/// A string as it is shown, for those who want to know what a page says.
struct ShownText {
  QPDFObjectHandle font;
  std::string codes;
  std::array<double, 4> area{};  ///< about where it stands
  bool visible = true;           ///< somebody could read it
};

struct PlacedForm {
  int page = 1;
  std::array<double, 4> area{};  ///< of its box
};

struct PageFacts {
  std::set<Mark> marks;  ///< each kind of mark once a page
  std::vector<PlacedImage> images;
  std::vector<PlacedForm> forms;
  static constexpr size_t most_shadings = 100'000;
  std::vector<PlacedShading> shadings;  ///< these at most
  std::map<Space::Family, SpaceUse> spaces;
  std::map<std::string, std::set<std::array<double, 4>>> spots;  ///< plate → its substitutes
  std::set<std::string> spot_alternates_in_rgb;                  ///< plates whose substitute is in the device's RGB
  std::set<std::string> spot_alternates_off_press;               ///< those whose substitute is no CMYK, Lab nor RGB
  std::set<std::string> spot_alternates_in_lab;                  ///< those whose substitute is in Lab
  std::set<Found> transparency;                                  ///< what was found: "alpha 0.5"
  std::set<Found> group_spaces;                                  ///< blend spaces that are no CMYK
  std::set<Found> managed_group_spaces;                          ///< those with a profile, which PDF/X-4 knows
  std::set<Found> faults;                                        ///< broken or forbidden content
  std::set<Found> screens;                         ///< halftone screens of its own, as the standard allows
  std::set<Found> open_ends;                       ///< what content began and did not end
  std::set<Found> inline_filters;                  ///< of pictures that stand in content
  std::map<QPDFObjGen, FontUse> fonts;             ///< of text that is shown
  std::map<int, Whereabouts> registration_inside;  ///< pages with the colour All inside the trim
  bool wants_texts = false;                        ///< whether `texts` are asked for
  std::vector<ShownText> texts;                    ///< in the order of drawing
};

}  // namespace banxin
